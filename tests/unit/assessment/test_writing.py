"""What people type: what is kept, what is mended, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sait.assessment.writing import LONGEST_NAME, printable, tidy_name, tidy_text
from sait.errors import SaitError

UNPRINTABLE = ["a\x0bb", "a\x00b", "a\ufffeb", "a\uffffb", "a\ud800b", "a\x85b", "a\nb", "\u202eevil", "a\u2028b"]


def test_text_keeps_its_lines_and_words_and_loses_what_cannot_be_shown() -> None:
    assert tidy_text(" one\r\ntwo\rthree\x0bfour\x00\ud800\ufffe\n") == "one\ntwo\nthree\nfour"
    assert tidy_text("Mo\u0302n\tŵ 👩‍🏫") == "Môn\tŵ 👩‍🏫"


@pytest.mark.parametrize("blank", ["\u200b", " \ufeff\u200b\n", "\u2060\u00ad\u3164", "\u200d\ufe0f"])
def test_what_shows_nothing_is_nothing(blank: str) -> None:
    assert tidy_text(blank) == ""
    assert tidy_text(f"{blank}a").strip().endswith("a")
    with pytest.raises(SaitError, match=r"board\.name-missing"):
        tidy_name({"en": blank, "cy": "Ynys Môn"})


@given(st.text(st.characters()))
def test_tidy_text_is_tidy_and_can_be_stored_and_written_as_xml(typed: str) -> None:
    tidied = tidy_text(typed)
    assert tidy_text(tidied) == tidied
    tidied.encode()
    assert not {"\x00", "\x0b", "\r", "\ufffe", "\uffff"} & set(tidied)
    assert printable(tidied) == tidied


def test_a_name_is_kept_as_typed_but_for_space_around_and_composed_letters() -> None:
    name = {"en": " =1+1 <b>x</b> ", "cy": "Ynys Mo\u0302n"}
    assert tidy_name(name) == {"en": "=1+1 <b>x</b>", "cy": "Ynys Môn"}
    longest = {"en": "x" * LONGEST_NAME, "cy": "y" * LONGEST_NAME}
    assert tidy_name(longest) == longest


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        *((words, "name.unprintable") for words in UNPRINTABLE),
        ("x" * (LONGEST_NAME + 1), "name.too-long"),
        ("  ", "board.name-missing"),
    ],
)
def test_a_name_that_cannot_be_shown_in_every_place_is_refused(language: str, words: str, code: str) -> None:
    with pytest.raises(SaitError) as refused:
        tidy_name({"en": "North", "cy": "Gogledd"} | {language: words})
    assert refused.value.code == code
