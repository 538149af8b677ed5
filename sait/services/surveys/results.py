"""What a closed survey says: figures from its releases, how many answered, and what was answered in words."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sait.analysis.result import Result, SeriesRole
from sait.analysis.results import SeriesSource, build_result
from sait.analysis.together import BoardGroup, with_groups
from sait.assessment.boards import Board, Tier, in_reading_order
from sait.assessment.releases import Audience, Release, Vantage
from sait.assessment.surveys.response import Response
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState
from sait.errors import SaitError
from sait.i18n import Text, languages, marked, translator
from sait.services.banks.instruments import get_instrument
from sait.storage import boards
from sait.storage.engine.database import Database
from sait.storage.surveys import answers, releases, surveys

MembersSaid = tuple[datetime, str, int, int]
"""When, by whom, how many members, and how many of them could not be asked."""


@dataclass(frozen=True, slots=True)
class BoardResponse:
    """How many of a board's members answered. *said*: each number of members that was given, the latest first."""

    board: Board
    response: Response
    asked: AskedBoard
    said: tuple[MembersSaid, ...]


def list_responses(database: Database, survey: Survey, language: str) -> tuple[BoardResponse, ...]:
    """The boards that a closed survey asked, in the order in which they are read, with how many answered.

    ``survey.not-closed`` before: a count that moves with each answer would tell whose it was.
    """
    _check_closed(survey)
    with database.reading() as conn:
        counts = releases.count_answered(conn, survey.id)
        asked = {one.board_id: one for one in surveys.list_asked(conn, survey.id)}
        listed = in_reading_order(boards.list_boards(conn), boards.list_regions(conn), language)
        said = {board_id: surveys.list_member_numbers(conn, survey.id, board_id) for board_id in asked}
    return tuple(
        BoardResponse(board, Response(counts.get(board.id, 0), asked[board.id].asked), asked[board.id], said[board.id])
        for board in listed
        if board.id in asked
    )


def survey_result(
    database: Database, survey: Survey, *, cut: str, board_ids: Collection[str], audience: Audience, language: str
) -> Result:
    """The figures of some boards of a closed survey side by side, as *audience* may know them."""
    _check_closed(survey)
    instrument = get_instrument(database, survey.instrument_hash)
    with database.reading() as conn:
        released = releases.list_releases(conn, survey.id, audience, demonstration=survey.demonstration)
        listed = in_reading_order(boards.list_boards(conn), boards.list_regions(conn), language)
    by_board = {release.board_id: release for release in released}
    sources = [
        board_source(board, by_board[board.id], label=board.name)
        for board in listed
        if board.id in by_board and board.id in board_ids
    ]
    return build_result(instrument, form=survey.form, cut=cut, sources=sources, audience=audience)


def board_source(board: Board, release: Release, *, label: Text) -> SeriesSource:
    """What a board's members answered to a survey, as far as it is in *release*."""
    return SeriesSource(
        key=board.id,
        label=label,
        role=SeriesRole.REGIONAL if board.tier is Tier.REGIONAL else SeriesRole.LOCAL,
        vantage=Vantage.OWN,
        area_id=None,
        board_id=board.id,
        round_id="",
        releases=(release,),
    )


ALL_BOARDS = marked("All boards together")
OF_REGION = marked("{region}: boards together")


def everywhere(database: Database, survey: Survey, *, cut: str, language: str) -> Result:
    """The figures of every board of a closed survey as others may know them, then of each region, then of all boards."""
    with database.reading() as conn:
        asked = frozenset(one.board_id for one in surveys.list_asked(conn, survey.id))
        listed, regions = boards.list_boards(conn), boards.list_regions(conn)
    found = survey_result(
        database, survey, cut=cut, board_ids=asked, audience=Audience.OUTSIDE, language=language
    )  # fmt: skip
    groups = [
        BoardGroup(f"region-{region.id}", _named(OF_REGION, region.name), of_region)
        for region in regions
        if (of_region := frozenset(one.id for one in listed if one.region_id == region.id) & asked) != asked
    ]
    return with_groups(found, [*groups, BoardGroup("all-boards", _named(ALL_BOARDS), asked)])


def _named(message: str, region: Text | None = None) -> Text:
    spoken = {language: translator(language) for language in languages()}
    return {language: t(message, **({"region": t.text(region)} if region else {})) for language, t in spoken.items()}


FEW = ""
"""Stands for all boards of which fewer people answered than a figure needs: the words of few would be those of one."""


def words_given(database: Database, survey: Survey) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What was answered in words, by board and item; boards of which few answered are together under ``FEW``, and are left
    out where they are few even together.
    """
    _check_closed(survey)
    with database.reading() as conn:
        given = answers.list_answers(conn, survey.id)
    least, people = survey.minimum or 0, Counter(board_id for board_id, _ in given)
    places = {board_id: board_id if count >= least else FEW for board_id, count in people.items()}
    together = Counter(places[board_id] for board_id, _ in given)
    found: dict[tuple[str, str], list[str]] = {}
    for board_id, one in given:
        if together[places[board_id]] >= least:
            for item_id, words in one.words.items():
                found.setdefault((places[board_id], item_id), []).append(words)
    # In the order of the words themselves: the rows' order, kept over questions, would lead from one answer to the next.
    return {place: tuple(sorted(words)) for place, words in found.items()}


def _check_closed(survey: Survey) -> None:
    if survey.state is not SurveyState.CLOSED:
        raise SaitError("survey.not-closed")
