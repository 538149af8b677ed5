"""What can be wrong with a question bank: each problem with its place and a stable code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from shlex import quote

from sait.i18n import marked, translator


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. *line* and *column* count from 1; *context* fills the placeholders of the code's message."""

    file: str
    line: int
    column: int
    code: str
    context: Mapping[str, object] = field(default_factory=dict, compare=False)


WARNINGS = ("bank.descriptors-alike", "bank.domain-too-small", "bank.id-date", "bank.levels-gap", "bank.text-long")
"""Rules of taste and of fit: a bank that breaks one is used all the same, and may accept it by name (``accepts:``)."""

MESSAGES: dict[str, str] = {
    "bank.accept-unused": marked("Nothing breaks the rule {rule} any more. Delete its line under accepts."),
    "bank.alias": marked(
        'A text cannot begin with & or *, which mean something else there. Put the whole text in quotation marks: "…"'
    ),
    "bank.answer-and-scale": marked(
        "Item {item} has both answer: and scale:. Delete one of the two lines: an item that is answered in words has no scale."
    ),
    "bank.band-gap": marked(
        "There is a gap or an overlap between the bands {first} and {second}. Each band must begin (from:) with the number at which the one before it ends (to:)."
    ),
    "bank.asked-if-all": marked(
        "These are all the levels of {parent}, so {item} leaves nobody out. Take out a level, or delete asked_if."
    ),
    "bank.asked-if-domain": marked(
        "{item} can depend only on an item of its own domain, because domains are closed one at a time. {parent} is in"
        " {domain}. Move one of the two."
    ),
    "bank.asked-if-in-words": marked(
        "{item} is answered in words, so everyone must be asked it: if few people are asked, their words can show who they"
        " are. Delete asked_if, or delete answer and choose a scale."
    ),
    "bank.asked-if-itself": marked("{item} cannot depend on its own answer. Name an item that comes before it."),
    "bank.asked-if-later": marked(
        "{item} depends on {parent}, so {parent} must come first. Move {parent} above {item}."
    ),
    "bank.asked-if-level": marked("{parent} has no level {level}. It has: {known}"),
    "bank.asked-if-list": marked("Write the levels in square brackets: [0, 1]"),
    "bank.asked-if-number": marked(
        "{found} is not a level. Write the levels' numbers: people who choose “don't know” or “not applicable” are never"
        " asked an item that depends on their answer."
    ),
    "bank.asked-if-order": marked("Write the levels in ascending order, each of them once."),
    "bank.asked-if-shape": marked(
        "Write two lines under asked_if, for example item: GOV-02 and levels: [0, 1]. An item can depend on one other item"
        " only."
    ),
    "bank.asked-if-short": marked(
        "The short form has {item} but not {parent}, and {item} depends on it. Add {parent} to the short form, or take"
        " {item} out."
    ),
    "bank.asked-if-unknown": marked("{item} depends on {parent}, but this bank has no item {parent}. It has: {known}"),
    "bank.asked-if-weight": marked(
        "{item} is asked only of some people, so it enters no mean of its domain and can have no weight. Delete weight."
    ),
    "bank.asked-if-words": marked(
        "{parent} is answered in words, so it has no levels. {item} can depend only on an item with a scale."
    ),
    "bank.band-ends": marked(
        "The bands must begin at {lowest} and end at {highest}, as the levels do. Change the first from: or the last to:."
    ),
    "bank.begins-with": marked(
        'A text cannot begin with {found} as it stands. Put the whole text in quotation marks: "…"'
    ),
    "bank.colon-in-text": marked(
        'The text holds a colon followed by a space, which begins something new here. If the colon is there by mistake, delete it. If it is meant, put the whole text in quotation marks: "…"'
    ),
    "bank.colon-space": marked("Put a space after the colon of {key}:"),
    "bank.code-twice": marked(
        "Item {item} already has the code {published}. A code can name only one item: change one of the two."
    ),
    "bank.dash-missing": marked(
        "This is the second id: in one entry. If a new entry begins here, put a hyphen and a space before it: - id"
    ),
    "bank.descriptor-missing": marked(
        "Item {item} does not describe level {level}. Add a line that begins with {level}: and say what one would see."
    ),
    "bank.descriptor-extra": marked(
        "Item {item} describes level {level}, which its scale does not have. Delete this line, or add the level to the scale."
    ),
    "bank.descriptors-alike": marked(
        "Levels {first} and {second} of item {item} say the same but for an adverb or a quantity. Two readers rarely agree on those: say what one would see."
    ),
    "bank.domain-too-small": marked(
        "Domain {domain} has only one item, so its result says no more than that item does. Add another, or move the item to another domain."
    ),
    "bank.duplicate-id": marked(
        "The id {id} is used twice: here and in line {there}. Answers go by it, so give one of the two another."
    ),
    "bank.duplicate-key": marked(
        "{key}: stands twice here, and only one of the two can count. Delete one, or correct its name."
    ),
    "bank.encoding": marked("The file is not UTF-8 text. Save it again with the encoding UTF-8."),
    "bank.encoding-named": marked(
        "The file is saved as {encoding}; this line is the first that shows it. Save it again with the encoding UTF-8 (in Notepad: Save as, below the name)."
    ),
    "bank.file-empty": marked("The file is empty. Put its text back, or delete the file."),
    "bank.hash": marked(
        "The text ends at the #; what follows is a remark and is lost: {lost} Put the whole text in quotation marks, or the remark on a line of its own."
    ),
    "bank.id-date": marked(
        "A spreadsheet turns {id}-01 into a date. Choose three letters that are not short for a month in English or Welsh."
    ),
    "bank.id-pattern": marked("{value} is not possible here. What fits: {expected}"),
    "bank.id-domain": marked("The id of item {item} must begin with that of its domain, {domain}, and a hyphen."),
    "bank.indent": marked(
        "The words of this line begin after {found} spaces and those of the line before after {before} (a hyphen counts as one), which does not fit together. What belongs together begins in the same column; what belongs under a line, two further in."
    ),
    "bank.key-in-text": marked(
        "{key}: stands too far to the right and so counts as part of the text above it. Move this line {count} spaces to the left, until it stands under {above}: (line {line})."
    ),
    "bank.keys": marked("Each line under {key} must begin with a name and a colon, for example text: …"),
    "bank.nothing-under": marked(
        "Nothing stands under {key}:. Delete this line too, or write under it what belongs there."
    ),
    "bank.list": marked("This must be a list: begin each entry on a line of its own, with a hyphen and a space."),
    "bank.listed-twice": marked("{id} is listed twice. Delete one of the two."),
    "bank.level-decimals": marked("{found} has too many decimals: a level has at most {most}."),
    "bank.levels-gap": marked(
        "The levels of the scale {scale} go {values}, so {missing} seems to be missing. Put it back. If the gap is meant, write at the top of the file accepts: and under it levels-gap: with your reason."
    ),
    "bank.levels-order": marked("Put the levels of the scale in ascending order, each number once."),
    "bank.markup": marked("Markup and hidden characters are not allowed in texts. Delete this: {found}"),
    "bank.no-break-space": marked(
        "There is a no-break space here. It looks like a space but is not one: delete it and type a space."
    ),
    "bank.overlay-english": marked(
        "English is the language of the bank itself, so it has no translation. Delete the file {file}."
    ),
    "bank.overlay-extra": marked(
        "This translates {path} (“{text}”), which {source} does not have. If it was lost there, put it back there. Only if you took it out on purpose, delete it here, with its lines under translates."
    ),
    "bank.overlay-renamed": marked(
        "This translates {path}, which {source} does not have. It has {new} instead (line {line}), which seems to be the same text, so do not translate it again. Write {old} in line {line} of {source}: answers already given go by that name. Only if you meant to rename it, write {new} here and in its lines under translates."
    ),
    "bank.id-reused": marked(
        "The id {id} stood for something else in version {version}, and answers go by it. Give this item a new id."
    ),
    "bank.overlay-mark-extra": marked(
        "This line notes what {path} was translated from, and {path} is no longer there. Delete this line."
    ),
    "bank.overlay-mark-left": marked(
        "The translation of {path} is gone, but its lines under translates ({first} to {last}) are still there. Delete them, so that a new translation is compared with the English: once it is there, you will be asked for new lines. Keep them only if you put the old translation back word for word."
    ),
    "bank.overlay-stale": marked(
        "The English of {path} ({source}, line {there}) is not the one that was translated. It now says: “{text}” If you did not mean to change the English, put the old wording back. If you did, make this translation say the same, then change line {line} to {path}: '{mark}'. (Or type: {command})"
    ),
    "bank.overlay-unmarked": marked(
        "Nobody has confirmed yet that {path} says the same as the English ({source}, line {there}): “{text}” Compare them. When they do, add this line under translates (line {list}): {path}: '{mark}' (Or type: {command})"
    ),
    "bank.not-rated": marked("Item {item} is not rated, so it cannot have {key}:. Delete this line."),
    "bank.scale-unused": marked(
        "No item uses the scale {scale}. Delete it, or write scale: {scale} in the items that should use it."
    ),
    "bank.number": marked("{found} is not a number that is possible here."),
    "bank.out-of-range": marked("{value} is not possible here: at least {lowest}, at most {highest}."),
    "bank.overlay-language": marked(
        "The file is called {file} but says that its language is {said}. Both must be the same."
    ),
    "bank.overlay-missing": marked(
        "{path} has no translation. Write one in new lines after line {here}, below {after}, with: {parts}. The English is: “{text}”"
    ),
    "bank.one-of": marked("{value} is not possible here. Choose one of these: {expected}"),
    "bank.quote-early": marked(
        "The quotation marks end before the text does. Put others around all of it: '\"So\" it goes on.'"
    ),
    "bank.quote-open": marked(
        "The quotation mark {quote} that begins here is never closed. Put another at the end of the text."
    ),
    "bank.quotes-curly": marked(
        "Slanted quotation marks such as {found} come from a word processor and do not work here. Replace them with straight ones, \" or ', on both sides of the text."
    ),
    "bank.scale-unknown": marked("There is no scale {scale} in this bank. There are: {known}"),
    "bank.target": marked(
        "The target {target} of item {item} is not a level of its scale. Choose one of its levels, or delete this line."
    ),
    "bank.scheme-id": marked("The folder is called {folder}, but id: says {found}. Both must be the same."),
    "bank.scheme-unknown": marked(
        "There is no folder schemes/{scheme}, from which its categories would be read. Correct the name, or delete it here."
    ),
    "bank.scheme-unlisted": marked(
        "This bank does not say that it uses the categories of {scheme}, and there is no folder schemes/{scheme}. Delete the line {scheme}: here."
    ),
    "bank.category-unknown": marked("{scheme} has no category {category}. It has: {known}"),
    "bank.category-unused": marked(
        "No item belongs to the category {category} of {scheme}. Write it in the items that it fits."
    ),
    "bank.short-form": marked("The short form names {item}, which is not an item of this bank. There are: {known}"),
    "bank.tab": marked(
        "There is a tab here. Type spaces instead, as many as stand before the lines that belong beside this one."
    ),
    "bank.tag": marked('A text cannot begin with ! as it stands. Put the whole text in quotation marks: "…"'),
    "bank.text-empty": marked("There is nothing under {key}. Write what belongs there."),
    "bank.text-long": marked(
        "The text has {length} characters. Up to {most} fit every phone, sheet and slide; a longer one means scrolling or smaller print."
    ),
    "bank.text-too-long": marked("The text has {length} characters; at most {most} are possible. Shorten it."),
    "bank.text-type": marked(
        'This must be a text. Write "{written}", with the quotation marks: without them it is read as a number, a date, or yes or no.'
    ),
    "bank.too-deep": marked("Too many parts of the file stand inside one another."),
    "bank.too-few": marked(
        "Too few entries under {key}: there must be at least {limit}, and the number now is {count}."
    ),
    "bank.too-many": marked(
        "Too many entries under {key}: there can be at most {limit}, and the number now is {count}."
    ),
    "bank.too-many-parts": marked("The file has more than {most} parts, which no question bank needs."),
    "bank.too-large": marked("The file is larger than {most} bytes."),
    "bank.true-false": marked("{found} is not possible here: write true or false."),
    "bank.unknown-key": marked("{key}: is not a line that can stand here. Delete it, or correct its name."),
    "bank.unknown-key-near": marked("{key}: is not a line that can stand here. Did you mean {near}:?"),
    "bank.unreadable": marked("The file cannot be read."),
    "bank.weight": marked("The weight must be more than 0."),
    "bank.yaml": marked("From here on the file cannot be read. Look at this line and the one above: {detail}"),
    "bank.key-missing": marked("The line {key}: is missing here. Add it."),
}
"""Code to message, for the author of a bank."""

CASES: dict[tuple[str, str], str] = {
    ("bank.band-gap", "backwards"): marked(
        "This band goes from {first} to {second}. It must end (to:) with a larger number than it begins with (from:)."
    ),
    ("bank.descriptor-extra", "plain"): marked(
        "Item {item} describes its levels, but its scale says described: false. Delete levels: and the lines under it."
    ),
    ("bank.duplicate-id", "free"): marked(
        "The id {id} is used twice: here and in line {there}. Answers go by it, so the item that came first keeps it. Give the other the next free id: {free}."
    ),
    ("bank.duplicate-id", "was"): marked(
        "The id {id} is used twice: here and in line {there}. {file} translates the text here as {was} (line {line}). Write {was} here."
    ),
    ("bank.key-in-text", "one"): marked(
        "{key}: stands too far to the right and so counts as part of the text above it. Move this line one space to the left, until it stands under {above}: (line {line})."
    ),
    ("bank.keys", "file"): marked(
        "The file must consist of lines that begin with a name and a colon, for example title: …"
    ),
    ("bank.levels-gap", "kept"): marked(
        "The levels of the scale {scale} go {values}, so {missing} seems to be missing. A translation still has it ({kept}). Put it back. If the gap is meant, write at the top of the file accepts: and under it levels-gap: with your reason."
    ),
    ("bank.overlay-mark-left", "one"): marked(
        "The translation of {path} is gone, but its line under translates ({first}) is still there. Delete it, so that a new translation is compared with the English: once it is there, you will be asked for a new line. Keep it only if you put the old translation back word for word."
    ),
    ("bank.overlay-missing", "one"): marked(
        "{path} has no translation. Write {parts}: with the translation in a new line after line {here}, below {after}. The English is: “{text}”"
    ),
    ("bank.overlay-missing", "others"): marked(
        "{path} has no translation under that name. This file also has names that the English does not have: {others}. If one of them is the same text, give both the same name. If none is, write the translation in new lines after line {here}, below {after}, with: {parts}. The English is: “{text}”"
    ),
    ("bank.overlay-stale", "former"): marked(
        "The English of {path} ({source}, line {there}) is not the one that was translated. It was: “{before}” It now says: “{text}” If you did not mean to change the English, put the old wording back. If you did, make this translation say the same, then change line {line} to {path}: '{mark}'. (Or type: {command})"
    ),
    ("bank.scheme-unlisted", "there"): marked(
        "This bank does not say that it uses the categories of {scheme}. Add {scheme} to the list schemes: near the top of the file. If the item should have none of them, delete the line {scheme}: here."
    ),
    ("bank.scheme-unlisted", "alone"): marked(
        "This bank does not say that it uses the categories of {scheme}, and there is no folder schemes/{scheme}. Delete the line {scheme}: here and the line categories: above it."
    ),
}
"""Other words for a problem whose context names a *case*, where more is known or something else is to do."""


def describe(problem: Problem, language: str) -> str:
    """The problem in words, on one line."""
    said = {name: printable(value) if isinstance(value, str) else value for name, value in problem.context.items()}
    message = CASES.get((problem.code, str(said.get("case", ""))), MESSAGES[problem.code])
    return translator(language)(message, command=_mark_command(problem), **said)


def _mark_command(problem: Problem) -> str:
    """What notes, where SAIT is installed, that a translation was compared with its source."""
    folder, place = str(PurePath(problem.file).parent), str(problem.context.get("path", ""))
    return f"python -m sait bank translations {printable(quote(folder))} --mark {printable(quote(place))}"


def printable(text: str) -> str:
    r"""*text* with every character written out that would break a line or a terminal, or cannot be sent at all.

    >>> printable("one\ntwo")
    'one\\ntwo'
    """
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
