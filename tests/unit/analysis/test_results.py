import pickle
from dataclasses import FrozenInstanceError, fields

import pytest

from sait.analysis.result import Result, SeriesRole
from sait.analysis.results import SeriesSource, axes_of, build_result
from sait.assessment.releases import Attendance, Audience, Figures, ItemFigures, MeanFigures, Vantage
from tests.unit.analysis.bank import release, text, two_domains


def rows(*item_ids, levels=(0, 4, 4, 0), area=None, vantage=Vantage.OWN):
    return tuple(ItemFigures(item_id, vantage, area, levels, None, None) for item_id in item_ids)


def source(key, releases, *, role=SeriesRole.REGIONAL, vantage=Vantage.OWN, area=None, board=None):
    return SeriesSource(key, text(key), role, vantage, area, board or key, "2013", tuple(releases))


def build(*sources, cut="domain", pooled=None):
    return build_result(
        two_domains(), form="full", cut=cut, sources=sources, audience=Audience.INSIDE, pooled_label=pooled
    )


A = ("A1", "A2", "A3", "A4")
B = ("B1", "B2", "B3")


def test_of_each_domain_the_newest_release_counts():
    releases = [
        release(7, Figures(rows(*A, levels=(0, 0, 8, 0)), ())),
        release(5, Figures(rows(*A), ())),
        release(6, Figures(rows(*B), ()), ["B"]),
        release(4, Figures(rows(*B, levels=(8, 0, 0, 0)), ()), ["B"]),
    ]
    result = build(source("north", releases))
    assert {axis: score.mean for (_, axis), score in result.scores.items()} == {"A": 2.0, "B": 1.5}
    assert result.released == ((6, "digest-6"), (7, "digest-7"))


def test_a_domain_not_released_has_no_score_and_a_withheld_one_has_none_given():
    result = build(source("north", [release(1, Figures(rows(*A, levels=None), ()))]))
    assert result.scores["north", "A"].mean is None
    assert ("north", "B") not in result.scores
    assert ("north", "B1") not in result.items
    assert result.items["north", "A1"].n is None


def test_categories_have_their_items_finding_and_source():
    axes = axes_of(two_domains(), "full", "ji-2011")
    assert [(axis.id, axis.item_ids) for axis in axes] == [
        ("x", ("A1", "A2", "B1")),
        ("y", ("A1", "A2", "A3")),
        ("z", ("A4",)),
    ]
    assert axes[0].finding == text("Finding x")
    assert axes[0].source == text("Source")
    with pytest.raises(KeyError):
        axes_of(two_domains(), "full", "other")


def test_a_category_is_given_from_half_of_its_items():
    result = build(source("north", [release(1, Figures(rows(*B), ()), ["B"])]), cut="ji-2011")
    assert result.scores["north", "x"].mean is None
    assert ("north", "y") not in result.scores
    assert result.cut_title == text("Joint Inspectorate 2011")


def test_a_small_board_has_the_mean_that_was_released():
    mean = MeanFigures("domain", "A", Vantage.OWN, None, 1.6, False, A[:3])
    result = build(source("conwy", [release(1, Figures(rows(*A, levels=None), (mean,)))]))
    assert (result.scores["conwy", "A"].mean, result.scores["conwy", "A"].n_lowest) == (1.6, None)


def test_local_areas_and_all_areas_together():
    figures = Figures(
        rows("A1", area="mon", vantage=Vantage.LOCAL)
        + rows("A1", area="conwy", vantage=Vantage.LOCAL, levels=(0, 0, 0, 5))
        + rows("A2", vantage=Vantage.LOCAL, levels=(6, 0, 0, 0)),
        (),
    )
    local = {"role": SeriesRole.LOCAL, "vantage": Vantage.LOCAL, "board": "north"}
    result = build(
        source("mon", [release(1, figures)], area="mon", **local), source("all", [release(1, figures)], **local)
    )
    assert result.items["mon", "A1"].levels == (0, 4, 4, 0)
    assert result.items["mon", "A2"].levels is None
    assert result.items["all", "A1"].levels == (0, 4, 4, 5)
    assert result.items["all", "A2"].levels == (6, 0, 0, 0)
    assert [series.attendance for series in result.series] == [None, None]


def test_response_is_that_of_the_newest_release():
    releases = [
        release(1, Figures(rows(*A), ()), attendance=Attendance(20, 12, 12)),
        release(2, Figures(rows(*B), ()), ["B"], attendance=Attendance(21, 15, 11), late=2),
    ]
    (series,) = build(source("north", releases)).series
    assert (series.attendance, series.late) == (Attendance(21, 15, 8), 2)  # a question has 8 answers at most


def test_late_answers_stay_told_when_another_domain_is_released_without_any():
    releases = [
        release(1, Figures(rows(*A), ()), late=4),
        release(2, Figures(rows(*A), ()), late=3),
        release(3, Figures(rows(*B), ()), ["B"]),
    ]
    assert build(source("north", releases)).series[0].late == 3


def test_pooled_local_counts_each_board_once_and_leaves_out_withheld_ones():
    def local(key, levels, board=None, vantage=Vantage.OWN):
        figures = Figures(rows(*A, levels=levels, vantage=vantage), ())
        return source(key, [release(1, figures)], role=SeriesRole.LOCAL, board=board, vantage=vantage)

    result = build(
        source("north", [release(1, Figures(rows(*A, levels=(0, 0, 0, 9)), ()))]),
        local("mon", (0, 20, 0, 0)),
        local("conwy", (0, 0, 8, 0)),
        local("conwy again", (8, 0, 0, 0), board="conwy"),
        local("flint", None),
        local("seen from above", (8, 0, 0, 0), board="north", vantage=Vantage.LOCAL),
        pooled=text("Local together"),
    )
    pooled = result.series[-1]
    assert (pooled.role, pooled.label, pooled.attendance) == (SeriesRole.LOCAL_POOLED, text("Local together"), None)
    assert (result.items[pooled.key, "A1"].mean, result.items[pooled.key, "A1"].n) == (1.5, 28)
    assert result.scores[pooled.key, "A"].mean == 1.5
    assert (pooled.key, "B") not in result.scores


def test_one_board_is_not_pooled_with_nobody():
    only = source("mon", [release(1, Figures(rows(*A), ()))], role=SeriesRole.LOCAL)
    assert [series.key for series in build(only, pooled=text("Local together")).series] == ["mon"]


def test_nothing_released_is_an_empty_result():
    result = build(source("north", []))
    assert (result.scores, result.items, result.released, result.series[0].attendance) == ({}, {}, (), None)


def test_the_result_is_frozen_travels_and_says_what_it_is():
    result = build(source("north", [release(0, Figures(rows(*A), ()), demonstration=True)]))
    travelled = pickle.loads(pickle.dumps(result))
    assert [getattr(travelled, one.name) for one in fields(Result)] == [
        getattr(result, one.name) for one in fields(Result)
    ]
    assert (result.demonstration, result.lowest, result.highest, result.released) == (True, 0, 3, ())
    assert result.cut_title["en"] == "Domains"
    with pytest.raises(FrozenInstanceError):
        result.cut = "other"  # type: ignore[misc]
