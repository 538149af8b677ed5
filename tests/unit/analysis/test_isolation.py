from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sait.analysis.gate.isolation import isolates


def rank(rows):
    """Exact, by elimination: an independent way to the same answer."""
    rows = [[Fraction(number) for number in row] for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((place for place in range(found, len(rows)) if rows[place][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for place in range(found + 1, len(rows)):
            share = rows[place][column] / rows[found][column]
            rows[place] = [a - share * b for a, b in zip(rows[place], rows[found], strict=True)]
        found += 1
    return found


def isolates_exactly(rows):
    """A combination rests only on some columns exactly where dropping them lowers the rank."""
    columns = range(len(rows[0]))
    return any(
        rank([[row[c] for c in columns if c not in dropped] for row in rows]) < rank(rows)
        for size in (1, 2)
        for dropped in combinations(columns, size)
        if size < len(columns) or any(any(row) for row in rows)
    )


def named(rows):
    return [{f"i{place:02}": number for place, number in enumerate(row)} for row in rows]


@pytest.mark.parametrize(
    ("rows", "gives_away"),
    [
        ([[1, 1, 1, 0, 0, 0]], False),
        ([[1, 1, 0, 0, 0, 0]], True),
        ([[1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]], False),
        ([[1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 0, 0]], True),  # the fourth item is the difference
        ([[1, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0]], True),  # third minus fourth: two items
        ([[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0]], False),  # the rest is three items
        # No two of these differ by fewer than three items, but the first two less the third are 2 a.
        ([[1, 1, 1, 1, 0, 0, 0], [1, 0, 0, 0, 1, 1, 1], [0, 1, 1, 1, 1, 1, 1]], True),
        ([[1, 1, 1], [1, 1, 1]], False),  # the same mean twice says nothing more
        ([[1, 1, 2], [1, 1, 1]], True),
        ([[0.1, 0.1, 0.1], [0.2, 0.2, 0.2]], False),
    ],
)
def test_worked_cases(rows, gives_away):
    assert isolates(named(rows)) is gives_away


def test_nothing_published_gives_nothing_away():
    assert isolates([]) is False


matrices = (
    st.integers(3, 8)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.sampled_from([0, 0, 1, 1, 2]), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
    .filter(lambda rows: any(any(row) for row in rows))
)


@given(matrices)
def test_agrees_with_exact_ranks(rows):
    assert isolates(named(rows)) is isolates_exactly(rows)


@given(matrices, st.randoms())
def test_order_does_not_matter(rows, draw):
    shuffled = [dict(draw.sample(list(row.items()), len(row))) for row in draw.sample(named(rows), len(rows))]
    assert isolates(shuffled) is isolates(named(rows))
