"""Where the workshop stands, and the moves that can be made from there. What changes for members is said before it is done."""

from collections.abc import Callable, Sequence

import streamlit as st

from sait.assessment.moves import Move, can_move
from sait.assessment.workshops import State, Workshop
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.running.audit import BY_DEMONSTRATION, COMMAND_LINE, read_log
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
from sait.ui.room.weight import breadth, weight
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


def begin_box(workshop: Workshop, t: Translator) -> None:
    """The way out of the draft: the next step of the day."""
    _offer(
        Move.BEGIN,
        t("Begin the scoring"),
        t("Members can join and answer from now on."),
        moves.begin,
        workshop,
        t,
        is_next=True,
    )


def other_moves(workshop: Workshop, progress: Progress, t: Translator) -> None:
    """The moves that are possible now beside the next step of the day, each asked twice, with what it does."""
    offered = [
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
    for move, label, said, act in offered:
        if can_move(move, workshop) and not (move is Move.PREPARE_AGAIN and _has_answers(progress)):
            _offer(move, label, said, act, workshop, t)


def _has_answers(progress: Progress) -> bool:
    return progress.answering + progress.done > 0


def _offer(
    move: Move, label: str, said: str, act: Act, workshop: Workshop, t: Translator, *, is_next: bool = False
) -> None:
    with st.popover(label, key=f"moving-{move}", type=weight(is_next), width=breadth(is_next)):
        st.markdown(said)
        if st.button(t("Yes: {what}", what=label), type="primary", key=f"move-{move}"):
            _act(act, t, workshop=workshop)


def reopen_box(workshop: Workshop, domain: Domain, t: Translator) -> None:
    """Taking answers to a closed domain again: what that means, and the button."""
    st.markdown(
        t(
            "Members can answer it again. What the room has seen cannot be taken back. A second closing shows something new"
            " only if enough answers have changed."
        )
    )
    drawn = (workshop.id, domain.id)
    if fresh_button(t("Reopen it"), key=f"reopen-{domain.id}", drawn=drawn, t=t):
        _act(moves.reopen_domain, t, workshop=workshop, domain_id=domain.id)


def _act(act: Callable[..., None], t: Translator, **given: object) -> None:
    store: Database = database()
    with told(t):
        act(store, who=who(), **given)
        st.rerun()


def _actor(name: str, t: Translator) -> str:
    """An account's name, or who else acted."""
    others = {
        COMMAND_LINE: t("command line"),
        BY_MEMBER: t("a member"),
        BY_ITSELF: t("the server"),
        BY_DEMONSTRATION: t("the demonstration"),
    }
    return others.get(name, plain(name))


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
