"""The record of a workshop: everything that was decided and released is in the file, in the languages asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from sait.assessment.decisions import (
    LONGEST_TEXT,
    Action,
    Arrangement,
    Challenge,
    Consensus,
    Decision,
    Force,
    ForceScope,
    Help,
    Priority,
    Progress,
    Proposal,
    Reach,
    Task,
    Update,
    Vision,
    VoteTally,
    longest,
)
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage, Wave
from sait.errors import SaitError
from sait.i18n import translator
from sait.services import boards
from sait.services.banks.instruments import get_instrument
from sait.services.deciding import decisions
from sait.services.results.record import gather_record, write_record
from sait.services.workshops import moves, opening, releases
from tests.unit.services.people import MINIMUM, choose, close, end, fill, open_room, share

TODAY = date(2013, 9, 1)
HOSTILE = "<w:p>&amp;</w:p> ]]> ${x} \x00\x0b\x1b\ud800\ufffe\u202e end"
HEADINGS = (
    "The session",
    "Participation",
    "Agreed levels",
    "The board's vision",
    "Governance arrangements",
    "Challenges",
    "What helps and what hinders",
    "The board's priorities",
    "Actions",
    "Proposals",
    "What was released to others",
    "Results as they were released to the room",
)


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, asks_local=True)


def save(database, room, subject: str, decision: Decision, version: int = 0) -> None:
    decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=version, who="ffion")


def opened(database, room, *languages: str):
    return Document(BytesIO(write_record(database, room.id, languages=languages or ("en",), today=TODAY)))


def paragraphs(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def cells(document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def all_text(document) -> str:
    return "\n".join([*paragraphs(document), *("\t".join(row) for row in cells(document))])


def headings(document, level: int) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == f"Heading {level}"]


def runs(document) -> Iterator[object]:
    bodies = [document.element.body, document.sections[0].header._element, document.sections[0].footer._element]
    return (run for body in bodies for run in body.iter(qn("w:r")))


def languages_of(document, words: str) -> set[str]:
    """The languages of the runs that say exactly *words*."""
    found = set()
    for run in runs(document):
        if "".join(text.text or "" for text in run.iter(qn("w:t"))) == words:
            spoken = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            found.add("" if spoken is None else spoken.get(qn("w:val")))
    return found


def second_scoring(database, room, members) -> None:
    now = opening.get_workshop(database, room.id)
    moves.begin_second(database, workshop=now, domain_id="GOV", who="ffion")
    for member in members:
        choose(database, member, "3", question=Question(Vantage.OWN, "GOV-01", Wave.SECOND))
    releases.end_second(database, workshop_id=room.id, domain_id="GOV", minimum=MINIMUM)


def decide_everything(database, room) -> None:
    save(database, room, "GOV-01", Consensus(1, "a first thought", ("one note",)))
    save(
        database,
        room,
        "GOV-01",
        Consensus(2, "most see it so", ("Minutes, item 4", "Audit of May"), ("one agency sees it at 1",)),
        1,
    )
    save(database, room, "GOV-02", Consensus(None, "seen very differently"))
    save(database, room, "vision", Vision({"": "Safe children"}))
    save(database, room, "vision", Vision({"": "Every child safe"}), 1)
    save(database, room, Task.VISION, VoteTally((("5", 4), ("2", 3)), 7, wording=2))
    save(database, room, "g1", Arrangement(Reach.REGIONAL, "Reviews", "Review group", "The board"))
    save(database, room, "c1", Challenge(date(2013, 6, 5), "Who is missing?", "Two partners", date(2013, 6, 6)))
    save(database, room, "f1", Force("Old trust", True, ForceScope.LOCAL))
    save(database, room, Task.FORCE_DOTS, VoteTally((("f1", 9),), 6))
    save(database, room, "p1", Priority("Induction", Reach.REGIONAL, "", "GOV-01", chosen=True))
    save(database, room, "p2", Priority("Rural help", Reach.LOCAL, "east"))
    save(database, room, Task.PRIORITY_DOTS, VoteTally((("p1", 8), ("p2", 5)), 6))
    updates = (Update(date(2013, 7, 1), "outline agreed"),)
    save(
        database, room, "a1", Action("Write a pack", "Chair", "Police", date(2013, 8, 1), "1.3b", "p1", updates=updates)
    )
    save(database, room, "q1", Proposal(Help.GUIDANCE, "Sharing", "Say what may be shared"))


def test_a_workshop_with_nothing_in_it_says_so_part_by_part(boards_database, room):
    document = opened(boards_database, room)
    assert tuple(headings(document, 1)) == HEADINGS
    said = paragraphs(document)
    assert said.count("Nothing was recorded.") == 8
    assert "No results were released in this workshop, so it has no numbers of answers." in said
    assert "The board has not recorded that it releases its results, so nobody else has been given any." in said
    assert document.tables == []


def test_decisions_stand_with_their_evidence_their_dissent_and_their_earlier_versions(boards_database, room):
    decide_everything(boards_database, room)
    said = paragraphs(opened(boards_database, room))
    day = translator("en").date(datetime.now(UTC).date())
    start = said.index("GOV-01 Statement GOV-01")
    assert said[start + 1 : said.index("GOV-02 Statement GOV-02")] == [
        f"Agreed: 2 · Level 2 (version 2, {day})",
        "Why: most see it so",
        "Evidence",
        "Minutes, item 4",
        "Audit of May",
        "Dissenting opinions: one agency sees it at 1",
        "Earlier versions",
        f"1 · Level 1 (version 1, {day}). Why: a first thought. Evidence: one note",
    ]
    assert f"Agreed: no agreement on a level (version 1, {day})" in said
    assert "Evidence: none recorded" in said
    assert "2 of 6 agreed" in said


def test_the_rest_of_what_was_decided_is_in_tables(boards_database, room):
    decide_everything(boards_database, room)
    document = opened(boards_database, room)
    rows = cells(document)
    assert ["Strongly agree", "4"] in rows
    assert ["Reviews", "regional", "Review group", "The board"] in rows
    assert ["5 June 2013", "Who is missing?", "Two partners\n6 June 2013"] in rows
    assert ["Old trust", "Helps", "local", "9"] in rows
    assert ["Induction (GOV-01)", "regional", "8", "chosen"] in rows
    assert ["Rural help", "local, East board", "5", "not chosen"] in rows
    action = "Write a pack\nPriority: Induction\nPlan: 1.3b\n1 July 2013: outline agreed"
    assert [action, "Chair, Police", "1 August 2013\nOverdue", "not begun"] in rows
    assert ["Guidance", "Sharing", "Say what may be shared"] in rows
    said = paragraphs(document)
    assert "No chosen priority covers the needs named for: East board." in said
    assert "At this level (local) nobody is accountable for: Reviews." in said
    assert "Every child safe" in said


def test_a_priority_in_the_words_of_the_bank_is_in_every_language_of_the_record(boards_database, room):
    item = get_instrument(boards_database, room.instrument_hash).item("GOV-01")
    save(boards_database, room, "p1", Priority(item.text["cy"], Reach.REGIONAL, item_id="GOV-01"))
    assert f"{item.text['en']} (GOV-01)" in [row[0] for row in cells(opened(boards_database, room))]


def test_what_was_taken_back_is_said_to_be_so_and_its_versions_stay(boards_database, room):
    save(boards_database, room, "GOV-01", Consensus(3, "too soon"))
    (kept,) = decisions.standing(boards_database, room.id, Consensus)
    decisions.take_back(boards_database, workshop_id=room.id, kept=kept, who="ffion")
    said = paragraphs(opened(boards_database, room))
    assert "What was recorded here was taken back." in said
    assert not [one for one in said if one.startswith("Agreed:")]
    assert any("too soon" in one for one in said)


def test_results_are_those_released_with_the_second_scoring_beside_the_first(boards_database, room):
    members = fill(boards_database, room, "111223")
    close(boards_database, room)
    save(boards_database, room, "GOV-01", Consensus(2))
    second_scoring(boards_database, room, members)
    document = opened(boards_database, room)
    assert {"Invited: 12", "Joined: 6", "Answered: 6 of 12"} <= set(paragraphs(document))
    assert {"Second scoring: 3.0; close: mostly 3; 6 answers", "Shift of the mean: +1.3"} <= set(paragraphs(document))
    rows = cells(document)
    first = ["GOV-01 Statement GOV-01", "First scoring", "1.7", "6\n0: 0 · 1: 3 · 2: 2 · 3: 1"]
    assert first in [row[:4] for row in rows]
    assert ["GOV-01", "Second scoring", "3.0", "6\n0: 0 · 1: 0 · 2: 0 · 3: 6", "close: mostly 3"] in rows
    # What the board agreed is no figure that was released: it has its own part.
    assert [row[1] for row in rows if row[0].startswith("GOV-01")] == ["First scoring", "Second scoring"]
    assert "Nothing was released." in paragraphs(document)


def test_too_few_answers_are_withheld_from_the_record_too(boards_database, room):
    fill(boards_database, room, "0333")
    close(boards_database, room)
    said = all_text(opened(boards_database, room))
    assert "If a figure is withheld, there were too few answers to show it." in said
    assert "GOV-01 Statement GOV-01\tFirst scoring\twithheld\t\t" in said
    assert "3: 3" not in said


def test_what_others_were_given_is_named(boards_database, room):
    fill(boards_database, room, "111223331")
    close(boards_database, room)
    share(boards_database, room)
    said = paragraphs(opened(boards_database, room))
    after = said[said.index("What was released to others") :]
    assert "What the board decided about it: Agreed at the meeting" in after
    assert "GOV Domain GOV" in after
    assert "OUT Domain OUT" not in after


def test_domains_that_the_board_keeps_back_are_named_apart(boards_database, room):
    fill(boards_database, room, "111223331")
    end(boards_database, room)
    now = opening.get_workshop(boards_database, room.id)
    releases.share_results(boards_database, workshop=now, decided="", minimum=MINIMUM, domain_ids=["OUT"])
    said = paragraphs(opened(boards_database, room))
    kept = said.index("Domains not released to others")
    given = said.index("Domains released, within the limits for outside the room")
    assert (said[kept + 1 : given], said[given + 1]) == (["GOV Domain GOV"], "OUT Domain OUT")


def test_a_signed_off_record_has_its_day_and_no_warning(boards_database, room):
    warning = "The board has not signed off, so this record can still change."
    assert warning in paragraphs(opened(boards_database, room))
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    said = paragraphs(opened(boards_database, room))
    assert warning not in said
    assert f"Signed off: {translator('en').date(datetime.now(UTC).date())}" in said


def test_open_actions_of_earlier_rounds_are_carried_and_no_others(boards_database, room):
    save(boards_database, room, "a1", Action("Left open", "Chair"))
    save(boards_database, room, "a2", Action("Done then", "Chair", progress=Progress.DONE))
    boards.add_round(boards_database, name={"en": "Later", "cy": "Wedyn"}, starts_on=date(2014, 1, 6), ends_on=None)
    later, shown = open_room(boards_database, round_id="later"), open_room(boards_database, round_id="shown")
    save(boards_database, later, "a3", Action("New", "Chair"))

    def carried(workshop) -> list[str]:
        return [one.decision.what for one in gather_record(boards_database, workshop.id, TODAY).carried]

    assert (carried(room), carried(later), carried(shown)) == ([], ["Left open"], [])
    (left,) = (one for one in decisions.standing(boards_database, room.id, Action) if one.subject == "a1")
    done = replace(left.decision, progress=Progress.DONE)
    decisions.follow_up(boards_database, workshop_id=room.id, subject="a1", decision=done, version=1, who="a")
    assert carried(later) == ["Left open"]  # this round asked, and was told
    assert "Actions still open from earlier rounds" in headings(opened(boards_database, later), 2)


@pytest.mark.parametrize(
    ("languages", "heading", "spoken"),
    [
        (("en",), "Agreed levels", {"Agreed levels": {"en-GB"}}),
        (("cy",), "Lefelau y cytunwyd arnynt", {"Lefelau y cytunwyd arnynt": {"cy-GB"}}),
        (
            ("cy", "en"),
            "Lefelau y cytunwyd arnynt / Agreed levels",
            {"Lefelau y cytunwyd arnynt": {"cy-GB"}, "Agreed levels": {"en-GB"}},
        ),
    ],
)
def test_headings_are_in_the_languages_asked_for_and_marked_as_such(boards_database, room, languages, heading, spoken):
    decide_everything(boards_database, room)
    document = opened(boards_database, room, *languages)
    assert heading in headings(document, 1)
    assert {words: languages_of(document, words) for words in spoken} == spoken
    # Nobody says which language members wrote in.
    assert languages_of(document, "Every child safe") == {""}
    defaults = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert defaults == {f"{languages[0]}-GB"}
    assert document.core_properties.language == ", ".join(f"{one}-GB" for one in languages)


def test_every_table_has_a_header_row_and_a_text_in_place_of_it(boards_database, room):
    fill(boards_database, room, "111223")
    close(boards_database, room)
    decide_everything(boards_database, room)
    document = opened(boards_database, room, "cy", "en")
    assert len(document.tables) > 6
    for table in document.tables:
        marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True] + [False] * (len(marked) - 1)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_file_says_what_it_is_and_numbers_its_pages(boards_database, room):
    document = opened(boards_database, room)
    assert document.core_properties.title == "Record of the session: North board, Baseline"
    assert (document.core_properties.author, document.core_properties.comments) == ("SAIT", "")
    footer = document.sections[0].footer
    assert [one.text for one in footer._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert "North board" in footer.paragraphs[0].text
    assert document.paragraphs[0].style.name == "Title"


def test_a_demonstration_is_marked_on_every_page(boards_database, room):
    shown = open_room(boards_database, round_id="shown")
    mark = "Demonstration data"
    document = opened(boards_database, shown)
    assert document.sections[0].header.paragraphs[0].text == mark
    assert f"{mark}: no real board decided this." in paragraphs(document)
    assert mark not in opened(boards_database, room).sections[0].header.paragraphs[0].text


def test_no_text_of_people_breaks_the_file(boards_database, room):
    long = "x" * LONGEST_TEXT
    save(boards_database, room, "GOV-01", Consensus(1, HOSTILE, (HOSTILE, long), (HOSTILE,)))
    save(boards_database, room, "vision", Vision({"": "one\ntwo\ttabbed"}))
    save(boards_database, room, "g1", Arrangement(Reach.LOCAL, "{0} {x}", HOSTILE, "="))
    save(boards_database, room, "p1", Priority(HOSTILE, Reach.LOCAL, "nowhere"))
    save(boards_database, room, "a1", Action("x" * longest(Action, "what"), HOSTILE, priority="gone", item_id="GOV-99"))
    said = all_text(opened(boards_database, room, "en", "cy"))
    assert "<w:p>&amp;</w:p> ]]> ${x}" in said
    assert long in said
    assert "one\ntwo\ttabbed" in said
    assert "{0} {x}" in said


def test_a_workshop_that_there_is_not_is_refused(boards_database):
    with pytest.raises(SaitError) as refused:
        write_record(boards_database, "nowhere", languages=("en",), today=TODAY)
    assert refused.value.code == "workshop.unknown"
