"""A picture that is saved: the chart with its title, what is measured, board and round, how many answered, source and mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sait.analysis.result import Result
from sait.charts.grouping import Lines
from sait.charts.labels import named_with_response, response_in_words, wrap
from sait.charts.palette import BAND_EDGE, GRID, INK, PAPER, QUIET, LineStyle
from sait.charts.pictures.radar import CARD, CARD_WIDTH, Field, around, radar
from sait.charts.pictures.svg import LETTER, box, document, dot, stroke, words
from sait.house_style import LIGHT, SERIES_RANGE
from sait.i18n import Translator
from sait.wording.headlines import subtitle
from sait.wording.ranges import range_name

WIDTH = 1280
EDGE = 40
TITLE, SUBTITLE, NOTE, LEGEND = 30, 18, 15, 17
LARGE = Field(x=WIDTH / 2, y=0, radius=230, size=19, wrap_at=20, line=3, has_names=True)
ACROSS = 3
CARD_HEAD = 46
NAME_WIDTH = 44


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands round the chart: the finding, and where and when it is from."""

    title: str
    place: str


def board_picture(
    result: Result, lines: Lines, styles: Mapping[str, LineStyle], caption: Caption, t: Translator
) -> Markup:
    """One radar, as large as a slide."""
    top = Top(caption.title, subtitle(result, lines.drawn, caption.place, "", t))
    above, below = around(result, t, LARGE)
    field = Field(LARGE.x, top.height + above, LARGE.radius, LARGE.size, LARGE.wrap_at, LARGE.line, has_names=True)
    legend, under = _legend(result, lines, styles, t, top.height + above + below + 30)
    return sheet_of_result(result, caption, [*top.parts, radar(result, lines, styles, t, field), *legend], under, t)


def wall_picture(
    result: Result, cards: Sequence[tuple[Lines, Mapping[str, LineStyle]]], caption: Caption, t: Translator
) -> Markup:
    """A card for each board, three abreast."""
    top = Top(caption.title, subtitle(result, result.series, caption.place, "", t))
    above, below = around(result, t, CARD)
    high = CARD_HEAD + above + below + 24
    parts = list(top.parts)
    for number, (lines, styles) in enumerate(cards):
        left, upper = EDGE + number % ACROSS * CARD_WIDTH, top.height + number // ACROSS * high
        name = (t.text(lines.drawn[0].label), response_in_words(lines.drawn[0], t))
        parts += [
            words(left + 8, upper + 18 * (row + 1), said, size=NOTE, bold=not row, colour=QUIET if row else INK)
            for row, said in enumerate((*wrap(name[0], NAME_WIDTH), name[1]))
        ]
        field = Field(
            left + CARD_WIDTH / 2, upper + CARD_HEAD + above + 8, CARD.radius, CARD.size, CARD.wrap_at, CARD.line
        )
        parts.append(radar(result, lines, styles, t, field))
    rows = -(-len(cards) // ACROSS)
    legend, under = _legend(result, Lines((), cards[0][0].behind), {}, t, top.height + rows * high + 24)
    return sheet_of_result(result, caption, [*parts, *legend], under, t)


class Top:
    """Title and subtitle, in as many lines as they take."""

    def __init__(self, title_words: str, subtitle: str) -> None:
        title = wrap(title_words, int((WIDTH - 2 * EDGE) / (TITLE * LETTER * 1.1)))
        under = wrap(subtitle, int((WIDTH - 2 * EDGE) / (SUBTITLE * LETTER)))
        y: float = EDGE + TITLE
        self.parts = []
        for line in title:
            self.parts.append(words(EDGE, y, line, size=TITLE, bold=True))
            y += TITLE * 1.2
        for line in under:
            self.parts.append(words(EDGE, y, line, size=SUBTITLE, colour=QUIET))
            y += SUBTITLE * 1.3
        self.height = y + 8


def _legend(
    result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator, y: float
) -> tuple[list[Markup], float]:
    """A line for each mark, and where they end."""
    entries: list[tuple[Markup, str]] = []
    for row, line in enumerate(lines.drawn):
        entries.append((_mark(styles[line.key], y + row * LEGEND * 1.5), named_with_response(line, t)))
    if lines.behind:
        at = y + len(entries) * LEGEND * 1.5
        mark = box(EDGE, at - 12, 32, 14, fill=SERIES_RANGE, edge=BAND_EDGE)
        entries.append((mark, range_name(result, lines.behind, t)))
    said = [words(EDGE + 44, y + row * LEGEND * 1.5, name, size=LEGEND) for row, (_, name) in enumerate(entries)]
    return [*(mark for mark, _ in entries), *said], y + len(entries) * LEGEND * 1.5


def _mark(style: LineStyle, y: float) -> Markup:
    fill, edge = (PAPER, style.colour) if style.hollow else (style.colour, PAPER)
    line = stroke([(EDGE, y - 5), (EDGE + 32, y - 5)], colour=style.colour, width=3, dash="6 4" if style.hollow else "")
    return line + dot((EDGE + 16, y - 5), 5, fill=fill, edge=edge)


def sheet_of_result(result: Result, caption: Caption, parts: Sequence[Markup], under: float, t: Translator) -> Markup:
    """All of it over the line with source and releases."""
    source = t(
        "Instrument: {instrument} {version}. Releases: {releases}.",
        instrument=result.instrument_id,
        version=result.instrument_version,
        releases=", ".join(f"{sequence} ({digest[:8]})" for sequence, digest in result.released) or "–",
    )
    lenient = t("Members scored their own boards; people tend to score their own work a little high.")
    return sheet(caption, parts, under, f"{lenient} {source}", t, is_made_up=result.demonstration)


def sheet(
    caption: Caption, parts: Sequence[Markup], under: float, source: str, t: Translator, *, is_made_up: bool
) -> Markup:
    """*parts*, which end at *under*, over a line with their *source*; marked where the data are made up."""
    said = wrap(f"SAIT. {source}", int((WIDTH - 2 * EDGE) / (NOTE * LETTER)))
    foot = [stroke([(EDGE, under), (WIDTH - EDGE, under)], colour=GRID, width=1)]
    foot += [
        words(EDGE, under + (row + 1) * NOTE * 1.35 + 4, line, size=NOTE, colour=QUIET) for row, line in enumerate(said)
    ]
    if is_made_up:
        foot += _demonstration(t)
    height = under + len(said) * NOTE * 1.35 + 24
    return document(WIDTH, height, [*parts, *foot], title=f"{caption.title}. {caption.place}")


def _demonstration(t: Translator) -> list[Markup]:
    mark = t("Demonstration data")
    wide = len(mark) * NOTE * LETTER * 1.15 + 20
    left = WIDTH - EDGE - wide
    return [
        box(left, 10, wide, NOTE * 1.8, fill=LIGHT.mark_fill, edge=INK),
        words(left + wide / 2, 10 + NOTE * 1.25, mark, size=NOTE, anchor="middle", bold=True),
    ]
