"""What must hold whatever people answer, and that the gate's tests notice when it is loosened."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sait.analysis.gate import cells, disclosure, means
from sait.analysis.gate.disclosure import figures
from sait.assessment.releases import AnswerTally, Audience, Vantage
from tests.unit.analysis import test_disclosure
from tests.unit.analysis.bank import instrument, item, two_domains
from tests.unit.analysis.test_isolation import isolates_exactly

ITEMS = ("A1", "A2", "A3", "A4")
AREAS = (None, "conwy", "mon", "flint")
cell_counts = st.tuples(*[st.integers(0, 5)] * 6)
room = st.dictionaries(st.tuples(st.sampled_from(ITEMS), st.sampled_from(AREAS)), cell_counts, max_size=12)
late_answers = st.lists(room, max_size=3)
audiences = st.sampled_from([Audience.INSIDE, Audience.OUTSIDE])


def tallies(counts):
    return [
        AnswerTally(item_id, Vantage.LOCAL if area else Vantage.OWN, area, its[:4], its[4], its[5])
        for (item_id, area), its in counts.items()
    ]


def released_in_turn(rooms, audience, minimum, respondents=12):
    out = []
    for counts in rooms:
        out.append(
            figures(
                tallies(counts),
                instrument=two_domains(),
                form="full",
                domain_ids=["A"],
                audience=audience,
                respondents=respondents,
                minimum=minimum,
                earlier=tuple(out),
            )
        )
    return out


def given_counts(released):
    """Per item and vantage: area to counts."""
    found = {}
    for row in released.items:
        if row.levels is not None:
            found.setdefault((row.item_id, row.vantage), {})[row.area_id] = row.levels
    return found


@given(st.lists(room, min_size=1, max_size=4), audiences, st.integers(5, 7))
def test_no_released_count_or_difference_is_under_k(rooms, audience, minimum):
    releases = [given_counts(released) for released in released_in_turn(rooms, audience, minimum)]
    least = max(8, minimum) if audience is Audience.OUTSIDE else minimum
    for released in releases:
        for areas in released.values():
            assert all(sum(levels) >= least for levels in areas.values())
            assert None not in areas or len(areas) == 1
    for place, earlier in enumerate(releases):
        for later in releases[place:]:
            for cell, before in earlier.items():
                pairs = [(later[cell][area], levels) for area, levels in before.items() if area in later[cell]]
                totals = [tuple(map(sum, zip(*areas.values(), strict=True))) for areas in (later[cell], before)]
                for new, old in [*pairs, tuple(totals)]:
                    steps = [a - b for a, b in zip(new, old, strict=True)]
                    assert min(steps) >= 0
                    assert sum(steps) == 0 or sum(steps) >= least


@given(st.lists(room, min_size=1, max_size=3), audiences)
def test_dont_know_counts_are_k_or_more_and_never_differ_a_little(rooms, audience):
    releases = released_in_turn(rooms, audience, 5)
    counts = [
        {(r.item_id, r.vantage, r.area_id): (r.dont_know, r.not_applicable) for r in one.items} for one in releases
    ]
    for one in counts:
        assert all(number is None or number >= 5 for pair in one.values() for number in pair)
    for before, after in pairwise(counts):
        followed = {row[:2] for row in before}
        for row, pair in after.items():
            if row[:2] in followed:
                known = before.get(row, (None, None))
                assert all(new is None or new == old for new, old in zip(pair, known, strict=True))


@given(room, audiences, st.integers(5, 20), st.randoms())
def test_the_order_of_the_counts_does_not_matter(counts, audience, respondents, draw):
    shuffled = dict(draw.sample(list(counts.items()), len(counts)))
    once = released_in_turn([counts], audience, 5, respondents)
    assert once == released_in_turn([shuffled], audience, 5, respondents)


@given(room, audiences, st.integers(5, 20))
def test_releasing_the_same_answers_again_says_the_same(counts, audience, respondents):
    first, second = released_in_turn([counts, counts], audience, 5, respondents)
    assert first == second


CATEGORIES = ("p", "q", "r", "s")
mapped = st.lists(st.lists(st.sampled_from(CATEGORIES), unique=True), min_size=8, max_size=8)


@settings(max_examples=60)
@given(mapped, st.lists(st.integers(4, 9), min_size=8, max_size=8), st.booleans())
def test_no_set_of_means_isolates_fewer_than_three_items(maps, numbers, in_two_steps):
    items = [item(f"{'AB'[place // 4]}{place}", its) for place, its in enumerate(maps)]
    bank = instrument({"A": items[:4], "B": items[4:]}, CATEGORIES)
    counts = [AnswerTally(one.id, Vantage.OWN, None, (0, n, 0, 0), 0, 0) for one, n in zip(items, numbers, strict=True)]
    out = []
    for domain_ids in (["A"], ["A", "B"]) if in_two_steps else (["A", "B"],):
        out.append(
            figures(
                counts,
                instrument=bank,
                form="full",
                domain_ids=domain_ids,
                audience=Audience.OUTSIDE,
                respondents=9,
                minimum=5,
                earlier=tuple(out),
            )
        )
    ids = [one.id for one in items]
    few = {one.id for one, n in zip(items, numbers, strict=True) if n < 5}
    rows = [[int(id_ in mean.item_ids) for id_ in ids] for released in out for mean in released.means]
    assert all(sum(row) >= 3 for row in rows)
    assert not few & {id_ for released in out for mean in released.means for id_ in mean.item_ids}
    assert not rows or not isolates_exactly(rows)


WORKED = [
    getattr(test_disclosure, name)
    for name in dir(test_disclosure)
    if name.startswith("test_") and not getattr(getattr(test_disclosure, name), "pytestmark", None)
]


def _loosened_grouped(cell, its, least):
    return ORIGINAL_GROUPED(cell, its, least - 1)


def _no_complement(cell, its, least):
    return tuple(cells._row(one, least) for one in its) or (cells.withheld(cell),)


ORIGINAL_GROUPED = cells.grouped
MUTANTS = {
    "k - 1 for a count": (disclosure, "grouped", _loosened_grouped),
    "areas without the rule for the rest": (disclosure, "grouped", _no_complement),
    "no memory": (disclosure, "follow", lambda fresh, _earlier, _least: fresh),
    "a difference of k - 1": (
        cells,
        "_is_safe_step",
        lambda new, old, least: sum(new) - sum(old) >= least - 2 or new == old,
    ),
    "items outside under ten": (disclosure, "LEAST_BOARD", 9),
    "seven answers outside": (disclosure, "LEAST_OUTSIDE", 7),
    "means of any items": (means, "_is_broad", lambda row, _candidate: bool(row)),
    "means without the row space": (means, "isolates", lambda _rows: False),
    "the end of the scale told": (means, "near_end", lambda _axis: -1.0),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_loosened_gate_fails_a_worked_case(mutant, monkeypatch):
    monkeypatch.setattr(*MUTANTS[mutant])
    caught = 0
    for worked in (*WORKED, _the_edges):
        try:
            worked()
        except (AssertionError, KeyError):
            caught += 1
    assert caught


def _the_edges():
    """The parametrised cases that a mutant may slip past otherwise."""
    test_disclosure.test_four_more_are_not_told_and_five_are((3, 7, 0, 0), (3, 3, 0, 0))
    test_disclosure.test_a_mean_close_to_an_end_is_told_as_the_end((0, 0, 0, 5), (3.0, True))
