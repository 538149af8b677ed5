"""What whoever holds a link does: answer page by page, and send it once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sait.assessment.boards import Board
from sait.assessment.surveys.answers import Answers, read_page
from sait.assessment.surveys.survey import Survey, Window
from sait.errors import SaitError
from sait.instruments.model import Domain, Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.surveys.sealing import draft_key, draft_name, seal, unseal
from sait.services.tokens import hashed, now
from sait.storage import boards
from sait.storage.engine.database import Connection, Database
from sait.storage.engine.erasing_key import derived_key
from sait.storage.surveys import answers, links, surveys
from sait.storage.surveys.answers import Envelope


@dataclass(frozen=True)
class Questionnaire:
    """A survey as the members of one board are asked it; *board* None where somebody only looks at it."""

    survey: Survey
    board: Board | None
    instrument: Instrument

    @cached_property
    def topics(self) -> tuple[Domain, ...]:
        """One for each page of questions."""
        return self.instrument.in_form(self.survey.form)

    @property
    def window(self) -> Window:
        return self.survey.window(now().date())


def token_hash_of(token: str) -> str:
    """What is kept of a link's token."""
    return hashed(f"survey:{token}")


def find_questionnaire(database: Database, token: str) -> Questionnaire:
    """The questions that a link leads to; ``survey.link-unknown``, or ``survey.link-dead`` where another took its place.

    Nothing here tells whether the link has been used: whoever holds a list of links could see who has answered.
    """
    with database.reading() as conn:
        link = links.find_link(conn, token_hash_of(token))
        if link is None:
            raise SaitError("survey.link-unknown")
        if link.dead:
            raise SaitError("survey.link-dead")
        survey, board = surveys.get_survey(conn, link.survey_id), boards.get_board(conn, link.board_id)
    return Questionnaire(survey, board, get_instrument(database, survey.instrument_hash))


def preview(database: Database, survey: Survey) -> Questionnaire:
    """The questions as members are asked them, for nobody's board."""
    return Questionnaire(survey, None, get_instrument(database, survey.instrument_hash))


def read_draft(database: Database, questionnaire: Questionnaire, secret: str | None) -> Answers | None:
    """What this browser has answered so far; None where it has begun nothing, or has sent it."""
    if not secret:
        return None
    with database.reading() as conn:
        return _draft(conn, questionnaire.survey, secret)


def _draft(conn: Connection, survey: Survey, secret: str) -> Answers | None:
    sealed = answers.find_draft(conn, survey_id=survey.id, cookie_hash=draft_name(secret))
    return None if sealed is None else unseal(draft_key(secret), sealed, place=survey.id)


def begin(database: Database, questionnaire: Questionnaire, secret: str) -> None:
    """Begin a draft in this browser; one that stands stays as it is."""
    with database.taking_answers(questionnaire.survey.id, secret=secret) as conn:
        survey = _taking(conn, questionnaire.survey.id)
        if _draft(conn, survey, secret) is None:
            _write(conn, survey, secret, Answers())


def save_page(
    database: Database, questionnaire: Questionnaire, secret: str, topic: Domain, fields: Mapping[str, str]
) -> Answers:
    """Keep what a page of the browser with this *secret* has now, and return everything it has.

    Refused: ``survey.not-begun`` where the browser has no draft (any more), what ``read_page`` refuses,
    ``survey.too-much``, and outside its days ``survey.not-yet`` and ``survey.over``.
    """
    page = read_page(fields, topic)
    with database.taking_answers(questionnaire.survey.id, secret=secret) as conn:
        survey = _taking(conn, questionnaire.survey.id)
        standing = _draft(conn, survey, secret)
        if standing is None:
            raise SaitError("survey.not-begun")
        kept = standing.with_page(page, topic)
        if kept != standing:
            _write(conn, survey, secret, kept)
    return kept


def _write(conn: Connection, survey: Survey, secret: str, given: Answers) -> None:
    sealed = seal(draft_key(secret), given, place=survey.id)
    answers.write_draft(conn, survey_id=survey.id, cookie_hash=draft_name(secret), sealed=sealed)


def send(database: Database, questionnaire: Questionnaire, *, token: str, secret: str) -> None:
    """Send what this browser has answered: the link is spent and the answer is in its envelope, or neither.

    Refused: ``survey.sent`` where something was sent with the link before, ``survey.not-begun`` where the browser has no
    draft, ``survey.empty`` where nothing is answered, and outside its days ``survey.not-yet`` and ``survey.over``.
    """
    with database.taking_answers(questionnaire.survey.id, secret=secret) as conn:
        survey = _taking(conn, questionnaire.survey.id)
        given = _draft(conn, survey, secret)
        if given is None:
            raise SaitError("survey.not-begun")
        if not given:
            raise SaitError("survey.empty")
        link = links.find_link(conn, token_hash_of(token))
        if link is None or not links.spend(conn, token_hash_of(token)):
            raise SaitError("survey.sent")
        board_id = link.board_id
        sealed = seal(envelope_key(conn, survey.id), given, place=envelope_place(survey.id, board_id))
        answers.add_envelope(conn, survey_id=survey.id, envelope=Envelope(board_id, sealed))
        answers.remove_draft(conn, survey_id=survey.id, cookie_hash=draft_name(secret))


def _taking(conn: Connection, survey_id: str) -> Survey:
    survey = surveys.get_survey(conn, survey_id)
    match survey.window(now().date()):
        case Window.NOT_YET:
            raise SaitError("survey.not-yet")
        case Window.OVER:
            raise SaitError("survey.over")
        case Window.TAKING:
            return survey


def envelope_key(conn: Connection, survey_id: str) -> bytes:
    """The key of a survey's envelopes."""
    return derived_key(conn, f"survey-envelopes:{survey_id}")


def envelope_place(survey_id: str, board_id: str) -> str:
    """What an envelope is sealed for: it opens among those of its own survey and board alone."""
    return f"{survey_id}/{board_id}"
