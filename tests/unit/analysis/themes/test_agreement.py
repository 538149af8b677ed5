import pytest

from sait.analysis.themes.agreement import agreements, cohens_kappa


def pairs(both, first, second, neither):
    return [(True, True)] * both + [(True, False)] * first + [(False, True)] * second + [(False, False)] * neither


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [
        # Expected values worked out by hand from the definition, (observed - chance) / (1 - chance).
        ((20, 5, 10, 15), 0.4),
        ((45, 15, 25, 15), 0.1304),
        ((25, 35, 5, 35), 0.2593),
        ((10, 0, 0, 10), 1.0),
        ((0, 10, 10, 0), -1.0),
        ((0, 4, 0, 6), 0.0),
        ((9, 0, 0, 1), 1.0),
    ],
)
def test_kappa_is_agreement_beyond_chance(counts, kappa):
    assert cohens_kappa(pairs(*counts)) == pytest.approx(kappa, abs=5e-5)


@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (0, 0, 0, 9), (9, 0, 0, 0)])
def test_where_nothing_varies_kappa_is_undefined(counts):
    assert cohens_kappa(pairs(*counts)) is None


def test_the_unit_is_the_answer_and_each_code_stands_alone():
    first, second = {1: {"a", "b"}, 2: {"a"}}, {1: {"a"}, 3: {"a"}}
    a, b, c = agreements([1, 2, 3, 4], ["a", "b", "c"], first, second)
    assert (a.both, a.first_only, a.second_only, a.neither, a.kappa) == (1, 1, 1, 1, 0)
    assert (b.both, b.first_only, b.second_only, b.neither, b.kappa) == (0, 1, 0, 3, 0)
    assert (c.neither, c.kappa) == (4, None)
