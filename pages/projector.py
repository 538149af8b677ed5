"""The projector: no controls and nothing around it; it follows the live page."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.decisions import Consensus, Task
from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.i18n import translator
from sait.instruments.model import Domain, Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import standing
from sait.services.members.asking import open_tasks
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.services.workshops.moves import second_domains
from sait.services.workshops.progress import read_progress
from sait.services.workshops.projector import read_screen
from sait.ui.parts.polling import follow_projector, pulse
from sait.ui.parts.workshop_choice import room_at
from sait.ui.projector.asking import choosing_screen, pace_screen
from sait.ui.projector.screens import (
    code_screen,
    few_lines,
    item_screen,
    items_screen,
    keys_of,
    phones_note,
    progress_screen,
    radar_screen,
    spoken,
    title,
)
from sait.ui.reads import result, rooms, rooms_for
from sait.ui.room.pace import is_over
from sait.ui.shell import draft_note
from sait.ui.visitor import database

FEW = 3
"""Boards whose lines can be told apart from the back of a room; beyond that the local boards come as one."""


def show() -> None:
    """The screen that the facilitator chose; drawn again as soon as she chooses another, or something is released."""
    room = room_at(rooms_for(Right.WORKSHOP_RUN))
    screen, agreed, opened = _chosen(room)
    with st.container(key="projected"):
        title(room, screen)
        phones_note(_scored_again(room), opened, screen)
        _screen(room, screen, agreed)
        for language in screen.languages:
            draft_note(translator(language))
    follow_projector(room, (screen, agreed, opened), lambda: _chosen(room))


def _scored_again(room: WorkshopInContext) -> list[Domain]:
    """The domains that members score a second time now."""
    going_on = second_domains(database(), room.workshop.id)
    form = get_instrument(database(), room.workshop.instrument_hash).in_form(room.workshop.form)
    return [domain for domain in form if domain.id in going_on]


def _chosen(room: WorkshopInContext) -> tuple[ProjectorScreen, str, tuple[Task, ...]]:
    """What is to be seen: the screen, the level that was agreed of it, and what members have to do beside it."""
    screen = read_screen(database(), room.workshop.id)
    return screen, _agreed(room, screen), open_tasks(database(), room.workshop)


def _screen(room: WorkshopInContext, screen: ProjectorScreen, agreed: str) -> None:
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    if screen.kind is ScreenKind.CODE:
        code_screen(room, screen)
    elif screen.kind is ScreenKind.PROGRESS:
        _progress(room, screen, instrument)
    else:
        _results(room, screen, instrument, agreed)


def _progress(room: WorkshopInContext, screen: ProjectorScreen, instrument: Instrument) -> None:
    is_asked = not is_over(room.workshop, read_progress(database(), room.workshop.id).closed)

    @st.fragment(run_every=1)
    def counted() -> None:
        st.html(progress_screen(read_progress(database(), room.workshop.id), screen))

    if is_asked:
        st.html(pace_screen(room.workshop, instrument, screen))
    counted()
    if is_asked:
        st.html(choosing_screen(instrument.in_form(room.workshop.form), screen))


def _results(room: WorkshopInContext, screen: ProjectorScreen, instrument: Instrument, agreed: str) -> None:
    drawn = pulse(room)
    shown = family(room, rooms()) if screen.kind is ScreenKind.RADAR else (room,)
    ids = tuple(one.workshop.id for one in shown)
    query = ResultQuery(ids, DOMAINS, inside=room.workshop.id, pooled=len(ids) > FEW, language=screen.languages[0])
    found = result(query, sequence=drawn.sequence, freshness=drawn.freshness)
    domain = next((one for one in instrument.in_form(room.workshop.form) if one.id == screen.domain_id), None)
    item = next((one for one in domain.items if one.id == screen.item_id), None) if domain else None
    keys = keys_of(found, room.workshop.id)
    if screen.kind is ScreenKind.RADAR:
        radar_screen(few_lines(found, FEW), screen, domain)
    elif screen.kind is ScreenKind.ITEMS and domain is not None:
        items_screen(found, screen, domain, keys[0])
    elif screen.kind is ScreenKind.ITEM and item is not None:
        item_screen(found, screen, item, keys, agreed)
    else:
        st.html(spoken(screen, lambda t: t("The facilitator chooses what is shown here.")))


def _agreed(room: WorkshopInContext, screen: ProjectorScreen) -> str:
    """The level that the board agreed for the question that stands alone; empty where there is none."""
    if screen.kind is not ScreenKind.ITEM:
        return ""
    kept = standing(database(), room.workshop.id, Consensus)
    return next((str(one.decision.level) for one in kept if one.subject == screen.item_id), "")


show()
