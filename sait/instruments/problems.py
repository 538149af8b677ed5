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


MESSAGES: dict[str, str] = {
    "bank.alias": marked("Write the text out: references (& and *) are not allowed in a question bank."),
    "bank.answer-and-scale": marked(
        "Item {item} is answered in words but names a scale. It can have only one of the two."
    ),
    "bank.band-gap": marked("There is a gap or an overlap between the bands {first} and {second}."),
    "bank.band-ends": marked("The bands must reach from {lowest} to {highest}."),
    "bank.descriptor-missing": marked("Item {item} has no descriptor for level {level}."),
    "bank.descriptor-extra": marked("Item {item} has a descriptor for level {level}, which is not on the scale."),
    "bank.descriptors-alike": marked(
        "Levels {first} and {second} of item {item} differ only in an adverb or a quantity."
    ),
    "bank.domain-too-small": marked("Domain {domain} has fewer than two items."),
    "bank.duplicate-id": marked("The identifier {id} is used twice."),
    "bank.duplicate-key": marked("The key {key} is here twice, so the first would be lost."),
    "bank.encoding": marked("The file is not UTF-8 text."),
    "bank.id-pattern": marked("This does not fit the format: {detail}"),
    "bank.id-domain": marked("Item {item} must begin with its domain's identifier, {domain}."),
    "bank.keys": marked("There must be keys here, each followed by a colon and its value."),
    "bank.list": marked("This must be a list: each entry begins on a line of its own, with a hyphen."),
    "bank.levels-order": marked("The levels of the scale must ascend."),
    "bank.markup": marked("Markup is not allowed in texts: {found}"),
    "bank.overlay-extra": marked("There is a translation of {path}, which the bank does not have."),
    "bank.id-reused": marked(
        "The identifier {id} meant something else in version {version}. Give a new meaning a new identifier."
    ),
    "bank.overlay-mark-extra": marked("There is a mark for {path}, which the bank does not have."),
    "bank.overlay-stale": marked("The text of {path} has changed since it was translated. It now says: {text}"),
    "bank.overlay-unmarked": marked("It is not noted which text {path} translates."),
    "bank.not-rated": marked("Item {item} is not rated, so it has no {key}."),
    "bank.scale-unused": marked("No item uses the scale {scale}."),
    "bank.number": marked("This does not fit the format: {detail}"),
    "bank.overlay-language": marked("This does not fit the format: {detail}"),
    "bank.overlay-missing": marked("There is no translation of {path}."),
    "bank.one-of": marked("{value} is not possible here; expected: {expected}"),
    "bank.scale-unknown": marked("There is no scale {scale} in this bank."),
    "bank.target": marked("The target {target} of item {item} is not a level of its scale."),
    "bank.scheme-id": marked("This does not fit the format: {detail}"),
    "bank.scheme-unknown": marked("There is no category scheme {scheme}."),
    "bank.scheme-unlisted": marked("The scheme {scheme} is not listed under schemes."),
    "bank.category-unknown": marked("The scheme {scheme} has no category {category}."),
    "bank.category-unused": marked("No item belongs to the category {category} of the scheme {scheme}."),
    "bank.shape": marked("This does not fit the format: {detail}"),
    "bank.short-form": marked("The short form names {item}, which is not an item of this bank."),
    "bank.tag": marked("This does not fit the format: {detail}"),
    "bank.text-empty": marked("The text is empty."),
    "bank.text-long": marked("The text has {length} characters; at most {most} fit here."),
    "bank.text-type": marked("This must be text; put it in quotation marks."),
    "bank.too-deep": marked("The file is nested too deeply."),
    "bank.too-many-parts": marked("This does not fit the format: {detail}"),
    "bank.too-large": marked("The file is larger than {most} bytes."),
    "bank.true-false": marked("This must be true or false."),
    "bank.unknown-key": marked("The key {key} is not known here."),
    "bank.unknown-key-near": marked("The key {key} is not known here. Did you mean {near}?"),
    "bank.unreadable": marked("The file cannot be read."),
    "bank.weight": marked("The weight must be more than 0."),
    "bank.whole-number": marked("This must be a whole number."),
    "bank.yaml": marked("This is not valid YAML: {detail}"),
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
