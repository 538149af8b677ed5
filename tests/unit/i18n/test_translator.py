import re
import sys
from datetime import date

import pytest

from sait.errors import SaitError
from sait.i18n import reviewed, translator, words
from sait.i18n.choice import choose_language
from sait.i18n.languages import CATALOGUES
from sait.i18n.problems.register import explain
from sait.i18n.review import is_marked_reviewed


@pytest.fixture
def welsh_people(tmp_path, monkeypatch):
    """A translator with the noun that takes every one of the Welsh forms."""
    forms = ["{count} o bobl", "{count} person", "{count} berson", "{count} pherson", "{count} pherson!"]
    entry = "".join(f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms))
    catalogue = tmp_path / "cy" / "LC_MESSAGES" / "sait.po"
    catalogue.parent.mkdir(parents=True)
    header = (CATALOGUES / "cy" / "LC_MESSAGES" / "sait.po").read_text("utf-8").partition("\n\n")[0]
    catalogue.write_text(f'{header}\n\nmsgid "{{count}} person"\nmsgid_plural "{{count}} people"\n{entry}', "utf-8")
    # by name in sys.modules: the package exports a function of the same name
    monkeypatch.setattr(sys.modules["sait.i18n.languages"], "CATALOGUES", tmp_path)
    return translator("cy")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 o bobl"),
        (1, "1 person"),
        (2, "2 berson"),
        (3, "3 pherson"),
        (6, "6 pherson!"),
        (8, "8 o bobl"),
    ],
)
def test_a_welsh_noun_takes_the_form_of_its_number(welsh_people, count, said):
    assert welsh_people.plural("{count} person", "{count} people", count) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 answers"), (1, "1 answer"), (2, "2 answers")])
def test_english_has_one_and_many(count, said):
    assert translator("en").plural("{count} answer", "{count} answers", count) == said


@pytest.mark.parametrize("code", ["account.locked", "guess.code", "guess.password", "guess.file"])
@pytest.mark.parametrize(
    ("language", "minutes", "wait"),
    [("en", 1, "1 minute"), ("en", 2, "2 minutes"), ("cy", 1, "1 funud"), ("cy", 2, "2 funud"), ("cy", 10, "10 munud")],
)
def test_a_wait_is_said_in_the_form_that_its_number_takes(code, language, minutes, wait):
    advice = explain(SaitError(code, minutes=minutes), translator(language)).advice
    assert re.search(rf"\b{wait}\b", advice), advice


def test_a_message_without_an_entry_is_said_in_english():
    assert translator("cy")("Never {seen} before", seen="heard") == "Never heard before"


def test_the_welsh_of_a_message_keeps_what_is_filled_in():
    assert translator("cy")("{title} ({number} of {total})", title="Arweinyddiaeth", number=1, total=2) == (
        "Arweinyddiaeth (1 o 2)"
    )


def test_content_falls_back_to_english_where_it_has_no_welsh():
    assert translator("cy").text({"en": "Leadership", "cy": "Arweinyddiaeth"}) == "Arweinyddiaeth"
    assert translator("cy").text({"en": "Leadership"}) == "Leadership"


def test_content_that_has_neither_falls_back_to_what_there_is():
    assert words({"en": "", "fr": "", "cy": "Arweinyddiaeth"}, "pl") == "Arweinyddiaeth"


def test_a_language_without_a_catalogue_is_english():
    assert translator("fr").language == "en"


def test_numbers_and_dates_are_written_as_the_reader_writes_them():
    cymraeg, english = translator("cy"), translator("en")
    assert (english.number(1.25), english.number(2, 0), english.percent(0.5)) == ("1.2", "2", "50%")
    assert english.date(date(2013, 6, 5)) == "5 June 2013"
    assert cymraeg.date(date(2013, 6, 5)) == "5 Mehefin 2013"


def test_welsh_is_a_draft_until_its_catalogue_says_that_it_was_reviewed(tmp_path, monkeypatch):
    catalogue = tmp_path / "cy" / "LC_MESSAGES" / "sait.po"
    catalogue.parent.mkdir(parents=True)
    monkeypatch.setattr(sys.modules["sait.i18n.languages"], "CATALOGUES", tmp_path)
    answers = {}
    for said in ("no", "yes"):
        catalogue.write_text(f'msgid ""\nmsgstr ""\n"X-Reviewed: {said}\\n"\n\nmsgid "X-Reviewed: yes"\nmsgstr ""\n')
        is_marked_reviewed.cache_clear()
        answers[said] = reviewed("cy")
    is_marked_reviewed.cache_clear()
    assert answers == {"no": False, "yes": True}


def test_english_is_the_source_and_no_draft():
    assert reviewed("en")


@pytest.mark.parametrize(
    ("chosen", "accepts", "expected"),
    [
        ("cy", "en", "cy"),
        (None, "cy-GB,cy;q=0.9,en;q=0.5", "cy"),
        (None, "fr, EN-us;q=0.8", "en"),
        (None, "fr", "cy"),
        (None, None, "cy"),
        ("<script>", "en", "en"),
        ("xx", "en", "en"),
    ],
)
def test_the_language_chosen_comes_before_the_browser_s_and_that_before_the_default(chosen, accepts, expected):
    assert choose_language(chosen, accepts, default="cy") == expected
