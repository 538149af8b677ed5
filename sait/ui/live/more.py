"""What is rarer than closing a domain, behind one *More*: comments, notes, sharing, the other moves, erasing, the log."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.workshops import MOST_INVITED, State, View
from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.opening import remove_workshop, set_invited
from sait.ui.parts.draft_keeper import on_the_way
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.polling import Pulse
from sait.ui.parts.steady_expander import steady_expander
from sait.ui.room.closing import end_box
from sait.ui.room.comments import Queues, comment_queue
from sait.ui.room.erasing import erase_controls
from sait.ui.room.moves import other_moves, what_was_done
from sait.ui.room.notes import facilitator_notes
from sait.ui.room.sharing import share_controls
from sait.ui.shell import PAGES, note_done, place, told
from sait.ui.visitor import database, who

PLACES_INSIDE = frozenset({"comments", "release"})
"""Where links lead to that find it closed."""


def more(
    room: WorkshopInContext,
    domains: Sequence[Domain],
    instrument: Instrument,
    queues: Queues,
    drawn: Pulse,
    t: Translator,
) -> None:
    """One box, which says how many comments wait in it; open from the first where a link leads into it, or a form waits."""
    waiting = sum(len(queue.waiting) for queue in queues.values())
    label = (
        t.plural("More: {count} comment to read", "More: {count} comments to read", waiting) if waiting else t("More")
    )
    is_wanted = st.query_params.get("to") in PLACES_INSIDE or any(
        form.startswith((f"{room.workshop.id}/notes", f"{room.workshop.id}/sharing")) for form in on_the_way()
    )
    with steady_expander(label, key="more", expanded=is_wanted):
        place("comments")
        comment_queue(room, instrument, queues, t)
        facilitator_notes(room, t)
        place("release")
        if room.workshop.state is not State.DRAFT:
            share_controls(room, instrument, drawn.progress, t)
        with st.container(horizontal=True):
            other_moves(room.workshop, drawn.progress, t)
            _end(room, domains, drawn, t)
            if room.workshop.state is State.SCORING:
                _invited(room, t)
            if not drawn.progress.joined and room.workshop.state in {State.DRAFT, State.SCORING}:
                _remove(room, t)  # later the board may have decided something: that is erased, and confirmed otherwise
        erase_controls(room, t)
        what_was_done(room, domains, t)


def _end(room: WorkshopInContext, domains: Sequence[Domain], drawn: Pulse, t: Translator) -> None:
    """Here only as long as it is not the next step of the day."""
    are_open = any(domain.id not in drawn.progress.closed for domain in domains)
    if room.workshop.state is State.SCORING and (are_open or room.workshop.view is View.OPEN or drawn.again):
        end_box(room, domains, drawn, t)


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
