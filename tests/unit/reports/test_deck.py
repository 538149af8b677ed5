import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from sait.i18n import translator
from sait.reports.deck.build import deck
from sait.reports.deck.slides import title_of
from sait.reports.provenance import CAVEAT
from sait.wording.tables import axis_table
from tests.unit.charts.sample import (
    CATEGORIES,
    DOMAINS,
    MEANS,
    category_result,
    domain_result,
    released_so_far,
    score,
)

EN = translator("en")
CY = translator("cy")
SERIES_NAMES = ("North Wales", "Conwy and Denbighshire", "Flintshire and Wrexham")


def opened(results, t=EN):
    return Presentation(BytesIO(deck(results, t, title="North Wales", subtitle="Round 2013")))


def charts(slides):
    return [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]


def tables(slides):
    return [shape.table for slide in slides.slides for shape in slide.shapes if shape.has_table]


def words(slide):
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def notes(slide):
    return slide.notes_slide.notes_text_frame.text


def test_the_charts_series_are_the_results_numbers_and_a_missing_one_is_a_gap():
    (chart,) = charts(opened([domain_result()]))
    assert chart.chart_type == XL_CHART_TYPE.RADAR_MARKERS
    drawn = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert drawn == {
        "North Wales · 12 of 15 answered": MEANS["north"],
        "Conwy and Denbighshire · 12 of 15 answered": MEANS["conwy"],
        "Flintshire and Wrexham · 12 of 15 answered": MEANS["flint"],
    }
    assert chart.element.chart.find(qn("c:dispBlanksAs")).get("val") == "gap"


@pytest.mark.parametrize(("t", "column"), [(EN, 1), (CY, 2)])
def test_the_charts_labels_are_complete_in_both_languages(t, column):
    (chart,) = charts(opened([domain_result()], t))
    labels = [label.replace("\n", " ") for label in chart.plots[0].categories]
    assert labels == [domain[column] for domain in DOMAINS]


def test_the_axis_is_the_scale_in_whole_levels_and_the_plot_has_its_place():
    (chart,) = charts(opened([domain_result()]))
    axis = chart.value_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (0, 3, 1)
    layout = chart.element.chart.plotArea.find(qn("c:layout")).find(qn("c:manualLayout"))
    place = {child.tag.split("}")[1]: child.get("val") for child in layout}
    assert float(place["w"]) >= 0.5
    assert float(place["h"]) >= 0.5


def test_lines_are_told_apart_by_dash_and_marker():
    (chart,) = charts(opened([domain_result()]))
    series = list(chart.plots[0].series)
    assert len({one.format.line.dash_style for one in series}) == 3
    assert len({one.marker.style for one in series}) == 3


def test_the_table_has_the_numbers_that_the_screen_shows():
    result = domain_result()
    (table,) = tables(opened([result]))
    shown = [[cell.text for cell in row.cells] for row in table.rows][1:]
    expected = axis_table(result, EN)
    numbers = expected[[column for column in expected.columns if not column.endswith("response")]]
    assert shown == [[str(value) for value in row] for row in numbers.itertuples(index=False, name=None)]


def test_a_column_that_says_nothing_is_left_out():
    result = domain_result()
    key, name = result.series[-1].key, SERIES_NAMES[-1]
    scores = {
        place: replace(one, n_lowest=None, n_highest=None) if place[0] == key else one
        for place, one in result.scores.items()
    }
    (table,) = tables(opened([replace(result, scores=scores)]))
    head = [cell.text.split("\n")[0] for cell in table.rows[0].cells]
    assert f"{name}: mean" in head
    assert f"{name}: answers" not in head
    assert f"{SERIES_NAMES[0]}: answers" in head


def test_the_response_is_said_once_over_each_lines_means_and_in_no_row():
    (table,) = tables(opened([domain_result()]))
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert head[1::2] == [f"{name}: mean\n12 of 15 answered" for name in SERIES_NAMES]
    assert not any("of 15" in cell for row in rows for cell in row)


def test_labels_on_the_chart_say_withheld_and_no_more_and_the_table_says_why():
    result = domain_result()
    items = {key: replace(one, levels=None, n=None, mean=None) for key, one in result.items.items()}
    scores = {(one.key, axis.id): score(axis.id, None) for one in result.series for axis in result.axes[:3]}
    slides = opened([replace(result, items=items, scores={**result.scores, **scores})])
    (chart,), (table,) = charts(slides), tables(slides)
    labels = [label.split("\n") for label in chart.plots[0].categories]
    assert [lines[-1] for lines in labels[:3]] == ["(withheld)"] * 3
    assert max(len(lines) for lines in labels[:3]) <= 4
    assert table.cell(1, 1).text == "withheld: too few answers to show"


def test_over_three_series_make_a_chart_for_each_with_the_common_one_repeated():
    slides = opened([domain_result(3)])
    names = [[series.name.split(" ·")[0] for series in chart.plots[0].series] for chart in charts(slides)]
    assert names == [
        ["North Wales", "Conwy and Denbighshire"],
        ["North Wales", "Flintshire and Wrexham"],
        ["North Wales", "Gwynedd and Isle of Anglesey"],
    ]


def test_fewer_than_three_axes_with_results_are_bars_that_carry_their_numbers():
    (chart,) = charts(opened([released_so_far(domain_result(), 2)]))
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert tuple(chart.plots[0].series[0].values) == (2.1, 1.4, None, None, None, None, None, None)
    assert chart.plots[0].has_data_labels
    assert "(not released)" in chart.plots[0].categories[7]


def test_every_slide_carries_the_caveat_and_its_source():
    first, *others = opened([domain_result(), category_result()]).slides
    assert CAVEAT in words(first)
    for slide in others:
        assert CAVEAT in words(slide)
        assert "sait-regional 1.0.0" in words(slide)
        assert "12 (ab12cd34), 13 (ffee9911)" in words(slide)
        assert CAVEAT in notes(slide)


def test_many_releases_are_a_range_on_the_slide_and_listed_in_the_notes():
    released = tuple((number, f"{number:08x}" + "0" * 56) for number in range(1, 25))
    _, slide, *_ = opened([replace(domain_result(), released=released)]).slides
    assert "24 releases, 1 (00000001) to 24 (00000018)" in words(slide)
    assert all(f"{number} ({number:08x})" in notes(slide) for number, _ in released)


def test_notes_state_n_response_and_how_to_read_the_chart():
    result = domain_result()
    late = replace(result, series=(replace(result.series[0], late=2), *result.series[1:]))
    _, slide, *_ = opened([late]).slides
    assert "How to read it" in notes(slide)
    assert "North Wales: 12 of 15 answered; 2 people's late answers are not in it." in notes(slide)
    assert "Purpose and strategic direction 2.1, answers: 11 to 12" in notes(slide)
    assert "Leadership and membership withheld: too few answers to show" in notes(slide)


def test_demonstration_data_is_marked_on_every_slide_and_real_data_on_none():
    marked = opened([domain_result(demonstration=True), replace(category_result(), demonstration=True)])
    assert all("Demonstration data" in words(slide) and "Demonstration data" in notes(slide) for slide in marked.slides)
    assert not any("Demonstration" in words(slide) for slide in opened([domain_result(), category_result()]).slides)


def test_categories_stand_with_finding_source_and_where_members_place_them():
    slides = [slide for slide in opened([category_result()]).slides if "What was found" in words(slide)]
    said = "\n".join(words(slide) for slide in slides)
    for _, label, _, finding in CATEGORIES:
        assert label in said
        assert finding in said
    assert said.count("Source: Community Care, 10 October 2011") == len(CATEGORIES)
    assert "members mostly place this low" in said
    assert "0 to 1: 70%, 2 to 3: 30%" in said
    assert "Leadership: 3 items. purpose.1 " in notes(slides[0])
    for claim in ("still", "not an issue", " now "):
        assert claim not in said


def test_a_domain_result_has_no_finding_slide():
    assert not any("What was found" in words(slide) for slide in opened([domain_result()]).slides)


@pytest.mark.parametrize(("t", "code"), [(EN, "en-GB"), (CY, "cy-GB")])
def test_all_text_says_its_language(t, code):
    slides = opened([domain_result(), category_result()], t)
    elements = [slide.element for slide in slides.slides]
    elements += [slide.notes_slide.element for slide in slides.slides]
    elements += [chart.element for chart in charts(slides)]
    runs = [run for element in elements for run in element.iter(qn("a:r"))]
    assert runs
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {code}
    assert all(chart.element.find(qn("c:lang")).get("val") == code for chart in charts(slides))
    assert slides.core_properties.language == code


def test_charts_and_tables_have_an_alternative_text_and_slides_a_title():
    slides = opened([domain_result(), category_result()])
    for slide in slides.slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape.element.nvGraphicFramePr.cNvPr.get("descr")


def test_everything_stands_within_a_wide_slide():
    slides = opened([domain_result(3, demonstration=True), category_result()], CY)
    assert (slides.slide_width, slides.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= slides.slide_width
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + height <= slides.slide_height


def test_a_long_table_goes_on_over_several_slides_with_its_header_again():
    result = domain_result()
    axes = tuple(replace(axis, id=f"{axis.id}{turn}") for turn in range(4) for axis in result.axes)
    scores = {(one.key, axis.id): score(axis.id, 1.5) for one in result.series for axis in axes}
    parts = tables(opened([replace(result, axes=axes, scores=scores)]))
    assert len(parts) > 1
    assert sum(len(part.rows) - 1 for part in parts) == 32
    assert len({part.cell(0, 0).text for part in parts}) == 1


def test_the_template_leaves_no_trace_of_its_maker():
    about = opened([domain_result()]).core_properties
    assert (about.author, about.last_modified_by, about.title) == ("SAIT", "SAIT", "North Wales")
    assert about.created.year > 2020


def named_anew(result, words):
    first, *others = result.series
    return replace(result, series=(replace(first, label={"en": words, "cy": words}), *others))


def sheets(slides):
    for chart in charts(slides):
        with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as workbook:
            yield {name: workbook.read(name).decode() for name in workbook.namelist()}


@pytest.mark.parametrize("words", ["=1+1", "{=1+1}", "+1", "-1", "@SUM(1)", "http://example.org/x", "mailto:x", "12"])
@pytest.mark.parametrize("result", [domain_result(), released_so_far(domain_result(), 2)], ids=["radar", "bars"])
def test_the_workbook_behind_a_chart_holds_names_as_words(result, words):
    axes = tuple(replace(axis, label={"en": words, "cy": words}) for axis in result.axes)
    slides = opened([named_anew(replace(result, axes=axes), words)])
    (parts,) = sheets(slides)
    assert "<f>" not in parts["xl/worksheets/sheet1.xml"]
    assert not any("hyperlink" in part for part in parts.values())
    assert f">{words}<" in parts["xl/sharedStrings.xml"]
    (chart,) = charts(slides)
    assert next(iter(chart.plots[0].series)).name.startswith(words)


@pytest.mark.parametrize("words", ["a\x0bb", "a\x00b", "a\ufffeb", "a\uffffb", "a\ud800b", "x" * 5000])
def test_a_name_stored_before_such_names_were_refused_breaks_no_deck(words):
    made = deck([named_anew(domain_result(), words)], EN, title=words, subtitle=words)
    slides = Presentation(BytesIO(made))
    kept = "ab" if words.startswith("a") else words
    assert title_of(slides.slides[0]).text_frame.text == kept
    (chart,) = charts(slides)
    assert next(iter(chart.plots[0].series)).name.startswith(kept)
    for parts in sheets(slides):
        for part in parts.values():
            ElementTree.fromstring(part)


def test_a_deck_loads_no_library_for_charts_on_screens():
    loads = "import sys, sait.reports.deck.build; print('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True).stdout == "False\n"
