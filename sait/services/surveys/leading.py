"""What a researcher does with a survey: plan, open, extend, close."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from secrets import SystemRandom, token_hex

from sait.assessment.surveys.answers import Answers
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState, Window, check_last_day, check_window
from sait.assessment.workshops import Form
from sait.assessment.writing import tidy_name
from sait.errors import SaitError
from sait.i18n import Text
from sait.services.banks.instruments import Bank, get_instrument, keep_bank
from sait.services.running.audit import note
from sait.services.surveys.answering import envelope_key, envelope_place
from sait.services.surveys.comparing import check_not_soon_again
from sait.services.surveys.publishing import publish
from sait.services.surveys.sealing import unseal
from sait.services.tokens import now
from sait.storage.engine.database import Connection, Database
from sait.storage.engine.erasing_key import key_name
from sait.storage.surveys import answers, links, surveys
from sait.storage.themes import codings

JOB = "surveys-overdue"


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


def open_survey(database: Database, survey: Survey, *, minimum: int, who: str) -> None:
    """From now on its questions stand, and boards can have links; *minimum*: how many answers a figure needs, which members
    are told. Refused: ``survey.opened`` where it is no draft, ``survey.day-past``, ``survey.too-soon`` after a board was asked
    the same.
    """
    check_last_day(survey.closes_on, now().date())
    check_not_soon_again(database, survey)
    with database.moving(survey.id) as conn:
        if surveys.get_survey(conn, survey.id).state is not SurveyState.DRAFT:
            raise SaitError("survey.opened")
        surveys.change_survey(conn, survey, state=SurveyState.OPEN, key_name=key_name(conn), minimum=minimum)
        note(conn, who=who, action="survey.opened", survey_id=survey.id)


def change_days(database: Database, survey: Survey, *, opens_on: date, closes_on: date, who: str) -> None:
    """Other days for a survey that is not closed. Refused: ``survey.days``, ``survey.day-past``, ``survey.too-soon``,
    ``survey.closed``, ``edit.stale``.

    The first day of a survey that takes answers already stays.
    """
    check_window(opens_on, closes_on)
    check_last_day(closes_on, now().date())
    if opens_on != survey.opens_on:
        check_not_soon_again(database, replace(survey, opens_on=opens_on))
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


def close_survey(database: Database, survey: Survey, *, who: str) -> None:
    """Take no more answers, for good, and open all envelopes at once, in an order drawn for it. Drafts are erased.

    What may be known of the answers is released in the same transaction, and which links were spent is forgotten. Refused: ``survey.not-open``; ``survey.sealed`` where the key of the envelopes is not the one they were sealed with.
    """
    instrument = get_instrument(database, survey.instrument_hash)
    with database.moving(survey.id) as conn:
        standing = surveys.get_survey(conn, survey.id)
        if standing.state is not SurveyState.OPEN or standing.minimum is None:
            raise SaitError("survey.not-open")
        surveys.change_survey(conn, survey, state=SurveyState.CLOSED)
        opened = list(_opened(conn, survey))
        SystemRandom().shuffle(opened)
        answers.replace_envelopes(conn, survey_id=survey.id, opened=opened)
        given = [
            (asked, [one for board_id, one in opened if board_id == asked.board_id])
            for asked in surveys.list_asked(conn, survey.id)
        ]
        publish(conn, survey, instrument, given, minimum=standing.minimum)
        links.forget_spent(conn, survey.id)
        note(conn, who=who, action="survey.closed", survey_id=survey.id, count=len(opened))
    database.leave_no_trace()


def _opened(conn: Connection, survey: Survey) -> Iterator[tuple[str, Answers]]:
    key = envelope_key(conn, survey.id)
    for envelope in answers.list_envelopes(conn, survey.id):
        place = envelope_place(survey.id, envelope.board_id)
        yield envelope.board_id, unseal(key, envelope.sealed, place=place).answers


def erase_answers(database: Database, survey: Survey, *, who: str) -> None:
    """Erase what single people answered to a closed survey; its figures and how many answered stay. ``survey.not-closed``."""
    with database.moving(survey.id) as conn:
        if surveys.get_survey(conn, survey.id).state is not SurveyState.CLOSED:
            raise SaitError("survey.not-closed")
        count = answers.remove_answers(conn, survey.id)
        # What was taken to be coded is the same words.
        codings.remove_answers_of_survey(conn, survey.id)
        note(conn, who=who, action="survey.answers-erased", survey_id=survey.id, count=count)
    database.leave_no_trace()


@dataclass(frozen=True, slots=True)
class Overdue:
    """What became of the surveys whose last day is over: how many were closed, and why others were not."""

    closed: int
    problems: tuple[SaitError, ...]


def close_overdue(database: Database, *, who: str) -> Overdue:
    """Close each survey whose last day is over, one after the other, unless another process is at it."""
    with database.unless_done(JOB) as is_mine:
        if not is_mine:
            return Overdue(0, ())
        today = now().date()
        with database.reading() as conn:
            listed = surveys.list_surveys(conn)
        overdue = [one for one in listed if one.state is SurveyState.OPEN and one.closes_on < today]
        problems = tuple(filter(None, (_closing(database, survey, who) for survey in overdue)))
    return Overdue(len(overdue) - len(problems), problems)


def _closing(database: Database, survey: Survey, who: str) -> SaitError | None:
    try:
        close_survey(database, survey, who=who)
    except SaitError as problem:
        return problem
    return None
