"""The agreed levels as a line of their own, and how far the board moved."""

from dataclasses import replace

import pytest

from sait.analysis.consensus import shifts, with_consensus
from sait.analysis.result import SeriesRole
from sait.assessment.decisions import Consensus
from sait.i18n import translator
from sait.services.deciding.decisions import save
from sait.services.results.exports import write_csv, write_json
from sait.services.results.reading import DOMAINS, ResultQuery, read_result
from sait.wording.figures import axis_mean_words, item_mean_words
from tests.conftest import SCHEME
from tests.unit.reports.packs import opened
from tests.unit.services.people import close, fill, open_room

LABEL = {"en": "Agreed", "cy": "Cytunwyd"}
T = translator("en")


@pytest.fixture
def workshop(boards_database):
    return open_room(boards_database)


def found(database, workshop):
    return read_result(database, ResultQuery((workshop.id,), DOMAINS, inside=workshop.id))


def agree(database, workshop, item_id, level, version=0):
    save(database, workshop_id=workshop.id, subject=item_id, decision=Consensus(level), version=version, who="a")


def test_half_of_a_domain_agreed_gives_it_a_mean_beside_the_scored_one(boards_database, workshop):
    fill(boards_database, workshop, "11122")
    close(boards_database, workshop)
    before = found(boards_database, workshop)
    agree(boards_database, workshop, "GOV-01", 3)
    one = found(boards_database, workshop)
    assert axis_mean_words(one, one.series[-1], "GOV", T) == "no level agreed"
    agree(boards_database, workshop, "GOV-02", 2)
    after = found(boards_database, workshop)
    line = after.series[-1]
    assert line.role is SeriesRole.CONSENSUS
    assert after.scores[line.key, "GOV"].mean == 2.5
    assert item_mean_words(after, line, "GOV-01", T) == "3.0"
    assert item_mean_words(after, line, "GOV-03", T) == "no level agreed"
    assert {key: score for key, score in after.scores.items() if key[0] != line.key} == before.scores
    assert after.released == before.released


def test_a_board_that_scored_nothing_has_the_agreed_line_alone(boards_database, workshop):
    agree(boards_database, workshop, "GOV-01", 1)
    agree(boards_database, workshop, "GOV-02", 2)
    (line,) = found(boards_database, workshop).series
    assert line.role is SeriesRole.CONSENSUS


def test_no_other_room_sees_what_was_agreed(boards_database, workshop):
    agree(boards_database, workshop, "GOV-01", 1)
    agree(boards_database, workshop, "GOV-02", 1)
    outside = read_result(boards_database, ResultQuery((workshop.id,), DOMAINS))
    assert not outside.scores
    assert [one.role for one in outside.series] == [SeriesRole.REGIONAL]


def test_shifts_name_what_moved_furthest_first_and_take_the_last_mean(boards_database, workshop):
    fill(boards_database, workshop, "11122")
    close(boards_database, workshop)
    result = found(boards_database, workshop)
    first, second = shifts(result, workshop.id, {"GOV-01": 1, "GOV-02": 3, "NOT-01": 3})
    assert (first.item_id, first.first, first.second, first.agreed) == ("GOV-02", 1.4, None, 3)
    assert first.moved == pytest.approx(1.6)
    assert second.moved == pytest.approx(-0.4)
    assert replace(second, second=2.0).moved == -1


def test_nothing_agreed_changes_nothing(boards_database, workshop):
    result = found(boards_database, workshop)
    assert with_consensus(result, result.series[0], LABEL, {"NOT-01": 2}) is result


@pytest.mark.parametrize("scored", [False, True])
def test_every_file_of_the_room_can_be_written_with_the_agreed_line(boards_database, workshop, scored):
    if scored:
        fill(boards_database, workshop, "11122")
        close(boards_database, workshop)
    for item_id in ("GOV-01", "GOV-02", "OUT-01", "OUT-02"):
        agree(boards_database, workshop, item_id, 2)
    results = [
        read_result(boards_database, ResultQuery((workshop.id,), cut, inside=workshop.id)) for cut in (DOMAINS, SCHEME)
    ]
    deck = opened(results, "cy", key=workshop.id)
    names = [
        series.name
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
        for series in shape.chart.plots[0].series
    ]
    assert any("lefelau y cytunwyd arnynt" in name for name in names)
    assert "agreed levels" in write_csv(results[0], language="en").decode("utf-8-sig")
    assert '"role": "consensus"' in write_json(results[0]).decode()
