"""Opening workshops, keeping boards and rounds, and banks that change or vanish under a running workshop."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sait.assessment.boards import Tier
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form, View
from sait.services import boards
from sait.services.banks import instruments
from sait.services.running.seed import seed_boards
from sait.services.workshops import opening
from sait.storage.engine.database import open_database
from tests.conftest import LOCALS, REGIONAL, named, small_bank
from tests.refusals import refused_code
from tests.unit.services.people import choose, close, fill, join, open_room, released

SHIPPED = Path(__file__).resolve().parents[4] / "question_banks"


def test_a_workshop_opens_scoring_with_a_code_and_the_instrument_of_the_moment(boards_database):
    workshop = open_room(boards_database, days=3)
    assert opening.get_workshop(boards_database, workshop.id) == workshop
    assert (workshop.expires_at - workshop.opened_at).days == 3
    assert workshop.instrument_hash == small_bank().instrument.content_hash
    assert not workshop.demonstration


def test_a_workshop_of_a_demonstration_round_is_a_demonstration(boards_database):
    assert open_room(boards_database, round_id="shown").demonstration


def test_another_code_is_tried_where_one_is_taken_and_after_some_tries_that_is_said(boards_database, monkeypatch):
    codes = iter(["ACDEFG", "ACDEFG", "ACDEFG", "CDEFGH", *["ACDEFG"] * 99])
    monkeypatch.setattr(opening, "new_code", lambda: next(codes))
    assert open_room(boards_database).code == "ACDEFG"
    assert open_room(boards_database, board_id="east").code == "CDEFGH"
    assert refused_code(open_room, boards_database, board_id="west") == "workshop.code-taken"


def test_a_second_silent_workshop_is_refused_and_a_second_open_one_is_not(boards_database):
    open_room(boards_database)
    assert refused_code(open_room, boards_database) == "workshop.exists"
    assert refused_code(open_room, boards_database, form=Form.FULL) == "workshop.exists"
    assert refused_code(open_room, boards_database, bank=small_bank("2.0")) == "workshop.exists"
    for _ in range(2):
        open_room(boards_database, view=View.OPEN)
    assert len(opening.list_workshops(boards_database)) == 3


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"board_id": "nowhere"}, "board.unknown"),
        ({"round_id": "nowhere"}, "round.unknown"),
        ({"invited": 0}, "workshop.invited-wrong"),
        ({"invited": 501}, "workshop.invited-wrong"),
    ],
)
def test_what_cannot_be_opened_is_refused_and_leaves_nothing(boards_database, changes, code):
    assert refused_code(open_room, boards_database, **changes) == code
    assert opening.list_workshops(boards_database) == ()


def test_a_board_that_did_not_stand_when_the_round_began_has_no_workshop_in_it(boards_database):
    boards.change_board(boards_database, board=replace(LOCALS[0], valid_from=date(2013, 6, 2)))
    assert refused_code(open_room, boards_database, board_id="east") == "board.not-then"


def test_of_two_edits_of_how_many_were_invited_the_second_is_refused(boards_database):
    workshop = open_room(boards_database)
    opening.set_invited(boards_database, workshop=workshop, invited=15)
    assert refused_code(opening.set_invited, boards_database, workshop=workshop, invited=9) == "edit.stale"
    assert opening.get_workshop(boards_database, workshop.id).invited == 15


def test_boards_and_regions_are_named_in_both_languages_with_readable_identifiers(boards_database):
    made = boards.add_board(
        boards_database,
        region_id="n",
        tier=Tier.LOCAL,
        parent_id="north",
        name={"en": "Ynys Môn & Conwy", "cy": "Ynys Môn a Chonwy"},
        valid_from=None,
        valid_to=None,
    )
    assert made.id == "ynys-mon-conwy"
    assert boards.identifier({"en": "x" * 200}) == "x" * 60
    for name in ("", "  ", "!!!", "中文"):
        assert refused_code(boards.identifier, {"en": name}) == "board.name-missing"


def test_a_board_that_could_not_stand_is_not_written(boards_database):
    wrong = replace(LOCALS[0], parent_id="west")
    assert refused_code(boards.change_board, boards_database, board=wrong) == "board.parent-wrong"
    loop = replace(REGIONAL, parent_id="east")
    assert refused_code(boards.change_board, boards_database, board=loop) == "board.parent-wrong"
    reversed_ = {"starts_on": date(2014, 1, 2), "ends_on": date(2014, 1, 1)}
    assert refused_code(boards.add_round, boards_database, name=named("Next"), **reversed_) == "dates.reversed"
    listed = boards.map_of_boards(boards_database)[1]
    assert {board.id: board.parent_id for board in listed} == {"north": None, "east": "north", "west": "north"}


def test_a_regional_board_with_boards_under_it_does_not_become_local(boards_database):
    """Its local boards would then stand under a board that may have none."""
    local = replace(REGIONAL, tier=Tier.LOCAL)
    assert refused_code(boards.change_board, boards_database, board=local) == "board.parent-wrong"


def test_the_six_regions_are_seeded_once_and_never_over_real_ones(database, boards_database):
    assert not seed_boards(boards_database)
    with database.writing() as conn:
        for table in ("areas", "boards", "regions"):
            conn.exec_driver_sql(f"delete from {table} where id not in ('north')")
            conn.exec_driver_sql(f"delete from {table}")
    assert seed_boards(database)
    regions, listed, _ = boards.map_of_boards(database)
    assert len(regions) == 6
    assert all(board.region_id in {region.id for region in regions} for board in listed)
    assert not seed_boards(database)


@pytest.fixture
def shelf(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "banks")
    return tmp_path / "banks"


@pytest.mark.parametrize("vanishes", [False, True])
def test_a_bank_that_changes_or_vanishes_changes_nothing_in_a_running_workshop(
    boards_database, database_address, shelf, vanishes
):
    bank = instruments.find_bank(shelf, "sait-regional")
    workshop = open_room(boards_database, bank=bank)
    asked = bank.instrument.in_form("short")[0]
    fill(boards_database, workshop, "22222", item_ids=[item.id for item in asked.items])
    if vanishes:
        shutil.rmtree(shelf)
        assert refused_code(instruments.find_bank, shelf, "sait-regional") == "bank.missing"
    else:
        file = bank.folder / "instrument.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("publisher: SAIT contributors", "publisher: Somebody else", 1), "utf-8")
        changed = instruments.find_bank(shelf, "sait-regional").instrument
        assert changed.content_hash != bank.instrument.content_hash
    instruments.get_instrument.cache_clear()
    open_database.cache_clear()
    restarted = open_database(database_address)
    kept = instruments.get_instrument(restarted, workshop.instrument_hash)
    assert kept == bank.instrument
    question = Question(Vantage.OWN, asked.items[0].id)
    choose(restarted, join(restarted, workshop), "2", question=question)
    close(restarted, workshop, asked.id)
    (release,) = released(restarted, workshop)
    assert release.figures.items[0].levels == (0, 0, 6, 0)
    assert release.instrument_hash == bank.instrument.content_hash
    restarted.close()


def test_a_broken_bank_is_left_out_whole_and_its_problems_are_named(shelf):
    file = next(shelf.rglob("instrument.yaml"))
    file.write_text(file.read_text("utf-8") + "\nsurprise: [\n", "utf-8")
    read = instruments.read_bank_list(shelf)
    assert read.problems
    assert file.parent not in {bank.folder for bank in read.banks}
    assert {Path(problem.file) for problem in read.problems} == {file}


@pytest.mark.parametrize(("words", "code"), [("a\x0bb", "name.unprintable"), ("x" * 121, "name.too-long")])
def test_names_that_break_a_deck_are_refused_wherever_a_name_is_given(boards_database, words, code):
    name = named("Fine") | {"cy": words}
    days = {"valid_from": None, "valid_to": None}
    region = boards.map_of_boards(boards_database)[0][0]
    at = {"region_id": "n", "tier": Tier.LOCAL, "parent_id": None}
    assert refused_code(boards.add_board, boards_database, name=name, **at, **days) == code
    assert refused_code(boards.change_board, boards_database, board=replace(REGIONAL, name=name)) == code
    assert refused_code(boards.add_region, boards_database, name=name, **days) == code
    assert refused_code(boards.change_region, boards_database, region=replace(region, name=name)) == code
    begins = date(2013, 6, 1)
    assert refused_code(boards.add_round, boards_database, name=name, starts_on=begins, ends_on=None) == code


def test_a_workshop_that_nobody_joined_is_removed_and_leaves_its_place_free(boards_database):
    workshop = open_room(boards_database)
    close(boards_database, workshop)

    opening.remove_workshop(boards_database, workshop.id)

    assert opening.list_workshops(boards_database) == ()
    assert released(boards_database, workshop) == ()
    assert refused_code(join, boards_database, workshop) == "workshop.code-unknown"
    assert open_room(boards_database).board_id == workshop.board_id


def test_a_workshop_that_somebody_joined_stays_with_all_its_answers(boards_database):
    workshop = open_room(boards_database)
    fill(boards_database, workshop, "11111")
    close(boards_database, workshop)
    before = released(boards_database, workshop)

    assert refused_code(opening.remove_workshop, boards_database, workshop.id) == "workshop.has-members"
    assert refused_code(opening.remove_workshop, boards_database, "nowhere") == "workshop.unknown"

    assert opening.get_workshop(boards_database, workshop.id) == workshop
    assert released(boards_database, workshop) == before
    assert len(before) == 1


def test_a_workshop_joined_and_not_answered_stays_too(boards_database):
    workshop = open_room(boards_database)
    join(boards_database, workshop)

    assert refused_code(opening.remove_workshop, boards_database, workshop.id) == "workshop.has-members"
