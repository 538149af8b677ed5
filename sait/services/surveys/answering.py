"""What whoever holds a link does: answer page by page, and send it once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sait.assessment.boards import Board
from sait.assessment.surveys.answers import Answers, Draft, read_page
from sait.assessment.surveys.survey import Survey, Window
from sait.errors import SaitError
from sait.instruments.model import Domain, Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.surveys.sealing import draft_key, draft_name, seal, unseal
from sait.services.tokens import hashed, now
from sait.storage import boards
from sait.storage.engine.database import Connection, Database
from sait.storage.engine.erasing_key import derived_key, key_name
from sait.storage.surveys import answers, links, surveys
from sait.storage.surveys.answers import Envelope


@dataclass(frozen=True)
class Questionnaire:
    """A survey as the members of one board are asked it; *board* None where somebody only looks at it."""

    survey: Survey
    board: Board | None
    instrument: Instrument
    number: int = 0
    """By which the business manager knows the link; 0 for a preview."""

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
    return Questionnaire(survey, board, get_instrument(database, survey.instrument_hash), link.number)


def preview(database: Database, survey: Survey) -> Questionnaire:
    """The questions as members are asked them, for nobody's board."""
    return Questionnaire(survey, None, get_instrument(database, survey.instrument_hash))


def read_draft(database: Database, questionnaire: Questionnaire, secret: str | None) -> Draft | None:
    """What this browser has on the way, or that it was sent; None where nothing has been saved in it."""
    if not secret:
        return None
    with database.reading() as conn:
        return _draft(conn, questionnaire.survey, secret)


def _draft(conn: Connection, survey: Survey, secret: str) -> Draft | None:
    sealed = answers.find_draft(conn, survey_id=survey.id, cookie_hash=draft_name(secret))
    return None if sealed is None else unseal(draft_key(secret), sealed, place=survey.id)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a browser sends it: the fields of *topic*, and which view of it this is for the how many'th time."""

    topic: Domain
    fields: Mapping[str, str]
    view: str = ""
    turn: int = 0


def save_page(
    database: Database,
    questionnaire: Questionnaire,
    secret: str,
    page: Page,
    *,
    beginning: Callable[[], None] | None = None,
) -> Answers:
    """Keep what a page of the browser with this *secret* has now, and return everything it has.

    What the same view of the page sent earlier and comes later changes nothing. *beginning* is called where this browser
    has nothing yet, and may refuse it. Refused: what ``read_page`` refuses,
    ``survey.too-much``, ``survey.sent-here`` once it was sent, and outside its days ``survey.not-yet`` and ``survey.over``.
    """
    given, topic = read_page(page.fields, page.topic), page.topic
    with database.taking_answers(questionnaire.survey.id, secret=secret) as conn:
        survey = taking(conn, questionnaire.survey.id)
        found = _draft(conn, survey, secret)
        if found is None and beginning is not None:
            beginning()
        standing = found or Draft()
        if standing.is_sent:
            raise SaitError("survey.sent-here")
        if standing.is_behind(topic.id, page.view, page.turn):
            return standing.answers
        turns = {**standing.turns, topic.id: (page.view, page.turn)} if page.view else standing.turns
        kept = Draft(standing.answers.with_page(given, topic), turns=turns)
        if kept != standing:
            _write(conn, survey, secret, kept)
    return kept.answers


def save_all(
    database: Database,
    questionnaire: Questionnaire,
    secret: str,
    given: Answers,
    *,
    beginning: Callable[[], None] | None = None,
) -> None:
    """Keep *given*, whatever its questions' pages, in place of all that the browser with this *secret* had.

    Refused as ``save_page`` refuses, and ``survey.empty`` where nothing is given.
    """
    if not given:
        raise SaitError("survey.empty")
    with database.taking_answers(questionnaire.survey.id, secret=secret) as conn:
        survey = taking(conn, questionnaire.survey.id)
        found = _draft(conn, survey, secret)
        if found is None and beginning is not None:
            beginning()
        if found is not None and found.is_sent:
            raise SaitError("survey.sent-here")
        _write(conn, survey, secret, Draft(given, turns=found.turns if found else {}))


def _write(conn: Connection, survey: Survey, secret: str, draft: Draft) -> None:
    sealed = seal(draft_key(secret), draft, place=survey.id)
    answers.write_draft(conn, survey_id=survey.id, cookie_hash=draft_name(secret), sealed=sealed)


def send(database: Database, questionnaire: Questionnaire, *, token: str, secret: str) -> None:
    """Send what this browser has answered: the link is spent and the answer is in its envelope, or neither.

    The draft stays without its answers, to say that they were sent: a second press finds that, and sends nothing.
    Refused: ``survey.sent`` where something was sent with the link from elsewhere, ``survey.empty`` where nothing is
    answered, and outside its days ``survey.not-yet`` and ``survey.over``.
    """
    with database.taking_answers(questionnaire.survey.id, secret=secret) as conn:
        survey = taking(conn, questionnaire.survey.id)
        draft = _draft(conn, survey, secret) or Draft()
        if draft.is_sent:
            return
        if not draft.answers:
            raise SaitError("survey.empty")
        link = links.find_link(conn, token_hash_of(token))
        if link is None or not links.spend(conn, token_hash_of(token)):
            raise SaitError("survey.sent")
        enclose(conn, survey, link.board_id, draft.answers, secret=secret)


def enclose(conn: Connection, survey: Survey, board_id: str, given: Answers, *, secret: str) -> None:
    """Put *given* into an envelope, and keep under *secret* that it was sent."""
    sealed = seal(envelope_key(conn, survey.id), Draft(given), place=envelope_place(survey.id, board_id))
    answers.add_envelope(conn, survey_id=survey.id, envelope=Envelope(board_id, sealed))
    _write(conn, survey, secret, Draft(is_sent=True))


def is_sent(conn: Connection, survey: Survey, secret: str) -> bool:
    """Whether something was sent under *secret* before."""
    found = _draft(conn, survey, secret)
    return found is not None and found.is_sent


def taking(conn: Connection, survey_id: str) -> Survey:
    """The survey, if it takes answers now; otherwise ``survey.not-yet``, ``survey.over`` or ``survey.other-key``."""
    survey = surveys.get_survey(conn, survey_id)
    match survey.window(now().date()):
        case Window.NOT_YET:
            raise SaitError("survey.not-yet")
        case Window.OVER:
            raise SaitError("survey.over")
        case Window.TAKING:
            _check_key(conn, survey)
            return survey


def _check_key(conn: Connection, survey: Survey) -> None:
    """Refuse what could not be opened with the rest, ``survey.other-key``: the server's key is not that of the opening."""
    if survey.key_name != key_name(conn):
        raise SaitError("survey.other-key")


def envelope_key(conn: Connection, survey_id: str) -> bytes:
    """The key of a survey's envelopes."""
    return derived_key(conn, f"survey-envelopes:{survey_id}")


def envelope_place(survey_id: str, board_id: str) -> str:
    """What an envelope is sealed for: it opens among those of its own survey and board alone."""
    return f"{survey_id}/{board_id}"
