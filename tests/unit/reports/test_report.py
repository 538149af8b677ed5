"""The report as a PDF: what an independent reader finds in it, and its drawings beside the numbers they are made from."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from sait.i18n import translator
from sait.reports.deck.board_story import board_story
from sait.reports.deck.pages import Bars, Dots, Radar, Shares, Slope
from sait.reports.report.build import board_report
from sait.reports.report.vectors import drawn
from tests.unit.charts.sample import CATEGORIES, DOMAINS, category_result, domain_result, released_so_far
from tests.unit.reports.packs import MADE_AT, pack
from tests.unit.reports.test_deck_layout import HOSTILE, LONG, long_named

PACKS = {
    "plain": pack(domain_result(), category_result()),
    "demonstration": pack(domain_result(demonstration=True)),
    "long names": pack(long_named(domain_result(3), LONG), board=LONG),
    "hostile names": pack(long_named(domain_result(), HOSTILE), board=HOSTILE),
    "markup": pack(long_named(domain_result(), {"en": "#sys.inputs *x* <b>", "cy": "$x$ #pagebreak()"})),
    "little": pack(released_so_far(domain_result(), 2)),
}


def made(made_from, language="en"):
    return board_report(made_from.showable(), translator(language), minimum=5)


def read(made_from, language="en"):
    return PdfReader(BytesIO(made(made_from, language)))


def said(pdf):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", PACKS)
def test_every_report_is_tagged_in_its_language_and_keeps_the_promise_of_pdf_ua(name, language):
    pdf = read(PACKS[name], language)
    catalog = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"].startswith(language)
    metadata = catalog["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in metadata
    assert pdf.outline, "bookmarks"


def tags(pdf):
    """Every element of the tree of tags, with its type."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_tables_have_header_cells_and_pictures_a_text_in_their_place():
    found = tags(read(PACKS["plain"]))
    kinds = [one["/S"] for one in found]
    assert kinds.count("/Table") >= 4
    assert kinds.count("/TH") > 10
    pictures = [one for one in found if one["/S"] == "/Figure"]
    assert len(pictures) >= 5
    assert all(one.get("/Alt") for one in pictures)
    assert any("North Wales: highest" in one["/Alt"] for one in pictures)


def test_the_same_figures_stand_in_the_report_as_on_the_slides():
    pdf = read(PACKS["plain"])
    whole = said(pdf)
    story = board_story(PACKS["plain"], translator("en"))
    for page in (*story.pages[1:], *story.appendix[1:]):
        assert page.title in whole
        for part in page.parts:
            for row in getattr(part, "rows", ()):
                for cell in row:
                    assert re.sub(r"\s+", "", cell)[:12] in whole.replace(" ", ""), (page.title, cell)
    for _, label, _, finding in CATEGORIES:
        assert label in whole
        assert finding[:30] in whole


def test_it_names_bank_round_day_and_the_hash_of_its_data():
    whole = said(read(PACKS["plain"]))
    for words in ("sait-regional 1.0.0", "Round 2013", "1 September 2013", PACKS["plain"].digest, "ab12cd34"):
        assert words in whole


def test_it_says_how_figures_are_made_and_withheld():
    whole = said(read(PACKS["plain"]))
    assert "Outside the room the limits are stricter" in whole
    assert "Split: a third or more" in whole


def test_words_of_people_are_never_read_as_markup():
    whole = said(read(PACKS["markup"]))
    assert "#sys.inputs *x* <b>" in whole
    assert "$x$ #pagebreak()" in said(read(PACKS["markup"], "cy"))


def test_demonstration_data_is_marked():
    assert "Demonstration data" in read(PACKS["demonstration"]).pages[0].extract_text()
    assert "Demonstration" not in said(read(PACKS["plain"]))


def test_the_same_data_give_the_same_bytes():
    assert made(PACKS["plain"]) == made(PACKS["plain"])
    assert made(replace(PACKS["plain"], made_at=MADE_AT.replace(day=2))) != made(PACKS["plain"])


def charts_of(made_from):
    return [part for page in board_story(made_from, translator("en")).pages for part in page.parts]


def circles(svg):
    return [tuple(map(float, one)) for one in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)]


def test_a_drawing_has_a_dot_for_each_mean_and_none_for_a_missing_one():
    (radar,) = [one for one in charts_of(PACKS["plain"]) if isinstance(one, Radar) and len(one.lines) > 1]
    svg = drawn(radar)
    marked = [line for line in radar.lines if not line.is_edge]
    given = sum(value is not None for line in marked for value in line.values)
    assert len(circles(svg)) == given + len(marked), "and one for each line in the legend"
    assert "system-ui" not in svg


def test_dots_of_a_drawing_lie_where_their_values_say():
    (dots,) = [one for one in charts_of(PACKS["plain"]) if isinstance(one, Dots)]
    values = [value for value in dots.lines[0].values if value is not None]
    across = [x for x, _ in circles(drawn(dots))]
    slope = (across[0] - across[-1]) / (values[0] - values[-1])
    assert across == pytest.approx([across[0] + slope * (value - values[0]) for value in values], abs=0.1)
    assert {label.replace("\n", " ") for label in dots.labels} == {domain[1] for domain in DOMAINS}


def test_every_kind_of_chart_is_drawn_with_its_words_escaped():
    (bars,) = [one for one in charts_of(PACKS["little"]) if isinstance(one, Bars)][:1]
    (shares,) = [one for one in charts_of(PACKS["plain"]) if isinstance(one, Shares)][-1:]
    slope = Slope(("<a>", "b"), bars.lines[:0], (), bars.ruler, "")
    for chart in (bars, shares, slope):
        svg = drawn(chart)
        assert svg.startswith("<svg")
        assert "<a>" not in svg
