"""What can be wrong with a codebook beside its shape, in words for whoever writes it."""

from sait.i18n import marked, translator
from sait.instruments.problems import Problem, describe, printable

MESSAGES: dict[str, str] = {
    "codebook.code-gone": marked(
        "Answers are coded with {id}, so the code cannot go. Put it back (id: {id}). If it is no longer to be used, say so in its definition."
    ),
    "codebook.id-twice": marked(
        "The id {id} is used twice: here and in line {there}. Codings go by it, so give one of the two another."
    ),
    "codebook.key-is-id": marked(
        "The key {key} is also the id of another code, so typing it could mean either. Give one of the two another name."
    ),
    "codebook.key-twice": marked(
        "The key {key} is used twice: here and in line {there}. It is what coders type, so give one of the two another."
    ),
    "codebook.name-twice": marked(
        "Two codes have the name {name}: here and in line {there}. Give one of the two another, so that coders can tell them apart."
    ),
    "codebook.under-nested": marked(
        "{parent} stands under another code itself, and codes can stand only one level deep. Write under: {top}, or delete the line."
    ),
    "codebook.under-unknown": marked("There is no code {parent} for {id} to stand under. There are: {known}"),
    "codebook.version-lower": marked(
        "Version {version} is not newer than {newest}, which is kept here. Write a higher number, for example version: '{next}'"
    ),
}
"""Code to message. Faults of shape and of typing are those that question banks have too."""


def describe_fault(problem: Problem, language: str) -> str:
    """The fault in words, on one line."""
    message = MESSAGES.get(problem.code)
    if message is None:
        return describe(problem, language)
    said = {name: printable(value) if isinstance(value, str) else value for name, value in problem.context.items()}
    return translator(language)(message, **said)
