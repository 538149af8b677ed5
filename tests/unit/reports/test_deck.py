"""The deck of a board: numbers, titles, words and marks, read back by python-pptx."""

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

from sait.i18n import translator
from sait.reports.provenance import CAVEAT, IN_SHORT
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
from tests.unit.reports.packs import MADE_AT, chart_on, charts, deck_of, notes, opened, pack, tables, titles, words

EN = translator("en")
CY = translator("cy")
SERIES_NAMES = ("North Wales", "Conwy and Denbighshire", "Flintshire and Wrexham")
COVER, SUMMARY, PROFILE, GAPS = 0, 1, 2, 3


def slide(slides, place):
    return slides.slides[place]


def table_titled(slides, words_of_title):
    return next(
        shape.table
        for one in slides.slides
        if words_of_title in one.shapes.title.text_frame.text
        for shape in one.shapes
        if shape.has_table
    )


def test_the_charts_series_are_the_results_numbers_and_a_missing_one_is_a_gap():
    chart = chart_on(slide(opened([domain_result()]), PROFILE))
    assert chart.chart_type in {XL_CHART_TYPE.RADAR, XL_CHART_TYPE.RADAR_MARKERS}
    drawn = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert drawn["North Wales · 12 of 15 answered"] == MEANS["north"]
    lows, highs = drawn["Local boards: lowest"], drawn["Local boards: highest"]
    pairs = list(zip(MEANS["conwy"], MEANS["flint"], strict=True))
    assert lows == tuple(None if None in pair else min(pair) for pair in pairs)
    assert highs == tuple(None if None in pair else max(pair) for pair in pairs)
    assert chart.element.chart.find(qn("c:dispBlanksAs")).get("val") == "gap"


@pytest.mark.parametrize(("language", "column"), [("en", 1), ("cy", 2)])
def test_the_charts_labels_are_complete_in_both_languages(language, column):
    chart = chart_on(slide(opened([domain_result()], language), PROFILE))
    labels = [label.replace("\n", " ") for label in chart.plots[0].categories]
    assert labels == [domain[column] for domain in DOMAINS]


def test_the_axis_is_the_scale_in_whole_levels_and_the_plot_has_its_place():
    chart = chart_on(slide(opened([domain_result()]), SUMMARY))
    axis = chart.value_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (0, 3, 1)
    layout = chart.element.chart.plotArea.find(qn("c:layout")).find(qn("c:manualLayout"))
    place = {child.tag.split("}")[1]: child.get("val") for child in layout}
    assert float(place["w"]) >= 0.5
    assert float(place["h"]) >= 0.5


def points(chart):
    """Of each series of a dot plot the pairs of value and row."""
    found = {}
    for series in chart.plots[0].series:
        across = [float(one.text) for one in series._element.find(qn("c:xVal")).iter(qn("c:v"))]
        up = [float(one.text) for one in series._element.find(qn("c:yVal")).iter(qn("c:v"))]
        found.setdefault(series.name, []).extend(zip(across, up, strict=True))
    return found


def test_the_dot_plot_has_the_boards_means_highest_first_on_the_range_of_the_others():
    chart = chart_on(slide(opened([domain_result()]), GAPS))
    found = points(chart)
    means = sorted(MEANS["north"], reverse=True)
    assert found["North Wales · 12 of 15 answered"] == [(mean, 8 - row) for row, mean in enumerate(means)]
    ordered = sorted(range(8), key=lambda place: -MEANS["north"][place])
    pairs = [(MEANS["conwy"][place], MEANS["flint"][place], 8 - row) for row, place in enumerate(ordered)]
    ends = [(end, row) for *pair, row in pairs if None not in pair for end in (min(pair), max(pair))]
    behind = zip(found["Local boards: lowest"], found["Local boards: highest"], strict=True)
    assert [end for pair in behind for end in pair] == ends
    lengths = [
        float(one.text)
        for one in chart.element.iter(qn("c:v"))
        if one.getparent().getparent().getparent().getparent().tag.endswith("plus")
    ]
    assert lengths == [high - low for (low, _), (high, _) in zip(ends[::2], ends[1::2], strict=True)]


def labels_of(chart):
    return ["".join(run.text for run in label.iter(qn("a:t"))) for label in chart.element.iter(qn("c:dLbl"))]


def test_a_dot_is_marked_where_it_lies_apart_from_every_other_and_nowhere_else():
    said = labels_of(chart_on(slide(opened([domain_result()]), GAPS)))
    assert "2.2" in said
    assert not any("▲" in one or "▼" in one for one in said)
    assert "▲" not in words(slide(opened([domain_result()]), GAPS))
    apart = replace(
        domain_result(),
        items={
            (line, item_id): replace(one, on_axis={"north": 2.9, "conwy": 1.0, "flint": 1.2}[line], n=12)
            for (line, item_id), one in domain_result().items.items()
        },
    )
    said = labels_of(chart_on(slide(opened([apart]), GAPS)))
    assert "▲ ▼: half a level or more from every other" in words(slide(opened([apart]), GAPS))
    assert "2.2 ▲" in said
    assert "2.6" in said, "Conwy has no figure there: it could lie anywhere"


def test_a_title_claims_that_a_board_lies_apart_only_where_every_pair_may_be_told():
    few = replace(
        domain_result(),
        items={
            (line, item_id): replace(one, on_axis=2.9 if line == "north" else 1.0, n=9 if line == "flint" else 12)
            for (line, item_id), one in domain_result().items.items()
        },
    )
    assert "all of" not in list(titles(opened([few])))[GAPS]


def test_the_table_has_the_numbers_that_the_screen_shows():
    result = domain_result()
    table = table_titled(opened([result]), "Domains: North Wales, Conwy")
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
    table = table_titled(opened([replace(result, scores=scores)]), "Domains: North Wales, Conwy")
    head = [cell.text.split("\n")[0] for cell in table.rows[0].cells]
    assert f"{name}: mean" in head
    assert f"{name}: answers" not in head
    assert f"{SERIES_NAMES[0]}: answers" in head


def test_the_response_is_said_once_over_each_lines_means_and_in_no_row():
    table = table_titled(opened([domain_result()]), "Domains: North Wales, Conwy")
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert head[1::2] == [f"{name}: mean\n12 of 15 answered" for name in SERIES_NAMES]
    assert not any("of 15" in cell for row in rows for cell in row)


def test_over_three_lines_stand_in_one_table_each_mean_with_how_many_answers_it_rests_on():
    table = table_titled(opened([domain_result(3)]), "means, and how many answers")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == 5
    assert rows[1][:3] == ["North Wales", "12 of 15", "2.1 (n 11 to 12)"]


def test_labels_on_the_chart_say_withheld_and_no_more_and_the_table_says_why():
    result = domain_result()
    items = {key: replace(one, levels=None, n=None, mean=None) for key, one in result.items.items()}
    scores = {(one.key, axis.id): score(axis.id, None) for one in result.series for axis in result.axes[:3]}
    slides = opened([replace(result, items=items, scores={**result.scores, **scores})])
    labels = [label.split("\n") for label in chart_on(slide(slides, PROFILE)).plots[0].categories]
    assert [lines[-1] for lines in labels[:3]] == ["(withheld)"] * 3
    assert max(len(lines) for lines in labels[:3]) <= 4
    assert table_titled(slides, "Domains: North Wales, Conwy").cell(1, 1).text == "withheld: too few answers to show"
    assert "3 domains are withheld" in words(slide(slides, SUMMARY))
    withheld = next(row for row in table_titled(slides, "About").rows if row.cells[0].text == "Withheld")
    assert withheld.cells[1].text.startswith("North Wales: Purpose and strategic direction, Governance")


def test_fewer_than_three_axes_with_results_are_bars_that_carry_their_numbers():
    chart = chart_on(slide(opened([released_so_far(domain_result(), 2)]), PROFILE))
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert tuple(chart.plots[0].series[0].values) == (2.1, 1.4, None, None, None, None, None, None)
    assert chart.plots[0].has_data_labels
    assert "(not released)" in chart.plots[0].categories[7]


def test_every_slide_carries_its_source_and_the_deck_the_caveat():
    first, *others = opened([domain_result(), category_result()]).slides
    assert CAVEAT in words(first)
    for one in others:
        (foot,) = [shape for shape in one.placeholders if shape.element.ph.get("type") == "ftr"]
        assert foot.text_frame.text == f"{IN_SHORT} · sait-regional 1.0.0 · Round 2013 · Released results"
    for one in others:
        assert CAVEAT in words(one) + notes(one)


def test_the_deck_names_bank_round_boards_releases_when_it_was_made_and_a_hash_of_its_data():
    result = domain_result()
    rows = {row.cells[0].text: row.cells[1].text for row in table_titled(opened([result]), "About").rows}
    assert rows["Question bank"] == "sait-regional 1.0.0"
    assert rows["Round"] == "Round 2013"
    assert rows["Boards"].split("\n")[0] == "North Wales: 12 of 15 answered"
    assert rows["Withheld"] == "Conwy and Denbighshire: Leadership and membership"
    assert rows["Releases"] == "12 (ab12cd34), 13 (ffee9911)"
    assert rows["Made"] == EN.date(MADE_AT.date())
    assert rows["Hash of the data"] == pack(result).digest
    other = replace(result, scores={**result.scores, ("north", "purpose"): score("purpose", 2.0)})
    assert pack(other).digest != pack(result).digest


def test_notes_state_n_response_and_how_to_read_the_chart():
    result = domain_result()
    late = replace(result, series=(replace(result.series[0], late=2), *result.series[1:]))
    said = notes(slide(opened([late]), PROFILE))
    assert "How to read it" in said
    assert "North Wales: 12 of 15 answered; 2 people's late answers are not in it." in said
    assert "Purpose and strategic direction 2.1, answers: 11 to 12" in said
    assert "Leadership and membership withheld: too few answers to show" in said


def test_demonstration_data_is_marked_on_every_slide_and_real_data_on_none():
    marked = opened([domain_result(demonstration=True), replace(category_result(), demonstration=True)])
    assert all("Demonstration data" in words(one) for one in marked.slides)
    assert not any("Demonstration" in words(one) for one in opened([domain_result(), category_result()]).slides)


def test_categories_stand_with_finding_source_and_where_members_place_them():
    slides = [one for one in opened([domain_result(), category_result()]).slides if "What was found" in words(one)]
    said = "\n".join(words(one) for one in slides)
    for _, label, _, finding in CATEGORIES:
        assert label in said
        assert finding in said
    assert said.count("Source: Community Care, 10 October 2011") == len(CATEGORIES)
    assert "members mostly place this low" in said
    assert "0 to 1: 70%, 2 to 3: 30%" in said
    assert "Leadership: 3 items. purpose.1 " in notes(slides[0])
    for claim in ("still", "not an issue", " now "):
        assert claim not in said


def test_the_lens_of_2011_shows_the_shares_of_both_halves():
    slides = opened([domain_result(), category_result()])
    place = next(number for number, title in enumerate(titles(slides)) if title.startswith("Joint Inspectorate"))
    low, high = chart_on(slide(slides, place)).plots[0].series
    expected = [0.7 - 0.15 * mean for mean in MEANS["north"][:7]]
    assert tuple(low.values) == pytest.approx(expected)
    assert tuple(high.values) == pytest.approx([1 - share for share in expected])


@pytest.mark.parametrize("language", ["en", "cy"])
def test_all_text_says_its_language(language):
    code = {"en": "en-GB", "cy": "cy-GB"}[language]
    slides = opened([domain_result(), category_result()], language)
    elements = [one.element for one in slides.slides]
    elements += [one.notes_slide.element for one in slides.slides]
    elements += [chart.element for chart in charts(slides)]
    runs = [run for element in elements for run in element.iter(qn("a:r"))]
    assert runs
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {code}
    assert all(chart.element.find(qn("c:lang")).get("val") == code for chart in charts(slides))
    assert slides.core_properties.language == code


def test_both_languages_are_two_sections_of_one_file_with_the_same_numbers():
    slides = Presentation(BytesIO(deck_of(pack(domain_result(), category_result()), "cy", "en")))
    sections = [one.get("name") for one in slides.part._element.iter() if one.tag.endswith("}section")]
    assert sections == ["Cymraeg", "Cymraeg: Atodiad", "English", "English: Appendix"]
    drawn = [[tuple(series.values) for series in chart.plots[0].series] for chart in charts(slides)]
    assert drawn[: len(drawn) // 2] == drawn[len(drawn) // 2 :]


def test_at_most_fourteen_slides_stand_before_the_appendix():
    slides = opened([domain_result(3), category_result(), category_result()])
    assert list(titles(slides)).index("Appendix: all figures") <= 14


def test_a_long_table_goes_on_over_several_slides_with_its_header_again():
    result = domain_result()
    axes = tuple(replace(axis, id=f"{axis.id}{turn}") for turn in range(4) for axis in result.axes)
    scores = {(one.key, axis.id): score(axis.id, 1.5) for one in result.series for axis in axes}
    slides = opened([replace(result, axes=axes, scores=scores)])
    found = [one for one in tables(slides) if one.cell(0, 0).text == "Domain" and "mean" in one.cell(0, 1).text]
    assert len(found) > 1
    assert sum(len(part.rows) - 1 for part in found) == 32


def test_the_file_says_what_it_is_and_nothing_of_who_wrote_the_library():
    made = deck_of(pack(domain_result()))
    slides = Presentation(BytesIO(made))
    about = slides.core_properties
    assert (about.author, about.last_modified_by, about.title) == ("SAIT", "SAIT", "North Wales")
    assert about.created == MADE_AT.replace(tzinfo=None)
    with ZipFile(BytesIO(made)) as parts:
        assert not any("python-pptx" in parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
        app = parts.read("docProps/app.xml").decode()
        assert "thumbnail" not in " ".join(parts.namelist())
    assert "<PresentationFormat>Widescreen<" in app
    assert f"<Slides>{len(slides.slides)}<" in app


def test_the_same_data_give_the_same_bytes_but_for_their_date():
    made_from = pack(domain_result(3), category_result())
    assert deck_of(made_from) == deck_of(made_from)
    later = deck_of(replace(made_from, made_at=MADE_AT.replace(year=2014)))
    with ZipFile(BytesIO(deck_of(made_from))) as one, ZipFile(BytesIO(later)) as other:
        assert one.namelist() == other.namelist()
        differ = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert "docProps/core.xml" in differ
    assert len(differ) == 2, "the description of the file, and the page that says when it was made"


def named_anew(result, said):
    first, *others = result.series
    return replace(result, series=(replace(first, label={"en": said, "cy": said}), *others))


def sheets(slides):
    for chart in charts(slides):
        with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as workbook:
            yield {name: workbook.read(name).decode() for name in workbook.namelist()}


@pytest.mark.parametrize("said", ["=1+1", "{=1+1}", "+1", "-1", "@SUM(1)", "http://example.org/x", "mailto:x", "12"])
@pytest.mark.parametrize("result", [domain_result(), released_so_far(domain_result(), 2)], ids=["radar", "bars"])
def test_the_workbooks_behind_charts_hold_names_as_words(result, said):
    axes = tuple(replace(axis, label={"en": said, "cy": said}) for axis in result.axes)
    slides = opened([named_anew(replace(result, axes=axes), said)])
    found = list(sheets(slides))
    assert len(found) >= 3
    for parts in found:
        assert "<f>" not in parts["xl/worksheets/sheet1.xml"]
        assert not any("hyperlink" in part for part in parts.values())
    assert all(f">{said}<" in parts["xl/sharedStrings.xml"] for parts in found[:3])
    assert chart_on(slide(slides, SUMMARY)).plots[0].series[0].name.startswith(said)


@pytest.mark.parametrize("said", ["a\x0bb", "a\x00b", "a\ufffeb", "a\uffffb", "a\ud800b", "x" * 5000])
def test_a_name_stored_before_such_names_were_refused_breaks_no_deck(said):
    slides = opened([named_anew(domain_result(), said)], board={"en": said, "cy": said})
    kept = "ab" if said.startswith("a") else "x" * 40
    assert next(titles(slides)).startswith(kept)
    assert chart_on(slide(slides, SUMMARY)).plots[0].series[0].name.startswith(kept)
    for parts in sheets(slides):
        for part in parts.values():
            ElementTree.fromstring(part)


def test_a_deck_loads_no_library_for_charts_on_screens():
    loads = "import sys, sait.reports.deck.build, sait.reports.deck.board_story; print('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True).stdout == "False\n"
