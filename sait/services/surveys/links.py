"""What a board's business manager does: links to send, one in place of another, how many members, how many have answered.

She never learns with which link somebody has answered: a link that takes another's place is spent if that one was.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from sait.assessment.surveys.response import Response, next_told
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState, check_members
from sait.errors import SaitError
from sait.services.running.audit import note
from sait.services.surveys.answering import token_hash_of
from sait.services.tokens import now
from sait.storage.engine.database import Connection, Database
from sait.storage.surveys import answers, links, releases, surveys

TOKEN_BYTES = 16
"""128 bits: nobody finds a link by trying."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that can be had this once: only a hash of its token is kept."""

    number: int
    token: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What the business manager of one board sees of a survey. *links*: how many of hers work; *on_paper*: how many places she
    has set aside for members without one.
    """

    survey: Survey
    asked: AskedBoard
    links: int
    on_paper: int
    response: Response
    said: tuple[tuple[datetime, str, int, int], ...]
    """Each number of members that was said, the latest first: when, by whom, how many, and how many could not be asked."""


def count_links(database: Database, survey_id: str) -> dict[str, int]:
    """How many links work, by board; a board without links is not among them."""
    with database.reading() as conn:
        return links.count_living(conn, survey_id)


def open_desk(database: Database, survey_id: str, board_id: str) -> Desk:
    """The desk of one board; the count of answers moves once a day, and never by one."""
    _move_count(database, survey_id, board_id)
    with database.reading() as conn:
        survey, asked = surveys.get_survey(conn, survey_id), surveys.get_asked(conn, survey_id, board_id)
        return Desk(
            survey,
            asked,
            links.count_living(conn, survey_id).get(board_id, 0),
            links.count_paper(conn, survey_id, board_id),
            Response(_told(conn, survey, asked), asked.asked),
            surveys.list_member_numbers(conn, survey_id, board_id),
        )


def _told(conn: Connection, survey: Survey, asked: AskedBoard) -> int:
    if survey.state is SurveyState.CLOSED:
        return releases.count_answered(conn, survey.id).get(asked.board_id, 0)
    return surveys.told_count(conn, asked)[0]


def _move_count(database: Database, survey_id: str, board_id: str) -> None:
    """Once a day, by the first who looks, bring the count that is told up to date."""
    today = now().date()
    with database.reading() as conn:
        asked = surveys.get_asked(conn, survey_id, board_id)
        told, on = surveys.told_count(conn, asked)
    if on == today:
        return
    with database.moving(survey_id) as conn:
        told, on = surveys.told_count(conn, asked)
        if on != today:
            count = next_told(told, answers.count_envelopes(conn, survey_id).get(board_id, 0))
            surveys.tell_count(conn, asked, count=count, on=today)


def say_members(
    database: Database, *, survey_id: str, board_id: str, members: int, not_asked: int, who: str
) -> None:  # fmt: skip
    """Say how many members the board has, and how many of them could not be asked. Every number that was said is kept.

    Refused: ``survey.members``; ``survey.closed`` once the survey is closed, whose rates stand.
    """
    check_members(members, not_asked)
    with database.moving(survey_id) as conn:
        _check_not_closed(surveys.get_survey(conn, survey_id))
        asked = surveys.get_asked(conn, survey_id, board_id)
        said = replace(asked, members=members, not_asked=not_asked)
        if said != asked:
            surveys.say_members(conn, said, at=now(), who=who)
            note(conn, who=who, action="survey.members-said", survey_id=survey_id, board_id=board_id, count=members)


def draw_links(database: Database, *, survey_id: str, board_id: str, count: int, who: str) -> tuple[NewLink, ...]:
    """*count* new links for a board, numbered on from those it has.

    There are as many as members who can be asked, and no more: with spare links somebody could answer twice, or find
    out when a member has. Refused: ``survey.links-count``, ``survey.members-first`` where nobody has said how many members
    there are, and ``survey.not-open`` for a survey that is a draft or closed.
    """
    with database.moving(survey_id) as conn:
        check_open(surveys.get_survey(conn, survey_id))
        most, left = places_left(conn, survey_id, board_id)
        if not 1 <= count <= left:
            raise SaitError("survey.links-count", most=most, left=left)
        last = links.last_number(conn, survey_id=survey_id, board_id=board_id)
        drawn = tuple(NewLink(last + place, _new_token()) for place in range(1, count + 1))
        _keep(conn, survey_id, board_id, drawn)
        note(conn, who=who, action="survey.links-drawn", survey_id=survey_id, board_id=board_id, count=count)
    return drawn


def places_left(conn: Connection, survey_id: str, board_id: str) -> tuple[int, int]:
    """How many members can be asked, and how many of them have neither a link nor a place for paper; ``survey.members-first``."""
    asked = surveys.get_asked(conn, survey_id, board_id).asked
    if asked is None:
        raise SaitError("survey.members-first")
    taken = links.count_living(conn, survey_id).get(board_id, 0) + links.count_paper(conn, survey_id, board_id)
    return asked, max(asked - taken, 0)


def replace_link(database: Database, *, survey_id: str, board_id: str, number: int, who: str) -> NewLink:
    """A new link in place of the one with this *number*, which works no longer.

    Refused: ``survey.link-number`` where the board has no such link or another took its place, ``survey.not-open``.
    """
    with database.moving(survey_id) as conn:
        check_open(surveys.get_survey(conn, survey_id))
        old = links.get_numbered(conn, survey_id=survey_id, board_id=board_id, number=number)
        if old is None or old.dead:
            raise SaitError("survey.link-number", number=number)
        drawn = NewLink(links.last_number(conn, survey_id=survey_id, board_id=board_id) + 1, _new_token())
        links.make_dead(conn, survey_id=survey_id, board_id=board_id, number=number)
        _keep(conn, survey_id, board_id, (drawn,), spent=old.spent)
        note(conn, who=who, action="survey.link-replaced", survey_id=survey_id, board_id=board_id)
    return drawn


def _keep(
    conn: Connection, survey_id: str, board_id: str, drawn: tuple[NewLink, ...], *, spent: bool = False
) -> None:  # fmt: skip
    numbered = [(link.number, token_hash_of(link.token)) for link in drawn]
    links.add_links(conn, survey_id=survey_id, board_id=board_id, numbered=numbered, spent=spent)


def _new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def check_open(survey: Survey) -> None:
    """Refuse a survey that is a draft or closed: ``survey.not-open``."""
    if survey.state is not SurveyState.OPEN:
        raise SaitError("survey.not-open")


def _check_not_closed(survey: Survey) -> None:
    if survey.state is SurveyState.CLOSED:
        raise SaitError("survey.closed")
