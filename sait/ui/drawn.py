"""Charts drawn once, however many screens show them: on a release every open screen asks for the same ones at once."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from sait.analysis.result import Result
from sait.charts.radar import RadarPanel, radars
from sait.charts.spread import SpreadPanel, spread
from sait.i18n import Translator, translator

# A result is told apart by which one it is: ``ui.reads`` hands every screen the same. What is kept holds the result too,
# so that no other can come to stand in its place in memory while its charts are remembered.
_BY_IDENTITY: dict[str | type[Any], Callable[[Any], Any]] = {Result: id}


@st.cache_resource(max_entries=60, show_spinner=False, hash_funcs=_BY_IDENTITY)
def _radars(result: Result, language: str) -> tuple[Result, tuple[RadarPanel, ...]]:
    return result, radars(result, translator(language))


@st.cache_resource(max_entries=200, show_spinner=False, hash_funcs=_BY_IDENTITY)
def _spread(result: Result, series_key: str, axis_id: str, language: str) -> tuple[Result, tuple[SpreadPanel, ...]]:
    return result, spread(result, series_key, axis_id, translator(language))


def drawn_radars(result: Result, t: Translator) -> tuple[RadarPanel, ...]:
    """The radar, or its small multiples."""
    return _radars(result, t.language)[1]


def drawn_spread(result: Result, series_key: str, axis_id: str, t: Translator) -> tuple[SpreadPanel, ...]:
    """How the items of one axis were answered: a chart for each of their scales."""
    return _spread(result, series_key, axis_id, t.language)[1]
