"""The projector: no controls and nothing around it; it follows the day, or the live page."""

from collections.abc import Sequence

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.assessment.decisions import Consensus, Task
from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.charts.grouping import is_radar
from sait.instruments.model import Domain, Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import standing
from sait.services.members.asking import open_tasks
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.services.workshops.moves import second_domains
from sait.ui.parts.polling import Pulse, follow_projector, pulse
from sait.ui.parts.workshop_choice import room_at
from sait.ui.projector.all_questions import items_screen, keys_of
from sait.ui.projector.asking import asking_screen
from sait.ui.projector.decided import decided_screen
from sait.ui.projector.following import DECISIONS, changes, screen_now
from sait.ui.projector.one_question import item_screen
from sait.ui.projector.radar import radar_screen
from sait.ui.projector.screens import code_screen, phones_note, projected, title
from sait.ui.projector.spoken import spoken
from sait.ui.reads import result, rooms, rooms_for
from sait.ui.visitor import database

Seen = tuple[ProjectorScreen, str, tuple[Task, ...], int]
"""The screen, the level that was agreed of it, what members have to do beside it, and a number for what was decided."""


def show() -> None:
    """The screen that the facilitator chose, or the day; drawn again as soon as either changes, or something is released."""
    room = room_at(rooms_for(Right.WORKSHOP_RUN))
    drawn = pulse(room)
    seen = _seen(room, drawn)
    screen, agreed, opened, _ = seen
    with projected():
        title(room, screen)
        phones_note(_scored_again(room), opened, screen)
        _screen(room, screen, agreed, drawn)
    follow_projector(room, seen, lambda now: _seen(room, now))


def _scored_again(room: WorkshopInContext) -> list[Domain]:
    """The domains that members score a second time now."""
    going_on = second_domains(database(), room.workshop.id)
    form = get_instrument(database(), room.workshop.instrument_hash).in_form(room.workshop.form)
    return [domain for domain in form if domain.id in going_on]


def _seen(room: WorkshopInContext, now: Pulse) -> Seen:
    screen = screen_now(room, now.progress)
    return screen, _agreed(room, screen), open_tasks(database(), room.workshop), changes(room, screen.kind)


def _screen(room: WorkshopInContext, screen: ProjectorScreen, agreed: str, drawn: Pulse) -> None:
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    if screen.kind is ScreenKind.CODE:
        code_screen(room, screen)
    elif screen.kind is ScreenKind.PROGRESS:
        asking_screen(room, screen, instrument)
    elif screen.kind in DECISIONS:
        decided_screen(room, instrument, screen)
    else:
        _results(room, screen, instrument, agreed, drawn)


def _results(
    room: WorkshopInContext, screen: ProjectorScreen, instrument: Instrument, agreed: str, drawn: Pulse
) -> None:
    domain = next((one for one in instrument.in_form(room.workshop.form) if one.id == screen.domain_id), None)
    item = next((one for one in domain.items if one.id == screen.item_id), None) if domain else None
    if screen.kind is ScreenKind.RADAR:
        found = _found(room, family(room, rooms()), screen, drawn)
        if domain is None or is_radar(found):
            radar_screen(found, screen, domain)
            return
    own = _found(room, (room,), screen, drawn)
    keys = keys_of(own, room.workshop.id)
    if domain is not None and screen.kind is not ScreenKind.ITEM:
        items_screen(own, screen, domain, keys[0])
    elif domain is not None and item is not None and item.scale is not None:
        item_screen(own, screen, domain, item, keys, agreed)
    else:
        st.html(spoken(screen, lambda t: t("The facilitator chooses what is shown here.")))


def _found(
    room: WorkshopInContext, shown: Sequence[WorkshopInContext], screen: ProjectorScreen, drawn: Pulse
) -> Result:
    ids = tuple(one.workshop.id for one in shown)
    query = ResultQuery(ids, DOMAINS, inside=room.workshop.id, language=screen.languages[0])
    return result(query, sequence=drawn.sequence, freshness=drawn.freshness)


def _agreed(room: WorkshopInContext, screen: ProjectorScreen) -> str:
    """The level that the board agreed for the question that stands alone; empty where there is none."""
    if screen.kind is not ScreenKind.ITEM:
        return ""
    kept = standing(database(), room.workshop.id, Consensus)
    return next((str(one.decision.level) for one in kept if one.subject == screen.item_id), "")


show()
