"""What stands where on a slide: in placeholders of the template, apart from each other, within the slide, and words in their box."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from sait.analysis.result import SeriesRole
from sait.assessment.decisions import Help
from sait.house_style import LIGHT, SERIES
from sait.i18n import translator
from sait.reports.deck.board_story import board_story
from sait.reports.deck.build import build_deck
from sait.reports.deck.layouts import Layout
from sait.reports.deck.measure import EMU_PER_POINT, LINE, Room, cut_to, lines_of, width_of
from sait.reports.deck.places import Lack
from sait.reports.deck.seminar_story import Seminar, seminar_story
from sait.reports.deck.template import template_bytes
from tests.unit.charts.sample import category_result, domain_result
from tests.unit.reports.packs import MADE_AT, ROUND, chart_on, deck_of, pack, titles

LONG = {
    "en": "The Regional Safeguarding Children Board of Everybody Who Works With Families in All the Valleys of the South East",
    "cy": "Bwrdd Diogelu Plant Rhanbarthol Pawb sy'n Gweithio gyda Theuluoedd ym Mhob Un o Gymoedd y De-ddwyrain a'r Fro",
}
HOSTILE = {"en": "<a:t>&amp;" + "W" * 110, "cy": "]]>" + "Ŵ" * 110}


def long_named(result, label):
    return replace(result, series=tuple(replace(one, label=label) for one in result.series))


PACKS = {
    "plain": pack(domain_result(demonstration=True), replace(category_result(), demonstration=True)),
    "long names": pack(long_named(domain_result(3), LONG), long_named(category_result(), LONG), board=LONG),
    "hostile names": pack(long_named(domain_result(2), HOSTILE), board=HOSTILE),
    "one board": pack(replace(domain_result(), series=domain_result().series[:1])),
}


THEMES = (((Help.GUIDANCE, "x" * 60), 3), ((Help.SUPPORT, "money"), 1))


def seminar(*results):
    return Seminar(ROUND, results, THEMES, None, MADE_AT).showable()


def of_regions(result, label, times=1):
    """*result* as if every line were a regional board of its own, *times* as many."""
    lines = [
        replace(one, key=f"{one.key}{turn}", role=SeriesRole.REGIONAL, label=label or one.label)
        for turn in range(times)
        for one in result.series
    ]
    scores = {(f"{key}{turn}", axis_id): one for (key, axis_id), one in result.scores.items() for turn in range(times)}
    items = {(f"{key}{turn}", item_id): one for (key, item_id), one in result.items.items() for turn in range(times)}
    return replace(result, series=tuple(lines), scores=scores, items=items)


SEMINARS = {
    "seminar": seminar(of_regions(domain_result(3), None), of_regions(category_result(), None)),
    "seminar of long names": seminar(of_regions(domain_result(3), LONG), of_regions(category_result(), LONG, 2)),
    "seminar of hostile names": seminar(of_regions(domain_result(2), HOSTILE, 2)),
    "seminar of 24 boards": seminar(of_regions(domain_result(3), None, 6), of_regions(category_result(), None, 8)),
}
EVERY = [*PACKS, *SEMINARS]


@pytest.fixture(scope="module", params=[(name, language) for name in EVERY for language in ("en", "cy")], ids=str)
def slides(request):
    name, language = request.param
    if name in PACKS:
        return Presentation(BytesIO(deck_of(PACKS[name], language)))
    story = seminar_story(SEMINARS[name], translator(language))
    return Presentation(BytesIO(build_deck([story], title=name, made_at=MADE_AT).content))


def test_at_most_fourteen_slides_stand_before_the_appendix(slides):
    said = list(titles(slides))
    (place,) = [number for number, title in enumerate(said) if title.startswith(("Appendix", "Atodiad"))]
    assert place <= 14


def box_of(shape):
    high = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
    return shape.left, shape.top, shape.left + shape.width, shape.top + high


def test_everything_stands_within_the_slide_and_nothing_over_another(slides):
    for number, slide in enumerate(slides.slides, start=1):
        boxes = {shape.name: box_of(shape) for shape in slide.shapes}
        assert len(boxes) == len(list(slide.shapes)), "each shape has a name of its own"
        for name, (left, top, right, bottom) in boxes.items():
            assert left >= 0, (number, name)
            assert top >= 0, (number, name)
            assert right <= slides.slide_width, (number, name)
            assert bottom <= slides.slide_height, (number, name)
        for (one, a), (other, b) in combinations(boxes.items(), 2):
            apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
            assert apart, (number, one, other)


def test_all_words_fit_their_box(slides):
    for number, slide in enumerate(slides.slides, start=1):
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert height_of(shape) <= shape.height, (number, shape.name, shape.text_frame.text)
            if shape.has_table:
                for column, place in enumerate(shape.table.columns):
                    for row in shape.table.rows:
                        assert cell_height(row.cells[column], place.width) <= row.height, (
                            number,
                            row.cells[column].text,
                        )


def height_of(shape):
    """From the file alone: the size of its own, else of its placeholder in the layout."""
    total = 0
    for paragraph in shape.text_frame.paragraphs:
        size = next((run.font.size.pt for run in paragraph.runs if run.font.size), None) or layout_size(
            shape, paragraph
        )
        bold = any(run.font.bold for run in paragraph.runs) or shape.element.ph.get("type") == "title"
        lines = len(lines_of(paragraph.text, shape.width - Inches(0.25) * paragraph.level, size, bold=bold))
        total += int(lines * size * LINE * EMU_PER_POINT)
    return total


def layout_size(shape, paragraph):
    layout = shape.part.slide.slide_layout
    (place,) = [one for one in layout.placeholders if one.placeholder_format.idx == shape.placeholder_format.idx]
    level = place.element.txBody.find(qn("a:lstStyle")).find(qn(f"a:lvl{paragraph.level + 1}pPr"))
    return 20 if level is None else int(level.find(qn("a:defRPr")).get("sz")) / 100


def cell_height(cell, width):
    if cell._tc.tcPr.get("vert"):
        font = cell.text_frame.paragraphs[0].runs[0].font
        return max(width_of(line, font.size.pt, bold=True) for line in cell.text.split("\n"))
    size = cell.text_frame.paragraphs[0].runs[0].font.size.pt
    bold = cell.text_frame.paragraphs[0].runs[0].font.bold
    free = width - cell.margin_left - cell.margin_right
    lines = len(lines_of(cell.text, free, size, bold=bold))
    return int(lines * size * LINE * EMU_PER_POINT)


def test_every_shape_has_an_alternative_text_and_every_slide_a_title(slides):
    for slide in slides.slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert next(shape.element.iter(qn("p:cNvPr"))).get("descr"), shape.name


def test_nothing_is_a_loose_text_box_and_every_slide_has_a_number_and_a_footer(slides):
    for slide in slides.slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert not any(shape.has_text_frame and not shape.text_frame.text for shape in slide.shapes)
        kinds = [shape.element.ph.get("type") for shape in slide.shapes if shape.has_text_frame]
        assert kinds.count("ftr") == kinds.count("sldNum") == 1


def test_the_title_is_read_first_and_the_source_last(slides):
    for slide in slides.slides:
        names = [shape.name for shape in slide.shapes]
        assert names[0].startswith("Title")
        assert [shape.element.ph.get("type") for shape in list(slide.shapes)[-2:]] == ["ftr", "sldNum"]


def test_the_template_has_the_colours_and_the_face_of_the_house_style():
    slides = Presentation(BytesIO(template_bytes()))
    (theme,) = [one.target_part for one in slides.slide_master.part.rels.values() if one.reltype.endswith("/theme")]
    said = theme.blob.decode()
    for colour in (LIGHT.ink, LIGHT.paper, LIGHT.quiet, LIGHT.brand, *SERIES):
        assert f'val="{colour[1:].upper()}"' in said
    assert [layout.name for layout in slides.slide_layouts] == list(Layout)
    kinds = {one.placeholder_format.type.name for layout in slides.slide_layouts for one in layout.placeholders}
    assert {"CHART", "TABLE", "TITLE", "BODY", "FOOTER", "SLIDE_NUMBER"} <= kinds


def own_template() -> bytes:
    """As Office makes one: other layouts, another size, and a slide that somebody left in it."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(10), Inches(7.5)
    slides.slides.add_slide(slides.slide_layouts[0]).shapes.title.text_frame.text = "Our old slide"
    stream = BytesIO()
    slides.save(stream)
    return stream.getvalue()


def in_own(template):
    made = build_deck(
        [board_story(PACKS["plain"], translator("en"))], title="x", made_at=MADE_AT, own_template=template
    )
    return made, Presentation(BytesIO(made.content))


def test_a_boards_own_template_is_filled_and_what_it_lacks_is_said():
    made, slides = in_own(own_template())
    assert "Our old slide" not in list(titles(slides))
    assert next(titles(slides)) == "North Wales"
    assert (Lack.LAYOUT, Layout.CHART) in made.lacks
    assert (Lack.LEAD, Layout.CHART) in made.lacks
    assert {layout.name for layout in slides.slide_layouts} >= {"Title Slide", "Title and Content"}
    assert chart_on(slides.slides[2]).plots[0].series[-1].name.startswith("North Wales")
    for slide in slides.slides:
        for shape in slide.shapes:
            left, top, right, bottom = box_of(shape)
            assert 0 <= left < right <= slides.slide_width, shape.name
            assert 0 <= top < bottom <= slides.slide_height, shape.name


def test_our_own_template_changed_by_a_board_lacks_nothing():
    made, slides = in_own(template_bytes())
    assert made.lacks == ()
    assert len(list(slides.slides)) > 10


@pytest.mark.parametrize("words", ["W" * 400, "one two three " * 60, "Llanfairpwllgwyngyll " * 30])
def test_what_is_cut_fits_and_ends_with_an_ellipsis(words):
    room = Room(Inches(4), Inches(1))
    cut = cut_to(words, room, 18)
    assert cut.endswith("…")
    assert room.holds(cut, 18)
    assert all(width_of(line, 18) <= room.width for line in lines_of(cut, room.width, 18))
