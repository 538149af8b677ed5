"""Paper for members without a link: places that the business manager sets aside, and sheets that the researcher types in.

A place is spent like a link, in the same transaction as the envelope, and nobody is told by whom. Places are set aside before
any sheet is typed in: were they counted as sheets come, the business manager, who gave the paper out, would see who answered.
"""

from dataclasses import dataclass

from sait.assessment.boards import Board
from sait.assessment.members.paper import Typed
from sait.assessment.releases import Vantage
from sait.assessment.surveys.answers import Answers
from sait.assessment.surveys.survey import Survey, Window
from sait.errors import SaitError
from sait.instruments.model import Domain, Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.running.audit import note
from sait.services.surveys.answering import enclose, is_sent, taking, token_hash_of
from sait.services.surveys.links import check_open, places_left
from sait.services.tokens import new_token, now
from sait.storage import boards
from sait.storage.engine.database import Database
from sait.storage.surveys import links, surveys


@dataclass(frozen=True, slots=True)
class SheetDesk:
    """What whoever types a board's sheets needs. *left*: how many more there can be."""

    survey: Survey
    board: Board
    instrument: Instrument
    left: int

    @property
    def domains(self) -> tuple[Domain, ...]:
        """What is asked, in the printed order."""
        return self.instrument.in_form(self.survey.form)

    @property
    def vantages(self) -> tuple[Vantage, ...]:
        return (Vantage.OWN,)

    @property
    def refusal(self) -> SaitError | None:
        """Why no sheet is taken; None where one is."""
        match self.survey.window(now().date()):
            case Window.NOT_YET:
                return SaitError("survey.not-yet")
            case Window.OVER:
                return SaitError("survey.over")
        return None if self.left else SaitError("survey.no-paper")


def open_sheet_desk(database: Database, survey_id: str, board_id: str) -> SheetDesk:
    """The desk for one board; ``survey.board-not-asked`` where the survey does not ask it."""
    with database.reading() as conn:
        survey, _ = surveys.get_survey(conn, survey_id), surveys.get_asked(conn, survey_id, board_id)
        board, left = boards.get_board(conn, board_id), links.count_paper(conn, survey_id, board_id, unspent=True)
    return SheetDesk(survey, board, get_instrument(database, survey.instrument_hash), left)


def set_aside(database: Database, *, survey_id: str, board_id: str, count: int, who: str) -> None:
    """Keep *count* places for members of a board who answer on paper: as many fewer links can be drawn.

    Refused: ``survey.links-count``, ``survey.members-first`` and ``survey.not-open``, as for links.
    """
    with database.moving(survey_id) as conn:
        check_open(surveys.get_survey(conn, survey_id))
        most, left = places_left(conn, survey_id, board_id)
        if not 1 <= count <= left:
            raise SaitError("survey.links-count", most=most, left=left)
        before = links.count_paper(conn, survey_id, board_id)
        numbered = [(-(before + place), token_hash_of(new_token())) for place in range(1, count + 1)]
        links.add_links(conn, survey_id=survey_id, board_id=board_id, numbered=numbered)
        note(conn, who=who, action="survey.paper-set-aside", survey_id=survey_id, board_id=board_id, count=count)


def answers_on(desk: SheetDesk, typed: Typed) -> Answers:
    """What a sheet says: levels, and words where the question asks for words; a survey has no comments."""
    in_words = {item.id for domain in desk.domains for item in domain.items if item.scale is None}
    return Answers(
        {question.item_id: choice for question, choice in typed.choices.items()},
        {question.item_id: words for question, words in typed.words.items() if question.item_id in in_words},
    )


def enter_sheet(database: Database, desk: SheetDesk, given: Answers, *, form: str) -> None:
    """Send what a sheet says, once: *form* is the secret of the page that it was typed into.

    That it was typed in is noted nowhere, since a time would be kept with it. Refused: ``survey.empty``, ``survey.no-paper``
    where no place is left, and outside its days ``survey.not-yet`` and ``survey.over``.
    """
    if not given:
        raise SaitError("survey.empty")
    with database.taking_answers(desk.survey.id, secret=form) as conn:
        survey = taking(conn, desk.survey.id)
        if is_sent(conn, survey, form):
            return
        if not links.spend_paper(conn, survey.id, desk.board.id):
            raise SaitError("survey.no-paper")
        enclose(conn, survey, desk.board.id, given, secret=form)
