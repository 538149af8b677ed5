"""Rehearsing a workshop: a throw-away copy of it, with phones that are none and answers that are nobody's."""

import random
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from threading import Event, Lock, Thread

from sait.assessment.members.responses import DONT_KNOW, Member
from sait.assessment.members.sectors import Sector
from sait.assessment.rounds import rehearsal_id
from sait.assessment.workshops import EntryMode, State, Workshop, new_code
from sait.errors import SaitError
from sait.i18n import languages, translator
from sait.i18n.text import Text
from sait.instruments.model import Item, Scale
from sait.services.banks.instruments import get_instrument
from sait.services.members import joining
from sait.services.members.responses import choose_local_area, record_response, set_done
from sait.services.members.sheets import read_sheet
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.storage import rounds, workshops
from sait.storage.engine.database import Database

FEWEST_PHONES, MOST_PHONES, USUAL_PHONES = 1, 60, 12
"""Phones."""
QUICKEST_S, SLOWEST_S, USUAL_PACE_S = 0.5, 60.0, 3.0
"""Seconds between two answers of one phone."""
REHEARSAL_LASTS = timedelta(days=1)
LONGEST_NAME = 120
WRITER = "rehearsal"
SPREAD = 0.75
"""Of the answers to one question, in levels."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many phones there are, and how many seconds each takes for an answer."""

    phones: int = USUAL_PHONES
    seconds: float = USUAL_PACE_S

    def __post_init__(self) -> None:
        if not FEWEST_PHONES <= self.phones <= MOST_PHONES:
            raise SaitError("rehearsal.phones", fewest=FEWEST_PHONES, most=MOST_PHONES)
        if not QUICKEST_S <= self.seconds <= SLOWEST_S:
            raise SaitError("rehearsal.pace", quickest=QUICKEST_S, slowest=SLOWEST_S)


def prepare(database: Database, *, workshop_id: str, who: str) -> Workshop:
    """A copy that takes answers at once, in a round of its own that is marked as a demonstration.

    ``rehearsal.exists`` where the workshop is being rehearsed already, ``rehearsal.of-rehearsal`` for a rehearsal.
    """
    with database.writing() as conn:
        original = workshops.get_workshop(conn, workshop_id)
        round_ = rounds.get_round(conn, original.round_id)
        if round_.is_rehearsal:
            raise SaitError("rehearsal.of-rehearsal")
        copy = replace(round_, id=rehearsal_id(workshop_id), name=_named(round_.name), demonstration=True, version=1)
        if any(other.id == copy.id for other in rounds.list_rounds(conn)):
            raise SaitError("rehearsal.exists")
        rounds.add_round(conn, round_=copy)
        rehearsed = _copied(original, copy.id)
        workshops.add_workshop(conn, workshop=rehearsed)
        note(conn, who=who, action="rehearsal.begun", workshop_id=workshop_id)
    return rehearsed


def _named(name: Text) -> dict[str, str]:
    spoken = [translator(language) for language in languages()]
    return {t.language: t("Rehearsal: {round}", round=t.text(name))[:LONGEST_NAME] for t in spoken}


def _copied(original: Workshop, round_id: str) -> Workshop:
    moment = now()
    return replace(
        original,
        id=secrets.token_hex(5),
        code=new_code(),
        round_id=round_id,
        state=State.SCORING,
        entry=EntryMode.SHARED,
        demonstration=True,
        results_shared_at=None,
        results_shared_note="",
        opened_at=moment,
        expires_at=moment + REHEARSAL_LASTS,
        version=1,
        shared_domain_ids=None,
        pace_domain_id=None,
        timer_ends_at=None,
    )


def find_rehearsal(database: Database, workshop_id: str) -> Workshop | None:
    """The rehearsal of a workshop, also one that an earlier run of the server began; None where there is none."""
    with database.reading() as conn:
        listed = workshops.list_workshops(conn)
    return next((one for one in listed if one.round_id == rehearsal_id(workshop_id)), None)


def remove(database: Database, *, workshop_id: str, who: str) -> None:
    """Take the rehearsal of a workshop away with all that came of it; ``rehearsal.none`` where there is none.

    Its phones notice by themselves, in whichever process they are. The audit log keeps that it took place.
    """
    rehearsed = find_rehearsal(database, workshop_id)
    if rehearsed is None:
        raise SaitError("rehearsal.none")
    with database.writing() as conn:
        workshops.remove_workshop(conn, rehearsed.id)
        rounds.remove_round(conn, rehearsed.round_id)
        note(conn, who=who, action="rehearsal.removed", workshop_id=workshop_id)


def play(database: Database, rehearsed: Workshop, pace: Pace, stop: Event) -> None:
    """Let the phones join and answer until all are done, *stop* is set, or the rehearsal is closed or removed."""
    draw = random.Random(rehearsed.id)
    waiting = [_phone(database, rehearsed, draw) for _ in range(pace.phones)]
    while waiting:
        # Phones that answer at the same time are what rooms have; taking turns spreads them as evenly as they would be.
        for phone in tuple(waiting):
            if stop.wait(pace.seconds / len(waiting)):
                return
            try:
                next(phone)
            except (StopIteration, SaitError):
                waiting.remove(phone)


def _phone(database: Database, rehearsed: Workshop, draw: random.Random) -> Iterator[None]:
    """One member from joining to *Done*: each step is one press. A SaitError ends it where nothing more is taken."""
    member = _join(database, rehearsed, draw)
    yield
    instrument = get_instrument(database, rehearsed.instrument_hash)
    items = {item.id: item for item in instrument.items}
    for question in read_sheet(database, member).left:
        # A domain that is closed by now takes late answers, as it would from a phone.
        record_response(
            database,
            member=member,
            instrument=instrument,
            question=question,
            choice=_choice(items[question.item_id], draw, rehearsed.id),
            writer=WRITER,
            handovers=0,
        )
        yield
    set_done(database, member=member, done=True)


def _join(database: Database, rehearsed: Workshop, draw: random.Random) -> Member:
    # Most say where they come from, as in a room; without ``asks_sector`` nothing is kept of it.
    sector = draw.choice([*Sector, Sector.LOCAL_AUTHORITY, Sector.HEALTH, None])
    entry = joining.join(database, rehearsed.code, sector=sector)
    areas = list(joining.invitation(database, rehearsed).local_areas)
    member = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token)
    if member is None:
        raise SaitError("member.unknown")
    if areas:
        choose_local_area(database, member=member, area_id=draw.choice(areas), allowed=areas)
        member = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token) or member
    return member


def _choice(item: Item, draw: random.Random, room: str) -> str:
    """A level near the one that this room leans to for *item*, now and then *don't know*."""
    scale = item.scale
    assert scale is not None
    if scale.dont_know and draw.random() < 0.05:
        return DONT_KNOW
    return str(scale.levels[_place(scale, draw, random.Random(f"{room}/{item.id}"))].value)


def _place(scale: Scale, draw: random.Random, lean: random.Random) -> int:
    last = len(scale.levels) - 1
    return min(last, max(0, round(draw.gauss(lean.uniform(0.2, 0.8) * last, SPREAD))))


class Rehearsals:
    """The rehearsals whose phones are in this process."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[Thread, Event]] = {}
        self._lock = Lock()

    def begin(self, database: Database, *, workshop_id: str, pace: Pace, who: str) -> Workshop:
        """Copy the workshop and let the phones begin, in a thread that ends by itself."""
        rehearsed = prepare(database, workshop_id=workshop_id, who=who)
        stop = Event()
        thread = Thread(target=play, args=(database, rehearsed, pace, stop), name="rehearsal", daemon=True)
        with self._lock:
            self._running[workshop_id] = (thread, stop)
        thread.start()
        return rehearsed

    def is_playing(self, workshop_id: str) -> bool:
        """Whether phones of this process are still at work."""
        thread, _ = self._running.get(workshop_id, (None, None))
        return thread is not None and thread.is_alive()

    def remove(self, database: Database, *, workshop_id: str, who: str) -> None:
        """Stop the phones and take the rehearsal away, as ``remove`` does."""
        with self._lock:
            thread, stop = self._running.pop(workshop_id, (None, None))
        if thread and stop:
            stop.set()
            thread.join()
        remove(database, workshop_id=workshop_id, who=who)


@cache
def rehearsals() -> Rehearsals:
    """The rehearsals of this process."""
    return Rehearsals()


def rehearse_here(database: Database, rehearsed: Workshop, pace: Pace) -> None:
    """Let the phones work in this thread, until they are done or somebody presses Ctrl-C."""
    with suppress(KeyboardInterrupt):
        play(database, rehearsed, pace, Event())
