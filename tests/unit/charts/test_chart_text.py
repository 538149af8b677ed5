"""The text beside every kind of chart says what the result says: each value, each reason, in the chart's order."""

from dataclasses import replace

import pytest

from sait.analysis.ranges import axis_range
from sait.analysis.result import SeriesRole
from sait.i18n import translator
from sait.wording.chart_text import Branch, items_text, lines_text
from sait.wording.figures import NOT_RELEASED, NOT_SCORED_AGAIN, WITHHELD, axis_mean_words, item_mean_words
from sait.wording.ranges import range_words
from tests.unit.charts.sample import category_result, domain_result, released_so_far, score

LANGUAGES = pytest.mark.parametrize("t", [translator("en"), translator("cy")], ids=["en", "cy"])
KINDS = {
    "radar": domain_result(3),
    "dots": released_so_far(domain_result(3), 2),
    "categories": category_result(),
    "withheld": replace(
        domain_result(3), scores={**domain_result(3).scores, ("north", "quality"): score("quality", None)}
    ),
}


def told(branch: Branch) -> list[str]:
    return [part.said for part in branch.parts]


@LANGUAGES
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_has_every_axis_in_its_order_with_its_value_or_its_reason(kind, t):
    result = KINDS[kind]
    whole = lines_text(result, result.series, t)
    assert len(whole.parts) == len(result.series)
    for line, branch in zip(result.series, whole.parts, strict=True):
        assert branch.said.startswith(t.text(line.label))
        for axis, said in zip(result.axes, told(branch), strict=True):
            assert said.startswith(f"{t.text(axis.label)}: {axis_mean_words(result, line, axis.id, t)}")


@LANGUAGES
def test_why_there_is_no_value_stands_in_its_place(t):
    withheld = told(lines_text(KINDS["withheld"], KINDS["withheld"].series, t).parts[0])
    assert withheld[5].endswith(t(WITHHELD))
    so_far = told(lines_text(KINDS["dots"], KINDS["dots"].series, t).parts[0])
    assert [said.endswith(t(NOT_RELEASED)) for said in so_far] == [False] * 2 + [True] * 6


@LANGUAGES
@pytest.mark.parametrize("kind", KINDS)
def test_the_range_behind_is_read_after_the_lines(kind, t):
    result = KINDS[kind]
    whole = lines_text(result, result.series[:1], t, result.series[1:])
    for axis, said in zip(result.axes, told(whole.parts[-1]), strict=True):
        one = axis_range(result, result.series[1:], axis.id)
        expected = t("fewer than two boards have a result") if one is None else range_words(result, one, t)
        assert said == f"{t.text(axis.label)}: {expected}"


@LANGUAGES
def test_the_spread_of_an_axis_has_every_question_with_how_many_chose_each_level(t):
    result = domain_result()
    line, axis = result.series[0], result.axes[0]
    whole = items_text(result, line, axis, t)
    for item_id, branch in zip(axis.shown_ids, whole.parts, strict=True):
        score = result.items[line.key, item_id]
        assert branch.said.endswith(item_mean_words(result, line, item_id, t))
        counts = [int(said.rsplit(": ", 1)[1]) for said in told(branch)[: len(score.levels)]]
        assert counts == list(score.levels)
        assert told(branch)[-1].startswith(str(score.dont_know))


@LANGUAGES
def test_a_question_that_is_withheld_has_its_reason_and_no_levels(t):
    result = domain_result()
    line, axis = result.series[0], result.axes[0]
    first = axis.shown_ids[0]
    kept = replace(result.items[line.key, first], levels=None, n=None, mean=None)
    branch = items_text(replace(result, items={**result.items, (line.key, first): kept}), line, axis, t).parts[0]
    assert branch.said.endswith(t(WITHHELD))
    assert not branch.parts


@LANGUAGES
def test_what_was_not_scored_again_is_not_said_to_be_unreleased(t):
    result = KINDS["radar"]
    again = replace(result.series[0], key="again", role=SeriesRole.SECOND)
    axis = result.axes[0]
    assert axis_mean_words(result, again, axis.id, t) == t(NOT_SCORED_AGAIN)
    assert item_mean_words(result, again, axis.item_ids[0], t) == t(NOT_SCORED_AGAIN)
    assert all(said.endswith(t(NOT_SCORED_AGAIN)) for said in told(lines_text(result, [again], t).parts[0]))
