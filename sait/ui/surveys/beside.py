"""A board's answers beside those of its day: a mean for each, a line between them, and how far it moved."""

import streamlit as st
from markupsafe import Markup

from sait.analysis.gaps import axis_gap, item_gap
from sait.analysis.result import Axis
from sait.assessment.boards import Board
from sait.assessment.releases import Audience
from sait.assessment.surveys.survey import Survey
from sait.i18n import Translator
from sait.services.surveys.comparing import Beside, beside_the_day
from sait.ui.compare.markup import slope_image
from sait.ui.parts.table_view import body_row, head_row, table_markup, wider_than_screen
from sait.ui.plain import plain
from sait.ui.visitor import database
from sait.wording.figures import axis_mean_words, item_mean_words
from sait.wording.headlines import signed


def beside_view(survey: Survey, board: Board, audience: Audience, t: Translator) -> None:
    """Domain by domain and question by question, as far as both asked the same; otherwise that they did not."""
    st.subheader(t("{board}: beside the day", board=t.text(board.name)), anchor=False)
    beside = beside_the_day(database(), survey, board.id, audience, t.language)
    if beside is None:
        st.info(
            t(
                "This board has had no earlier workshop that asked any of the survey's questions on the same scale, so"
                " there is nothing to set beside its answers."
            )
        )
        return
    heads = (plain(t.text(beside.day.label)), plain(t.text(beside.survey.label)))
    st.caption(
        t.plural(
            "{count} question was asked both times. Other people may have answered it.",
            "{count} questions were asked both times. Other people may have answered them.",
            beside.shared,
        )
    )
    asked_both = [axis for axis in beside.found.axes if set(axis.item_ids) - beside.day.not_asked]
    _table(t("Domain"), heads, [_axis_row(beside, axis, t) for axis in asked_both], t)
    items = [one for axis in asked_both for one in axis.item_ids if one not in beside.day.not_asked]
    with st.expander(t("Question by question")):
        _table(t("Question"), heads, [_item_row(beside, item_id, t) for item_id in items], t)


def _axis_row(beside: Beside, axis: Axis, t: Translator) -> Markup:
    gap = axis_gap(beside.found, beside.survey, beside.day, axis)
    said = [axis_mean_words(beside.found, line, axis.id, t) for line in (beside.day, beside.survey)]
    return _row(beside, t.text(axis.label), said, None if gap is None else (gap.second, gap.first), t)


def _item_row(beside: Beside, item_id: str, t: Translator) -> Markup:
    gap = item_gap(beside.found, beside.survey, beside.day, item_id)
    said = [item_mean_words(beside.found, line, item_id, t) for line in (beside.day, beside.survey)]
    name = f"{item_id} {t.text(beside.found.asked[item_id].text)}"
    return _row(beside, name, said, None if gap is None else (gap.second, gap.first), t)


def _row(beside: Beside, name: str, said: list[str], means: tuple[float, float] | None, t: Translator) -> Markup:
    """*means*: before and after over what both show, None where that is nothing."""
    ends = (beside.found.lowest, beside.found.highest)
    change = "–" if means is None else signed(beside.found, means[1] - means[0], t)
    return body_row([name, *said, slope_image(means or (None, None), ends), change])


def _table(first: str, heads: tuple[str, str], rows: list[Markup], t: Translator) -> None:
    head = head_row([first, *heads, t("From the day to the survey"), t("Change")])
    label = t("From the day to the survey")
    st.html(wider_than_screen(t) + table_markup(head, rows, label=label, name="sait-table slopes"))
