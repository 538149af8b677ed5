"""How to cut a result: by domain or category, and which local lines to set beside the regional one."""

from collections.abc import Sequence

import streamlit as st

from sait.i18n import Translator
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS, Locals, local_kinds
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.visitor import database


def cut_choice(room: WorkshopInContext, t: Translator) -> str:
    """By domain, or by the categories of a scheme."""
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    titles = {DOMAINS: t("Domains"), **{scheme.id: t.text(scheme.title) for scheme in instrument.schemes}}
    return str(st.radio(t("Results by"), list(titles), format_func=lambda cut: titles[cut], key="cut"))


def local_choice(rooms: Sequence[WorkshopInContext], inside: str | None, t: Translator) -> Locals:
    """The local boards' own scores, or how the regional board's members see them; asked where there are both."""
    kinds = local_kinds(database(), rooms, inside)
    if len(kinds) < 2:
        return kinds[0] if kinds else Locals.BOARDS
    names = {
        str(Locals.BOARDS): t("Local boards, as their own members see them"),
        str(Locals.MEMBERS): t("Local arrangements, as the regional board's members see them"),
    }
    return Locals(str(st.radio(t("Local results"), list(names), format_func=lambda kind: names[kind], key="local")))


def sector_choice(room: WorkshopInContext, t: Translator) -> bool:
    """Whether to tell the sectors apart; asked where members were."""
    return room.workshop.asks_sector and st.checkbox(t("By sector, for this board alone"), key="by-sector")
