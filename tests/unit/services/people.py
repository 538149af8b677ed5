"""A workshop with people in it, moved only through the services."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sait.assessment.members.responses import Member, Question, Response
from sait.assessment.releases import Audience, ItemFigures, Release, Vantage
from sait.assessment.workshops import EntryMode, Form, View, Workshop
from sait.services.banks.instruments import get_instrument
from sait.services.members import cards, joining, responses
from sait.services.workshops import opening, releases
from sait.services.workshops.opening import Plan
from sait.storage import releases as release_rows
from sait.storage.engine.database import Database
from tests.conftest import small_bank

MINIMUM = 5
GOV_1 = Question(Vantage.OWN, "GOV-01")


def plan(**changes: object) -> Plan:
    usual = Plan("north", "baseline", small_bank(), Form.SHORT, View.SILENT, asks_local=False, invited=12, days=60)
    return replace(usual, **changes)


def open_room(database: Database, **changes: object) -> Workshop:
    return opening.open_workshop(database, plan(**changes))


def join(database: Database, workshop: Workshop, language: str = "en") -> Member:
    code = workshop.code
    if workshop.entry is EntryMode.ONE_TIME:
        (code,) = cards.make_cards(database, workshop_id=workshop.id, count=1, who="a")
    entry = joining.join(database, code, language=language)
    member = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token)
    assert member is not None
    return member


def choose(
    database: Database,
    member: Member,
    choice: str,
    *,
    question: Question = GOV_1,
    writer: str = "page-a",
    handovers: int = 0,
) -> Response:
    workshop = opening.get_workshop(database, member.workshop_id)
    return responses.record_response(
        database,
        member=member,
        instrument=get_instrument(database, workshop.instrument_hash),
        question=question,
        choice=choice,
        writer=writer,
        handovers=handovers,
    )


def fill(
    database: Database,
    workshop: Workshop,
    choices: str,
    *,
    item_ids: Iterable[str] | None = None,
    vantage: Vantage = Vantage.OWN,
) -> list[Member]:
    """One new member for each figure of *choices*, who chooses that level for every item of the form."""
    form = get_instrument(database, workshop.instrument_hash).in_form(workshop.form)
    asked = list(item_ids or (item.id for domain in form for item in domain.items))
    members = [join(database, workshop) for _ in choices]
    for member, choice in zip(members, choices, strict=True):
        for item_id in asked:
            choose(database, member, choice, question=Question(vantage, item_id))
    return members


def close(database: Database, workshop: Workshop, domain_id: str = "GOV") -> None:
    releases.close_domain(database, workshop_id=workshop.id, domain_id=domain_id, minimum=MINIMUM)


def end(database: Database, workshop: Workshop) -> None:
    releases.close_workshop(database, workshop_id=workshop.id, minimum=MINIMUM)


def share(database: Database, workshop: Workshop) -> Workshop:
    releases.share_results(
        database,
        workshop=opening.get_workshop(database, workshop.id),
        decided="Agreed at the meeting",
        minimum=MINIMUM,
    )
    return opening.get_workshop(database, workshop.id)


def released(database: Database, workshop: Workshop, audience: Audience | None = None) -> tuple[Release, ...]:
    with database.reading() as conn:
        return release_rows.list_releases(conn, workshop_id=workshop.id, audience=audience)


def row_of(release: Release, item_id: str = "GOV-01", vantage: Vantage = Vantage.OWN) -> ItemFigures:
    (row,) = [row for row in release.figures.items if (row.item_id, row.vantage) == (item_id, vantage)]
    return row


def levels_of(released_: Sequence[Release], item_id: str = "GOV-01") -> list[tuple[int, ...] | None]:
    """What each release says of an item, None where it is withheld or not part of the release."""
    return [
        next((row.levels for row in release.figures.items if row.item_id == item_id), None) for release in released_
    ]


def clock(monkeypatch: object, module: str, moment: datetime) -> None:
    monkeypatch.setattr(f"sait.services.{module}.now", lambda: moment)  # type: ignore[attr-defined]
