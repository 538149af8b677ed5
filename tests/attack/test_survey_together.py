"""What stands together of a survey's boards tells nothing of a board that is withheld, nor what the boards do not tell."""

from itertools import product

from sait.assessment.releases import Audience
from sait.services.surveys import results
from tests.unit.services.surveys.house import close, opened, send, tokens

BOARDS = ("north", "east", "west")
GROUPS = ("region-n", "all-boards")


def told(database, bank, of_east: tuple[str, ...]) -> tuple:
    """All that is told outside: every line's counts, means and axes, where twelve answer in two boards and few in the third."""
    survey = opened(database, bank, boards=BOARDS)
    for board, choices in (("north", "0" * 4 + "1" * 8), ("west", "2" * 12), ("east", of_east)):
        for token, choice in zip(tokens(database, survey, len(choices), board), choices, strict=True):
            send(database, token, {"GOV-01": choice, "OUT-01": choice})
    found = results.everywhere(database, close(database, survey), cut="domain", language="en")
    lines = [line.key for line in found.series]
    return lines, {key: found.items[key] for key in found.items}, {key: found.scores[key] for key in found.scores}


def test_a_withheld_board_is_in_no_sum(boards_database, bank):
    """Whatever four people of a board answer, all that is told is the same."""
    worlds = [told(boards_database, bank, tuple(choices)) for choices in ("0000", "3333", "0123")]
    lines, items, _ = worlds[0]
    assert lines[-1] == "all-boards"
    assert items["all-boards", "GOV-01"].levels == (4, 8, 12, 0)
    assert all(world == worlds[0] for world in worlds)


def test_a_sum_is_of_what_each_board_shows(boards_database, bank):
    lines, items, _ = told(boards_database, bank, ("3",) * 12)
    for group, item_id in product(set(GROUPS) & set(lines), ("GOV-01", "OUT-01")):
        boards = [items[board, item_id].levels for board in BOARDS]
        assert items[group, item_id].levels == tuple(map(sum, zip(*boards, strict=True)))


def test_one_board_alone_is_no_group(boards_database, bank):
    """Its sum beside those of others who show nothing would be its own; it is told once, as its own."""
    survey = opened(boards_database, bank, boards=BOARDS)
    for token in tokens(boards_database, survey, 12, "north"):
        send(boards_database, token, {"GOV-01": "1"})
    found = results.everywhere(boards_database, close(boards_database, survey), cut="domain", language="en")
    assert {line.key for line in found.series} == set(BOARDS)
    assert found.audience is Audience.OUTSIDE
