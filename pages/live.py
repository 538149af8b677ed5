"""The room, live: the chart as domains are closed, and beside it the day."""

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.i18n import Translator
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.live.picture import live_picture
from sait.ui.live.side import side
from sait.ui.parts.draft_keeper import say_on_the_way
from sait.ui.parts.polling import Pulse, pulse, watch
from sait.ui.parts.workshop_choice import choose_room, no_workshops
from sait.ui.reads import result, rooms_for
from sait.ui.room.comments import queues_of, shown_comments
from sait.ui.room.join_code import join_link
from sait.ui.room.system_note import system_note
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """The picture of the room on the left; on the right what happens now, what comes next, and what can be done."""
    visitor = visitor_now()
    t = visitor.t
    held = rooms_for(Right.RESPONSES_COUNT)
    if not held:
        st.title(t("Live"), anchor=False)
        system_note(t)
        no_workshops(t)
        return
    with st.container(key="live-page"):
        room = choose_room(held, t, Right.RESPONSES_COUNT, page=t("Live"))
        system_note(t)
        drawn = pulse(room)
        if visitor.may(Right.RESULTS_INSIDE, room.board.id):
            _room(room, drawn, t)
        else:
            _counts_alone(room, drawn, t)


def _counts_alone(room: WorkshopInContext, drawn: Pulse, t: Translator) -> None:
    """For who may know how many have answered, and not what."""
    watch(room, drawn, t)
    st.info(t("Your role lets you see how many people have answered, but not what they answered."))
    if visitor_now().may(Right.WORKSHOP_INVITE, room.board.id):
        join_link(room, t)


def _own(room: WorkshopInContext, drawn: Pulse) -> Result:
    """The board's own figures by domain, whatever the chart is cut by."""
    query = ResultQuery((room.workshop.id,), DOMAINS, inside=room.workshop.id)
    return result(query, sequence=drawn.sequence, freshness=drawn.freshness)


def _room(room: WorkshopInContext, drawn: Pulse, t: Translator) -> None:
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    queues = queues_of(room, instrument)
    say_on_the_way(room, t("Notes"), t)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        live_picture(room, drawn, t)
        shown_comments(instrument, queues, t)
    with right:
        side(room, drawn, instrument, _own(room, drawn), queues, t)


show()
