import re

import pytest

from sait.assessment.themes.redaction import Kind, propose, redacted, texts_of
from sait.i18n.mutations import mutated_forms
from sait.services.themes.naming import shipped_words
from tests.unit.assessment.themes.planted_names import PLACES, planted

KNOWN = shipped_words()
MOST_WORDS_TOO_MANY = 0.05
"""Of the words that name nobody, how many are proposed all the same: with a proposal in each line nobody reads them any more."""


def missed(words: str, spans: tuple[str, ...]) -> list[str]:
    """What is planted and not proposed to its last letter."""
    covered = {place for one in propose(words, KNOWN) for place in range(one.starts, one.ends)}
    found = [(span, match.start()) for span in spans for match in re.finditer(re.escape(span), words)]
    return [
        span
        for span, starts in found
        if any(letter.isalnum() and starts + place not in covered for place, letter in enumerate(span))
    ]


def test_of_500_sentences_with_planted_names_99_in_100_are_proposed():
    sentences = planted()
    assert len(sentences) == 500
    not_found = [(words, left) for words, spans in sentences if (left := missed(words, spans))]
    assert len(not_found) <= 5, not_found


def test_what_names_nobody_is_mostly_left_alone():
    words = naming = 0
    for sentence, spans in planted():
        rest = sentence
        for span in spans:
            rest = rest.replace(span, "")
        words += len(rest.split())
        naming += sum(
            not any(text in span or span in text for span in spans)
            for text in texts_of(sentence, propose(sentence, KNOWN))
        )
    assert words > 2_500
    assert naming / words < MOST_WORDS_TOO_MANY


def test_places_are_found_in_every_mutated_form_in_small_letters_too():
    for radical, others in PLACES.items():
        for form in (radical, *others):
            words = f"mae pethau'n well o {form.casefold()} ymlaen"
            assert texts_of(words, propose(words, KNOWN)) == (form.casefold(),), form


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Pen-y-bont", ("pen-y-bont", "ben-y-bont", "mhen-y-bont", "phen-y-bont")),
        ("Torfaen", ("torfaen", "dorfaen", "nhorfaen", "thorfaen")),
        ("Bangor", ("bangor", "fangor", "mangor")),
        ("Dolgellau", ("dolgellau", "ddolgellau", "nolgellau")),
        ("Gwynedd", ("gwynedd", "wynedd", "ngwynedd")),
        ("Merthyr", ("merthyr", "ferthyr")),
        ("Llanelli", ("llanelli", "lanelli")),
        ("Rhyl", ("rhyl", "ryl")),
        ("Abertawe", ("abertawe", "habertawe")),
        ("Ffestiniog", ("ffestiniog",)),
        ("Wrecsam", ("wrecsam", "hwrecsam")),
    ],
)
def test_a_word_has_the_forms_that_welsh_gives_it(word, forms):
    assert mutated_forms(word) == forms


def test_what_is_proposed_is_marked_in_its_place_in_code_points():
    words = "👩‍👧 is e\u0301 Siân from Bangor. ok"
    proposals = propose(words, KNOWN)
    assert [(words[one.starts : one.ends], one.kind) for one in proposals] == [
        ("Siân", Kind.NAME),
        ("Bangor", Kind.PLACE),
    ]
    assert redacted(words, proposals, lambda kind: f"[{kind}]") == "👩‍👧 is e\u0301 [name] from [place]. ok"
    assert redacted("nothing here", (), str) == "nothing here"


def test_whatever_is_written_is_read_in_time():
    for words in (
        "Aa " * 1_000,
        "9 " * 1_500,
        "a" * 3_000,
        "@" * 3_000,
        "." * 3_000,
        "a." * 1_500,
        "x@" * 1_500,
        "(0" * 1_500,
    ):
        propose(words, KNOWN)
