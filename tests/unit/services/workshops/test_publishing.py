"""Publishing: what leaves storage when a domain closes, when results are shared, and when the scoring ends."""

import pytest

from sait.assessment.members.responses import Question
from sait.assessment.releases import Audience, Vantage
from sait.assessment.workshops import State, View
from sait.services.workshops import opening, releases
from sait.storage import releases as release_rows
from tests.refusals import refused_code
from tests.unit.services.people import (
    MINIMUM,
    choose,
    close,
    end,
    fill,
    join,
    levels_of,
    open_room,
    released,
    row_of,
    share,
)

GOV = ("GOV-01", "GOV-02", "GOV-03")


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def answer_late(database, people: int, workshop, choice: str = "3", item_ids=GOV) -> None:
    for _ in range(people):
        member = join(database, workshop)
        for item_id in item_ids:
            choose(database, member, choice, question=Question(Vantage.OWN, item_id))


def test_closing_a_domain_releases_it_inside_only_with_counts_and_attendance(boards_database, room):
    fill(boards_database, room, "0112223")
    join(boards_database, room)
    close(boards_database, room)
    (release,) = released(boards_database, room)
    assert (release.audience, release.domain_ids, release.late) == (Audience.INSIDE, ("GOV",), 0)
    assert levels_of([release]) == [(1, 2, 3, 1)]
    assert {row.item_id for row in release.figures.items} == set(GOV)
    attendance = release.attendance
    assert (attendance.invited, attendance.joined, attendance.answered) == (12, 8, 7)


def test_a_domain_is_closed_once_and_released_once(boards_database, room):
    fill(boards_database, room, "11111")
    close(boards_database, room)
    assert refused_code(close, boards_database, room) == "domain.closed-already"
    assert len(released(boards_database, room)) == 1


@pytest.mark.parametrize("domain_id", ["FUL", "NONE", ""])
def test_a_domain_that_the_form_does_not_ask_is_not_closed(boards_database, room, domain_id):
    assert refused_code(close, boards_database, room, domain_id) == "domain.unknown"
    assert opening.closed_domain_ids(boards_database, room.id) == frozenset()


@pytest.mark.parametrize(("choices", "given"), [("", None), ("1111", None), ("11111", (0, 5, 0, 0))])
def test_below_five_nothing_is_told(boards_database, room, choices, given):
    fill(boards_database, room, choices)
    close(boards_database, room)
    row = row_of(released(boards_database, room)[0])
    assert (row.levels, row.dont_know, row.not_applicable) == (given, None, None)


def test_a_minimum_below_five_is_refused_and_closes_nothing(boards_database, room):
    fill(boards_database, room, "1111")
    with pytest.raises(ValueError, match="minimum is 4"):
        releases.close_domain(boards_database, workshop_id=room.id, domain_id="GOV", minimum=4)
    assert released(boards_database, room) == ()
    assert opening.closed_domain_ids(boards_database, room.id) == frozenset()


def test_sharing_releases_the_closed_domains_outside_and_from_then_on_both_audiences(boards_database, room):
    fill(boards_database, room, "1112223333")
    close(boards_database, room)
    shared = share(boards_database, room)
    assert shared.results_shared_at is not None
    close(boards_database, room, "OUT")
    told = [(one.audience, one.domain_ids) for one in released(boards_database, room)]
    assert told == [
        (Audience.INSIDE, ("GOV",)),
        (Audience.OUTSIDE, ("GOV",)),
        (Audience.INSIDE, ("OUT",)),
        (Audience.OUTSIDE, ("OUT",)),
    ]


def test_sharing_before_anything_is_closed_releases_nothing_yet(boards_database, room):
    fill(boards_database, room, "1112223333")
    share(boards_database, room)
    assert released(boards_database, room) == ()
    close(boards_database, room)
    assert [one.audience for one in released(boards_database, room)] == [Audience.INSIDE, Audience.OUTSIDE]


def test_outside_ten_people_give_items_and_nine_give_means_only(boards_database):
    for board, choices in (("north", "1112223333"), ("east", "111222333")):
        workshop = open_room(boards_database, board_id=board)
        fill(boards_database, workshop, choices)
        close(boards_database, workshop)
        share(boards_database, workshop)
        (outside,) = released(boards_database, workshop, Audience.OUTSIDE)
        if board == "north":
            assert row_of(outside).levels == (0, 3, 3, 4)
            assert outside.figures.means == ()
        else:
            assert row_of(outside).levels is None
            assert {mean.mean for mean in outside.figures.means if mean.mean is not None} == {2.0}


def test_late_answers_stay_out_and_are_counted_while_they_are_few(boards_database, room):
    fill(boards_database, room, "11111")
    close(boards_database, room)
    answer_late(boards_database, 4, room)
    end(boards_database, room)
    told = [one for one in released(boards_database, room) if "GOV" in one.domain_ids]
    assert levels_of(told) == [(0, 5, 0, 0), (0, 5, 0, 0)]
    assert [one.late for one in told] == [0, 4]


def test_five_late_answers_enter_together_when_the_scoring_ends(boards_database, room):
    fill(boards_database, room, "11111")
    close(boards_database, room)
    answer_late(boards_database, 5, room)
    end(boards_database, room)
    told = [one for one in released(boards_database, room) if "GOV" in one.domain_ids]
    assert levels_of(told) == [(0, 5, 0, 0), (0, 5, 0, 5)]
    assert [one.late for one in told] == [0, 0]


def test_late_answers_that_stay_out_item_by_item_are_still_counted_as_late(boards_database, room):
    """Five people are late in the domain, but no item has five late answers: none enters, so the result must say five."""
    fill(boards_database, room, "11111")
    close(boards_database, room)
    for item_id, people in zip(GOV, (2, 2, 1), strict=True):
        answer_late(boards_database, people, room, item_ids=[item_id])
    end(boards_database, room)
    newest = [one for one in released(boards_database, room) if "GOV" in one.domain_ids][-1]
    assert levels_of([newest]) == [(0, 5, 0, 0)]
    assert newest.late == 5


def test_ending_without_late_answers_releases_a_closed_domain_no_second_time(boards_database, room):
    fill(boards_database, room, "11111")
    close(boards_database, room)
    end(boards_database, room)
    assert [one.domain_ids for one in released(boards_database, room)] == [("GOV",), ("OUT",)]
    assert opening.get_workshop(boards_database, room.id).state is State.CONSENSUS


def test_a_workshop_ends_once(boards_database, room):
    end(boards_database, room)
    before = released(boards_database, room)
    assert refused_code(end, boards_database, room) == "move.consensus"
    assert refused_code(close, boards_database, room) == "move.consensus"
    assert released(boards_database, room) == before


def test_nothing_of_an_open_workshop_is_stored_and_all_of_it_is_shown(boards_database):
    workshop = open_room(boards_database, view=View.OPEN)
    fill(boards_database, workshop, "2")
    seen = releases.open_view(boards_database, workshop)
    assert (row_of(seen).levels, seen.audience, seen.sequence) == ((0, 0, 1, 0), Audience.OPEN, 0)
    assert refused_code(close, boards_database, workshop) == "move.open-view"
    assert refused_code(share, boards_database, workshop) == "workshop.open-not-shared"
    end(boards_database, workshop)
    with boards_database.reading() as conn:
        assert release_rows.list_releases(conn) == ()


def test_the_open_view_changes_with_an_answer_and_is_refused_for_a_silent_workshop(boards_database, room):
    workshop = open_room(boards_database, view=View.OPEN)
    before = releases.open_view_digest(boards_database, workshop)
    assert releases.open_view_digest(boards_database, workshop) == before
    fill(boards_database, workshop, "2")
    assert releases.open_view_digest(boards_database, workshop) != before
    assert refused_code(releases.open_view, boards_database, room) == "workshop.not-open"


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_failure_in_the_middle_leaves_neither_closing_nor_release(boards_database, room, monkeypatch, fails_at):
    fill(boards_database, room, "1111111111")
    share(boards_database, room)
    append, calls = release_rows.append, []

    def failing(conn, *, release):
        calls.append(release)
        if len(calls) == fails_at:
            raise RuntimeError
        return append(conn, release=release)

    with monkeypatch.context() as broken:
        broken.setattr(release_rows, "append", failing)
        for action in (close, end):
            calls.clear()
            with pytest.raises(RuntimeError):
                action(boards_database, room)
    assert released(boards_database, room) == ()
    assert opening.closed_domain_ids(boards_database, room.id) == frozenset()
    assert opening.get_workshop(boards_database, room.id).state is State.SCORING
    close(boards_database, room)
    assert [one.sequence for one in released(boards_database, room)] == [1, 2]


def test_sharing_that_fails_is_not_recorded(boards_database, room, monkeypatch):
    fill(boards_database, room, "1111111111")
    close(boards_database, room)

    def failing(conn, *, release):
        raise RuntimeError

    monkeypatch.setattr(release_rows, "append", failing)
    with pytest.raises(RuntimeError):
        share(boards_database, room)
    assert opening.get_workshop(boards_database, room.id).results_shared_at is None


def share_some(database, room, *domain_ids: str) -> None:
    releases.share_results(
        database,
        workshop=opening.get_workshop(database, room.id),
        decided="",
        minimum=MINIMUM,
        domain_ids=domain_ids,
    )


def outside_items(database, room) -> set[str]:
    return {row.item_id for release in released(database, room, Audience.OUTSIDE) for row in release.figures.items}


def test_a_board_releases_some_domains_now_and_others_later(boards_database, room):
    fill(boards_database, room, "1111122222")
    close(boards_database, room)
    share_some(boards_database, room, "OUT")
    assert released(boards_database, room, Audience.OUTSIDE) == ()
    close(boards_database, room, "OUT")
    assert {item_id[:3] for item_id in outside_items(boards_database, room)} == {"OUT"}
    share_some(boards_database, room, "GOV")
    assert {item_id[:3] for item_id in outside_items(boards_database, room)} == {"GOV", "OUT"}
    assert opening.get_workshop(boards_database, room.id).shared_domain_ids is None
    assert refused_code(share_some, boards_database, room, "OUT") == "workshop.shared-already"


def test_late_answers_to_a_domain_that_is_kept_back_stay_inside(boards_database, room):
    fill(boards_database, room, "1111122222")
    share_some(boards_database, room, "OUT")
    close(boards_database, room)
    fill(boards_database, room, "33333")
    end(boards_database, room)
    assert {item_id[:3] for item_id in outside_items(boards_database, room)} == {"OUT"}
    inside = {row.item_id[:3] for one in released(boards_database, room, Audience.INSIDE) for row in one.figures.items}
    assert inside == {"GOV", "OUT"}


@pytest.mark.parametrize(("domains", "code"), [((), "workshop.share-none"), (("NOT",), "domain.unknown")])
def test_releasing_nothing_or_what_there_is_not_is_refused(boards_database, room, domains, code):
    assert refused_code(share_some, boards_database, room, *domains) == code
    assert opening.get_workshop(boards_database, room.id).results_shared_at is None


def test_two_facilitators_sharing_at_once_share_once(boards_database, room):
    fill(boards_database, room, "1111111111")
    close(boards_database, room)
    releases.share_results(boards_database, workshop=room, decided="first", minimum=MINIMUM)
    code = refused_code(releases.share_results, boards_database, workshop=room, decided="second", minimum=MINIMUM)
    assert code == "edit.stale"
    assert opening.get_workshop(boards_database, room.id).results_shared_note == "first"
    assert len(released(boards_database, room, Audience.OUTSIDE)) == 1


def test_where_the_decision_is_recorded_is_refused_and_not_cut_where_it_is_too_long(boards_database, room):
    code = refused_code(releases.share_results, boards_database, workshop=room, decided="x" * 501, minimum=MINIMUM)
    assert code == "text.too-long"
    assert opening.get_workshop(boards_database, room.id).results_shared_at is None
