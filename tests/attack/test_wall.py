"""The wall of boards: whatever a withheld board's people chose, every range, median, difference and title is the same.

Three boards of one region stand on it: two that are shown, and one of which something is withheld. That one's answers
are played in several ways that its own releases do not tell apart. Who keeps every word and every picture of the wall
then learns nothing from it that she had not.
"""

from dataclasses import replace
from itertools import combinations

import pytest

from sait.analysis.gaps import axis_gap, gap_to_others, item_gap
from sait.analysis.gate import disclosure
from sait.analysis.result import Result, Series
from sait.assessment.members.responses import Question
from sait.assessment.releases import Audience, Vantage
from sait.assessment.workshops import Workshop
from sait.charts.grouping import Lines
from sait.charts.palette import COMMON
from sait.charts.pictures.radar import card
from sait.charts.pictures.rows import rows_picture
from sait.charts.pictures.sheet import Caption
from sait.charts.plots import change, differences
from sait.charts.plots.heat_map import BY_NAME, heat_map
from sait.charts.plots.model import plot_text
from sait.i18n import translator
from sait.services.results import reading
from sait.services.results.reading import ResultQuery, read_result
from sait.storage import releases, rounds
from sait.storage.engine.database import Database
from sait.ui.compare.markup import plot_markup
from sait.wording.chart_text import lines_text
from sait.wording.headlines import board_headline, subtitle, wall_headline
from tests.attack.room import GOV, OUT, ROUNDS
from tests.conftest import ROUND
from tests.unit.services import people
from tests.unit.services.people import choose, end, join, open_room, share

T = translator("en")
SHOWN = ("0123012301", "3333222110")
MIXED, ONES, LOW = "012301230", "111111111", "333000000"
ALIKE = {
    "four people": tuple((one, one, one) for one in ("0123", "3333", "0000", "1223")),
    "items of nine people": ((MIXED, ONES, LOW), (ONES, LOW, MIXED), (LOW, MIXED, ONES)),
}
"""What the third board's people may have chosen for the three items of each domain, as far as its own releases outside
tell: nothing at all, or one mean of the domain, whichever item has which answers.
"""


def wall_of(database: Database, third: tuple[str, ...]) -> tuple[str, ...]:
    """All that the wall says where the third board's people chose *third*, without what differs from play to play."""
    round_id = f"wall-{next(ROUNDS)}"
    with database.writing() as conn:
        rounds.add_round(conn, round_=replace(ROUND, id=round_id))
    ids = []
    answers = (*((one, one, one) for one in SHOWN), third)
    for board_id, of_items in zip(("north", "west", "east"), answers, strict=True):
        workshop = open_room(database, board_id=board_id, round_id=round_id, invited=12)
        _answer(database, workshop, of_items)
        end(database, workshop)
        share(database, workshop)
        ids.append(workshop.id)
    said = everything(read_result(database, ResultQuery(tuple(ids), "domain", by_round=True)))
    return tuple(_named(one, ids) for one in said)


def _answer(database: Database, workshop: Workshop, of_items: tuple[str, ...]) -> None:
    """A member for each place, who chooses what stands there for each item of both domains."""
    for chosen in zip(*of_items, strict=True):
        member = join(database, workshop)
        for domain in (GOV, OUT):
            for item_id, choice in zip(domain, chosen, strict=True):
                choose(database, member, choice, question=Question(Vantage.OWN, item_id))


def _named(said: str, ids: list[str]) -> str:
    for place, one in enumerate(ids):
        said = said.replace(one, f"board {place}")
    return said


def everything(found: Result) -> list[str]:
    """Texts, titles, differences and pictures; of all boards, and of any of them alone or together, as filters show them."""
    # The round's name and the numbers of releases are the play's, and not what a board's people chose.
    found = replace(found, released=(), series=tuple(replace(line, round_id="r") for line in found.series))
    shown = [found, *(replace(found, series=part) for part in parts_of(found.series))]
    return [*of_lines(found), *(said for one in shown for said in of_plots(one))]


def parts_of(lines: tuple[Series, ...]) -> list[tuple[Series, ...]]:
    """Every choice of fewer boards, in every order of reading."""
    return [part for count in range(1, len(lines)) for part in combinations(lines, count)]


def of_plots(found: Result) -> list[str]:
    """Heat map in every order, differences in every way, and the change of every axis: on the screen, as a picture, as a text.

    The page's subtitle goes with each, as it counts boards, people and what is withheld.
    """
    lines = found.series
    first, others = lines[0], lines[1:]
    rounds = {first.round_id: {"en": "R", "cy": "R"}}
    named = {line.board_id: line.label for line in lines}
    plots = [heat_map(found, lines, order, T) for order in (BY_NAME, *(axis.id for axis in found.axes))]
    plots.append(differences.of_all(found, lines, T))
    plots += [change.of_axis(found, axis, named, rounds, T) for axis in found.axes]
    plots.append(change.of_board(found, (first,), "B", rounds, T))
    if others:
        plots.append(differences.of_one(found, first, others, T))
        plots += [differences.of_two(found, first, other, T) for other in others]
        plots += [one for other in others if (one := differences.question_by_question(found, first, other, T))]
    said = []
    for plot in plots:
        picture = rows_picture(found, plot, Caption(plot.title, "R"), T)
        under = subtitle(found, plot.lines, "R", plot.drawn, T)
        said += [repr(plot), repr(plot_text(plot)), plot_markup(found, plot), picture, under]
    return said


def of_lines(found: Result) -> list[str]:
    lines, whole = found.series, []
    for line in lines:
        others = tuple(one for one in lines if one is not line)
        whole += [repr(lines_text(found, [line], T, lines)), board_headline(found, line, T)]
        whole.append(card(found, Lines((line,), lines), {line.key: COMMON}, T))
        for axis in found.axes:
            whole.append(repr(gap_to_others(found, line, others, axis)))
            whole += [repr(axis_gap(found, line, other, axis)) for other in others]
            whole += [repr(item_gap(found, line, other, item)) for other in others for item in axis.item_ids]
    return [*whole, wall_headline(found, lines, T)]


@pytest.mark.parametrize("kind", ALIKE)
def test_the_wall_is_the_same_whatever_is_withheld(boards_database, kind):
    told = {wall_of(boards_database, third) for third in ALIKE[kind]}
    assert len(told) == 1
    (wall,) = told
    assert any("of 3" in said for said in wall)


def _inside_as_well(database, room, inside):
    with database.reading() as conn:
        return releases.list_releases(conn, workshop_id=room.workshop.id, audience=Audience.INSIDE)


MUTANTS = {
    "k - 1": (
        "four people",
        [
            (disclosure, "LEAST_MINIMUM", 4),
            (disclosure, "LEAST_BOARD", 4),
            (disclosure, "LEAST_OUTSIDE", 4),
            (people, "MINIMUM", 4),
        ],
    ),
    "items of a board under ten": (
        "items of nine people",
        [(disclosure, "LEAST_BOARD", 5), (disclosure, "LEAST_OUTSIDE", 5)],
    ),
    "figures of the room on the wall": ("items of nine people", [(reading, "released_for", _inside_as_well)]),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_wall_that_tells_what_is_withheld_is_caught(boards_database, monkeypatch, mutant):
    kind, changed = MUTANTS[mutant]
    for place in changed:
        monkeypatch.setattr(*place)
    assert len({wall_of(boards_database, third) for third in ALIKE[kind]}) > 1
