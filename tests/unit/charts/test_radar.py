from dataclasses import replace

import pytest

from sait.analysis.ranges import axis_range
from sait.analysis.result import SeriesRole
from sait.assessment.releases import Vantage
from sait.charts.grouping import common_series, groups, is_radar, on_charts
from sait.charts.radar import PROJECTED, radars
from sait.i18n import translator
from tests.unit.charts.sample import DOMAINS, MEANS, domain_result, released_so_far

T = translator("en")
CY = translator("cy")


def shown(trace, key):
    """A trace's values at 1e-5: plotly needs the lowest level nudged to draw its marker."""
    return [None if value is None else round(value, 5) for value in trace[key]]


def lines_of(figure):
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def rings_of(figure):
    return [trace for trace in figure.data if trace.uid.startswith("range-")]


def regional(result):
    """*result* as if all of its lines were regional boards, which stand on one chart up to three."""
    return replace(result, series=tuple(replace(one, role=SeriesRole.REGIONAL) for one in result.series))


def test_each_line_has_the_results_numbers_and_ends_where_it_began():
    figure = radars(regional(domain_result()), T)[0].figure
    assert [trace.uid for trace in lines_of(figure)] == ["north", "conwy", "flint"]
    for trace in lines_of(figure):
        values = shown(trace, "r")
        assert tuple(values[:-1]) == MEANS[trace.uid]
        assert values[-1] == values[0]


def test_a_missing_mean_is_a_gap_and_never_zero():
    conwy = lines_of(radars(regional(domain_result()), T)[0].figure)[1]
    assert conwy.r[2] is None
    assert conwy.connectgaps is False
    assert conwy.fill == "none"


def test_local_boards_are_a_ring_from_the_lowest_to_the_highest_behind_the_regional_board():
    result = domain_result(3)
    (panel,) = radars(result, T)
    (ring,) = rings_of(panel.figure)
    closed = len(DOMAINS) + 1
    out, back = shown(ring, "r")[:closed], shown(ring, "r")[closed : 2 * closed]
    given = [
        [MEANS[key][place] for key in ("conwy", "flint", "mon") if MEANS[key][place] is not None] for place in range(8)
    ]
    assert out == [*map(max, given), max(given[0])]
    assert back == [*map(min, given), min(given[0])][::-1]
    assert panel.figure.data[0] is ring
    assert [trace.uid for trace in lines_of(panel.figure)] == ["north"]
    assert ring.name == "Local boards, lowest to highest (2 to 3 of 3)"
    assert "Purpose and strategic direction 0.6 to 2.8, median 1.2 (3 of 3)" in panel.alt


def test_where_fewer_than_two_boards_are_shown_the_ring_is_open():
    result = domain_result(3)
    alone = {key: one for key, one in result.scores.items() if key[1] != "purpose" or key[0] in {"north", "mon"}}
    (ring,) = rings_of(radars(replace(result, scores=alone), T)[0].figure)
    assert "purpose" not in ring.theta
    assert axis_range(replace(result, scores=alone), result.series[1:], "purpose") is None
    second = {key: one for key, one in alone.items() if key[1] != "learning" or key[0] == "north"}
    parts = rings_of(radars(replace(result, scores=second), T)[0].figure)
    assert [set(part.theta) for part in parts] == [
        {"governance", "leadership", "structures"},
        {"quality", "outcomes", "interface"},
    ]
    assert [part.showlegend for part in parts] == [True, False]


def test_a_line_that_is_whole_is_lightly_filled_and_none_is_thick():
    (north,) = lines_of(radars(domain_result(3), T)[0].figure)
    assert (north.fill, north.fillcolor, north.line.width) == ("toself", "rgba(0, 114, 178, 0.1)", 2.5)


def test_two_lines_are_named_where_they_are_far_apart_and_nowhere_else():
    figure = radars(domain_result(1), T)[0].figure
    names = {trace.uid: trace for trace in figure.data if trace.mode == "text"}
    assert set(names) == {"name-north", "name-conwy"}
    assert (names["name-north"].theta[0], names["name-conwy"].theta[0]) == ("purpose", "structures")
    assert names["name-conwy"].text[0] == "Conwy and<br>Denbighshire"
    assert not [trace for trace in radars(regional(domain_result(2)), T)[0].figure.data if trace.mode == "text"]


def test_the_rings_have_the_names_of_the_levels_where_there_is_room():
    rings = radars(domain_result(3), T)[0].figure.layout.polar.radialaxis.ticktext
    assert [name.replace("\xa0", "").replace("<br>", " ") for name in rings] == [
        "0 Not in place",
        "1 Started",
        "2 Mostly in place",
        "3 In place and tested",
    ]
    small = radars(regional(domain_result(3)), T)[0].figure.layout.polar.radialaxis.ticktext
    assert [name.replace("\xa0", "") for name in small] == ["0", "1", "2", "3"]


def test_boards_own_scores_and_what_members_see_of_areas_are_not_one_kind():
    result = domain_result(3)
    seen = replace(
        result,
        series=(result.series[0], *(replace(one, vantage=Vantage.LOCAL) for one in result.series[1:])),
    )
    assert radars(seen, T)[0].figure.data[0].name.startswith("Local arrangements as members see them")


def test_the_axis_is_the_scale_in_whole_levels():
    radial = radars(domain_result(), T)[0].figure.layout.polar.radialaxis
    assert list(radial.range) == [0, 3]
    assert list(radial.tickvals) == [0, 1, 2, 3]


@pytest.mark.parametrize(("t", "column"), [(T, 1), (CY, 2)])
def test_axis_labels_are_complete_in_both_languages(t, column):
    angular = radars(domain_result(), t)[0].figure.layout.polar.angularaxis
    assert [label.replace("<br>", " ") for label in angular.ticktext] == [domain[column] for domain in DOMAINS]


def test_axes_not_yet_released_stand_on_the_circle_empty():
    figure = radars(released_so_far(domain_result(), 4), T)[0].figure
    angular = figure.layout.polar.angularaxis
    assert len(angular.tickvals) == 8
    assert [label.endswith("(not yet released)") for label in angular.ticktext] == [False] * 4 + [True] * 4
    assert all(value is None for trace in lines_of(figure) for value in trace.r[4:8])
    assert {axis_id for trace in rings_of(figure) for axis_id in trace.theta} == {"purpose", "governance", "structures"}


def test_over_three_lines_become_small_multiples_with_the_common_line_on_each():
    panels = radars(regional(domain_result(3)), T)
    assert [panel.series_keys for panel in panels] == [("north", "conwy"), ("north", "flint"), ("north", "mon")]
    assert [one.behind for one in on_charts(domain_result(3))] == [domain_result(3).series[1:]]
    first_lines = {(panel.figure.data[0].line.color, panel.figure.data[0].line.dash) for panel in panels}
    assert len(first_lines) == 1


def test_the_common_line_is_the_first_regional_one_or_else_the_first():
    result = domain_result(3)
    turned = result.series[::-1]
    assert common_series(turned).key == "north"
    assert common_series(turned[:3]).key == "mon"
    assert common_series(()) is None
    assert groups(replace(result, series=turned))[0][0].key == "north"


def test_fewer_than_three_axes_with_results_are_dots_on_the_same_axes_in_the_same_order():
    result = released_so_far(domain_result(), 2)
    assert not is_radar(result)
    figure = radars(result, T)[0].figure
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert list(figure.data[0].x) == [1.2, 2.8, None, 1.4, 1.9, None]
    assert list(figure.data[1].x) == [2.1, 1.4, None, None, None, None, None, None]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert figure.layout.yaxis.ticktext[0] == "Purpose and strategic<br>direction"
    assert is_radar(released_so_far(domain_result(), 3))


def test_dots_of_one_row_never_hide_each_other():
    figure = radars(regional(released_so_far(domain_result(), 2)), T)[0].figure
    assert len({trace.y[1] for trace in figure.data}) == 3


def test_no_series_draws_nothing():
    assert radars(replace(domain_result(), series=()), T) == ()


def test_demonstration_data_says_so_in_the_picture_and_in_its_words():
    panel = radars(domain_result(demonstration=True), T)[0]
    assert "Demonstration data" in panel.figure.layout.annotations[0].text
    assert panel.alt.startswith("Demonstration data.")
    real = radars(domain_result(), T)[0]
    assert not real.figure.layout.annotations
    assert "Demonstration" not in real.alt


def test_the_alternative_text_says_who_is_highest_and_lowest():
    alt = radars(domain_result(), T)[0].alt
    assert "North Wales: highest Leadership and membership 2.6, lowest Structures and funding 0.0." in alt
    partial = radars(released_so_far(domain_result(), 4), T)[0].alt
    assert "4 of 8" in partial


def test_pointing_at_a_dot_gives_the_mean_and_how_many_answered():
    trace = lines_of(radars(domain_result(), T)[0].figure)[0]
    assert trace.customdata[0] == (
        "<b>North Wales</b><br>Purpose and strategic direction<br>Mean: 2.1<br>Answers: 11 to 12"
    )


def test_text_is_large_enough_for_a_projector_and_charts_keep_their_identity():
    one, other = (radars(domain_result(), t)[0].figure.layout for t in (T, CY))
    assert min(one.font.size, one.polar.angularaxis.tickfont.size, one.legend.font.size) >= 16
    assert one.polar.radialaxis.tickfont.size >= 13
    projected = radars(domain_result(), T, alone=PROJECTED)[0].figure.layout
    assert projected.polar.radialaxis.tickfont.size >= 18
    assert one.uirevision == other.uirevision
    revisions = {panel.figure.layout.uirevision for panel in radars(regional(domain_result(3)), T)}
    assert len(revisions) == 3
