"""What the facilitator can do in the room: close domains, end the scoring, record that results are released."""

import streamlit as st

from sait.analysis.disclosure import outside_rule
from sait.analysis.words import outside_rule_words
from sait.assessment.workshops import MOST_INVITED, State, View
from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument
from sait.services.instruments import get_instrument
from sait.services.releases import LONGEST_NOTE, close_workshop, share_results
from sait.services.results import Room
from sait.services.workshops import remove_workshop, set_invited
from sait.settings import settings
from sait.ui.components.closing import close_controls, closed_domains, warn_of_too_few
from sait.ui.components.comment_queue import Queues, comment_queue
from sait.ui.components.erase_controls import erase_controls
from sait.ui.components.move_controls import move_controls, what_was_done
from sait.ui.components.pace import pace_controls, pace_words, time_left
from sait.ui.components.second_scoring import second_controls
from sait.ui.components.stage_controls import stage_controls
from sait.ui.components.watch import Pulse
from sait.ui.plain import plain
from sait.ui.shell import PAGES, link, note_done, told
from sait.ui.visitor import database, who


def live_controls(room: Room, drawn: Pulse, instrument: Instrument, queues: Queues, t: Translator) -> None:
    """Everything that changes the workshop; what cannot be undone asks first."""
    domains = instrument.in_form(room.workshop.form)
    closed = [domain for domain in domains if domain.id in drawn.progress.closed]
    move_controls(room, closed, drawn.progress, t)
    if asked := pace_words(room.workshop, instrument, t):
        st.markdown(asked)
    time_left(room.workshop, t)
    stage_controls(room, domains, t)
    if room.workshop.state is State.SCORING:
        if room.workshop.view is View.SILENT:
            close_controls(room, domains, drawn, t)
        with st.container(horizontal=True):
            link(t("Show the join code"), f"/invite?workshop={room.workshop.id}", kind="button")
            pace_controls(room, domains, t)
            _end(room, domains, drawn, t)
            _invited(room, t)
            _share(room, t)
    elif room.workshop.state is not State.DRAFT:
        st.info(t("The scoring has ended. What came in late is counted where enough people came late together."))
        _share(room, t)
    if not drawn.progress.joined:
        _remove(room, t)
    closed_domains(room, closed, drawn, t)
    second_controls(room, closed, t)
    comment_queue(room, instrument, queues, t)
    erase_controls(room, t)
    what_was_done(room, t)


def _end(room: Room, domains: tuple[Domain, ...], drawn: Pulse, t: Translator) -> None:
    with st.popover(t("End the scoring"), key="ending"):
        st.markdown(t("All domains that are still open are closed and released, and no more answers are taken."))
        warn_of_too_few([domain for domain in domains if domain.id not in drawn.progress.closed], drawn, t)
        if st.button(t("Yes, end the scoring"), type="primary", key="end"):
            with told(t):
                close_workshop(database(), workshop_id=room.workshop.id, minimum=settings().minimum_group, who=who())
                st.rerun()


def _remove(room: Room, t: Translator) -> None:
    """For a workshop opened by mistake; where somebody joins meanwhile, it is refused."""
    with st.popover(t("Remove this workshop"), key="removing"):
        st.markdown(t("Nobody has joined it yet. Its code stops working. This cannot be undone."))
        if st.button(t("Yes, remove the workshop"), type="primary", key="remove-workshop"):
            with told(t):
                remove_workshop(database(), room.workshop.id, who=who())
                note_done(t("Removed: {name}.", name=f"{t.text(room.board.name)} – {t.text(room.round.name)}"))
                st.switch_page(PAGES / "home.py")


def _invited(room: Room, t: Translator) -> None:
    with st.popover(t("People invited"), key="inviting"):
        invited = st.number_input(
            t("How many people are invited (leave empty if you do not know)"),
            min_value=1,
            max_value=MOST_INVITED,
            value=room.workshop.invited,
            step=1,
            key="invited",
        )
        if st.button(t("Save"), key="save-invited"):
            with told(t):
                set_invited(database(), workshop=room.workshop, invited=invited, who=who())
                st.rerun()


def _say_outside_rule(room: Room, t: Translator) -> None:
    """The rule, and what it means for a form whose domains are too short for it: before the act, not after."""
    rule = outside_rule(settings().minimum_group)
    st.markdown(outside_rule_words(rule, t))
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    longest = max(sum(item.is_rated for item in domain.items) for domain in instrument.in_form(room.workshop.form))
    if longest < rule.items:
        st.warning(
            t(
                "No domain of this workshop's form has {items} questions: with fewer than {people} people answering, no"
                " domain is shown outside.",
                items=rule.items,
                people=rule.respondents,
            )
        )


def _share(room: Room, t: Translator) -> None:
    workshop = room.workshop
    if workshop.view is View.OPEN:
        return
    if workshop.results_shared_at is not None:
        st.markdown(
            "✓ "
            + t(
                "The board has released its results to others ({day}). {note}",
                day=t.date(workshop.results_shared_at.date()),
                note=plain(workshop.results_shared_note),
            )
        )
        return
    with st.popover(t("Release to other boards"), key="sharing"):
        st.markdown(
            t(
                "Until the board has decided this, other boards and the seminar see nothing of its results."
                " From now on they see what the limits below allow. This cannot be undone."
            )
        )
        _say_outside_rule(room, t)
        note = st.text_input(
            t("Where the decision is recorded, for example a minute number"), key="share-note", max_chars=LONGEST_NOTE
        )
        if st.button(t("The board releases its results"), type="primary", key="share"):
            with told(t):
                share_results(database(), workshop=workshop, decided=note, minimum=settings().minimum_group, who=who())
                st.rerun()
