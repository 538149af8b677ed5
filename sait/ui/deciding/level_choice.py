"""The levels to choose from, one a row: its name, a dot for each of the room's answers, and what the level means."""

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

import streamlit as st

from sait.analysis.result import ItemScore
from sait.i18n import Translator
from sait.instruments.levels import Value, read_value
from sait.instruments.model import Item
from sait.ui.plain import plain
from sait.wording.plan import agreed_words

NONE_AGREED = "none"
MOST_DOTS = 24
"""As many stand in a row beside the name of a level; of more answers one dot stands for several."""


def level_choice(
    item: Item, score: ItemScore | None, proposed: Value | None, first: str | None, t: Translator, *, key: str
) -> str | None:
    """The level, or that there is none; *first* is chosen until another is. None until either is."""
    choices = choices_of(item)
    names = {choice: agreed_words(item, read_value(choice), t) for choice in choices}
    each = answers_a_dot(score)
    with st.container(key="agree-levels"):
        st.html(_dots(score, each))
        chosen = st.radio(
            t("The level the board agrees: {question}", question=plain(t.text(item.text))),
            choices,
            index=choices.index(first) if first in choices else None,
            format_func=names.__getitem__,
            captions=_beside(item, score, proposed, t),
            label_visibility="collapsed",
            key=key,
        )
        if each > 1:
            st.caption(t("One dot stands for {count} answers.", count=each))
    return chosen


def choices_of(item: Item) -> list[str]:
    """Every level as it is kept, then that there is none."""
    return [*(str(value) for value in (item.scale.values if item.scale else ())), NONE_AGREED]


def choice_of(level: Value | None) -> str:
    """How *level* is kept among the choices."""
    return NONE_AGREED if level is None else str(level)


def answers_a_dot(score: ItemScore | None) -> int:
    """How many answers a dot stands for, so that the most of a level fit in a row."""
    return ceil(max(score.levels, default=0) / MOST_DOTS) or 1 if score is not None and score.levels else 1


def _dots(score: ItemScore | None, each: int) -> str:
    """Dots as a style of the rows: to be seen, and not read out one by one; the count stands beside them in words."""
    counts = score.levels if score is not None and score.levels is not None else ()
    rule = '.st-key-agree-levels label:has(input[value="{}"]) {{ --sait-dots: "{}"; }}'
    rules = "".join(rule.format(place, "●" * ceil(count / each)) for place, count in enumerate(counts))
    return f"<style>.st-key-agree-levels {{ --sait-dots: none; }} {rules}</style>"


def _beside(item: Item, score: ItemScore | None, proposed: Value | None, t: Translator) -> Sequence[str]:
    """Under each level whether it is proposed, how many chose it, and what it means; under "no level" nothing."""
    values = item.scale.values if item.scale else ()
    counts = score.levels if score is not None and score.levels is not None else ()
    total = sum(counts)
    said = [t("{count} of {total}", count=count, total=total) for count in counts]
    marks = [f"**{t('proposed')}**" if value == proposed and proposed is not None else "" for value in values]
    meanings = [plain(t.text(meaning)) for meaning in item.descriptors]
    return [" · ".join(filter(None, parts)) for parts in zip_longest(marks, said, meanings)] + [""]
