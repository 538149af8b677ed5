"""The room, live: counts while people score, results as domains are closed."""

import streamlit as st

from sait.assessment.access import Right
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import Locals, ResultQuery
from sait.services.workshops.in_context import family
from sait.ui.parts.cuts import cut_choice, local_choice, sector_choice
from sait.ui.parts.draft_keeper import say_on_the_way
from sait.ui.parts.polling import pulse, watch
from sait.ui.parts.workshop_choice import choose_room, no_workshops
from sait.ui.reads import result, rooms, rooms_for
from sait.ui.results.sectors import sector_note
from sait.ui.results.view import result_view
from sait.ui.room.comments import queues_of, shown_comments
from sait.ui.room.join_code import join_link
from sait.ui.room.live_controls import live_controls
from sait.ui.room.system_note import system_note
from sait.ui.shell import demonstration_mark
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """Progress, what can be done now, and the results released so far."""
    visitor = visitor_now()
    t = visitor.t
    held = rooms_for(Right.RESPONSES_COUNT)
    st.title(t("Live"), anchor=False)
    system_note(t)
    if not held:
        no_workshops(t)
        return
    room = choose_room(held, t, Right.RESPONSES_COUNT)
    if room.workshop.demonstration:
        demonstration_mark(t)
    drawn = pulse(room)
    watch(room, drawn, t)
    if not visitor.may(Right.RESULTS_INSIDE, room.board.id):
        st.info(t("Your role lets you see how many people have answered, but not what they answered."))
        if visitor.may(Right.WORKSHOP_INVITE, room.board.id):
            join_link(room, t)
        return
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    queues = queues_of(room, instrument)
    say_on_the_way(room, t("Notes"), t)
    live_controls(room, drawn, instrument, queues, t)
    rooms_shown = family(room, rooms())
    with st.container(horizontal=True):
        cut = cut_choice(room, t)
        sectors = sector_choice(room, t)
        local = Locals.BOARDS if sectors else local_choice(rooms_shown, room.workshop.id, t)
    ids = (room.workshop.id,) if sectors else tuple(shown.workshop.id for shown in rooms_shown)
    query = ResultQuery(ids, cut, inside=room.workshop.id, local=local, sectors=sectors)
    found = result(query, sequence=drawn.sequence, freshness=drawn.freshness)
    if sectors:
        sector_note(found, t)
    result_view(found, t, key="live", asks_local=not sectors)
    shown_comments(instrument, queues, t)


show()
