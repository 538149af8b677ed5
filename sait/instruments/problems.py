"""What can be wrong with a question bank: each problem with its place and a stable code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sait.i18n import marked, translator


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. *line* and *column* count from 1; *context* fills the placeholders of the code's message."""

    file: str
    line: int
    column: int
    code: str
    context: Mapping[str, object] = field(default_factory=dict, compare=False)


WARNINGS = ("bank.descriptors-alike", "bank.domain-too-small", "bank.id-date", "bank.text-long")
"""Rules of taste and of fit: a bank that breaks one is used all the same, and may accept it by name (``accepts:``)."""

MESSAGES: dict[str, str] = {
    "bank.accept-unused": marked("Nothing breaks the rule {rule} any more. Delete its line under accepts."),
    "bank.alias": marked(
        "A text that begins with & or * needs quotation marks. YAML's own references (& and *) are not allowed here: write the text out."
    ),
    "bank.answer-and-scale": marked(
        "Item {item} is answered in words but names a scale. It can have only one of the two."
    ),
    "bank.band-gap": marked("There is a gap or an overlap between the bands {first} and {second}."),
    "bank.band-ends": marked(
        "The bands must reach from {lowest} to {highest}, which are the ends of the levels that are there."
    ),
    "bank.begins-with": marked(
        'A text cannot begin with {found} as it stands. Put the whole text in quotation marks: "…"'
    ),
    "bank.colon-in-text": marked(
        'The text holds a colon followed by a space, which begins something new here. Put the whole text in quotation marks: "…"'
    ),
    "bank.colon-space": marked("Put a space after {key} and its colon."),
    "bank.code-twice": marked("The item {item} has the code {published} already."),
    "bank.dash-missing": marked(
        "This is the second id in one entry. If a new entry begins here, put a hyphen and a space before it: - id"
    ),
    "bank.descriptor-missing": marked("Item {item} has no descriptor for level {level}."),
    "bank.descriptor-extra": marked("Item {item} has a descriptor for level {level}, which is not on the scale."),
    "bank.descriptors-alike": marked(
        "Levels {first} and {second} of item {item} say the same but for an adverb or a quantity. Two readers rarely agree on those: say what one would see."
    ),
    "bank.domain-too-small": marked(
        "Domain {domain} has fewer than two items, so that it says no more than one of them."
    ),
    "bank.duplicate-id": marked("The identifier {id} is used twice. Give one of the two another."),
    "bank.duplicate-key": marked("The key {key} is here twice, so the first would be lost."),
    "bank.encoding": marked("The file is not UTF-8 text. Save it again with the encoding UTF-8."),
    "bank.encoding-named": marked(
        "The file is saved as {encoding}; this line is the first that shows it. Save it again with the encoding UTF-8 (in Notepad: Save as, below the name)."
    ),
    "bank.file-empty": marked("The file is empty."),
    "bank.hash": marked(
        "The text ends at the #; what follows is a remark and is lost: {lost} Put the whole text in quotation marks, or the remark on a line of its own."
    ),
    "bank.id-date": marked(
        "A spreadsheet takes {id}-01 for a date. Choose three letters that are no month's short name."
    ),
    "bank.id-pattern": marked("{value} is not possible here. What fits: {expected}"),
    "bank.id-domain": marked("Item {item} must begin with its domain's identifier, {domain}."),
    "bank.indent": marked(
        "The words of this line begin after {found} spaces and those of the line before after {before} (a hyphen counts as one), which does not fit together. What belongs together begins in the same column; what belongs under a line, two further in."
    ),
    "bank.key-in-text": marked(
        "{key} stands too far to the right, so that it became part of the text above it. Begin its line where the key of that text"
        " begins."
    ),
    "bank.keys": marked("There must be keys here, each followed by a colon and its value."),
    "bank.list": marked("This must be a list: each entry begins on a line of its own, with a hyphen."),
    "bank.level-decimals": marked("{found} has too many decimals: a level has at most {most}."),
    "bank.levels-order": marked("The levels of the scale must ascend."),
    "bank.markup": marked("Markup is not allowed in texts: {found}"),
    "bank.no-break-space": marked(
        "Here stands a no-break space. It looks like a space and is none: delete it and type a space."
    ),
    "bank.overlay-english": marked("English is the source, and has no translation. Delete the file {file}."),
    "bank.overlay-extra": marked(
        "There is a translation of {path}, which the bank does not have. If the bank has lost it, put it back there. If it has another"
        " name there, write that here. If it was taken out, delete it here too."
    ),
    "bank.overlay-renamed": marked(
        "There is a translation of {path}, which the bank does not have, and none of {new}. If they are the same, give them one name:"
        " {new} here, or the old one in the bank, where earlier rounds go by it."
    ),
    "bank.id-reused": marked(
        "The identifier {id} meant something else in version {version}. Give a new meaning a new identifier."
    ),
    "bank.overlay-mark-extra": marked("There is a mark for {path}, which the bank does not have. Delete this line."),
    "bank.overlay-stale": marked(
        "The text of {path} has changed since it was translated. It now says: “{text}”. When the translation says so too, note it (bank translations --mark {path})."
    ),
    "bank.overlay-unmarked": marked(
        "It is not noted which text {path} translates. When both say the same, note it (bank translations --mark {path})."
    ),
    "bank.not-rated": marked("Item {item} is not rated, so it has no {key}."),
    "bank.scale-unused": marked("No item uses the scale {scale}."),
    "bank.number": marked("{found} is not a number that is possible here."),
    "bank.out-of-range": marked("{value} is not possible here: at least {lowest}, at most {highest}."),
    "bank.overlay-language": marked(
        "The file is called {file} and says that its language is {said}. Both must be the same."
    ),
    "bank.overlay-missing": marked("There is no translation of {path}."),
    "bank.one-of": marked("{value} is not possible here; expected: {expected}"),
    "bank.quote-early": marked(
        "The quotation marks end before the text does. Put others around all of it: '\"So\" it goes on.'"
    ),
    "bank.quote-open": marked(
        "The quotation mark {quote} that begins here is never closed. Put another at the end of the text."
    ),
    "bank.quotes-curly": marked(
        "{found} is not a quotation mark to the format. Type straight ones, \" or ', around the text."
    ),
    "bank.scale-unknown": marked("There is no scale {scale} in this bank. There are: {known}"),
    "bank.target": marked("The target {target} of item {item} is not a level of its scale."),
    "bank.scheme-id": marked(
        "The scheme says that it is called {found}, and its folder is called {folder}. Both must be the same."
    ),
    "bank.scheme-unknown": marked("There is no category scheme {scheme}."),
    "bank.scheme-unlisted": marked(
        "The scheme {scheme} is not listed under schemes. List it there, or delete it here."
    ),
    "bank.category-unknown": marked("The scheme {scheme} has no category {category}. It has: {known}"),
    "bank.category-unused": marked("No item belongs to the category {category} of the scheme {scheme}."),
    "bank.short-form": marked("The short form names {item}, which is not an item of this bank. There are: {known}"),
    "bank.tab": marked(
        "Here stands a tab. Type spaces instead, as many as the lines that belong beside it begin with."
    ),
    "bank.tag": marked("A text that begins with ! needs quotation marks. YAML's own tags are not allowed here: {tag}"),
    "bank.text-empty": marked("There is nothing under {key}. Write what belongs there."),
    "bank.text-long": marked(
        "The text has {length} characters. Up to {most} fit every phone, sheet and slide; a longer one is shown, but asks for scrolling or smaller print."
    ),
    "bank.text-too-long": marked("The text has {length} characters; at most {most} are possible."),
    "bank.text-type": marked(
        'This must be a text. Write "{written}", with the quotation marks: without them it is read as a number, a date, or yes or no.'
    ),
    "bank.too-deep": marked("The file is nested too deeply."),
    "bank.too-few": marked("At least {limit} must stand under {key}; there are {count}."),
    "bank.too-many": marked("At most {limit} can stand under {key}; there are {count}."),
    "bank.too-many-parts": marked("The file has more than {most} parts, which no question bank needs."),
    "bank.too-large": marked("The file is larger than {most} bytes."),
    "bank.true-false": marked("{found} is not possible here: write true or false."),
    "bank.unknown-key": marked("The key {key} is not known here."),
    "bank.unknown-key-near": marked("The key {key} is not known here. Did you mean {near}?"),
    "bank.unreadable": marked("The file cannot be read."),
    "bank.weight": marked("The weight must be more than 0."),
    "bank.yaml": marked("From here on the file cannot be read. Look at this line and the one above: {detail}"),
    "bank.key-missing": marked("The key {key} is missing."),
}
"""Code to message, for the author of a bank."""


def describe(problem: Problem, language: str) -> str:
    """The problem in words, on one line."""
    said = {name: printable(value) if isinstance(value, str) else value for name, value in problem.context.items()}
    return translator(language)(MESSAGES[problem.code], **said)


def printable(text: str) -> str:
    r"""*text* with every character written out that would break a line or a terminal, or cannot be sent at all.

    >>> printable("one\ntwo")
    'one\\ntwo'
    """
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
