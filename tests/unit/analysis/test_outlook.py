"""What could be shown outside at best, and the words for it."""

from dataclasses import replace

import pytest

from sait.analysis.gate.outlook import Outlook, outlook
from sait.i18n import translator
from sait.wording.outlook import category_words, domain_words, is_any_withheld
from tests.unit.analysis.bank import SCHEME, instrument, item, two_domains

ENGLISH = translator("en")


def short() -> object:
    """Domain A keeps three of its four items in the short form, B two of its three."""
    return replace(two_domains(), short_form=("A1", "A2", "A3", "B1", "B2"))


def test_eight_people_are_shown_domains_of_three_items_and_not_of_two():
    domains, categories = outlook(short(), form="short", people=8, minimum=5)
    assert domains == Outlook("domain", ("A",), ("B",))
    assert categories.cut == SCHEME


def test_a_category_that_would_give_an_item_away_beside_its_domain_is_not_shown():
    # x is A1, A2 and B1; A is A1 to A4 and B is B1 to B3: together they isolate nothing. y is A without A4.
    _, categories = outlook(two_domains(), form="full", people=8, minimum=5)
    assert categories == Outlook(SCHEME, ("x",), ("y", "z"))


@pytest.mark.parametrize(
    ("people", "shown"), [(0, ()), (4, ()), (5, ("A",)), (9, ("A",)), (10, ("A", "B")), (25, ("A", "B"))]
)
def test_what_is_shown_goes_by_the_thresholds_of_the_gate(people, shown):
    assert outlook(short(), form="short", people=people, minimum=5)[0].shown == shown


def test_a_higher_minimum_moves_the_thresholds():
    assert outlook(short(), form="short", people=12, minimum=15)[0].shown == ()
    assert outlook(short(), form="short", people=15, minimum=15)[0].shown == ("A", "B")


def test_where_a_domain_could_not_be_shown_the_words_name_it_and_what_would_help():
    said = domain_words(short(), form="short", people=8, minimum=5, t=ENGLISH)
    assert said == [
        (
            "If fewer than 10 answer, these domains can be shown outside: Domain A. These cannot: Domain B. A domain needs 3 questions,"
            " each with at least 5 answers."
        ),
        "With the full form every domain could then be shown.",
        "If 10 people or more answered, every domain could be shown outside.",
    ]
    assert is_any_withheld(short(), form="short", people=8, minimum=5)


def test_where_nobody_knows_how_many_come_both_cases_are_said():
    said = domain_words(short(), form="short", people=None, minimum=5, t=ENGLISH)
    assert said[0] == "If 10 people or more answer, every domain can be shown outside."
    assert said[1].startswith("If fewer than 10 answer, these domains")


def test_where_everything_could_be_shown_no_advice_is_given():
    said = domain_words(two_domains(), form="full", people=8, minimum=5, t=ENGLISH)
    assert said == ["If fewer than 10 answer, every domain can still be shown outside."]
    assert not is_any_withheld(two_domains(), form="full", people=8, minimum=5)


def test_too_few_for_the_room_itself_is_said_as_that():
    said = domain_words(two_domains(), form="full", people=4, minimum=5, t=ENGLISH)
    assert said[0].startswith("If fewer than 5 people answer, no figures are shown at all")


def test_categories_are_named_where_some_of_them_could_not_be_shown():
    assert category_words(two_domains(), form="full", people=8, minimum=5, t=ENGLISH) == [
        "Joint Inspectorate 2011: these can be shown: Category x. These cannot: Category y; Category z."
    ]


def test_a_form_without_figures_has_nothing_to_say():
    assert outlook(instrument({"A": [replace(item("A1"), weight=0)]}), form="full", people=8, minimum=5) == ()
    assert domain_words(two_domains(), form="short", people=8, minimum=5, t=ENGLISH) == []
