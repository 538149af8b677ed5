"""The one timer of a page: asks twice a second whether anything changed, and draws the page again when it did."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from sait.assessment.decisions import Consensus
from sait.assessment.workshops import State, View, Workshop
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.deciding.decisions import count_changes
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.moves import second_domains
from sait.services.workshops.progress import Progress, SecondProgress, read_progress, read_second_progress
from sait.services.workshops.releases import open_view_digest
from sait.storage.engine.database import Database
from sait.ui.once import Once
from sait.ui.reads import enough, newest_release
from sait.ui.shell import told
from sait.ui.turns import turn
from sait.ui.visitor import database, read_visitor, visitor_now
from sait.wording.plan import task_words

SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the page was drawn with. Any difference means that it is out of date.

    *enough* are the domains that could show something if they were closed now, *agreed* grows with every level that the
    board agrees, *again* has how far each second scoring is that goes on.
    """

    progress: Progress
    freshness: str
    enough: frozenset[str] = frozenset()
    agreed: int = 0
    again: Mapping[str, SecondProgress] = field(default_factory=dict)

    @property
    def sequence(self) -> int:
        return self.progress.sequence

    @property
    def mark(self) -> tuple[object, ...]:
        """What makes the page out of date; the counts do not, they are drawn by the timer itself."""
        progress = self.progress
        return (
            self.sequence,
            progress.closed,
            progress.version,
            self.freshness,
            self.enough,
            self.agreed,
            frozenset(self.again),
        )


def _read_pulse(opened: Database, workshop: Workshop) -> Pulse:
    progress = read_progress(opened, workshop.id)
    agreed = count_changes(opened, workshop.id, Consensus)
    if workshop.view is View.OPEN:
        return Pulse(progress, open_view_digest(opened, workshop), agreed=agreed)
    again = read_second_progress(opened, workshop, second_domains(opened, workshop.id))
    return Pulse(progress, "", enough(workshop), agreed, again)


_pulse = Once(_read_pulse, most=50, seconds=0.8 * SECONDS)


def pulse(room: WorkshopInContext) -> Pulse:
    """How things stand now. An open workshop also changes with every answer."""
    return _pulse.anew(database(), room.workshop)


def _pulse_lately(room: WorkshopInContext) -> Pulse:
    """How things stood at the last tick of any screen of the room: they all ask twice a second, and one of them reads."""
    return _pulse(database(), room.workshop)


@contextmanager
def page_tells() -> Iterator[None]:
    """In a timer: what it follows is removed or out of reach, which the whole page knows how to say."""
    try:
        yield
    except SaitError:
        st.rerun()


def watch(room: WorkshopInContext, drawn: Pulse, t: Translator) -> None:
    """Show how far the room is, and draw the page again as soon as something was released or closed."""

    @st.fragment(run_every=SECONDS)
    def tick() -> None:
        with _timer() as is_alone, page_tells():
            if not is_alone:
                _counts(drawn, t)
                return
            now = _pulse_lately(room)
            _counts(now, t)
            if now.mark != drawn.mark:
                st.rerun()

    tick()


def follow_projector(room: WorkshopInContext, drawn: object, read: Callable[[Pulse], object]) -> None:
    """Draw the projector again as soon as the facilitator or the day turns it (what *read* makes of the pulse differs from
    *drawn*), or anything is released.
    """
    before = pulse(room).mark

    @st.fragment(run_every=SECONDS)
    def tick() -> None:
        with _timer() as is_alone, page_tells():
            now = _pulse_lately(room) if is_alone else None
            if now is not None and (read(now) != drawn or now.mark != before):
                st.rerun()

    tick()


def watch_releases(drawn: int) -> None:
    """Draw the page again as soon as any board's results are released."""
    follow(newest_release, drawn)


def follow(read: Callable[[], object], drawn: object) -> None:
    """Draw the page again as soon as *read* says something else than it was *drawn* with."""

    @st.fragment(run_every=SECONDS)
    def tick() -> None:
        with _timer() as is_alone, page_tells():
            if is_alone and read() != drawn:
                st.rerun()

    tick()


def keep_fresh(draw: Callable[[], None], t: Translator, *, seconds: float) -> None:
    """Draw now and again every *seconds*, for as long as the reader has the right to see it."""

    @st.fragment(run_every=seconds)
    def tick() -> None:
        with _timer(), told(t):
            draw()

    tick()


@contextmanager
def _timer() -> Iterator[bool]:
    """The turn of a timer, which says whether it runs by itself; False while its page is drawn and it with it.

    With its page it never draws the page anew: the run may be the answer to a press, and Streamlit forgets a press whose
    run ends before it has come to the button. What has changed since the page began is found half a second later.
    """
    with turn(of_timer=True) as is_alone:
        if is_alone:
            _leave_if_signed_out()
        yield is_alone


def _leave_if_signed_out() -> None:
    """The timer runs without the page's gate: a tab left open loses its rights at the next tick too.

    Any change of what the reader may do draws the whole page again, and its gate decides.
    """
    if read_visitor().account != visitor_now().account:
        st.rerun()


def _counts(now: Pulse, t: Translator) -> None:
    """Counts, never who."""
    progress = now.progress
    shown = [(t("Joined"), progress.joined)]
    if progress.is_asking:
        shown += [(t("Answering"), progress.answering), (t("Done with what is asked now"), progress.done)]
    if progress.invited is not None:
        shown.insert(0, (t("Invited"), progress.invited))
    if progress.late and progress.state is not State.SIGNED_OFF:
        shown.append((t("With late answers"), progress.late))
    figures = [(label, str(count)) for label, count in shown]
    figures += [
        (task_words(task, t), t("{through} of {asked}", through=count, asked=progress.on_phones))
        for task, count in progress.tasks.items()
    ]
    for one in now.again.values():
        through = t("{through} of {asked}", through=one.through, asked=one.asked)
        figures.append((t("Kept or changed, second scoring"), through))
    cells = "".join(f"<div><dt>{escape(label)}</dt><dd>{figure}</dd></div>" for label, figure in figures)
    st.html(f'<dl class="sait-counts">{cells}</dl>')
    if progress.invited is not None and progress.joined > progress.invited:
        st.warning(t("More people have joined than were invited. Ask the room whether someone has joined twice."))
