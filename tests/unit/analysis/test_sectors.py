"""Which answers are told apart by sector; docs/method.md has the same numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sait.analysis.gate.sectors import by_sector
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Figures, ItemFigures, SectorTally, Vantage

HEALTH, COUNCIL, THIRD = Sector.HEALTH, Sector.LOCAL_AUTHORITY, Sector.THIRD
K = 5


def tallies(item_id, sizes):
    """Answers on 0 to 3: the first of each sector at 0, all others at 2."""
    return [SectorTally(item_id, sector, (1, 0, n - 1, 0)) for sector, n in sizes.items() if n]


def row(item_id, sizes):
    people = [n for n in sizes.values() if n]
    return ItemFigures(item_id, Vantage.OWN, None, (len(people), 0, sum(people) - len(people), 0), None, None)


def released(items, earlier=(), *, domains=None):
    """One release of *items* (each with its sizes by sector), all of one domain unless *domains* says otherwise."""
    counted = [one for item_id, sizes in items.items() for one in tallies(item_id, sizes)]
    rows = tuple(row(item_id, sizes) for item_id, sizes in items.items())
    sectors = by_sector(counted, domains or [list(items)], given=rows, earlier=earlier, minimum=K)
    return Figures(rows, (), sectors)


def sizes_of(figures, item_id="A1"):
    return {one.sector: one.n for one in figures.sectors if one.item_id == item_id}


def test_two_groups_of_five():
    assert sizes_of(released({"A1": {HEALTH: 5, COUNCIL: 5}})) == {HEALTH: 5, COUNCIL: 5}


def test_a_group_of_four_joins_everybody_else():
    assert sizes_of(released({"A1": {COUNCIL: 7, HEALTH: 6, THIRD: 4, None: 1}})) == {COUNCIL: 7, HEALTH: 6, None: 5}


def test_where_everybody_else_would_be_too_few_the_smallest_sector_joins_them():
    assert sizes_of(released({"A1": {COUNCIL: 7, HEALTH: 6, THIRD: 3, None: 1}})) == {COUNCIL: 7, None: 10}


def test_one_who_did_not_say_beside_one_sector_is_not_given_away():
    assert sizes_of(released({"A1": {HEALTH: 9, None: 1}})) == {}


def test_one_sector_alone_is_no_breakdown():
    assert sizes_of(released({"A1": {HEALTH: 12}})) == {}


def test_items_that_do_not_fit_are_left_out_of_the_breakdown_of_their_domain():
    given_ = released({"A1": {HEALTH: 5, COUNCIL: 6}, "A2": {HEALTH: 4, COUNCIL: 6}})
    assert sizes_of(given_, "A1") == {HEALTH: 5, COUNCIL: 6}
    assert sizes_of(given_, "A2") == {}


def test_the_sectors_that_stand_alone_are_the_same_in_every_domain():
    first = released({"A1": {COUNCIL: 7, HEALTH: 6, THIRD: 3, None: 1}})
    later = released({"B1": {COUNCIL: 7, HEALTH: 6, None: 5}}, [first])
    assert sizes_of(later, "B1") == {COUNCIL: 7, None: 11}


def test_a_domain_in_which_those_cannot_stand_has_no_breakdown():
    first = released({"A1": {COUNCIL: 7, HEALTH: 6}})
    assert sizes_of(released({"B1": {COUNCIL: 4, HEALTH: 9}}, [first]), "B1") == {}


def test_sheets_of_paper_do_not_make_a_group_large_enough():
    """Whoever typed four sheets and sees five answers of everybody else beside health knows what the fifth was."""
    sheets = SectorTally("A1", None, (1, 0, 3, 0), on_paper=4)
    for others, groups in ((1, set()), (4, set()), (5, {HEALTH, None})):
        counted = [*tallies("A1", {HEALTH: 7, THIRD: others}), sheets]
        whole = row("A1", {HEALTH: 7, THIRD: others, None: 4})
        rows = by_sector(counted, [["A1"]], given=[whole], earlier=[], minimum=K)
        assert {each.sector for each in rows} == groups


def test_a_breakdown_stays_as_it_was_when_figures_move_on():
    first = released({"A1": {COUNCIL: 6, HEALTH: 6}})
    later = released({"A1": {COUNCIL: 11, HEALTH: 7}}, [first])
    assert later.sectors == first.sectors


def test_an_item_that_was_given_whole_is_not_split_afterwards():
    first = released({"A1": {COUNCIL: 4, HEALTH: 4}})
    assert first.sectors == ()
    assert released({"A1": {COUNCIL: 9, HEALTH: 9}}, [first]).sectors == ()


def test_a_breakdown_that_does_not_add_up_to_the_item_is_not_given():
    counted = tallies("A1", {HEALTH: 5, COUNCIL: 5})
    other = row("A1", {HEALTH: 5, COUNCIL: 6})
    assert by_sector(counted, [["A1"]], given=[other], earlier=[], minimum=K) == ()


def test_one_release_of_two_domains_settles_the_sectors_in_the_first():
    items = {"A1": {COUNCIL: 7, HEALTH: 3, None: 2}, "B1": {COUNCIL: 7, HEALTH: 5, None: 5}}
    given_ = released(items, domains=[["A1"], ["B1"]])
    assert sizes_of(given_, "B1") == {COUNCIL: 7, None: 10}


SIZES = st.dictionaries(st.sampled_from([*Sector, None]), st.integers(0, 12), min_size=1)


@given(st.lists(st.dictionaries(st.sampled_from(["A1", "A2", "A3"]), SIZES, min_size=1), min_size=1, max_size=4))
def test_every_group_and_its_rest_are_large_enough_and_nothing_is_told_twice(day):
    told = []
    for items in day:
        told.append(released({item_id: sizes for item_id, sizes in items.items() if sum(sizes.values()) >= K}, told))
    for one in told:
        for item_id in {each.item_id for each in one.sectors}:
            groups = sizes_of(one, item_id)
            assert min(groups.values()) >= K
            assert sum(groups.values()) - max(groups.values()) >= K
    for before, after in pairwise(told):
        known = {each.item_id for each in before.sectors}
        again = {each.item_id for each in after.items}
        assert {each for each in after.sectors if each.item_id in known} == {
            each for each in before.sectors if each.item_id in again
        }
