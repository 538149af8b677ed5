"""The board agrees a level for each item: what the room is split on first."""

from collections.abc import Mapping

import streamlit as st

from sait.analysis.agenda import AgendaEntry, agenda
from sait.assessment.access import Right
from sait.assessment.decisions import Consensus, DecisionVersion
from sait.assessment.members.depending import left_out_of_agreement
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.instruments.model import Domain, Item
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import standing
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.ui.deciding.consensus import consensus_item
from sait.ui.parts.draft_keeper import on_the_way, say_on_the_way
from sait.ui.parts.polling import pulse
from sait.ui.parts.steady_expander import steady_expander
from sait.ui.parts.workshop_choice import choose_room
from sait.ui.plain import plain
from sait.ui.reads import result, rooms_for
from sait.ui.results.shift import shift_table
from sait.ui.shell import link, say_done
from sait.ui.visitor import database, visitor_now
from sait.wording.plan import agreed_words

ALL = "all"


def show() -> None:
    """The agenda of one workshop; each item opens to what the room said and what is agreed."""
    t = visitor_now().t
    held = [room for room in rooms_for(Right.DECISIONS_EDIT) if room.workshop.state is not State.DRAFT]
    if not held:
        st.title(t("Agree levels"), anchor=False)
        st.info(t("No workshop has begun. Begin one on its Live page, or go straight to consensus there."))
        link(t("Go to the Live page"), "/live", kind="button primary")
        return
    room = choose_room(held, t, Right.DECISIONS_EDIT, page=t("Agree levels"))
    say_done()
    say_on_the_way(room, t("Agree levels"), t)
    waiting = on_the_way()
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    domains = {domain.id: domain for domain in instrument.in_form(room.workshop.form)}
    chosen = _domain_choice(domains, t)
    drawn = pulse(room)
    query = ResultQuery((room.workshop.id,), DOMAINS, inside=room.workshop.id)
    found = result(query, sequence=drawn.sequence, freshness=drawn.freshness)
    agreed = {kept.subject: kept for kept in standing(database(), room.workshop.id, Consensus)}
    items = {item.id: item for domain in domains.values() for item in domain.items if item.scale is not None}
    wanted = items if chosen == ALL else {item.id: item for item in domains[chosen].items if item.id in items}
    _say_how_many(items, agreed, t)
    for entry in agenda(found, room.workshop.id):
        if entry.item_id in wanted:
            item = wanted[entry.item_id]
            opened = steady_expander(
                _heading(item, entry, agreed, t),
                key=f"decide-{item.id}",
                expanded=f"{room.workshop.id}/consensus/{item.id}" in waiting,
            )
            if opened.open:
                with opened:
                    can_change = room.workshop.state is not State.SIGNED_OFF
                    consensus_item(item, found, agreed.get(item.id), room.workshop.id, t, can_change=can_change)
    shift_table(found, room.workshop.id, t)
    link(t("Go to the Decide and act page"), f"/decide-and-act?workshop={room.workshop.id}", kind="button")


def _say_how_many(items: Mapping[str, Item], agreed: Mapping[str, DecisionVersion[Consensus]], t: Translator) -> None:
    """Of the questions that there is a level to agree on: not those that the levels agreed before leave out."""
    left_out = left_out_of_agreement(items.values(), {one: kept.decision.level for one, kept in agreed.items()})
    counted = items.keys() - (left_out - agreed.keys())
    st.markdown(t("{agreed} of {count} agreed", agreed=len(agreed.keys() & counted), count=len(counted)))


def _domain_choice(domains: Mapping[str, Domain], t: Translator) -> str:
    """One domain, at first the one that the address names, or all."""
    names = {
        ALL: t("All questions, in the order to discuss them"),
        **{one: t.text(domains[one].title) for one in domains},
    }
    asked = st.query_params.get("domain", ALL)
    return str(
        st.selectbox(
            t("Domain"),
            list(names),
            index=list(names).index(asked) if asked in names else 0,
            format_func=names.__getitem__,
            key="decide-domain",
        )
    )


def _heading(item: Item, entry: AgendaEntry, agreed: dict[str, DecisionVersion[Consensus]], t: Translator) -> str:
    kept = agreed.get(item.id)
    state = (
        t("not agreed yet") if kept is None else t("agreed: {level}", level=agreed_words(item, kept.decision.level, t))
    )
    split = f" · {t('the room is split')}" if entry.is_split else ""
    return f"{item.id} {plain(t.text(item.text))} – {state}{split}"


show()
