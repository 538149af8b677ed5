"""One question of a survey: how many chose what, by board, for the region and for all boards."""

import streamlit as st

from sait.analysis.result import Result, Series, SeriesRole
from sait.assessment.surveys.response import Response, share_bounds
from sait.i18n import Translator
from sait.instruments.model import Item
from sait.ui.parts.table_view import table_view, wider_than_screen
from sait.ui.plain import plain
from sait.wording.figures import item_mean_words


def question_view(found: Result, t: Translator, *, key: str) -> None:
    """The question that is chosen: a row for each thing that could be chosen, in its own words, a column for each line."""
    item_ids = list(dict.fromkeys(item_id for group in found.groups for item_id in group.shown_ids))
    if not item_ids:
        return
    chosen = str(
        st.selectbox(
            t("Question"), item_ids, format_func=lambda one: plain(t.text(found.asked[one].text)), key=f"{key}-question"
        )
    )
    item = found.asked[chosen]
    heads = [t("Answer"), *(t.text(line.label) for line in found.series)]
    rows = [
        [said, *(_count(found, line, chosen, place, t) for line in found.series)]
        for place, said in enumerate(_levels(item, t))
    ]
    table_view(heads, rows, label=t("Question by question"), hint=wider_than_screen(t))
    if any(line.role is SeriesRole.LOCAL_POOLED for line in found.series):
        st.caption(
            t("Totals are only of boards whose own counts are shown. A board that is withheld is in none of them.")
        )


def _levels(item: Item, t: Translator) -> list[str]:
    """What each level means for this question, where its bank says so; otherwise what the scale calls it."""
    levels = item.scale.levels if item.scale else ()
    described = item.descriptors or tuple(level.label for level in levels)
    return [f"{level.value} {t.text(words)}" for level, words in zip(levels, described, strict=True)]


def _count(found: Result, line: Series, item_id: str, place: int, t: Translator) -> str:
    score = found.items.get((line.key, item_id))
    if score is None or score.levels is None:
        return item_mean_words(found, line, item_id, t)
    total = sum(score.levels)
    count = score.levels[place]
    if not total:
        return "0"
    said = t("{count} of {n} ({share})", count=count, n=total, share=t.percent(count / total))
    bounds = share_bounds(count, Response(total, line.attendance.invited)) if line.attendance else None
    if bounds is None or total == (line.attendance and line.attendance.invited):
        return said
    low, high = map(t.percent, bounds)
    return t("{counted}; of all who were asked, {low} to {high}", counted=said, low=low, high=high)
