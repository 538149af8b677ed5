"""Beside the chart of a category scheme: what its source found, and where the members place it."""

import streamlit as st

from sait.analysis.result import Axis, Result
from sait.charts.placing import placing_in_words, shares_in_words
from sait.i18n import Translator
from sait.ui.plain import plain


def findings(result: Result, t: Translator) -> None:
    """One section a category: the finding, its source, the members' shares, the items it rests on."""
    st.subheader(t("What each category rests on"), anchor=False)
    st.markdown(
        t(
            "The boards assessed here were never inspected. SAIT itself decided which item belongs to which category."
            " The members' answers are shown beside the finding. They neither confirm nor disprove it."
        )
    )
    for axis in result.axes:
        with st.expander(t.text(axis.label)):
            _category(result, axis, t)


def _category(result: Result, axis: Axis, t: Translator) -> None:
    if axis.finding is not None:
        st.markdown(f"**{t('Finding')}:** {t.text(axis.finding)}")
    if axis.source is not None:
        st.markdown(f"**{t('Source')}:** {t.text(axis.source)}")
    for series in result.series:
        score = result.scores.get((series.key, axis.id))
        shares = shares_in_words(result, score, t)
        placed = placing_in_words(result, series, axis.id, t)
        st.markdown(f"**{plain(t.text(series.label))}:** {placed}" + (f" ({shares})" if shares else ""))
    count = len(axis.item_ids)
    st.markdown(t.plural("It rests on {count} item:", "It rests on {count} items:", count))
    st.markdown("\n".join(f"- {t.text(result.asked[item_id].text)}" for item_id in axis.item_ids))
