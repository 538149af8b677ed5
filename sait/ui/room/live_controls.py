"""What the facilitator can do in the room: close domains, end the scoring, record that results are released."""

import streamlit as st

from sait.assessment.workshops import MOST_INVITED, State, View
from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.opening import remove_workshop, set_invited
from sait.services.workshops.releases import close_workshop
from sait.settings import settings
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.polling import Pulse
from sait.ui.room.closing import close_controls, closed_domains, warn_of_too_few
from sait.ui.room.comments import Queues, comment_queue
from sait.ui.room.erasing import erase_controls
from sait.ui.room.moves import move_controls, what_was_done
from sait.ui.room.notes import facilitator_notes
from sait.ui.room.pace import pace_controls, pace_now
from sait.ui.room.projector import projector_controls
from sait.ui.room.second_scoring import second_controls
from sait.ui.room.sharing import share_controls
from sait.ui.shell import PAGES, link, note_done, place, told
from sait.ui.visitor import database, who


def live_controls(room: WorkshopInContext, drawn: Pulse, instrument: Instrument, queues: Queues, t: Translator) -> None:
    """Everything that changes the workshop; what cannot be undone asks first."""
    domains = instrument.in_form(room.workshop.form)
    closed = [domain for domain in domains if domain.id in drawn.progress.closed]
    move_controls(room, closed, drawn.progress, t)
    pace_now(room, instrument, drawn.progress.closed, t)
    projector_controls(room, domains, t)
    if room.workshop.state is State.SCORING:
        if room.workshop.view is View.SILENT:
            close_controls(room, domains, drawn, t)
        with st.container(horizontal=True):
            link(t("Show the join code"), f"/invite?workshop={room.workshop.id}", kind="button")
            pace_controls(room, [domain for domain in domains if domain.id not in drawn.progress.closed], t)
            _end(room, domains, drawn, t)
            _invited(room, t)
            share_controls(room, instrument, drawn.progress, t)
    elif room.workshop.state is not State.DRAFT:
        _onward(room, drawn, t)
        place("release")
        share_controls(room, instrument, drawn.progress, t)
    if not drawn.progress.joined and room.workshop.state in {State.DRAFT, State.SCORING}:
        _remove(room, t)  # later the board may have decided something: that is erased, and confirmed otherwise
    closed_domains(room, closed, drawn, t)
    place("second-scoring")
    second_controls(room, closed, t)
    place("comments")
    comment_queue(room, instrument, queues, t)
    facilitator_notes(room, t)
    erase_controls(room, t)
    what_was_done(room, domains, t)


def _onward(room: WorkshopInContext, drawn: Pulse, t: Translator) -> None:
    """Where the day goes on: to what the board decides, and once that is signed off to what leaves the room."""
    is_over = room.workshop.state is State.SIGNED_OFF
    if is_over:
        st.info(
            t("The board has signed off. Download the files from Export. You can still record progress on the actions.")
        )
    elif not drawn.progress.joined:
        st.info(t("Nobody scores alone in this workshop: the board agrees its levels together, on one screen."))
    else:
        st.info(t("The scoring has ended. Late answers count only if enough people answered late."))
    pages = [("agree", t("Agree levels")), ("decide-and-act", t("Decide and act")), ("export", t("Export"))]
    with st.container(horizontal=True):
        for place, (page, name) in enumerate(reversed(pages) if is_over else pages):
            link(name, f"/{page}?workshop={room.workshop.id}", kind="button" if place else "button primary")


def _end(room: WorkshopInContext, domains: tuple[Domain, ...], drawn: Pulse, t: Translator) -> None:
    with st.popover(t("End the scoring"), key="ending"):
        st.markdown(t("This closes and releases all domains that are still open. Members can then no longer answer."))
        warn_of_too_few([domain for domain in domains if domain.id not in drawn.progress.closed], drawn, t)
        if st.button(t("Yes, end the scoring"), type="primary", key="end"):
            with told(t):
                close_workshop(database(), workshop_id=room.workshop.id, minimum=settings().minimum_group, who=who())
                st.rerun()


def _remove(room: WorkshopInContext, t: Translator) -> None:
    """For a workshop opened by mistake; where somebody joins meanwhile, it is refused."""
    with st.popover(t("Remove this workshop"), key="removing"):
        st.markdown(t("Nobody has joined it yet. Its code will stop working. This cannot be undone."))
        if st.button(t("Yes, remove the workshop"), type="primary", key="remove-workshop"):
            with told(t):
                remove_workshop(database(), room.workshop.id, who=who())
                note_done(t("Removed: {name}.", name=f"{t.text(room.board.name)} – {t.text(room.round.name)}"))
                st.switch_page(PAGES / "home.py")


def _invited(room: WorkshopInContext, t: Translator) -> None:
    # Another box once it is saved, which is shut.
    with st.popover(t("People invited"), key=f"inviting-{room.workshop.invited}"):
        invited = st.number_input(
            t("How many people are invited (leave empty if you do not know)"),
            min_value=1,
            max_value=MOST_INVITED,
            value=room.workshop.invited,
            step=1,
            key=f"invited-{room.workshop.id}-{room.workshop.invited}",
        )
        if fresh_button(t("Save"), key="save-invited", drawn=(room.workshop.id, room.workshop.invited), t=t):
            with told(t):
                set_invited(database(), workshop=room.workshop, invited=invited, who=who())
                st.rerun()
