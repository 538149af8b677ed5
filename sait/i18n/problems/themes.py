"""What people are told about themes: those who code open answers, and those who lead that."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "codings.row": (
        marked("Line {line} of the table does not fit what was exported: {what}"),
        marked(
            "Put the line back as it was, or choose a code of the codebook, and upload again. Passages must be the words at their place."
        ),
    ),
    "codings.unreadable": (
        marked("This is not a table of codes that SAIT can read."),
        marked("Save it as CSV in UTF-8 with the same ten columns as it was exported with."),
    ),
    "coding.gone": (
        marked("This code is no longer there."),
        marked("You may have taken it back in another tab."),
    ),
    "coding.memo-too-long": (
        marked("A memo has room for {most} characters."),
        marked("Shorten it, and save again."),
    ),
    "coding.no-answer": (
        marked("This answer is no longer there."),
        marked("The time for keeping the answers may be over. Choose another coding."),
    ),
    "coding.no-codes": (
        marked("There is no code in what you typed."),
        marked("Type at least one code after the sentence numbers or the quoted words."),
    ),
    "coding.no-sentence": (
        marked("There is no sentence {typed}: the answer has {count}."),
        marked("Type a number that stands before a sentence, or two with a hyphen, such as 1-2."),
    ),
    "coding.not-there": (
        marked("The answer does not have these words in this order."),
        marked("Copy the words from the answer, or use the sentence's number."),
    ),
    "coding.passage": (
        marked("This passage is not within the answer."),
        marked("Choose it again by the numbers of its sentences."),
    ),
    "coding.unknown": (
        marked("The codebook has no code {typed}."),
        marked("Did you mean {near}? All codes are listed under the answer."),
    ),
    "qdpx.code-unknown": (
        marked("The file has codes that the codebook does not have: {codes}"),
        marked("Add them to the codebook in a new version, or give their codings another code, and upload again."),
    ),
    "qdpx.coder-unknown": (
        marked("The file has codings of people who do not code here: {coders}"),
        marked("Give them the name of a coder in your program ({known}), and upload again."),
    ),
    "qdpx.passage": (
        marked("The file codes a passage that is in no answer of {document}."),
        marked("Delete this coding in your program, or code the words of an answer instead, and upload again."),
    ),
    "qdpx.text-changed": (
        marked(
            "The text {document} in the file is not the one that was exported, so codings would land in the wrong place."
        ),
        marked("Undo the changes to the text in your program, or take a new file from here and code that."),
    ),
    "qdpx.text-unknown": (
        marked("The file codes a text that was not exported from here: {document}"),
        marked("Take it out of the project in your program, and upload again."),
    ),
    "qdpx.too-large": (
        marked("The file is too large: its parts may have {most} MB at most."),
        marked("Export the project without pictures, sound or video."),
    ),
    "qdpx.unreadable": (
        marked("This file is not a project that SAIT can read, or it is damaged."),
        marked("Export it again as a REFI-QDA project (.qdpx)."),
    ),
    "quote.empty": (
        marked("The quote has no words."),
        marked("Type the words to be released, or choose another answer."),
    ),
    "quote.few": (
        marked("Too few people raised this theme in this question, so a quote could point to one of them."),
        marked("Choose a theme and a question whose count is shown."),
    ),
    "quote.gone": (
        marked("This quote is no longer there."),
        marked("Load the page again to see which quotes are released."),
    ),
    "quote.naming": (
        marked("This might still name someone: {words}"),
        marked("Take it out of the quote, or tick that it may stay."),
    ),
    "quote.no-theme": (
        marked("This answer does not have this theme."),
        marked("Choose another answer."),
    ),
    "quote.not-read": (
        marked("The quote was not released: you have not said that you have read it."),
        marked("Read every word, tick the box, and press the button again."),
    ),
    "quote.too-long": (
        marked("A quote has room for {most} characters."),
        marked("Shorten it: a report needs the one thought."),
    ),
    "themes.coders-full": (
        marked("{most} people already code these answers."),
        marked("No more than that can be compared. To code them again, begin another coding of the same survey."),
    ),
    "themes.keep-until": (
        marked("The last day for keeping the answers must be today or later, and at most ten years from today."),
        marked("Choose the last day on which they are needed."),
    ),
    "themes.no-answers": (
        marked("The answers have been erased, so there is nothing to count."),
        marked("Begin another coding, if the survey still has its answers."),
    ),
    "themes.no-codebook": (
        marked("There is no codebook yet."),
        marked("The person who leads the coding writes it first, under Codebook."),
    ),
    "themes.no-coder": (
        marked("You do not code these answers."),
        marked("Press the button to code them, under Code answers."),
    ),
    "themes.no-file": (
        marked("There is no file that can be taken here."),
        marked("Choose a codebook (.yaml), a coding project (.qdpx) or a table of codes (.csv)."),
    ),
    "themes.no-difference": (
        marked("The two coders do not differ here."),
        marked("Load the page again to see what is left to be decided."),
    ),
    "themes.nobody-coded": (
        marked("Nobody has coded these answers."),
        marked("Code them first, under Code answers."),
    ),
    "themes.not-finished": (
        marked("A coder is still at work."),
        marked("Wait until every coder has said that they are done."),
    ),
    "themes.nothing": (
        marked("This survey has no open answers that can be read: nobody wrote any, or too few people answered."),
        marked("Choose another survey."),
    ),
    "themes.stage": (
        marked("This coding has moved on, so that cannot be done any more."),
        marked("Load the page again to see where it stands."),
    ),
    "themes.undecided": (
        marked("There are differences that nobody has decided: {count}."),
        marked("Decide each of them, then make the figures."),
    ),
    "themes.unknown": (
        marked("There is no such coding."),
        marked("Choose one from the list on the Themes page."),
    ),
}
