"""Releases as rows: numbered in order, read back with equal figures, and traceable by their digest."""

from dataclasses import replace

import pytest

from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Attendance, Audience, Figures, ItemFigures, SectorFigures, Vantage, Wave
from sait.storage import releases, workshops
from sait.storage.engine.database import Database
from tests.storage.rows import FIGURES, RELEASE, add_workshop


@pytest.fixture
def room(boards_database: Database) -> Database:
    with boards_database.writing() as conn:
        add_workshop(conn)
        add_workshop(conn, id="w2", code="CDEFGH", board_id="east", demonstration=True)
    return boards_database


def first_item(**changes: object) -> Figures:
    return replace(FIGURES, items=(replace(FIGURES.items[0], **changes), *FIGURES.items[1:]))


def first_mean(**changes: object) -> Figures:
    return replace(FIGURES, means=(replace(FIGURES.means[0], **changes),))


def test_what_is_read_is_what_was_appended(room):
    with room.writing() as conn:
        stored = releases.append(conn, release=RELEASE)
    with room.reading() as conn:
        assert releases.list_releases(conn) == (stored,)
    assert replace(stored, sequence=0, digest="") == RELEASE


def test_nobody_and_withheld_stay_two_things(room):
    figures = Figures((ItemFigures("GOV-01", Vantage.OWN, None, (0, 0, 0, 0), 0, None),), ())
    with room.writing() as conn:
        releases.append(conn, release=replace(RELEASE, figures=figures))
    with room.reading() as conn:
        (row,) = releases.list_releases(conn)[0].figures.items
    assert (row.levels, row.dont_know, row.not_applicable) == ((0, 0, 0, 0), 0, None)


def test_releases_are_numbered_in_order_over_all_workshops(room):
    with room.reading() as conn:
        assert releases.latest_sequence(conn) == 0
    for workshop_id in ("w1", "w2", "w1"):
        with room.writing() as conn:
            releases.append(conn, release=replace(RELEASE, workshop_id=workshop_id))
    with room.reading() as conn:
        assert [(one.sequence, one.workshop_id) for one in releases.list_releases(conn)] == [
            (1, "w1"),
            (2, "w2"),
            (3, "w1"),
        ]
        assert releases.latest_sequence(conn) == 3


def test_a_number_is_never_given_twice_even_when_the_newest_release_was_removed(room):
    with room.writing() as conn:
        releases.append(conn, release=RELEASE)
        releases.append(conn, release=replace(RELEASE, workshop_id="w2", demonstration=True))
        workshops.remove_demonstration_workshops(conn)
    with room.writing() as conn:
        assert releases.append(conn, release=RELEASE).sequence == 3


def test_a_number_that_was_not_kept_leaves_no_gap(room):
    def give_up() -> None:
        with room.writing() as conn:
            releases.append(conn, release=RELEASE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        give_up()
    with room.writing() as conn:
        assert releases.append(conn, release=RELEASE).sequence == 1


def test_releases_are_chosen_by_round_workshop_and_audience(room):
    outside = replace(RELEASE, audience=Audience.OUTSIDE)
    elsewhere = replace(RELEASE, workshop_id="w2", round_id="shown")
    with room.writing() as conn:
        for release in (RELEASE, outside, elsewhere):
            releases.append(conn, release=release)

        def numbers(**chosen: object) -> list[int]:
            return [one.sequence for one in releases.list_releases(conn, **chosen)]

        assert numbers(workshop_id="w1") == [1, 2]
        assert numbers(workshop_id="w1", audience=Audience.OUTSIDE) == [2]
        assert numbers(round_id="shown") == [3]
        assert numbers(round_id="nowhere") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"figures": first_item(levels=(0, 5, 1, 1))},
        {"figures": first_item(levels=None)},
        {"figures": first_item(dont_know=0)},
        {"figures": first_item(not_applicable=6)},
        {"figures": first_item(area_id="east")},
        {"figures": first_item(vantage=Vantage.LOCAL)},
        {"figures": first_mean(mean=1.5)},
        {"figures": first_mean(at_end=True)},
        {"figures": first_mean(item_ids=("GOV-01", "GOV-02"))},
        {"attendance": Attendance(12, 11, 11)},
        {"attendance": Attendance(None, 11, 10)},
        {"late": 0},
        {"audience": Audience.OUTSIDE},
        {"workshop_id": "w2"},
        {"board_id": "east"},
        {"round_id": "shown"},
        {"instrument_hash": "0" * 64},
        {"form": "full"},
        {"domain_ids": ("GOV", "OUT")},
        {"demonstration": True},
    ],
    ids=str,
)
def test_the_digest_changes_with_everything_a_release_says(room, changes):
    with room.writing() as conn:
        one = releases.append(conn, release=RELEASE)
        other = releases.append(conn, release=replace(RELEASE, **changes))
    assert len(one.digest) == 64
    assert one.digest != other.digest


def test_sectors_which_stay_in_the_room_cannot_be_found_by_trying_which_fit_the_digest(room):
    sectors = (SectorFigures("GOV-01", Sector.HEALTH, (0, 2, 2, 1)), SectorFigures("GOV-01", None, (0, 3, 1, 1)))
    with room.writing() as conn:
        one = releases.append(conn, release=RELEASE)
        told = releases.append(conn, release=replace(RELEASE, figures=replace(RELEASE.figures, sectors=sectors)))
    assert told.figures.sectors == sectors
    assert one.digest == told.digest


def test_the_digest_is_that_of_the_figures_whenever_and_as_whatever_number_they_are_published(room):
    with room.writing() as conn:
        one = releases.append(conn, release=RELEASE)
        again = releases.append(conn, release=replace(RELEASE, published_at=RELEASE.published_at.replace(year=2014)))
    assert (one.digest, one.sequence) == (again.digest, again.sequence - 1)


def test_storage_offers_nothing_that_changes_or_removes_a_release():
    offered = {name for name in vars(releases) if not name.startswith("_") and callable(getattr(releases, name))}
    assert {name for name in offered if getattr(releases, name).__module__ == releases.__name__} == {
        "append",
        "latest_sequence",
        "list_releases",
    }


def test_figures_of_a_second_scoring_are_read_as_those(room):
    with room.writing() as conn:
        releases.append(conn, release=replace(RELEASE, figures=replace(FIGURES, wave=Wave.SECOND)))
    with room.reading() as conn:
        assert releases.list_releases(conn)[0].figures.wave is Wave.SECOND
