"""The demonstration: six regions, two rounds, synthetic answers; marked as such wherever it is shown."""

from collections.abc import Sequence
from pathlib import Path

from sait.demo.made_up import RELEASED
from sait.demo.plan import agree_levels, decide, follow_up_actions, read_comments
from sait.demo.programme import DRIFTS, INSTRUMENT_ID, OPEN_DOMAINS, ROUNDS, VERSIONS, Stage
from sait.demo.rooms import FilledRoom, answer_again, enter_sheets, fill_round
from sait.errors import SaitError
from sait.services.banks.instruments import Bank, find_bank, keep_bank
from sait.services.running.audit import BY_DEMONSTRATION
from sait.services.running.seed import seed_boards
from sait.services.workshops.moves import begin_second, sign_off
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.releases import close_domain, close_workshop, end_second, share_results
from sait.storage import rounds, workshops
from sait.storage.engine.database import Database


def demonstration_banks(root: Path) -> tuple[Bank, ...]:
    """The question banks of the rounds, from the folder of banks *root*; ``bank.missing`` where one is not there."""
    return tuple(find_bank(root, INSTRUMENT_ID, version) for version in VERSIONS)


def load_demonstration(database: Database, banks: Sequence[Bank], *, minimum: int) -> int:
    """Load the demonstration, with one of *banks* for each round; how many workshops it has.

    ``demonstration.loaded`` when it is there already. Where it fails on the way, nothing of it stays.
    """
    seed_boards(database)
    with database.writing() as conn:
        if any(round_.demonstration and not round_.is_rehearsal for round_ in rounds.list_rounds(conn)):
            raise SaitError("demonstration.loaded")
        filled: list[FilledRoom] = []
        for round_, drift, bank in zip(ROUNDS, DRIFTS, banks, strict=True):
            keep_bank(conn, bank)
            rounds.add_round(conn, round_=round_)
            filled += fill_round(conn, bank, round_, drift)
    try:
        for room in filled:
            _hold(database, room, minimum)
    except BaseException:
        remove_demonstration(database)
        raise
    return len(filled)


def remove_demonstration(database: Database) -> int:
    """Take the demonstration away and leave everything else alone; how many workshops went. The audit log keeps what was done."""
    with database.writing() as conn:
        gone = workshops.remove_demonstration_workshops(conn)
        rounds.remove_demonstration_rounds(conn)
    return gone


def _hold(database: Database, room: FilledRoom, minimum: int) -> None:
    """Let the day of a workshop go as far as it has come."""
    share_results(database, workshop=room.workshop, decided=RELEASED, minimum=minimum, who=BY_DEMONSTRATION)
    if room.stage is Stage.SCORING:
        _score(database, room, minimum)
        return
    close_workshop(database, workshop_id=room.workshop.id, minimum=minimum, who=BY_DEMONSTRATION)
    if room.stage is Stage.SCORED:
        return
    read_comments(database, room)
    if room.stage is Stage.AGREED:
        agree_levels(database, room)
        return
    _score_again(database, room, minimum)
    agree_levels(database, room)
    decide(database, room, minimum)
    if room.stage is Stage.SIGNED_OFF:
        sign_off(database, workshop=get_workshop(database, room.workshop.id), who=BY_DEMONSTRATION)
        follow_up_actions(database, room)


def _score(database: Database, room: FilledRoom, minimum: int) -> None:
    enter_sheets(database, room)
    form = room.instrument.in_form(room.workshop.form)
    for domain in form[: len(form) - OPEN_DOMAINS]:
        close_domain(database, workshop_id=room.workshop.id, domain_id=domain.id, minimum=minimum, who=BY_DEMONSTRATION)


def _score_again(database: Database, room: FilledRoom, minimum: int) -> None:
    """The last domain once more, after the room has talked about it."""
    domain_id = room.instrument.in_form(room.workshop.form)[-1].id
    begin_second(database, workshop=get_workshop(database, room.workshop.id), domain_id=domain_id, who=BY_DEMONSTRATION)
    with database.moving(room.workshop.id) as conn:
        answer_again(conn, room, domain_id)
    end_second(database, workshop_id=room.workshop.id, domain_id=domain_id, minimum=minimum, who=BY_DEMONSTRATION)
