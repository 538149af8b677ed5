"""One question alone: a column a level, a dot for each answer, and under it what the level means."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from sait.analysis.result import ItemScore, Result
from sait.assessment.projector import ProjectorScreen
from sait.i18n import Text, marked, translator
from sait.instruments.model import Domain, Item
from sait.ui.parts.table_view import NOTHING
from sait.ui.projector.agreement import agreement_line, agreement_missing, asked_note, second_note
from sait.ui.projector.fit import dot_size, letters
from sait.ui.projector.spoken import Say, inline, spoken, text_of
from sait.wording.depending import question_words

FIRST = marked("First scoring")
SECOND = marked("Second scoring")
DOT = Markup("<i></i>")
WIDTH = 1216
DOTS_HEIGHT = 200
MEANINGS_HEIGHT = 132
QUESTION_HEIGHT = 104
SMALLEST_MEANING = 17
"""Pixels: a descriptor that cannot be read from the first rows is left out."""


def item_screen(
    found: Result, screen: ProjectorScreen, domain: Domain, item: Item, keys: Sequence[str], agreed: str = ""
) -> None:
    """*keys* are the board's own line and, where there was one, its second scoring. *agreed* is the level that stands."""
    scores = [(key, found.items.get((key, item.id))) for key in keys]
    shown = [(key, score) for key, score in scores if score is not None and score.levels is not None]
    names: Mapping[str, str] = dict(zip(keys, (FIRST, SECOND), strict=False))
    if shown:
        body = _columns(item, [(names[key], score) for key, score in shown], screen, agreed)
        said = agreement_line(found, screen, shown[-1][1])
    else:
        body = agreement_missing(screen, scores[0][1])
        said = NOTHING
    st.html(
        Markup('<div class="sait-projector-item">{}{}{}{}{}</div>').format(
            _where(screen, domain, item),
            _question(found, screen, item),
            said,
            second_note(found, screen, [item.id]),
            body,
        )
    )


def _where(screen: ProjectorScreen, domain: Domain, item: Item) -> Markup:
    rated = [one.id for one in domain.items if one.scale is not None]
    number, of = rated.index(item.id) + 1, len(rated)
    return Markup('<p class="where">{}</p>').format(
        inline(
            screen,
            lambda t: t("{domain}, question {number} of {count}", domain=t.text(domain.title), number=number, count=of),
        )
    )


def _question(found: Result, screen: ProjectorScreen, item: Item) -> Markup:
    texts = [question_words(item, found.asked, translator(language)) for language in screen.languages]
    size = letters(texts, WIDTH, QUESTION_HEIGHT, largest=38, smallest=22)
    return Markup('<div style="font-size:{}px">{}</div>').format(
        size, spoken(screen, lambda t: question_words(item, found.asked, t), tag="h2")
    )


def _columns(item: Item, shown: Sequence[tuple[str, ItemScore]], screen: ProjectorScreen, agreed: str) -> Markup:
    """A column a level; in it a stack for each scoring, and under the line its counts, the level and its descriptor."""
    scale = item.scale
    levels = scale.levels if scale is not None else ()
    most = max(count for _, score in shown for count in score.levels or (0,))
    width = (WIDTH - 24 * (len(levels) - 1)) / max(1, len(levels)) / len(shown)
    size = dot_size(most, width, DOTS_HEIGHT)
    meanings: Sequence[Text] = item.descriptors if len(item.descriptors) == len(levels) else ()
    told = _fits_in_each(meanings, screen, width * len(shown))
    columns = NOTHING.join(
        _column(place, item, shown, screen, meaning=meanings[place] if told else None, agreed=agreed)
        for place in range(len(levels))
    )
    heads = NOTHING.join(
        Markup('<li class="wave-{}"><i></i>{}</li>').format(number, inline(screen, _named(name)))
        for number, (name, _) in enumerate(shown)
    )
    legend = Markup('<ul class="waves">{}</ul>').format(heads) if len(shown) > 1 else NOTHING
    style = f"--sait-dot:{size}px;--sait-stack:{DOTS_HEIGHT}px;--sait-meaning:{told}px"
    unsure = shown[-1][1].dont_know or 0
    more = (
        spoken(screen, lambda t: t.plural("{count} don't know", "{count} don't know", unsure), name="unsure")
        if unsure
        else NOTHING
    )
    asked = asked_note(screen, shown[-1][1])
    return legend + Markup('<div class="columns" style="{}">{}</div>{}{}').format(style, columns, more, asked)


def _named(name: str) -> Say:
    return lambda t: t(name)


def _column(
    place: int,
    item: Item,
    shown: Sequence[tuple[str, ItemScore]],
    screen: ProjectorScreen,
    *,
    meaning: Text | None,
    agreed: str,
) -> Markup:
    level = item.scale.levels[place] if item.scale is not None else None
    if level is None:
        return NOTHING
    stacks = NOTHING.join(
        Markup('<span class="stack wave-{}">{}</span>').format(number, DOT * (score.levels or ())[place])
        for number, (_, score) in enumerate(shown)
    )
    counts = NOTHING.join(
        Markup('<span class="count">{}</span>').format(_out_of(screen, (score.levels or ())[place], score.n or 0))
        for _, score in shown
    )
    is_agreed = agreed == str(level.value)
    mark = (
        Markup('<p class="agreed">{}</p>').format(inline(screen, lambda t: t("agreed: {level}", level=agreed)))
        if is_agreed
        else NOTHING
    )
    return Markup(
        '<section class="{}"><div class="stacks">{}</div><p class="counts">{}</p><h3><b>{}</b> {}</h3>{}{}</section>'
    ).format(
        "chosen" if is_agreed else "",
        stacks,
        counts,
        level.value,
        spoken(screen, text_of(level.label), tag="span"),
        mark,
        spoken(screen, text_of(meaning), name="meaning") if meaning is not None else NOTHING,
    )


def _out_of(screen: ProjectorScreen, count: int, of: int) -> Markup:
    """The count large, and what it is out of once in each language: "**2** of 7 · o 7"."""
    return Markup("<b>{}</b> <small>{}</small>").format(count, inline(screen, lambda t: t("of {count}", count=of)))


def _fits_in_each(meanings: Sequence[Text], screen: ProjectorScreen, width: float) -> int:
    """The letters in which the longest descriptor stands under its column; 0 where it could not be read: it is left out."""
    if not meanings:
        return 0
    sizes = [
        letters(
            [translator(language).text(one) for language in screen.languages],
            width,
            MEANINGS_HEIGHT,
            largest=28,
            smallest=14,
        )
        for one in meanings
    ]
    return min(sizes) if min(sizes) >= SMALLEST_MEANING else 0
