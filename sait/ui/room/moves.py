"""Where the workshop stands, and the moves that can be made from there. What changes for members is said before it is done."""

from collections.abc import Callable, Sequence

import streamlit as st

from sait.assessment.moves import Move, can_move
from sait.assessment.workshops import State, Workshop
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.running.audit import COMMAND_LINE, read_log
from sait.services.workshops import moves
from sait.services.workshops.erasing import BY_MEMBER
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import Progress
from sait.services.workshops.retention import BY_ITSELF
from sait.storage.engine.database import Database
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.plain import plain
from sait.ui.room.audit_words import action_words
from sait.ui.room.sign_off import sign_off_box
from sait.ui.shell import told
from sait.ui.visitor import database, who

Act = Callable[..., None]


def state_words(state: State, t: Translator) -> str:
    """Where a workshop stands."""
    return {
        State.DRAFT: t("being prepared"),
        State.SCORING: t("taking answers"),
        State.CONSENSUS: t("deciding together"),
        State.SIGNED_OFF: t("signed off"),
    }[state]


def move_controls(room: WorkshopInContext, closed: Sequence[Domain], progress: Progress, t: Translator) -> None:
    """The moves that are possible now, each asked twice, with what it does."""
    workshop = room.workshop
    st.markdown(t("This workshop is {state}.", state=state_words(workshop.state, t)))
    if workshop.state is State.DRAFT:
        st.info(t("Nobody can join yet. When everyone is here, begin the scoring."))
    offered = [
        (Move.BEGIN, t("Begin the scoring"), t("Members can join and answer from now on."), moves.begin),
        (
            Move.SKIP_SCORING,
            t("Go straight to consensus"),
            t("Nobody scores alone: the board agrees its levels together on one screen."),
            moves.skip_scoring,
        ),
        (
            Move.REOPEN_SCORING,
            t("Take answers again"),
            t("Answers are taken again. Closed domains stay closed until you reopen them."),
            moves.reopen_scoring,
        ),
        (
            Move.PREPARE_AGAIN,
            t("Back to the draft"),
            t("Nobody can answer until you begin again. You can do this only while nobody has answered."),
            moves.prepare_again,
        ),
    ]
    with st.container(horizontal=True):
        for move, label, said, act in offered:
            if can_move(move, workshop) and not (move is Move.PREPARE_AGAIN and _has_answers(progress)):
                _offer(move, label, said, act, workshop, t)
        if can_move(Move.SIGN_OFF, workshop):
            sign_off_box(room, t)
        if closed and can_move(Move.REOPEN_DOMAIN, workshop):
            _reopen(workshop, closed, t)


def _has_answers(progress: Progress) -> bool:
    return progress.answering + progress.done > 0


def _offer(move: Move, label: str, said: str, act: Act, workshop: Workshop, t: Translator) -> None:
    with st.popover(label, key=f"moving-{move}"):
        st.markdown(said)
        if st.button(t("Yes: {what}", what=label), type="primary", key=f"move-{move}"):
            _act(act, t, workshop=workshop)


def _reopen(workshop: Workshop, closed: Sequence[Domain], t: Translator) -> None:
    names = {domain.id: t.text(domain.title) for domain in closed}
    with st.popover(t("Reopen a domain"), key=f"moving-reopen-{'-'.join(names)}"):  # once it is done another, shut
        st.markdown(
            t(
                "Members can answer it again. What the room has seen cannot be taken back. A second closing shows something new"
                " only if enough answers have changed."
            )
        )
        chosen = st.selectbox(
            t("Domain"), list(names), format_func=names.__getitem__, key=f"reopen-which-{'-'.join(names)}"
        )
        drawn = (workshop.id, *names)
        if fresh_button(t("Reopen it"), key="reopen", drawn=drawn, t=t, is_primary=True):
            _act(moves.reopen_domain, t, workshop=workshop, domain_id=chosen)


def _act(act: Callable[..., None], t: Translator, **given: object) -> None:
    store: Database = database()
    with told(t):
        act(store, who=who(), **given)
        st.rerun()


def _actor(name: str, t: Translator) -> str:
    """An account's name, or who else acted."""
    return {COMMAND_LINE: t("command line"), BY_MEMBER: t("a member"), BY_ITSELF: t("the server")}.get(
        name, plain(name)
    )


def what_was_done(room: WorkshopInContext, domains: Sequence[Domain], t: Translator) -> None:
    """The log of this workshop, newest first: what another facilitator changed stands here too."""
    entries = read_log(database(), workshop_id=room.workshop.id)
    if not entries:
        return
    with st.expander(t("What was done"), key="what-was-done"):
        names = {domain.id: domain.title for domain in domains}
        rows = [
            [t.moment(entry.at), _actor(entry.who, t), action_words(entry, names, t)] for entry in reversed(entries)
        ]
        table_view([t("When"), t("Who"), t("What")], rows, label=t("What was done"))
