"""One thing has one word, and a plain one: the words that the interface does not use, and what it says instead."""

import re
from collections.abc import Iterable

import pytest

from sait.i18n.catalogue import CATALOGUES, catalogues, read
from sait.i18n.extract import extract

ENGLISH = {
    "somebody": "someone",
    "anybody": "anyone",
    "everybody": "everyone",
    "whoever": "the person who",
    "by itself": "automatically",
    "by themselves": "automatically",
    "single answers": "individual answers",
    "come in with": "join with",
    "promoters": "what helps",
    "inhibitors": "what hinders",
    "turned round": "reversed",
    "for good": "permanently",
    "no part of": "not part of",
    "mend": "correct",
    "stands here": "is here",
    "taken up": "added",
    "all the same": "anyway",
}
WELSH = {
    "hwy": "nhw",
    "yn awr": "nawr",
    "amrediad": "ystod",
    "pwysiad": "pwysoliad",
    "o chwith": "wedi'i wrthdroi",
    "hyrwyddwyr": "yr hyn sy'n helpu",
    "pwy bynnag": "y person sy'n",
    "ohonynt eu hunain": "yn awtomatig",
    "newidioch": "gwnaethoch newid",
    "dewisoch": "gwnaethoch ddewis",
    "ddewisoch": "a ddewiswyd gennych",
    "dechreuoch": "gwnaethoch ddechrau",
    "ddechreuoch": "gwnaethoch ddechrau",
    "gofynnoch": "gwnaethoch ofyn",
    "roesoch": "a roddwyd gennych",
}
"""The second person of the past goes with *gwneud*: of its own endings, one is literary and the other is spoken."""


def used(words: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The *texts* that use one of *words*, with it."""
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    return [f"{match.group()}: {text}" for text in texts if (match := pattern.search(text))]


def test_the_english_of_the_interface_uses_the_words_of_the_house():
    found = used(ENGLISH, {form for message in extract() for form in message.forms})
    assert not found, "\n".join([str(ENGLISH), *found])


def test_the_welsh_of_the_interface_uses_the_words_of_the_house():
    entries = [entry.string for entry in read(catalogues(CATALOGUES)["cy"], "cy") if entry.id]
    forms = {form for said in entries for form in ((said,) if isinstance(said, str) else said)}
    found = used(WELSH, forms)
    assert not found, "\n".join([str(WELSH), *found])


@pytest.mark.parametrize("words", [ENGLISH, WELSH])
def test_each_word_is_found_and_what_replaces_it_is_not(words):
    assert used(words, words) == [f"{word}: {word}" for word in words]
    assert not used(words, words.values())
