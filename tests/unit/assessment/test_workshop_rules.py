"""Join codes and slips that cannot be misread, and when a workshop takes members."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sait.assessment.workshops import (
    CODE_LENGTH,
    CODE_LETTERS,
    State,
    check_invited,
    check_joinable,
    new_code,
    new_slip,
    tidy_code,
)
from sait.errors import SaitError
from tests.storage.rows import OPENED, WORKSHOP

LOOK_ALIKES = ("0O", "1IL", "2Z", "5S", "8B")


def test_no_two_letters_of_a_code_look_alike():
    assert len(set(CODE_LETTERS)) == len(CODE_LETTERS)
    for alike in LOOK_ALIKES:
        assert not set(alike) & set(CODE_LETTERS)


def test_codes_and_slips_use_only_those_letters_and_are_not_repeated():
    codes = {new_code() for _ in range(200)}
    slips = {new_slip() for _ in range(200)}
    assert len(codes) > 195
    assert len(slips) == 200
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert all(set(code) <= set(CODE_LETTERS) for code in codes)
    assert all(set(slip) <= {*CODE_LETTERS, "-"} and slip[4] == "-" and len(slip) == 9 for slip in slips)


@settings(deadline=None)  # what it asserts is no time
@given(st.text(alphabet=CODE_LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH), st.data())
def test_a_code_survives_however_it_is_typed(code, data):
    gap = st.sampled_from(["", " ", "-", " - ", "\t", "."])
    typed = "".join(data.draw(gap) + data.draw(st.sampled_from([letter, letter.lower()])) for letter in code)
    assert tidy_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "https://sait.example.org/join/ACD347",
        "http://192.168.1.20:8501/join/acd347/",
        "sait.example.org/join/ACD%20347",
        "https://sait.example.org/JOIN/ACD347?fbclid=IwAR0abc123&utm_source=mail#top",
        "Ymunwch yma: <https://sait.example.org/join/ACD347>.",
        "https://sait.example.org/join/ACD347 see you there",
        "https://sait.example.org/join/ACD 347",
        "https://sait.example.org/resume?code=ACD347",
        "ａｃｄ３４７",
        "ＡＣＤ　３４７",
        "A\u200bC\u200bD‑347﻿",
        "A C D–3—4−7",
        "АСD347",
        "ΑCD٣٤٧",
        "ⒶⒸⒹ③④⑦",
        "𝐀CD347",
        "ÁCD347",
    ],
)
def test_a_code_is_read_from_whatever_holds_it(typed):
    assert tidy_code(typed) == "ACD347"


@pytest.mark.parametrize("typed", ["ACDE-3467", "acde–3467", "ＡＣＤＥ－３４６７", "АСDЕ 3467"])
def test_so_is_a_slip(typed):
    assert tidy_code(typed) == "ACDE3467"


@given(st.text(max_size=40))
def test_tidying_twice_changes_nothing_more(typed):
    assert tidy_code(tidy_code(typed)) == tidy_code(typed)


def test_a_workshop_takes_members_until_it_is_closed_or_runs_out():
    last = WORKSHOP.expires_at - timedelta(microseconds=1)
    assert check_joinable(WORKSHOP, last) == WORKSHOP
    for workshop, moment, code in (
        (None, OPENED, "workshop.code-unknown"),
        (replace(WORKSHOP, state=State.SIGNED_OFF), OPENED, "workshop.closed"),
        (WORKSHOP, WORKSHOP.expires_at, "workshop.expired"),
        (replace(WORKSHOP, state=State.SIGNED_OFF), WORKSHOP.expires_at, "workshop.closed"),
    ):
        with pytest.raises(SaitError) as refused:
            check_joinable(workshop, moment)
        assert refused.value.code == code


@pytest.mark.parametrize("invited", [None, 1, 25, 500])
def test_numbers_of_people_that_can_be_meant_are_taken(invited):
    check_invited(invited)


@pytest.mark.parametrize("invited", [0, -1, 501])
def test_numbers_of_people_that_cannot_be_meant_are_refused(invited):
    with pytest.raises(SaitError, match=r"workshop\.invited-wrong"):
        check_invited(invited)
