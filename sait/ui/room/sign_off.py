"""Signing off: what is still open is listed first, each with the way to it; then it is confirmed once."""

from html import escape

import streamlit as st

from sait.assessment.unfinished import Open, Unfinished
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.workshops import moves
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.unfinished import read_unfinished
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.room.weight import weight
from sait.ui.shell import told
from sait.ui.visitor import database, who

MOST_NAMED = 5
"""Of many things the first few are named: the page that they are done on has them all."""

PLACES = {
    Open.DOMAINS: "/live?workshop={id}#closed-domains",
    Open.SECOND: "/live?workshop={id}#second-scoring",
    Open.TASKS: "/decide-and-act?workshop={id}",
    Open.COMMENTS: "/live?workshop={id}#comments",
    Open.LEVELS: "/agree?workshop={id}",
    Open.VISION: "/decide-and-act?workshop={id}&part=vision",
    Open.FORCES: "/decide-and-act?workshop={id}&part=forces",
    Open.PRIORITIES: "/decide-and-act?workshop={id}&part=priorities",
    Open.ACTIONS: "/decide-and-act?workshop={id}&part=actions",
    Open.OWNERS: "/decide-and-act?workshop={id}&part=actions",
    Open.DATES: "/decide-and-act?workshop={id}&part=actions",
    Open.RELEASE: "/live?workshop={id}#release",
}
"""Where each kind is brought to an end."""


def sign_off_box(room: WorkshopInContext, t: Translator, *, is_next: bool) -> None:
    """The list and the button. Signing off with something open is the board's right; what changed since is read first."""
    label = t("Sign off")
    opened = st.popover(label, key="moving-sign-off", on_change="rerun", type=weight(is_next))
    if not opened.open:
        return
    with opened:
        found = read_unfinished(database(), room.workshop)
        st.markdown(t("The results and decisions will be final. This cannot be undone."))
        if found:
            open_list(found, room, t)
        else:
            st.markdown("✓ " + t("Nothing is open."))
        confirm = t("Sign off with this open") if found else t("Yes: {what}", what=label)
        if fresh_button(confirm, key="move-sign-off", drawn=(room.workshop.id, found), t=t, is_primary=True):
            with told(t):
                moves.sign_off(database(), workshop=room.workshop, who=who())
                st.rerun()


def open_list(found: tuple[Unfinished, ...], room: WorkshopInContext, t: Translator) -> None:
    """Everything that is open, each a link to where it is done."""
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    lines = "".join(
        f'<li><a href="{escape(_address(one, room))}">{escape(open_words(one, t))}</a>{_named(one, instrument, t)}</li>'
        for one in found
    )
    st.html(f'<div class="sait-open"><h3>{escape(t("Still open"))}</h3><ul>{lines}</ul></div>')


def _address(one: Unfinished, room: WorkshopInContext) -> str:
    """Where it is done. A place on this very page is another address each time, so that the page is loaded and the box shut."""
    address = PLACES[one.what].format(id=room.workshop.id)
    before, mark, part = address.partition("#")
    return f"{before}&to={part}{mark}{part}" if mark and st.query_params.get("to") != part else address


def open_words(one: Unfinished, t: Translator) -> str:
    """What is open, in a few words."""
    count = one.count
    return {
        Open.DOMAINS: lambda: t.plural("{count} domain is not closed", "{count} domains are not closed", count),
        Open.SECOND: lambda: t.plural(
            "{count} domain is being scored a second time", "{count} domains are being scored a second time", count
        ),
        Open.TASKS: lambda: t("Members are still asked for something on their phones"),
        Open.COMMENTS: lambda: t.plural("{count} comment waits to be read", "{count} comments wait to be read", count),
        Open.LEVELS: lambda: t.plural("{count} level is not agreed", "{count} levels are not agreed", count),
        Open.VISION: lambda: t("There is no vision"),
        Open.FORCES: lambda: t.plural(
            "{count} suggestion about what helps or hinders waits to be read",
            "{count} suggestions about what helps or hinders wait to be read",
            count,
        ),
        Open.PRIORITIES: lambda: t("No priority is chosen"),
        Open.ACTIONS: lambda: t("There is no action"),
        Open.OWNERS: lambda: t.plural("{count} action has no owner", "{count} actions have no owner", count),
        Open.DATES: lambda: t.plural("{count} action has no date", "{count} actions have no date", count),
        Open.RELEASE: lambda: t("It is not decided whether other boards see the results"),
    }[one.what]()


def _named(one: Unfinished, instrument: Instrument, t: Translator) -> str:
    """The first few by name; nothing where they have none, or where all of them are meant."""
    if one.what in {Open.TASKS, Open.RELEASE} or not one.names:
        return ""
    titles = {domain.id: t.text(domain.title) for domain in instrument.domains}
    shown = [titles.get(name, name) for name in one.names[:MOST_NAMED]]
    more = " …" if len(one.names) > MOST_NAMED else ""
    return f": {escape('; '.join(shown))}{more}"
