import pytest

from sait.analysis.gate.disclosure import figures
from sait.assessment.releases import Audience, Figures, ItemFigures, Vantage
from tests.unit.analysis.bank import instrument, item, tally, two_domains


def gate(
    tallies, *, audience=Audience.INSIDE, respondents=12, minimum=5, earlier=(), domains=("A",), bank=None, inside=None
):
    return figures(
        tallies,
        instrument=bank or two_domains(),
        form="full",
        domain_ids=domains,
        audience=audience,
        respondents=respondents,
        minimum=minimum,
        earlier=earlier,
        inside=inside,
    )


def row(released: Figures, item_id: str, area: str | None = None, vantage: Vantage | None = None) -> ItemFigures:
    wanted = vantage or (Vantage.LOCAL if area else Vantage.OWN)
    return next(r for r in released.items if (r.item_id, r.vantage, r.area_id) == (item_id, wanted, area))


def local_rows(released, item_id):
    return [(r.area_id, r.levels) for r in released.items if r.item_id == item_id and r.vantage is Vantage.LOCAL]


# Inside: k numeric answers.


def test_inside_five_answers_are_shown_and_four_are_not():
    released = gate([tally("A1", 1, 2, 1, 1), tally("A2", 1, 2, 1, 0)])
    assert row(released, "A1").levels == (1, 2, 1, 1)
    assert row(released, "A2").levels is None
    assert row(released, "A3") == ItemFigures("A3", Vantage.OWN, None, None, None, None)
    assert {r.item_id for r in released.items} == {"A1", "A2", "A3", "A4"}


def test_domains_still_open_say_nothing():
    whole = [tally(i, 0, 4, 5, 0) for i in ("A1", "A2", "A3", "A4", "B1", "B2", "B3")]
    assert {r.item_id[0] for r in gate(whole).items} == {"A"}
    outside = gate(whole, audience=Audience.OUTSIDE, respondents=9)
    assert {item_id[0] for mean in outside.means for item_id in mean.item_ids} == {"A"}


def test_the_minimum_goes_upwards_only():
    assert row(gate([tally("A1", 1, 2, 2, 1)], minimum=7), "A1").levels is None
    assert row(gate([tally("A1", 1, 2, 2, 2)], minimum=7), "A1").levels == (1, 2, 2, 2)
    with pytest.raises(ValueError, match="never shown"):
        gate([], minimum=4)


def test_dont_know_obeys_k_and_none_may_be_nobody():
    released = gate([tally("A1", 5, 0, 0, 0, dont_know=4), tally("A2", 5, 0, 0, 0, dont_know=5, not_applicable=0)])
    assert (row(released, "A1").dont_know, row(released, "A1").not_applicable) == (None, None)
    assert (row(released, "A2").dont_know, row(released, "A2").not_applicable) == (5, None)


# Local arrangements.


def test_areas_are_told_apart_where_each_has_five():
    released = gate([tally("A1", 5, 0, 0, 0, area="mon"), tally("A1", 0, 0, 6, 0, area="conwy")])
    assert local_rows(released, "A1") == [("conwy", (0, 0, 6, 0)), ("mon", (5, 0, 0, 0))]


def test_one_small_area_pools_all():
    released = gate([tally("A1", 4, 0, 0, 0, area="mon"), tally("A1", 0, 0, 6, 0, area="conwy")])
    assert local_rows(released, "A1") == [(None, (4, 0, 6, 0))]


def test_a_pool_under_five_is_withheld():
    released = gate([tally("A1", 2, 0, 0, 0, area="mon"), tally("A1", 0, 0, 2, 0, area="conwy")])
    assert local_rows(released, "A1") == [(None, None)]


def test_an_area_without_numeric_answers_neither_shows_nor_hides_others():
    released = gate([tally("A1", 5, 0, 0, 0, area="mon"), tally("A1", 0, 0, 0, 0, area="conwy", dont_know=9)])
    assert local_rows(released, "A1") == [("mon", (5, 0, 0, 0))]


# Earlier releases.


def test_one_more_person_is_not_told():
    first = gate([tally("A1", 3, 3, 0, 0)])
    assert gate([tally("A1", 3, 4, 0, 0)], earlier=[first]) == first


@pytest.mark.parametrize(("later", "shown"), [((3, 7, 0, 0), (3, 3, 0, 0)), ((3, 8, 0, 0), (3, 8, 0, 0))])
def test_four_more_are_not_told_and_five_are(later, shown):
    first = gate([tally("A1", 3, 3, 0, 0)])
    assert row(gate([tally("A1", *later)], earlier=[first]), "A1").levels == shown


def test_an_erased_answer_changes_nothing_that_was_released():
    first = gate([tally("A1", 3, 3, 1, 0)])
    assert gate([tally("A1", 3, 3, 0, 0)], earlier=[first]) == first
    # Six joined and one was erased: a level would go down.
    assert gate([tally("A1", 9, 3, 0, 0)], earlier=[first]) == first


def test_every_earlier_release_is_kept_in_mind():
    first = gate([tally("A1", 6, 0, 0, 0)])
    second = gate([tally("A1", 11, 0, 0, 0)], earlier=[first])
    assert row(second, "A1").levels == (11, 0, 0, 0)
    assert gate([tally("A1", 13, 0, 0, 0)], earlier=[first, second]) == second
    # Back to two more than the first, after an erasure on a large scale.
    assert gate([tally("A1", 8, 0, 0, 0)], earlier=[first, second]) == second


def test_figures_that_were_withheld_may_be_given_later():
    first = gate([tally("A1", 4, 0, 0, 0)])
    assert row(gate([tally("A1", 5, 0, 0, 0)], earlier=[first]), "A1").levels == (5, 0, 0, 0)


def test_dont_knows_are_not_told_again_when_figures_move_on():
    first = gate([tally("A1", 5, 0, 0, 0, dont_know=6)])
    second = gate([tally("A1", 10, 0, 0, 0, dont_know=7)], earlier=[first])
    assert (row(second, "A1").levels, row(second, "A1").dont_know) == ((10, 0, 0, 0), None)
    assert gate([tally("A1", 5, 0, 0, 0, dont_know=7)], earlier=[first]) == first


def test_areas_once_told_apart_stay_apart_and_none_grows_by_a_few():
    first = gate([tally("A1", 5, 0, 0, 0, area="mon"), tally("A1", 5, 0, 0, 0, area="conwy")])
    third_area = [
        tally("A1", 8, 0, 0, 0, area="mon"),
        tally("A1", 5, 0, 0, 0, area="conwy"),
        tally("A1", 3, 0, 0, 0, area="flint"),
    ]
    assert gate(third_area, earlier=[first]) == first
    grown = [tally("A1", 10, 0, 0, 0, area="mon"), tally("A1", 6, 0, 0, 0, area="conwy")]
    assert gate(grown, earlier=[first]) == first


def test_pooled_areas_may_come_apart_only_with_five_more():
    first = gate([tally("A1", 4, 0, 0, 0, area="mon"), tally("A1", 6, 0, 0, 0, area="conwy")])
    one_more = [tally("A1", 5, 0, 0, 0, area="mon"), tally("A1", 6, 0, 0, 0, area="conwy")]
    assert gate(one_more, earlier=[first]) == first
    five_more = [tally("A1", 8, 0, 0, 0, area="mon"), tally("A1", 7, 0, 0, 0, area="conwy")]
    assert local_rows(gate(five_more, earlier=[first]), "A1") == [("conwy", (7, 0, 0, 0)), ("mon", (8, 0, 0, 0))]


# Outside.


def test_outside_takes_eight_answers_of_ten_people():
    tallies = [tally("A1", 2, 2, 2, 2), tally("A2", 2, 2, 2, 1, dont_know=5)]
    released = gate(tallies, audience=Audience.OUTSIDE, respondents=10)
    assert row(released, "A1").levels == (2, 2, 2, 2)
    assert (row(released, "A2").levels, row(released, "A2").dont_know, released.means) == (None, None, ())
    small = gate(tallies, audience=Audience.OUTSIDE, respondents=9)
    assert all(r.levels is None and r.dont_know is None for r in small.items)


NINE = [tally(i, 0, 4, 5, 0) for i in ("A1", "A2", "A3", "A4")] + [tally(i, 0, 0, 9, 0) for i in ("B1", "B2", "B3")]


def given(released, vantage=Vantage.OWN):
    return {(m.cut, m.axis_id): (m.mean, m.at_end, m.item_ids) for m in released.means if m.vantage is vantage}


def test_a_small_board_gives_means_of_three_items_or_more():
    released = gate(NINE, audience=Audience.OUTSIDE, respondents=9, domains=("A", "B"))
    # Category y is A without A4, and x beside A and B would single out A3 + A4; z is one item.
    assert given(released) == {
        ("domain", "A"): (1.6, False, ("A1", "A2", "A3", "A4")),
        ("domain", "B"): (2.0, False, ("B1", "B2", "B3")),
        ("ji-2011", "x"): (1.7, False, ("A1", "A2", "B1")),
    }


def test_items_with_four_answers_enter_no_mean():
    tallies = [*NINE[:3], tally("A4", 0, 2, 2, 0)]
    released = gate(tallies, audience=Audience.OUTSIDE, respondents=9)
    assert given(released)["domain", "A"][2] == ("A1", "A2", "A3")
    few = gate(tallies[1:], audience=Audience.OUTSIDE, respondents=9)
    assert few.means == ()


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ((0, 0, 0, 5), (3.0, True)),
        ((0, 0, 1, 4), (3.0, True)),
        ((0, 0, 2, 3), (2.6, False)),
        ((4, 1, 0, 0), (0.0, True)),
    ],
)
def test_a_mean_close_to_an_end_is_told_as_the_end(levels, told):
    tallies = [tally(i, *levels) for i in ("B1", "B2", "B3")]
    released = gate(tallies, audience=Audience.OUTSIDE, respondents=5, domains=("B",))
    assert given(released)["domain", "B"][:2] == told


def test_weights_count_and_no_item_may_outweigh_the_others():
    bank = instrument(
        {"A": [item("A1", weight=2), item("A2"), item("A3")], "B": [item("B1", weight=3), item("B2"), item("B3")]}
    )
    tallies = [tally(i, 0, 0, 5, 0) for i in ("A1", "B1")] + [tally(i, 0, 5, 0, 0) for i in ("A2", "A3", "B2", "B3")]
    released = gate(tallies, audience=Audience.OUTSIDE, respondents=5, domains=("A", "B"), bank=bank)
    assert given(released) == {("domain", "A"): (1.5, False, ("A1", "A2", "A3"))}


def test_local_means_of_a_small_board_are_of_all_areas_together():
    tallies = [tally(i, 0, 3, 0, 0, area=a) for i in ("B1", "B2", "B3") for a in ("mon", "conwy")]
    released = gate(tallies, audience=Audience.OUTSIDE, respondents=6, domains=("B",))
    assert given(released, Vantage.LOCAL) == {("domain", "B"): (1.0, False, ("B1", "B2", "B3"))}
    assert given(released) == {}


def test_a_mean_once_given_stays_and_items_never_come_beside_it():
    first = gate(NINE, audience=Audience.OUTSIDE, respondents=9, domains=("A", "B"))
    changed = [tally(i, 9, 5, 0, 0) for i in ("A1", "A2", "A3", "A4")]
    second = gate(changed, audience=Audience.OUTSIDE, respondents=14, earlier=[first])
    kept = {key: figure for key, figure in given(first).items() if key != ("domain", "B")}
    assert given(second) == kept
    assert all(r.levels is None for r in second.items)


def test_an_item_in_an_earlier_mean_enters_a_new_one_only_if_nothing_changed():
    first = gate(NINE, audience=Audience.OUTSIDE, respondents=9)
    later = {"audience": Audience.OUTSIDE, "respondents": 9, "domains": ("B",), "earlier": [first]}
    assert set(given(gate(NINE, **later))) == {("domain", "B")}
    room = gate(NINE, domains=("A", "B"))
    assert set(given(gate([], inside=[room, room], **later))) == {("domain", "B"), ("ji-2011", "x")}
    before = gate([tally("A1", 0, 0, 5, 0), *NINE[1:]], domains=("A",))
    moved = gate(
        [], inside=[before, gate([tally("A1", 0, 5, 5, 0), *NINE[1:]], domains=("A", "B"), earlier=[before])], **later
    )
    assert set(given(moved)) == {("domain", "B")}


def test_outside_rests_on_what_the_room_has_seen():
    room = gate([tally("A1", 4, 4, 0, 0), tally("A2", 4, 0, 0, 0)])
    # Somebody's answers were erased between the two releases.
    released = gate([tally("A1", 4, 3, 0, 0)], audience=Audience.OUTSIDE, inside=[room])
    assert (row(released, "A1").levels, row(released, "A2").levels) == ((4, 4, 0, 0), None)


def test_items_given_before_a_board_fell_under_ten_are_kept_and_enter_no_mean():
    first = gate([tally("A1", 2, 3, 3, 2)], audience=Audience.OUTSIDE, respondents=10)
    second = gate(NINE, audience=Audience.OUTSIDE, respondents=9, earlier=[first])
    assert row(second, "A1").levels == (2, 3, 3, 2)
    assert given(second)["domain", "A"][2] == ("A2", "A3", "A4")


# Open.


def test_an_open_workshop_shows_everything():
    released = gate([tally("A1", 1, 0, 0, 0, dont_know=1), tally("A1", 0, 1, 0, 0, area="mon")], audience=Audience.OPEN)
    assert row(released, "A1") == ItemFigures("A1", Vantage.OWN, None, (1, 0, 0, 0), 1, 0)
    assert row(released, "A2").levels == (0, 0, 0, 0)
    assert row(released, "A1", "mon").levels == (0, 1, 0, 0)
