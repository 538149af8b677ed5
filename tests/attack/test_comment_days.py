"""Random days of comments, and looser rules that name somebody on some of them."""

import pytest

from sait.storage import comments
from tests.attack.comment_days import play

SEEDS = tuple(range(8))
SEEDS_OF_A_SOAK = range(3000, 3200)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_comment_comes_or_goes_with_fewer_than_five_people_behind_it(boards_database, seed):
    day = play(boards_database, seed)
    assert day.named == []


def test_days_show_comments_at_all(boards_database):
    assert sum(play(boards_database, seed).shown for seed in SEEDS[:4]) > 10


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS_OF_A_SOAK)
def test_no_comment_names_anybody_on_any_of_many_days(boards_database, seed):
    assert play(boards_database, seed).named == []


@pytest.mark.parametrize("mutant", ["late ones at every end", "in any language"])
def test_a_looser_rule_names_somebody(boards_database, monkeypatch, mutant):
    """What came late was shown at each end; a comment in a language was shown whoever uses it."""
    if mutant == "in any language":
        enough = comments.count_possible_authors
        monkeypatch.setattr(
            comments,
            "count_possible_authors",
            lambda *given, language, **named: enough(*given, language="en", **named) + (5 if language == "cy" else 0),
        )
    else:
        monkeypatch.setattr(comments, "count_new_authors", lambda *_given, **_named: 5)
    assert any(play(boards_database, seed).named for seed in SEEDS)
