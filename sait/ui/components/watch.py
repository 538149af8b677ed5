"""The one timer of a page: asks twice a second whether anything changed, and draws the page again when it did."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

import streamlit as st

from sait.assessment.decisions import Consensus, Task, Vision
from sait.assessment.workshops import View
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services import taking_part
from sait.services.decisions import count_changes
from sait.services.moves import second_domains
from sait.services.releases import Progress, open_view_digest, read_progress
from sait.services.results import Room
from sait.ui.reads import enough, newest_release
from sait.ui.shell import told
from sait.ui.turns import turn
from sait.ui.visitor import database, read_visitor, visitor_now

SECONDS = 0.5

MEMBER_SECONDS = 3
"""Phones ask less often: there are many."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the page was drawn with. Any difference means that it is out of date.

    *enough* are the domains that could show something if they were closed now, *agreed* grows with every level that the
    board agrees.
    """

    progress: Progress
    freshness: str
    enough: frozenset[str] = frozenset()
    agreed: int = 0

    @property
    def sequence(self) -> int:
        return self.progress.sequence

    @property
    def mark(self) -> tuple[object, ...]:
        """What makes the page out of date; the counts do not, they are drawn by the timer itself."""
        return (self.sequence, self.progress.closed, self.progress.version, self.freshness, self.enough, self.agreed)


def pulse(room: Room) -> Pulse:
    """How things stand now. An open workshop also changes with every answer."""
    workshop = room.workshop
    progress = read_progress(database(), workshop.id)
    agreed = count_changes(database(), workshop.id, Consensus)
    if workshop.view is View.OPEN:
        return Pulse(progress, open_view_digest(database(), workshop), agreed=agreed)
    return Pulse(progress, "", enough(workshop), agreed)


@contextmanager
def page_tells() -> Iterator[None]:
    """In a timer: what it follows is removed or out of reach, which the whole page knows how to say."""
    try:
        yield
    except SaitError:
        st.rerun()


def watch(room: Room, drawn: Pulse, t: Translator) -> None:
    """Show how far the room is, and draw the page again as soon as something was released or closed."""

    @st.fragment(run_every=SECONDS)
    def tick() -> None:
        with turn(), page_tells():
            _leave_if_signed_out()
            now = pulse(room)
            _counts(now.progress, t)
            if now.mark != drawn.mark:
                st.rerun()

    tick()


def follow_stage(room: Room, drawn: object, read: Callable[[], object]) -> None:
    """Draw the projector again as soon as the facilitator steers it (*read* differs from *drawn*) or anything is released."""
    before = pulse(room).mark

    @st.fragment(run_every=SECONDS)
    def tick() -> None:
        with turn(), page_tells():
            _leave_if_signed_out()
            if read() != drawn or pulse(room).mark != before:
                st.rerun()

    tick()


def watch_releases(drawn: int) -> None:
    """Draw the page again as soon as any board's results are released."""

    @st.fragment(run_every=SECONDS)
    def tick() -> None:
        with turn(), page_tells():
            _leave_if_signed_out()
            if newest_release() != drawn:
                st.rerun()

    tick()


def keep_member_fresh(workshop_id: str, drawn: tuple[Sequence[Task], frozenset[str]]) -> None:
    """Draw a member's page again when the facilitator opens or ends something, or the vision is reworded."""
    wordings = count_changes(database(), workshop_id, Vision)

    @st.fragment(run_every=MEMBER_SECONDS)
    def tick() -> None:
        with turn(), page_tells():
            opened = taking_part.rules(database(), workshop_id)[0].opened
            if (opened, second_domains(database(), workshop_id)) != drawn:
                st.rerun()
            if count_changes(database(), workshop_id, Vision) != wordings:
                st.rerun()

    tick()


def keep_fresh(draw: Callable[[], None], t: Translator, *, seconds: float) -> None:
    """Draw now and again every *seconds*, for as long as the reader has the right to see it."""

    @st.fragment(run_every=seconds)
    def tick() -> None:
        with turn(), told(t):
            _leave_if_signed_out()
            draw()

    tick()


def _leave_if_signed_out() -> None:
    """The timer runs without the page's gate: a tab left open loses its rights at the next tick too.

    Any change of what the reader may do draws the whole page again, and its gate decides.
    """
    if read_visitor().account != visitor_now().account:
        st.rerun()


def _counts(progress: Progress, t: Translator) -> None:
    """Counts, never who."""
    shown = [(t("Joined"), progress.joined), (t("Answering"), progress.answering), (t("Done"), progress.done)]
    if progress.invited is not None:
        shown.insert(0, (t("Invited"), progress.invited))
    if progress.late:
        shown.append((t("With late answers"), progress.late))
    cells = "".join(f"<div><dt>{escape(label)}</dt><dd>{count}</dd></div>" for label, count in shown)
    st.html(f'<dl class="sait-counts">{cells}</dl>')
    if progress.invited is not None and progress.joined > progress.invited:
        st.warning(t("More have joined than were invited. Ask the room whether somebody has joined twice."))
