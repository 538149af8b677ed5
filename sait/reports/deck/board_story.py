"""The deck of one board: what its members said of it, what divided them, and what it decided."""

from collections.abc import Iterator
from dataclasses import replace

from sait.analysis.gaps import axis_gap, largest_first
from sait.analysis.result import Result, Series
from sait.charts.grouping import Lines, on_charts
from sait.charts.labels import response_in_words
from sait.i18n import Translator
from sait.reports.deck import appendix
from sait.reports.deck.decided import decided_pages
from sait.reports.deck.drawings import ABOVE, BELOW, category_shares, gap_dots, item_shares, profile
from sait.reports.deck.findings import summary_words
from sait.reports.deck.layouts import Layout
from sait.reports.deck.notes import result_notes
from sait.reports.deck.pack import Pack, cover
from sait.reports.deck.pages import Page, Part, Story
from sait.wording.findings import (
    category_headline,
    mixed_items,
    one_page_headline,
    range_headline,
    split_headline,
    split_items,
    told_items,
)
from sait.wording.headlines import board_headline, gap_headline, measured
from sait.wording.ranges import range_name

MOST_ITEMS = 6


def board_story(pack: Pack, t: Translator) -> Story:
    """At most fourteen pages, then the appendix."""
    result, round_name = pack.domains, t.text(pack.round)
    first = cover(result, t.text(pack.board), round_name, t)
    pages = [first]
    if result.axes and result.series:
        pages += [*_shape(pack, first, t), *_divided(pack, first, t), *_lenses(pack, first, t)]
    if pack.record is not None:
        pages += decided_pages(pack, pack.record, first, t)
    return Story(t.language, tuple(pages), tuple(board_appendix(pack, first, t)))


def board_appendix(pack: Pack, first: Page, t: Translator) -> Iterator[Page]:
    """All figures behind the pages."""
    yield appendix.divider(t("Appendix: all figures"), first, t)
    for result in pack.results:
        yield from appendix.numbers(result, first, t)
    yield from appendix.questions(pack.domains, pack.own(pack.domains), first, t)
    yield appendix.about(
        pack.results, first, round_name=t.text(pack.round), digest=pack.digest, made_at=pack.made_at, t=t
    )


def _page(first: Page, layout: Layout, title: str, lead: str, parts: tuple[Part, ...], notes: list[str]) -> Page:
    return replace(first, layout=layout, title=title, lead=lead, parts=parts, notes=tuple(notes))


def _shape(pack: Pack, first: Page, t: Translator) -> Iterator[Page]:
    """In one page; the profile, with who stands beside it; and where it stands apart."""
    result, own, others = pack.domains, pack.own(pack.domains), pack.others(pack.domains)
    notes = result_notes(result, [own], t)
    alone = profile(result, Lines((own,)), t)
    lead = _joined(measured(result, t), response_in_words(own, t))
    title = one_page_headline(result, own, t)
    yield _page(first, Layout.SUMMARY, title, lead, (alone, summary_words(pack, t)), notes)
    (lines, *_) = on_charts(result)
    drawn = profile(result, lines, t)
    all_notes = result_notes(result, result.series, t)
    yield _page(first, Layout.CHART, board_headline(result, own, t), lead, (drawn,), all_notes)
    yield gaps_page(result, own, others, first, t)


def gaps_page(result: Result, own: Series, others: tuple[Series, ...], first: Page, t: Translator) -> Page:
    """Strengths and gaps, highest first, on the range of the others; marks are explained where there are any."""
    drawn = gap_dots(result, own, others, t)
    signs = "".join(drawn.marks[0])
    said = [measured(result, t), t("highest first")]
    if len(others) == 1:
        gaps = largest_first(gap for axis in result.axes if (gap := axis_gap(result, own, others[0], axis)))
        title = gap_headline(result, own, others[0], gaps[0] if gaps else None, t)
        if "(" in signs:
            said.append(t("in brackets: a difference of half a level or more, with ten or more answers on both sides"))
    elif others:
        title = range_headline(result, own, others, t)
        said.append(t("bar: {range}", range=range_name(result, others, t)))
        if ABOVE in signs or BELOW in signs:
            said.append(t("▲ ▼: half a level or more from every other, with ten or more answers on both sides"))
    else:
        title = t("{name}: strengths and gaps", name=t.text(own.label))
    notes = result_notes(result, (own, *others), t)
    return _page(first, Layout.CHART, title, ". ".join(_capital(one) for one in said), (drawn,), notes)


def _divided(pack: Pack, first: Page, t: Translator) -> Iterator[Page]:
    """What the room was split on; where it was on nothing, what was mixed."""
    result, own = pack.domains, pack.own(pack.domains)
    split, total = split_items(result, own), told_items(result, own)
    drawn = item_shares(result, own, (split or mixed_items(result, own))[:MOST_ITEMS], t)
    if not total or drawn is None:
        return
    lead = t("How many members chose each level")
    if len(split) > MOST_ITEMS:
        lead = t("How many members chose each level, the first {count} questions", count=MOST_ITEMS)
    notes = [
        t("Split: a third or more at or below one level, and a third or more two levels above it or higher."),
        *result_notes(result, [own], t),
    ]
    yield _page(first, Layout.CHART, split_headline(len(split), total, t), lead, (drawn,), notes)


def _lenses(pack: Pack, first: Page, t: Translator) -> Iterator[Page]:
    """Each scheme of categories: shares where they are given, else means."""
    for result in pack.schemes[:2]:
        own = pack.own(result)
        shares = category_shares(result, own, t)
        notes = result_notes(result, [own], t)
        if shares is not None:
            lead = t("Share of members' answers in the lower and in the upper half of the levels")
            yield _page(first, Layout.CHART, category_headline(result, own, t), lead, (shares,), notes)
        elif result.axes:
            drawn = profile(result, Lines((own,)), t)
            yield _page(first, Layout.CHART, board_headline(result, own, t), measured(result, t), (drawn,), notes)


def _joined(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
