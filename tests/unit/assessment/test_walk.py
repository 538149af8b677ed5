"""The order of the questions, the choices on a scale, and comments."""

import pytest

from sait.assessment.members.responses import (
    LONGEST_COMMENT,
    Question,
    check_choice,
    choices_of,
    tidy_comment,
)
from sait.assessment.members.walk import (
    AREA,
    FINISH,
    asked_again,
    asked_now,
    asks_area,
    find_step,
    in_order,
    rated_now,
    same_place,
    second_steps,
    steps,
)
from sait.assessment.releases import Vantage
from sait.errors import SaitError
from tests.conftest import small_bank

INSTRUMENT = small_bank().instrument
DOMAINS = INSTRUMENT.in_form("short")


def addresses(**chosen: bool) -> list[str]:
    return [step.address for step in steps(DOMAINS, **({"has_area": True} | chosen))]


def test_item_by_item_every_question_is_met_once_and_then_the_end():
    assert addresses(asks_local=False, by_domain=False) == [
        *(f"own.GOV-0{number}" for number in (1, 2, 3)),
        *(f"own.OUT-0{number}" for number in (1, 2, 3)),
        FINISH,
    ]


def test_each_domain_is_asked_of_ones_own_board_and_then_of_the_local_arrangements():
    walk = addresses(asks_local=True, by_domain=True)
    assert walk == ["own.GOV", AREA, "local.GOV", "own.OUT", "local.OUT", FINISH]
    assert len(set(addresses(asks_local=True, by_domain=False))) == 6 + 1 + 6 + 1


def test_who_names_no_area_goes_on_to_the_next_domain():
    assert addresses(asks_local=True, by_domain=True, has_area=False) == ["own.GOV", AREA, "own.OUT", FINISH]


def test_the_questions_are_counted_in_the_order_of_the_walk():
    walk = steps(DOMAINS, asks_local=True, has_area=True, by_domain=False)
    asked = tuple(one for step in walk for one in step.questions)
    assert asked == in_order(DOMAINS, (Vantage.OWN, Vantage.LOCAL))


def test_a_second_scoring_asks_all_that_has_first_figures_of_who_answered_anything_of_the_domain():
    answered = [Question(Vantage.OWN, "GOV-02"), Question(Vantage.OWN, "OUT-01")]
    given = {"GOV-01", "GOV-02", "OUT-01"}
    assert [one.item_id for one in asked_again(DOMAINS, {"GOV"}, answered, given)] == ["GOV-01", "GOV-02"]
    elsewhere = [Question(Vantage.LOCAL, "GOV-01"), Question(Vantage.OWN, "OUT-01")]
    assert asked_again(DOMAINS, {"GOV"}, elsewhere, given) == ()


def test_a_second_scoring_has_screens_as_the_first():
    again = asked_again(DOMAINS, {"GOV"}, [Question(Vantage.OWN, "GOV-01")], {"GOV-01"})
    for by_domain, address in ((True, "second.GOV"), (False, "second.GOV-01")):
        (screen,) = second_steps(DOMAINS, again, by_domain=by_domain)
        assert (screen.address, screen.questions) == (address, again)


def test_what_is_to_be_rated_now_leaves_out_what_is_closed_or_not_at_its_turn():
    everything = tuple(item.id for domain in DOMAINS for item in domain.items)
    assert rated_now(DOMAINS, None, ()) == everything
    assert rated_now(DOMAINS, "OUT", ()) == rated_now(DOMAINS, None, {"GOV"}) == everything[3:]
    assert rated_now(DOMAINS, "GOV", {"GOV"}) == ()


def test_a_local_question_that_is_not_asked_yet_leads_to_the_area():
    walk = steps(DOMAINS, asks_local=True, has_area=False, by_domain=False)
    assert walk[find_step(walk, "local.GOV-01")].address == AREA
    assert walk[find_step(walk, "own.OUT-02")].address == "own.OUT-02"


def test_both_views_ask_the_same_questions_in_the_same_order():
    def questions(*, by_domain: bool) -> list[Question]:
        return [
            question
            for step in steps(DOMAINS, asks_local=True, has_area=True, by_domain=by_domain)
            for question in step.questions
        ]

    assert questions(by_domain=True) == questions(by_domain=False)


def test_an_address_is_found_and_one_that_leads_nowhere_begins_at_the_beginning():
    walk = steps(DOMAINS, asks_local=False, has_area=False, by_domain=False)
    assert find_step(walk, "own.OUT-02") == 4
    assert find_step(walk, FINISH) == len(walk) - 1
    for lost in ("", "local.GOV-01", "own.NONE-01", "../etc", "own.GOV-01 "):
        assert find_step(walk, lost) == 0


def test_changing_the_view_stays_at_the_same_domain():
    by_item = steps(DOMAINS, asks_local=True, has_area=True, by_domain=False)
    by_domain = steps(DOMAINS, asks_local=True, has_area=True, by_domain=True)
    assert same_place("own.OUT-02", by_domain) == "own.OUT"
    assert same_place("local.GOV-03", by_domain) == "local.GOV"
    assert same_place("own.OUT", by_item) == "own.OUT-01"
    assert same_place(FINISH, by_item) == FINISH
    assert same_place(AREA, by_domain) == AREA


def test_an_address_names_vantage_and_item():
    assert Question(Vantage.LOCAL, "GOV-03").address == "local.GOV-03"


def test_levels_dont_know_and_not_applicable_can_be_chosen_and_nothing_else():
    assert choices_of(INSTRUMENT.scale) == ("0", "1", "2", "3", "dont-know", "not-applicable")
    for choice in choices_of(INSTRUMENT.scale):
        check_choice(choice, INSTRUMENT.scale)
    for choice in ("4", "-1", "", "1.0", " 1", "01", "١", "None", "DONT-KNOW"):
        with pytest.raises(SaitError, match=r"response\.off-scale"):
            check_choice(choice, INSTRUMENT.scale)


def test_a_comment_is_trimmed_and_one_that_is_too_long_is_refused_whole():
    assert tidy_comment("  kept\nas written \n") == "kept\nas written"
    assert tidy_comment(" " * 5000) == ""
    assert len(tidy_comment("é" * LONGEST_COMMENT)) == LONGEST_COMMENT
    with pytest.raises(SaitError, match=r"comment\.too-long"):
        tidy_comment("é" * (LONGEST_COMMENT + 1))


@pytest.mark.parametrize(
    ("pace", "has_area", "address", "asked"),
    [
        (None, False, None, True),
        ("GOV", False, None, True),
        ("OUT", False, None, False),
        ("OUT", False, "own.OUT-01", False),
        ("OUT", True, None, True),
        ("OUT", False, "area", True),
        ("gone", False, None, True),
    ],
)
def test_where_a_pace_is_set_the_area_is_asked_for_once(pace, has_area, address, asked):
    assert DOMAINS[0].id == "GOV"
    assert asks_area(DOMAINS, pace, has_area=has_area, address=address) is asked


def test_where_a_pace_is_set_one_domain_is_asked_and_the_one_being_answered_is_not_taken_away():
    def asked(pace: str | None, address: str | None = None) -> list[str]:
        return [domain.id for domain in asked_now(DOMAINS, pace, address)]

    assert asked(None) == ["GOV", "OUT"]
    assert asked("OUT") == asked("OUT", "own.OUT-01") == asked("OUT", FINISH) == ["OUT"]
    assert asked("OUT", "own.GOV-02") == asked("OUT", "local.GOV") == ["GOV", "OUT"]
    assert asked("gone") == ["GOV", "OUT"]
