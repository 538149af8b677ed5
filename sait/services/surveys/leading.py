"""What a researcher does with a survey: plan, open, extend, close."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from secrets import SystemRandom, token_hex

from sait.assessment.surveys.answers import Answers
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState, Window, check_window
from sait.assessment.workshops import Form
from sait.assessment.writing import tidy_name
from sait.errors import SaitError
from sait.i18n import Text
from sait.services.banks.instruments import Bank, get_instrument, keep_bank
from sait.services.running.audit import note
from sait.services.surveys.answering import envelope_key, envelope_place
from sait.services.surveys.publishing import publish
from sait.services.surveys.sealing import unseal
from sait.services.tokens import now
from sait.storage.engine.database import Connection, Database
from sait.storage.surveys import answers, surveys


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """What is decided before a survey opens."""

    title: Text
    bank: Bank
    form: Form
    opens_on: date
    closes_on: date
    board_ids: tuple[str, ...]
    demonstration: bool = False


def plan_survey(database: Database, plan: SurveyPlan, *, who: str) -> Survey:
    """A new survey, as a draft. Refused: ``survey.days``, ``survey.no-boards``, ``survey.depending`` where a question depends on
    an answer, and a title that no screen can show.
    """
    check_window(plan.opens_on, plan.closes_on)
    if not plan.board_ids:
        raise SaitError("survey.no-boards")
    # Its pages ask everybody everything, and all that is answered is counted.
    if any(item.asked_if for domain in plan.bank.instrument.in_form(plan.form) for item in domain.items):
        raise SaitError("survey.depending")
    survey = Survey(
        id=token_hex(6),
        title=tidy_name(plan.title),
        instrument_hash=plan.bank.instrument.content_hash,
        form=plan.form,
        opens_on=plan.opens_on,
        closes_on=plan.closes_on,
        state=SurveyState.DRAFT,
        demonstration=plan.demonstration,
        version=1,
    )
    with database.writing() as conn:
        keep_bank(conn, plan.bank)
        surveys.add_survey(conn, survey)
        surveys.ask_boards(conn, survey.id, plan.board_ids)
        note(conn, who=who, action="survey.planned", survey_id=survey.id)
    return survey


def list_surveys(database: Database) -> tuple[tuple[Survey, tuple[AskedBoard, ...]], ...]:
    """Every survey with the boards it asks, the one that opens last first."""
    with database.reading() as conn:
        return tuple((survey, surveys.list_asked(conn, survey.id)) for survey in surveys.list_surveys(conn))


def get_survey(database: Database, survey_id: str) -> Survey:
    """One survey; ``survey.unknown`` where there is none."""
    with database.reading() as conn:
        return surveys.get_survey(conn, survey_id)


def open_survey(database: Database, survey: Survey, *, who: str) -> None:
    """From now on its questions stand, and boards can have links. ``survey.opened`` where it is no draft."""
    with database.moving(survey.id) as conn:
        if surveys.get_survey(conn, survey.id).state is not SurveyState.DRAFT:
            raise SaitError("survey.opened")
        surveys.change_survey(conn, survey, state=SurveyState.OPEN)
        note(conn, who=who, action="survey.opened", survey_id=survey.id)


def change_days(database: Database, survey: Survey, *, opens_on: date, closes_on: date, who: str) -> None:
    """Other days for a survey that is not closed. Refused: ``survey.days``, ``survey.closed``, ``edit.stale``.

    The first day of a survey that takes answers already stays.
    """
    check_window(opens_on, closes_on)
    with database.moving(survey.id) as conn:
        standing = surveys.get_survey(conn, survey.id)
        if standing.state is SurveyState.CLOSED:
            raise SaitError("survey.closed")
        if standing.window(now().date()) is not Window.NOT_YET and opens_on != standing.opens_on:
            raise SaitError("survey.begun")
        surveys.change_survey(conn, survey, opens_on=opens_on, closes_on=closes_on)
        note(conn, who=who, action="survey.days-changed", survey_id=survey.id)


def remove_draft(database: Database, survey: Survey, *, who: str) -> None:
    """Remove a survey that was never opened; ``survey.opened`` for another."""
    with database.moving(survey.id) as conn:
        if surveys.get_survey(conn, survey.id).state is not SurveyState.DRAFT:
            raise SaitError("survey.opened")
        surveys.remove_survey(conn, survey.id)
        note(conn, who=who, action="survey.removed", survey_id=survey.id)


def close_survey(database: Database, survey: Survey, *, minimum: int, who: str) -> None:
    """Take no more answers, for good, and open all envelopes at once, in an order drawn for it. Drafts are erased.

    What may be known of the answers is released in the same transaction; *minimum*: how many answers a figure needs.

    Refused: ``survey.not-open``; ``survey.sealed`` where the key of the envelopes is not the one they were sealed with.
    """
    instrument = get_instrument(database, survey.instrument_hash)
    with database.moving(survey.id) as conn:
        if surveys.get_survey(conn, survey.id).state is not SurveyState.OPEN:
            raise SaitError("survey.not-open")
        surveys.change_survey(conn, survey, state=SurveyState.CLOSED)
        opened = list(_opened(conn, survey))
        SystemRandom().shuffle(opened)
        answers.replace_envelopes(conn, survey_id=survey.id, opened=opened)
        given = [
            (asked, [one for board_id, one in opened if board_id == asked.board_id])
            for asked in surveys.list_asked(conn, survey.id)
        ]
        publish(conn, survey, instrument, given, minimum=minimum)
        note(conn, who=who, action="survey.closed", survey_id=survey.id, count=len(opened))
    database.leave_no_trace()


def _opened(conn: Connection, survey: Survey) -> Iterator[tuple[str, Answers]]:
    key = envelope_key(conn, survey.id)
    for envelope in answers.list_envelopes(conn, survey.id):
        place = envelope_place(survey.id, envelope.board_id)
        yield envelope.board_id, unseal(key, envelope.sealed, place=place)


def close_overdue(database: Database, *, minimum: int, who: str) -> Sequence[Survey]:
    """Close each survey whose last day is over; which they were."""
    today = now().date()
    with database.reading() as conn:
        overdue = [one for one in surveys.list_surveys(conn) if one.state is SurveyState.OPEN and one.closes_on < today]
    for survey in overdue:
        close_survey(database, survey, minimum=minimum, who=who)
    return overdue
