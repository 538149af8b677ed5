"""Paper sheets: typed in as one new member each, whole or not at all, and taken back as long as nothing was released."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from sait.assessment.members.paper import Typed
from sait.assessment.releases import Audience, Vantage
from sait.assessment.workshops import State, Workshop, check_joinable
from sait.errors import SaitError
from sait.instruments.model import Domain, Instrument
from sait.metrics import metrics
from sait.services.banks.instruments import get_instrument
from sait.services.members import joining
from sait.services.members.joining import Invitation
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.storage import comments, members, releases, responses, workshops
from sait.storage.engine.database import Connection, Database

WRITER = "paper"
"""Stands where a choice names the open page that wrote it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What whoever types the sheets of one workshop needs. *refusal* says why no sheet is taken, None where one is."""

    invitation: Invitation
    instrument: Instrument
    sheets: int
    refusal: SaitError | None

    @property
    def domains(self) -> tuple[Domain, ...]:
        """What is asked, in the printed order."""
        return self.instrument.in_form(self.invitation.workshop.form)

    @property
    def vantages(self) -> tuple[Vantage, ...]:
        """The vantages that are asked: the local one where there are areas to choose from."""
        return (Vantage.OWN, Vantage.LOCAL) if self.invitation.local_areas else (Vantage.OWN,)


def open_desk(database: Database, workshop_id: str) -> Desk:
    """The desk as it is now; ``workshop.unknown`` for a workshop that does not exist."""
    with database.reading() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        sheets = len(members.paper_ids(conn, workshop_id))
    try:
        refusal = None
        _check_open(workshop)
    except SaitError as problem:
        refusal = problem
    instrument = get_instrument(database, workshop.instrument_hash)
    return Desk(joining.invitation(database, workshop), instrument, sheets, refusal)


def _check_open(workshop: Workshop) -> None:
    """The rules that hold for phones: one that joins, and one that answers."""
    check_joinable(workshop, now())
    if workshop.state is not State.SCORING:
        raise SaitError("workshop.closed")


def enter_sheet(database: Database, *, workshop_id: str, typed: Typed, language: str, form: str, who: str) -> None:
    """Save a sheet as one new member: all of it, or with a SaitError nothing.

    *form* is the secret of the page it was typed into: sent a second time, as by a double press, it adds nothing.
    Answers to a domain that is closed are late, as they would be from a phone.
    """
    if typed.faults:
        raise typed.faults[0].problem
    with database.joining(workshop_id, secret=form) as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        _check_open(workshop)
        respondent_id = joining.join_on_paper(conn, workshop, local_area_id=typed.area_id, language=language, form=form)
        if respondent_id is None:
            return
        _write(conn, workshop, respondent_id, typed, language, _domains_of(database, workshop))
        members.set_done(conn, respondent_id=respondent_id, done=True)
        note(conn, who=who, action="paper.entered", workshop_id=workshop_id)
    _entered()[workshop_id].append(respondent_id)
    metrics().joined()


@cache
def _entered() -> defaultdict[str, list[int]]:
    """The sheets of each workshop in the order in which this process took them: in memory, and kept nowhere."""
    return defaultdict(list)


def _domains_of(database: Database, workshop: Workshop) -> dict[str, str]:
    """The domain of each item that the workshop asks."""
    instrument = get_instrument(database, workshop.instrument_hash)
    return {item.id: domain.id for domain in instrument.in_form(workshop.form) for item in domain.items}


def _write(
    conn: Connection,
    workshop: Workshop,
    respondent_id: int,
    typed: Typed,
    language: str,
    domains: Mapping[str, str],
) -> None:
    closed = workshops.closed_domain_ids(conn, workshop.id)
    rows = [
        {
            "respondent_id": respondent_id,
            "wave": question.wave,
            "vantage": question.vantage,
            "item_id": question.item_id,
            "choice": choice,
            "late": domains[question.item_id] in closed,
            "writer": WRITER,
            "handovers": 0,
        }
        for question, choice in typed.choices.items()
    ]
    if rows:
        responses.add_many(conn, rows)
    for question, text in typed.words.items():
        comments.write_comment(
            conn,
            respondent_id=respondent_id,
            question=question,
            text=text,
            language=language,
            shuffle=secrets.token_hex(8),
        )


def take_back_sheet(database: Database, *, workshop_id: str, seen: int, who: str) -> None:
    """Erase the sheet that was entered last.

    *seen* is how many sheets the page showed: ``edit.stale`` where somebody entered or took back one since.
    ``sheet.released`` once a release may rest on it. ``sheet.order-unknown`` where SAIT was started again since.
    """
    with database.moving(workshop_id) as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        if workshop.state is not State.SCORING:
            raise SaitError("workshop.closed")
        sheets = members.paper_ids(conn, workshop_id)
        if len(sheets) != seen:
            raise SaitError("edit.stale")
        if not sheets:
            raise SaitError("sheet.none")
        last = _last_entered(workshop_id, sheets)
        if _is_released(conn, workshop, last, _domains_of(database, workshop)):
            raise SaitError("sheet.released")
        members.remove_respondent(conn, last)
        note(conn, who=who, action="paper.taken-back", workshop_id=workshop_id)


def _last_entered(workshop_id: str, sheets: Collection[int]) -> int:
    known = [sheet for sheet in _entered()[workshop_id] if sheet in sheets]
    if not known:
        raise SaitError("sheet.order-unknown")
    return known[-1]


def _is_released(conn: Connection, workshop: Workshop, respondent_id: int, domains: Mapping[str, str]) -> bool:
    """Whether a release of a domain may rest on this sheet.

    A late answer came after one release of its domain, so it can be in no other than a second.
    """
    answers = responses.list_responses(conn, respondent_id)
    late = {domains[question.item_id] for question, answer in answers.items() if answer.late}
    said = {domains[question.item_id] for question in (*answers, *comments.own_comments(conn, respondent_id))}
    told = releases.list_releases(conn, workshop_id=workshop.id, audience=Audience.INSIDE)
    times = {domain_id: sum(domain_id in release.domain_ids for release in told) for domain_id in said}
    return any(times[domain_id] > (1 if domain_id in late else 0) for domain_id in said)
