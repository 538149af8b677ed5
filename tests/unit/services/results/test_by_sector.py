"""Sectors through the services: asked for only where a workshop says so, told inside only, and gone at the sign-off."""

from io import BytesIO

import pytest
from docx import Document

from sait.analysis.result import SeriesRole
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Audience
from sait.assessment.workshops import EntryMode, State, View
from sait.errors import SaitError
from sait.services.members import cards, joining
from sait.services.results import reading
from sait.services.results.reading import ResultQuery
from sait.services.results.record import write_record
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from tests.unit.services.members.test_paper_sheets import line, type_in
from tests.unit.services.people import close, end, fill, join, open_room, released, share
from tests.unit.services.results.test_record import TODAY
from tests.unit.services.workshops.test_erasing import traces

SEATS = [Sector.HEALTH] * 6 + [Sector.LOCAL_AUTHORITY] * 5 + [Sector.THIRD] * 2
CHOICES = "000000" + "33333" + "11"


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, asks_sector=True, entry=EntryMode.ONE_TIME, invited=20)


def card(database, room):
    (code,) = cards.make_cards(database, workshop_id=room.id, count=1, who="a")
    return code


def seat(database, room, choices=CHOICES, seats=SEATS):
    members = fill(database, room, choices)
    for member, sector in zip(members, seats, strict=True):
        joining.change_sector(database, member=member, sector=sector)
    return members


def read(database, room, **asked):
    query = ResultQuery((room.id,), reading.DOMAINS, **{"inside": room.id, "sectors": True} | asked)
    return reading.read_result(database, query)


def roles(result):
    return [series.role for series in result.series]


def test_each_group_has_a_line_beside_the_board_and_the_smallest_sectors_are_together(boards_database, room):
    seat(boards_database, room)
    close(boards_database, room)
    result = read(boards_database, room)
    assert [series.label["en"] for series in result.series[1:]] == ["Health", "Everyone else"]
    assert [series.label["cy"] for series in result.series[1:]] == ["Iechyd", "Pawb arall"]
    assert [result.scores[series.key, "GOV"].mean for series in result.series[1:]] == [0.0, 17 / 7]
    scored = result.items[result.series[2].key, "GOV-01"]
    assert (scored.levels, scored.dont_know) == ((0, 2, 0, 5), None)


def test_a_group_has_no_attendance_and_no_bounds(boards_database, room):
    seat(boards_database, room)
    close(boards_database, room)
    result = read(boards_database, room)
    own, group = result.series[:2]
    assert own.attendance.answered == 13
    assert result.scores[own.key, "GOV"].bounds is not None
    assert (group.attendance, group.late, result.scores[group.key, "GOV"].bounds) == (None, 0, None)


def test_nothing_by_sector_leaves_the_room(boards_database, room):
    seat(boards_database, room)
    share(boards_database, room)
    end(boards_database, room)
    assert any(one.figures.sectors for one in released(boards_database, room, Audience.INSIDE))
    assert not any(one.figures.sectors for one in released(boards_database, room, Audience.OUTSIDE))
    assert roles(read(boards_database, room, inside=None)) == [SeriesRole.REGIONAL]
    assert SeriesRole.SECTOR not in roles(read(boards_database, room, sectors=False))


def test_a_workshop_that_does_not_ask_keeps_and_tells_nothing(boards_database):
    room = open_room(boards_database, invited=20)
    entry = joining.join(boards_database, room.code, sector=Sector.HEALTH)
    member = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    assert joining.sector_of(boards_database, member) is None
    with pytest.raises(SaitError, match=r"sector\.not-asked"):
        joining.change_sector(boards_database, member=member, sector=Sector.HEALTH)


def test_a_member_changes_what_they_said_and_takes_it_back(boards_database, room):
    entry = joining.join(boards_database, card(boards_database, room), sector=Sector.HEALTH)
    member = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    for said in (Sector.HEALTH, Sector.THIRD, None):
        joining.change_sector(boards_database, member=member, sector=said)
        assert joining.sector_of(boards_database, member) is said


def test_a_page_sent_twice_keeps_what_was_said_last(boards_database, room):
    code = card(boards_database, room)
    for sector in (Sector.HEALTH, Sector.THIRD):
        entry = joining.join(boards_database, code, form="one page", sector=sector)
    member = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    assert joining.sector_of(boards_database, member) is Sector.THIRD


def test_who_changes_sector_after_a_domain_was_closed_changes_nothing_of_it(boards_database, room):
    members = seat(boards_database, room)
    close(boards_database, room)
    before = released(boards_database, room)[-1].figures.sectors
    joining.change_sector(boards_database, member=members[0], sector=None)
    close(boards_database, room, "OUT")
    moves.reopen_domain(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="GOV", who="a")
    close(boards_database, room)
    after = released(boards_database, room)
    assert after[-1].figures.sectors == before
    assert {(row.sector, row.n) for row in after[-2].figures.sectors} == {(Sector.HEALTH, 5), (None, 8)}


def test_the_sign_off_erases_every_sector_and_what_was_told_stays(boards_database, room):
    members = seat(boards_database, room)
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=get_workshop(boards_database, room.id), who="a")
    assert {joining.sector_of(boards_database, member) for member in members} == {None}
    assert SeriesRole.SECTOR in roles(read(boards_database, room))
    with pytest.raises(SaitError, match=r"workshop\.closed"):
        joining.change_sector(boards_database, member=members[0], sector=Sector.HEALTH)


@pytest.mark.parametrize("how", ["taken back", "signed off"])
def test_a_sector_that_is_erased_is_in_no_file_of_the_database(boards_database, room, how):
    member = join(boards_database, room)
    joining.change_sector(boards_database, member=member, sector=Sector.LOCAL_AUTHORITY)
    assert traces(boards_database, b"local-authority")
    end(boards_database, room)
    if how == "taken back":
        joining.change_sector(boards_database, member=member, sector=None)
    else:
        moves.sign_off(boards_database, workshop=get_workshop(boards_database, room.id), who="a")
    assert traces(boards_database, b"local-authority") == []


@pytest.mark.parametrize(
    ("plan", "refused"),
    [
        ({"view": View.OPEN, "entry": EntryMode.ONE_TIME}, "sector.open-view"),
        ({"entry": EntryMode.SHARED}, "sector.needs-cards"),
    ],
)
def test_sectors_are_not_asked_where_one_would_be_a_name_or_anybody_could_come_in_twice(boards_database, plan, refused):
    with pytest.raises(SaitError) as told:
        open_room(boards_database, asks_sector=True, **plan)
    assert told.value.code == refused


def test_one_code_for_all_cannot_take_the_place_of_the_cards(boards_database, room):
    with pytest.raises(SaitError, match=r"sector\.needs-cards"):
        cards.choose_entry(boards_database, workshop=room, entry=EntryMode.SHARED, who="a")
    assert get_workshop(boards_database, room.id) == room


def test_people_who_come_to_agree_levels_may_say_it_too(boards_database):
    room = open_room(boards_database, asks_sector=True, draft=True, entry=EntryMode.ONE_TIME)
    moves.skip_scoring(boards_database, workshop=room, who="a")
    assert get_workshop(boards_database, room.id).state is State.CONSENSUS
    joining.change_sector(boards_database, member=join(boards_database, room), sector=Sector.OTHER)


def test_who_typed_four_sheets_of_five_is_not_told_the_fifth(boards_database, room):
    seat(boards_database, room, "0000000" + "2", [Sector.HEALTH] * 7 + [Sector.THIRD])
    for _ in range(4):
        type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "1"))
    close(boards_database, room)
    (row,) = [row for row in released(boards_database, room)[-1].figures.items if row.item_id == "GOV-01"]
    assert row.levels == (7, 4, 1, 0)
    assert released(boards_database, room)[-1].figures.sectors == ()


def tables_of(database, room):
    document = Document(BytesIO(write_record(database, room.id, languages=["en"], today=TODAY)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    return texts, [[cell.text for cell in table.rows[0].cells] for table in document.tables]


def test_the_record_says_why_no_sectors_are_told_apart(boards_database, room):
    seat(boards_database, room, "00022233", [Sector.HEALTH] * 4 + [Sector.THIRD] * 4)
    close(boards_database, room)
    texts, _ = tables_of(boards_database, room)
    assert "No sector could be shown separately: there were too few answers in one group, or outside it." in texts


def test_the_record_has_the_means_by_sector(boards_database, room):
    seat(boards_database, room)
    close(boards_database, room)
    texts, heads = tables_of(boards_database, room)
    assert "Results by sector" in texts
    assert ["Domain", "Health", "Everyone else"] in heads


def test_the_record_of_a_workshop_that_does_not_ask_says_nothing_of_sectors(boards_database):
    texts, _ = tables_of(boards_database, open_room(boards_database))
    assert "Results by sector" not in texts
