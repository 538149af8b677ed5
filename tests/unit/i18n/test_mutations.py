"""The Welsh that people read mutates as Welsh does: the catalogue, and the overlays of the question banks."""

import re
from collections.abc import Iterator

import pytest
import yaml

from sait.i18n.catalogue import CATALOGUES, catalogues, read
from sait.settings import ROOT
from tests.unit.i18n.mutations import ASPIRATE, SOFT, faults, mutated, vocabulary


@pytest.fixture(scope="module")
def catalogue() -> dict[str, tuple[str, ...]]:
    """Each message to its Welsh, one form or five."""
    entries = [entry for entry in read(catalogues(CATALOGUES)["cy"], "cy") if entry.id]
    return {
        str(entry.id): tuple(entry.string) if isinstance(entry.string, (tuple, list)) else (str(entry.string),)
        for entry in entries
    }


def overlays() -> Iterator[tuple[str, str]]:
    """Every Welsh text of every bank and scheme, with where it stands."""
    for path in sorted((ROOT / "question_banks").rglob("cy.yaml")):
        content = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        content.pop("translates", None)  # fingerprints of the English
        yield from texts_of(content, path.relative_to(ROOT).as_posix())


def texts_of(content: object, place: str) -> Iterator[tuple[str, str]]:
    match content:
        case dict():
            for key, value in content.items():
                yield from texts_of(value, f"{place}.{key}")
        case list():
            for number, value in enumerate(content):
                yield from texts_of(value, f"{place}.{number}")
        case str():
            yield place, content


@pytest.fixture(scope="module")
def welsh(catalogue) -> list[tuple[str, str]]:
    return [*((message, form) for message, forms in catalogue.items() for form in forms), *overlays()]


@pytest.fixture(scope="module")
def known(welsh) -> frozenset[str]:
    return vocabulary(text for _, text in welsh)


def test_no_two_words_break_a_rule_of_mutation(welsh, known):
    found = {
        f"{fault.first} {fault.second} ({fault.rule}): {place}"
        for place, text in welsh
        for fault in faults(text, known)
    }
    assert not found, "\n".join(["Mend them, or add a word or a signed exception in mutations.py:", *sorted(found)])


PLANTED = {
    "am cwestiwn": "cwestiwn am gwestiwn",
    "i bwrdd": "bwrdd i fwrdd",
    "o gweithdy": "gweithdy o weithdy",
    "heb data": "data heb ddata",
    "ar llinell": "llinell ar linell",
    "dau cod": "cod dau god",
    "dwy rownd neu tair": "tair dwy rownd neu dair",
    "pa rhan": "rhan pa ran",
    "â pin": "â phin",
    "a cherdyn a cod": "a cherdyn a chod",
    "gyda tabl": "gyda thabl",
    "tua tri": "tua thri",
    "ni gellir": "ni ellir",
    "ni caiff": "ni chaiff",
    "ni derbynnir": "ni dderbynnir",
    "fy dotiau": "dotiau fy notiau",
    "ei cod": "ei god ei chod",
    "eu atebion": "eu hatebion",
    "eu ddotiau": "dotiau eu dotiau",
    "y gronfa a'r tudalen": "y gronfa a'r dudalen",
    "y fwrdd": "y bwrdd",
    "yn cyhoeddus": "yn gyhoeddus cyhoeddus",
    "mae'n posibl": "mae'n bosibl posibl",
    "yn nghymedr": "yng nghymedr",
    "yng gwaith": "yng ngwaith",
    "ym pob": "ym mhob",
    "rhy mawr": "rhy fawr mawr",
    "os fydd": "os bydd",
}
"""A mistake, and what is right, with the radical where a rule has to know it."""


@pytest.mark.parametrize(("wrong", "right"), PLANTED.items())
def test_a_planted_mistake_is_found_and_what_is_right_is_left_alone(wrong, right):
    known = vocabulary(["pen tref cyfle dyn gŵr", *PLANTED.values()])
    assert list(faults(wrong, known))
    assert not list(faults(right, known))


def test_a_mistake_planted_in_the_catalogue_is_found(known):
    said = "Mae'r gweithdy'n dal ar agor i aelodau o bob bwrdd neu grŵp."
    assert not list(faults(said, known))
    assert list(faults(said.replace("o bob bwrdd", "o byrddau"), known))


def test_words_are_judged_only_where_they_stand_side_by_side(known):
    assert not list(faults("i “Cytuno”, i: cwestiwn, i {name} cwestiwn, i Caerdydd", known))


COUNTED = re.compile(r"\{count\} ([^\W\d_]+)")


def counted(forms: tuple[str, ...]) -> list[str]:
    """The word after the number in each of the five forms, or nothing where one of them has none."""
    found = [COUNTED.search(form) for form in forms]
    return [match.group(1) for match in found if match] if all(found) else []


def agree(radical: str, words: list[str]) -> bool:
    """Whether *words* are *radical* as it stands after one, two, three and six."""
    _, one, two, three, six = words
    softened, aspirated = mutated(radical, SOFT), mutated(radical, ASPIRATE)
    return one in {radical, softened} and two == softened and three in {radical, aspirated} and six == aspirated


def test_what_is_counted_mutates_after_two_three_and_six(catalogue):
    five = [words for forms in catalogue.values() if len(forms) > 1 and (words := counted(forms))]
    wrong = [words for words in five if not any(agree(word, words) for word in words)]
    assert len(five) > 20
    assert not wrong


@pytest.mark.parametrize("words", ["cod cod cod chod chod", "dalen ddalen dalen dalen dalen", "o cod god chod god"])
def test_a_planted_mistake_in_what_is_counted_is_found(words):
    assert not any(agree(word, words.split()) for word in words.split())
