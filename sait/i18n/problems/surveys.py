"""What people are told about surveys: those who answer, who send links, and who lead one."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "survey.begun": (
        marked("This survey has begun, so its first day stays."),
        marked("Change the last day alone."),
    ),
    "survey.board-not-asked": (
        marked("This survey does not ask that board."),
        marked("Choose another survey or another board."),
    ),
    "survey.cell-choice": (
        marked("Cell {cell}: “{given}” is not one of the answers."),
        marked("Choose one from the list of the cell: {offered}."),
    ),
    "survey.cell-formula": (
        marked("Cell {cell} holds a formula."),
        marked("Type the answer itself."),
    ),
    "survey.cell-question": (
        marked("Cell {cell} has an answer, but its row names no question of this survey: “{item}”."),
        marked("Put back what stood in the first cell of the row, or start from a new workbook."),
    ),
    "survey.cell-too-long": (
        marked("Cell {cell} has {typed} characters. {most} is the most."),
        marked("Shorten it."),
    ),
    "survey.cell-twice": (
        marked("Cell {cell}: the question {item} stands in the workbook twice."),
        marked("Delete one of the two rows."),
    ),
    "survey.closed": (
        marked("This survey is closed, and its results stand."),
        marked("To ask again, plan a new survey."),
    ),
    "survey.day-past": (
        marked("The last day is over, so the survey would close at once and for ever."),
        marked("Choose a last day that is today or later."),
    ),
    "survey.days": (
        marked("The last day must not come before the first, and there can be at most {most} days between them."),
        marked("Correct the days, and save again."),
    ),
    "survey.depending": (
        marked("This question bank has questions that depend on an answer, and a survey cannot ask these."),
        marked("Choose another bank, or use this one in a workshop."),
    ),
    "survey.empty": (
        marked("You have not answered any question yet."),
        marked("Answer at least one question, then send your answers."),
    ),
    "survey.link-dead": (
        marked("This link no longer works, because another one was sent in its place."),
        marked("Use the newer link. If you have none, ask your board's business manager."),
    ),
    "survey.link-number": (
        marked("There is no link with the number {number} that works."),
        marked("Look up the number in your list, and type it again."),
    ),
    "survey.link-unknown": (
        marked("This link leads to no survey."),
        marked("Open it again from the message that you were sent, whole. If that does not help, ask your board's business manager."),
    ),
    "survey.links-count": (
        marked("A board can have as many links as it has members who can be asked: {most}. You can draw {left} more."),
        marked("Type a smaller number. If the board has more members, correct their number first."),
    ),
    "survey.members": (
        marked("The number of members must be between 1 and {most}, and no more of them can be left unasked than there are."),
        marked("Correct the numbers, and save again."),
    ),
    "survey.no-days": (
        marked("A survey needs a first and a last day."),
        marked("Choose both days, and save again."),
    ),
    "survey.members-first": (
        marked("Nobody has said yet how many members this board has, so no links can be drawn."),
        marked("Go back to the survey, and save the number of members first."),
    ),
    "survey.no-boards": (
        marked("A survey needs at least one board."),
        marked("Choose the boards whose members you want to ask."),
    ),
    "survey.no-paper": (
        marked("No more sheets of paper can be typed in for this board."),
        marked("The business manager sets places aside for members who answer on paper, on the page with the links."),
    ),
    "survey.not-begun": (
        marked("This browser has no answers under way for this link. Nothing was saved."),
        marked("Go back to the first page and press Begin. If your browser refuses cookies, allow them for this site first."),
    ),
    "survey.not-closed": (
        marked("This survey is still open, so nobody can see its results."),
        marked("Wait until it closes, or close it."),
    ),
    "survey.not-open": (
        marked("This survey is not open."),
        marked("The researcher opens it. Nothing was changed."),
    ),
    "survey.not-yet": (
        marked("This survey does not take answers yet."),
        marked("Keep the link, and come back on the first day of the survey."),
    ),
    "survey.opened": (
        marked("This survey has been opened, so it can no longer be opened or removed."),
        marked("Reload the page to see how it stands."),
    ),
    "survey.other-key": (
        marked("Nothing was saved or sent, because this server has lost the key of this survey."),
        marked("Keep this page open, and tell your board's business manager. The people who run the server have to put back the file erasing.key."),
    ),
    "survey.over": (
        marked("This survey has closed. It takes no more answers, and nothing was sent."),
        marked("If you think that it closed too early, tell your board's business manager."),
    ),
    "survey.page-refused": (
        marked("Nothing on this page was saved."),
        marked("Correct what is listed here, and press the button again. What you typed is still in the fields."),
    ),
    "survey.sealed": (
        marked("The sealed answers cannot be opened with this server's key."),
        marked("Put back the file erasing.key that the server had when the survey opened. Nothing was changed."),
    ),
    "survey.sent": (
        marked("Answers were sent with this link before. Nothing was sent now."),
        marked("If it was not you who sent them, tell your board's business manager."),
    ),
    "survey.sent-here": (
        marked("Your answers have been sent with this browser, so nothing can be changed any more."),
        marked("You do not need to do anything else."),
    ),
    "survey.too-much": (
        marked("Your answers together are too long."),
        marked("Shorten some of them. About 2,500 words fit into all your answers together."),
    ),
    "survey.too-soon": (
        marked("One of this survey's boards was asked some of these questions less than {days} days ago."),
        marked("Choose a later first day, or another question bank: results of the same people on the same questions, so close together, could show who has changed an answer."),
    ),
    "survey.unknown": (
        marked("There is no such survey."),
        marked("It may have been removed. Choose one from the list."),
    ),
    "survey.workbook-faults": (
        marked("Nothing was saved, because some cells of the workbook cannot be read."),
        marked("Correct them in the workbook, save it, and upload it again."),
    ),
    "survey.workbook-none": (
        marked("There was no workbook in what was sent."),
        marked("Choose the file of your workbook first."),
    ),
    "survey.workbook-other": (
        marked("This is not a workbook of this survey."),
        marked("Download the workbook from this page, and copy your answers into it."),
    ),
    "survey.workbook-unreadable": (
        marked("This file cannot be read as a workbook."),
        marked("Save it as an Excel workbook (.xlsx) without a password and without macros, and upload it again."),
    ),
    "survey.words-too-long": (
        marked("This answer has {typed} characters. {most} is the most."),
        marked("Shorten it."),
    ),
}  # fmt: skip
