"""The picture of the room: how it is cut, and the chart, as large as the first view has room for."""

import streamlit as st

from sait.charts.radar import Size
from sait.i18n import Translator
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS, Locals, ResultQuery, local_kinds
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.ui.parts.cuts import sector_choice
from sait.ui.parts.polling import Pulse
from sait.ui.reads import result, rooms
from sait.ui.results.sectors import sector_note
from sait.ui.results.view import result_view
from sait.ui.visitor import database

FIRST_VIEW = Size(
    plot_height=380,
    side=200,
    label_size=14,
    label_line=18,
    label_width=26,
    height=448,
    has_ring_names=False,
    has_legend=False,
    pole_width=48,
)
"""All of the chart is seen on a screen of 1280 by 720, under the board's name and how it is cut."""


def live_picture(room: WorkshopInContext, drawn: Pulse, t: Translator) -> None:
    """What was released so far, in one row the ways to cut it, and under it the same in numbers and in words."""
    rooms_shown = family(room, rooms())
    with st.container(horizontal=True, vertical_alignment="center", key="live-cuts"):
        cut = _cut(room, t)
        sectors = sector_choice(room, t)
        local = Locals.BOARDS if sectors else _local(rooms_shown, room.workshop.id, t)
    ids = (room.workshop.id,) if sectors else tuple(shown.workshop.id for shown in rooms_shown)
    query = ResultQuery(ids, cut, inside=room.workshop.id, local=local, sectors=sectors)
    found = result(query, sequence=drawn.sequence, freshness=drawn.freshness)
    result_view(found, t, key="live", asks_local=not sectors, first_view=FIRST_VIEW)
    if sectors:
        sector_note(found, t)


def _cut(room: WorkshopInContext, t: Translator) -> str:
    """By domain, or by the categories of a scheme: a list, since a row of them would leave the chart no room."""
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    titles = {DOMAINS: t("Domains"), **{scheme.id: t.text(scheme.title) for scheme in instrument.schemes}}
    if len(titles) == 1:
        return DOMAINS
    return str(
        st.selectbox(
            t("Results by"), list(titles), format_func=titles.__getitem__, key="live-cut", label_visibility="collapsed"
        )
    )


def _local(rooms_shown: tuple[WorkshopInContext, ...], inside: str, t: Translator) -> Locals:
    """The local boards' own scores, or how the regional board's members see them; asked where there are both."""
    kinds = local_kinds(database(), rooms_shown, inside)
    if len(kinds) < 2:
        return kinds[0] if kinds else Locals.BOARDS
    names = {
        str(Locals.BOARDS): t("Local boards, as their own members see them"),
        str(Locals.MEMBERS): t("Local arrangements, as the regional board's members see them"),
    }
    return Locals(
        str(
            st.selectbox(
                t("Local results"),
                list(names),
                format_func=names.__getitem__,
                key="live-local",
                label_visibility="collapsed",
            )
        )
    )
