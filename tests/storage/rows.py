"""Rows to put into a database, written through the modules under test."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sait.assessment.members.responses import Question, Response
from sait.assessment.releases import (
    Attendance,
    Audience,
    Figures,
    ItemFigures,
    MeanFigures,
    Release,
    Vantage,
)
from sait.assessment.workshops import Form, State, View, Workshop
from sait.storage import members, responses, workshops
from sait.storage.engine.database import Connection
from tests.conftest import small_bank

OPENED = datetime(2013, 6, 5, 9, 30, tzinfo=UTC)
GOV_1 = Question(Vantage.OWN, "GOV-01")

WORKSHOP = Workshop(
    id="w1",
    code="ACDEFG",
    board_id="north",
    round_id="baseline",
    instrument_id="small",
    instrument_hash=small_bank().instrument.content_hash,
    form=Form.SHORT,
    view=View.SILENT,
    asks_local=True,
    invited=12,
    state=State.SCORING,
    demonstration=False,
    results_shared_at=None,
    results_shared_note="",
    opened_at=OPENED,
    expires_at=OPENED + timedelta(days=60),
    version=1,
)

FIGURES = Figures(
    items=(
        ItemFigures("GOV-01", Vantage.OWN, None, (0, 5, 2, 0), None, 5),
        ItemFigures("GOV-02", Vantage.OWN, None, None, None, None),
        ItemFigures("GOV-01", Vantage.LOCAL, "east", (6, 0, 0, 0), None, None),
    ),
    means=(MeanFigures("domain", "GOV", Vantage.OWN, None, 1.4, False, ("GOV-01", "GOV-02", "GOV-03")),),
)

RELEASE = Release(
    sequence=0,
    workshop_id="w1",
    board_id="north",
    round_id="baseline",
    audience=Audience.INSIDE,
    instrument_hash=WORKSHOP.instrument_hash,
    form="short",
    domain_ids=("GOV",),
    attendance=Attendance(12, 11, 10),
    late=1,
    figures=FIGURES,
    demonstration=False,
    published_at=OPENED,
    digest="",
)


def add_workshop(conn: Connection, **changes: object) -> Workshop:
    workshop = replace(WORKSHOP, **changes)
    workshops.add_workshop(conn, workshop=workshop)
    return workshop


def add_member(conn: Connection, number: int = 1, *, workshop_id: str = "w1", area: str | None = None) -> int:
    slip_hash = f"slip-{workshop_id}-{number}"
    return members.add_respondent(conn, workshop_id=workshop_id, local_area_id=area, slip_hash=slip_hash)


def choose(
    conn: Connection,
    respondent_id: int,
    choice: str,
    *,
    question: Question = GOV_1,
    writer: str = "page-a",
    handovers: int = 0,
    late: bool = False,
) -> Response:
    return responses.upsert(
        conn,
        respondent_id=respondent_id,
        question=question,
        choice=choice,
        writer=writer,
        handovers=handovers,
        late=late,
    )
