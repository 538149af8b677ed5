"""The report: the pages of a deck to be read rather than presented, with contents, every figure, method and privacy, as PDF/UA-1."""

from collections.abc import Iterator
from pathlib import Path

from sait.analysis.gate.disclosure import outside_rule
from sait.analysis.result import Result
from sait.assessment.writing import printable
from sait.i18n import Translator
from sait.reports.deck.board_story import board_story
from sait.reports.deck.drawings import item_shares
from sait.reports.deck.notes import how_to_read
from sait.reports.deck.pack import Pack
from sait.reports.deck.pages import Grid, Page, Part, Words
from sait.reports.paper.typesetting import typeset
from sait.reports.provenance import CAVEAT, IN_SHORT, METHOD, audience_line, instrument_line
from sait.reports.report.vectors import drawn
from sait.wording.figures import outside_rule_words, second_rule_words, units_words

TEMPLATE = Path(__file__).with_name("report.typ")
Block = dict[str, object]


def board_report(pack: Pack, t: Translator, *, minimum: int) -> bytes:
    """The PDF of one board in the translator's language. *minimum* is the least group that is shown in the room."""
    story = board_story(pack, t)
    first, *pages = story.pages
    _, *figures, about = story.appendix
    blocks = [
        _heading(1, t("Findings"), on_new_page=True),
        *(block for page in pages for block in _page(page)),
        *_questions(pack, t),
        _heading(1, t("All figures"), on_new_page=True),
        *(block for page in figures for block in _page(page)),
        _heading(1, t("Method"), on_new_page=True),
        *_method(pack.domains, t),
        _heading(1, t("Privacy")),
        *_privacy(minimum, t),
        _heading(1, about.title),
        *(block for part in about.parts for block in _part(part)),
    ]
    return typeset(
        TEMPLATE,
        {
            "language": t.language,
            "title": printable(first.title),
            "round": printable(t.text(pack.round)),
            "made": t.date(pack.made_at.date()),
            "mark": t("Demonstration data") if first.is_demonstration else "",
            "caveat": t(CAVEAT),
            "audience": audience_line(pack.domains, t),
            "kind": t("Report of the self-assessment"),
            "contents": t("Contents"),
            "foot": f"{t(IN_SHORT)} · {instrument_line(pack.domains)} · {printable(t.text(pack.round))}",
            "page": t("Page"),
            "blocks": blocks,
        },
    )


def _heading(level: int, said: str, *, on_new_page: bool = False) -> Block:
    return {"kind": "heading", "level": level, "said": printable(said), "new": on_new_page}


def _words(said: str, *, bold: bool = False, language: str | None = None) -> Block:
    return {"kind": "words", "said": printable(said), "bold": bold, "language": language or ""}


def _page(page: Page) -> Iterator[Block]:
    yield _heading(2, page.title)
    if page.lead:
        yield {"kind": "lead", "said": printable(page.lead)}
    for part in page.parts:
        yield from _part(part)


def _questions(pack: Pack, t: Translator) -> Iterator[Block]:
    """Domain by domain how members answered each question, where that is given."""
    result, own = pack.domains, pack.own(pack.domains)
    shown = [(axis, item_shares(result, own, axis.item_ids, t)) for axis in result.axes]
    given = [(axis, shares) for axis, shares in shown if shares is not None]
    if given:
        yield _heading(1, t("Question by question"), on_new_page=True)
    for axis, shares in given:
        yield _heading(2, t("{axis}: how {name} answered", axis=t.text(axis.label), name=t.text(own.label)))
        yield from _part(shares)


def _part(part: Part) -> Iterator[Block]:
    if isinstance(part, Words):
        yield from (_words(one.said, bold=one.bold, language=one.language) for one in part.paragraphs)
    elif isinstance(part, Grid):
        yield _table(part)
    else:
        yield {"kind": "picture", "svg": printable(drawn(part)), "alt": printable(part.says)}


def _table(grid: Grid) -> Block:
    nothing = [[""] * len(grid.header)] * len(grid.rows)
    return {
        "kind": "table",
        "head": [printable(one) for one in grid.header],
        "rows": [[printable(cell) for cell in row] for row in grid.rows],
        "fills": [[fill or "" for fill in row] for row in grid.fills] or nothing,
        "shares": list(grid.shares),
        "upright": len(grid.header) if grid.upright_from is None else grid.upright_from,
        "says": printable(grid.says),
    }


def _method(result: Result, t: Translator) -> Iterator[Block]:
    said = [
        t(METHOD),
        units_words(result, t),
        how_to_read(result, t) if result.axes else "",
        t("Split: a third or more at or below one level, and a third or more two levels above it or higher."),
        t(
            "A title names a highest or a lowest only where every other is shown and half a level parts it from the next,"
            " and a difference only where it is half a level or more with ten or more answers on both sides."
        ),
    ]
    yield from (_words(one) for one in said if one)


def _privacy(minimum: int, t: Translator) -> Iterator[Block]:
    inside = t("Withheld: in this room the figures of a question need at least {minimum} answers.", minimum=minimum)
    yield from (_words(one) for one in (inside, outside_rule_words(outside_rule(minimum), t), second_rule_words(t)))
