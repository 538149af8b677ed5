"""Random days of comments, and looser rules that name somebody on some of them; what the choice of one tells of another."""

import pytest

from sait.services.members.rare_language import choose_rare_language
from sait.services.members.responses import write_words
from sait.services.workshops.comments import read_queues
from sait.services.workshops.opening import get_workshop
from sait.storage import comments
from tests.attack.comment_days import play
from tests.conftest import small_bank
from tests.unit.services.people import GOV_1, choose, close, end, fill, join, open_room

SEEDS = tuple(range(8))
SEEDS_OF_A_SOAK = range(3000, 3200)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_comment_comes_or_goes_with_fewer_than_five_people_behind_it(boards_database, seed):
    day = play(boards_database, seed)
    assert day.named == []


def test_days_show_comments_at_all(boards_database):
    days = [play(boards_database, seed) for seed in SEEDS]
    assert sum(day.shown for day in days) > 10
    assert any(day.shown_by_choice for day in days)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS_OF_A_SOAK)
def test_no_comment_names_anybody_on_any_of_many_days(boards_database, seed):
    assert play(boards_database, seed).named == []


MUTANTS = ("late ones at every end", "in any language", "one chooses for all", "the choice whenever it was written")


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_looser_rule_names_somebody(boards_database, monkeypatch, mutant):
    """What came late was shown at each end, or where its author chose so; a comment in a language was shown whoever uses
    it, or where one of those who use it chose so.
    """
    if mutant == "one chooses for all":
        tell = comments.tell
        monkeypatch.setattr(
            comments,
            "tell",
            lambda *given, languages, or_chosen=False, **named: tell(
                *given, languages={*languages, "cy"} if or_chosen else languages, **named
            ),
        )
    elif mutant == "the choice whenever it was written":
        tell = comments.tell
        monkeypatch.setattr(comments, "tell", lambda *given, **named: tell(*given, **{**named, "or_chosen": True}))
    elif mutant == "in any language":
        enough = comments.count_possible_authors
        monkeypatch.setattr(
            comments,
            "count_possible_authors",
            lambda *given, language, **named: enough(*given, language="en", **named) + (5 if language == "cy" else 0),
        )
    else:
        monkeypatch.setattr(comments, "count_new_authors", lambda *_given, **_named: 5)
    assert any(play(boards_database, seed).named for seed in SEEDS)


def seen_where_some_choose(database, board_id: str, choosing: int, *, fourth_writes: bool) -> set[str]:
    """What the facilitator reads where 3 of 4 who use Welsh write, *choosing* of whom show it, beside 6 in English."""
    room = open_room(database, board_id=board_id)
    fill(database, room, "111111")
    people = [join(database, room, language="cy") for _ in range(4)]
    for member in people:
        choose(database, member, "1")
    for number, member in enumerate(people if fourth_writes else people[:3]):
        write_words(database, member=member, question=GOV_1, text=f"sylw {number}", language="cy", seen=[""])
    for member in people[:choosing]:
        choose_rare_language(database, member=member, is_shown=True)
    close(database, room)
    end(database, room)
    queues = read_queues(database, workshop=get_workshop(database, room.id), instrument=small_bank().instrument)
    return {one.text for queue in queues.values() for one in queue.waiting}


@pytest.mark.parametrize("choosing", range(4))
def test_three_who_choose_tell_nothing_of_the_fourth(boards_database, choosing):
    """The list is the same whether the fourth wrote something or nothing, and shows only those who chose so."""
    silent = seen_where_some_choose(boards_database, "east", choosing, fourth_writes=False)
    writes = seen_where_some_choose(boards_database, "west", choosing, fourth_writes=True)
    assert silent == writes == {f"sylw {number}" for number in range(choosing)}
