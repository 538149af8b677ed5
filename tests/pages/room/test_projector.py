"""The projector in each of its screens and languages, and who may open it."""

import json
import re
from datetime import date

import pytest
from markupsafe import escape

from sait.assessment.decisions import Action, Force, ForceScope, Priority, Reach, Task, Vision
from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.assessment.workshops import Form, State
from sait.i18n import translator
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.workshops import moves, projector, releases
from sait.services.workshops.in_context import list_rooms
from sait.storage.engine.database import Database
from sait.wording.plan import task_words
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import close, fill, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")


def _said(app: object) -> str:
    return "".join(str(html.proto.body) for html in app.get("html"))  # type: ignore[attr-defined]


def room_of(database: Database):
    return next(room for room in list_rooms(database) if room.workshop.state is State.SCORING)


@pytest.mark.parametrize("chosen", ["en", "cy", None])
@pytest.mark.parametrize("kind", ScreenKind)
def test_every_screen_speaks_the_languages_it_was_asked_for(
    demonstration: Database, signed_in: Held, open_page: Opened, kind: ScreenKind, chosen: str | None
) -> None:
    room = room_of(demonstration)
    projector.choose_screen(
        demonstration, workshop_id=room.workshop.id, screen=ProjectorScreen(kind, "GOV", "GOV-02", chosen)
    )

    app = open_page("projector", workshop=room.workshop.id)

    said = _said(app)
    for language in ("en", "cy"):
        assert (room.board.name[language] in said) == (chosen in {language, None})
    if kind is ScreenKind.CODE:
        assert " ".join((room.workshop.code[:3], room.workshop.code[3:])) in said
    is_radar = kind in {ScreenKind.RADAR, ScreenKind.FOLLOW}  # a domain is closed: that is where the day is
    assert len(app.get("plotly_chart")) == is_radar
    assert not app.button
    assert not app.radio


def test_a_question_alone_has_a_dot_for_each_answer(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    projector.choose_screen(
        demonstration,
        workshop_id=room.workshop.id,
        screen=ProjectorScreen(ScreenKind.ITEM, "GOV", "GOV-02", "en"),
    )
    said = _said(open_page("projector", workshop=room.workshop.id))
    dots = said.count("<i></i>")
    assert dots >= 10
    assert sum(int(count) for count in re.findall(r'<span class="count"><b>(\d+)</b>', said)) == dots
    (of,) = set(re.findall(r"<small><span[^>]*>of (\d+)</span>", said))
    assert int(of) == dots


def test_a_question_that_is_not_released_shows_nothing(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    projector.choose_screen(
        demonstration,
        workshop_id=room.workshop.id,
        screen=ProjectorScreen(ScreenKind.ITEM, "INT", "INT-01", "en"),
    )
    said = _said(open_page("projector", workshop=room.workshop.id))
    assert "not yet released" in said
    assert "<i></i>" not in said


def test_only_who_runs_the_workshop_opens_it(demonstration: Database, held: Held, open_page: Opened) -> None:
    room = room_of(demonstration)
    app = open_page("projector", workshop=room.workshop.id)
    assert room.workshop.code[:3] not in _said(app)
    assert app.title[0].value == "Sign in first"


def test_steering_from_the_live_page_reaches_the_projector(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    app = open_page("live", workshop=room.workshop.id)
    next(one for one in app.radio if one.label == "It shows").set_value(ScreenKind.PROGRESS).run()
    assert projector.read_screen(demonstration, room.workshop.id).kind is ScreenKind.PROGRESS
    next(one for one in app.radio if one.label == "It shows").set_value(ScreenKind.ITEM).run()
    first = projector.read_screen(demonstration, room.workshop.id).item_id
    next(one for one in app.button if one.label == "Next question").click().run()
    assert projector.read_screen(demonstration, room.workshop.id).item_id not in {None, first}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://sait.example.org/live", "projector's page keeps the screen on"),
        ("http://localhost:8501/live", "projector's page keeps the screen on"),
        ("http://192.0.2.17:8501/live", "the screen never to turn off"),
    ],
)
def test_live_says_how_the_projectors_screen_stays_on(
    demonstration: Database,
    signed_in: Held,
    open_page: Opened,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    says: str,
) -> None:
    monkeypatch.setattr("sait.ui.live.projector_card.page_address", lambda: address)
    app = open_page("live", workshop=room_of(demonstration).workshop.id)
    assert says in " ".join(one.value for one in (*app.caption, *app.info))
    name = "Open the projector&#x27;s page (in a new tab)"
    assert f'target="_blank" rel="noopener" aria-label="{name}">Open ↗</a>' in _said(app)


def test_after_a_second_scoring_without_figures_projector_and_live_say_that_the_first_result_stands(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    moves.begin_second(demonstration, workshop=room.workshop, domain_id="GOV", who="a")
    releases.end_second(demonstration, workshop_id=room.workshop.id, domain_id="GOV", minimum=5)
    for kind in (ScreenKind.ITEMS, ScreenKind.ITEM):
        projector.choose_screen(
            demonstration,
            workshop_id=room.workshop.id,
            screen=ProjectorScreen(kind, "GOV", "GOV-02", None),
        )
        said = _said(open_page("projector", workshop=room.workshop.id))
        assert "Second scoring: the first result stands." in said
        assert "Ail sgorio: mae&#39;r canlyniad cyntaf yn sefyll." in said
    live = open_page("live", workshop=room.workshop.id)
    (told,) = [str(one.value) for one in live.info if "the first result stands" in str(one.value)]
    assert told.startswith("Governance and accountability. Second scoring: the first result stands.")


def test_the_radar_of_a_bilingual_room_has_numbers_and_the_list_beside_it_both_languages(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    screen = ProjectorScreen(ScreenKind.RADAR, "GOV", "GOV-02", None)
    projector.choose_screen(demonstration, workshop_id=room.workshop.id, screen=screen)
    app = open_page("projector", workshop=room.workshop.id)
    drawn = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert drawn["layout"]["polar"]["angularaxis"]["ticktext"] == [f"<b>{number}</b>" for number in range(1, 9)]
    assert drawn["layout"]["showlegend"] is False
    said = _said(app)
    (new,) = re.findall(r'<li class="new">.*?</li>', said)
    assert "Governance and accountability" in new
    assert "Llywodraethu ac atebolrwydd" in new
    assert re.search(r'<span class="mean">\d\.\d</span>', new)
    assert "7, 8: not released" in said
    assert "7, 8: heb ei gyhoeddi" in said
    for language in ("en", "cy"):
        assert f'lang="{language}" translate="no">{escape(room.board.name[language])} · ' in said


def test_the_first_domain_alone_stands_as_all_its_questions_in_dots(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    workshop = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)
    fill(database, workshop, "11223")
    for domain_id, is_radar in (("PUR", False), ("GOV", False), ("LEA", True)):
        close(database, workshop, domain_id)
        projector.reveal(database, workshop_id=workshop.id, domain_id=domain_id)
        app = open_page("projector", workshop=workshop.id)
        assert len(app.get("plotly_chart")) == is_radar
        assert ("sait-projector-items" in _said(app)) != is_radar
        assert is_radar or _said(app).count("<i></i>") >= 10


def test_a_projector_that_was_never_steered_follows_the_day(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    with demonstration.writing() as conn:
        conn.exec_driver_sql("delete from projector_screens")
    assert "sait-projector-counts" in _said(open_page("projector", workshop=room.workshop.id))
    live = open_page("live", workshop=room.workshop.id)
    assert "On the projector: How many have answered" in _said(live)
    next(one for one in live.button if str(one.key).startswith("next-close-")).click().run()
    app = open_page("projector", workshop=room.workshop.id)
    assert "sait-projector-axes" in _said(app)
    assert '<li class="new">' in _said(app)
    assert projector.read_screen(demonstration, room.workshop.id).kind is ScreenKind.FOLLOW


@pytest.mark.parametrize("kind", [ScreenKind.VISION, ScreenKind.FORCES, ScreenKind.PRIORITIES, ScreenKind.ACTIONS])
def test_what_the_board_decided_stands_on_it_and_what_was_never_shown_does_not(
    demonstration: Database, signed_in: Held, open_page: Opened, kind: ScreenKind
) -> None:
    room = room_of(demonstration)
    written = {
        "vision": Vision({"en": "Children are <safe>.", "cy": "Mae plant yn <ddiogel>."}),
        "f1": Force("Shared <offices>", promotes=True, scope=ForceScope.LOCAL),
        "p1": Priority("One <set> of measures", Reach.BOTH, chosen=True),
        "a1": Action("Write it <down>", "Chair"),
    }
    for subject, decision in written.items():
        decisions.save(
            demonstration, workshop_id=room.workshop.id, subject=subject, decision=decision, version=0, who="a"
        )
    projector.choose_screen(demonstration, workshop_id=room.workshop.id, screen=ProjectorScreen(kind))
    said = _said(open_page("projector", workshop=room.workshop.id))
    shown = {
        ScreenKind.VISION: "Children are &lt;safe&gt;.",
        ScreenKind.FORCES: "Shared &lt;offices&gt;",
        ScreenKind.PRIORITIES: "One &lt;set&gt; of measures",
        ScreenKind.ACTIONS: "Write it &lt;down&gt;",
    }
    assert {one for one, words in shown.items() if words in said} == {kind}
    assert "●" not in said  # no dots were shown to the board


def test_it_says_that_something_is_open_to_members(demonstration: Database, signed_in: Held, open_page: Opened) -> None:
    room = room_of(demonstration)
    projector.choose_screen(
        demonstration,
        workshop_id=room.workshop.id,
        screen=ProjectorScreen(ScreenKind.CODE, "", "", None),
    )
    taking_part.set_open(
        demonstration, workshop_id=room.workshop.id, task=Task.FORCES, is_opened=True, minimum=5, who="a"
    )
    said = _said(open_page("projector", workshop=room.workshop.id))
    assert "Now on your phones: Name what helps and what hinders." in said
    welsh = translator("cy")
    assert escape(welsh("Now on your phones: {what}.", what=task_words(Task.FORCES, welsh))) in said
