"""The projector in each of its screens and languages, and who may open it."""

import re

import pytest
from markupsafe import escape

from sait.assessment.decisions import Task
from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.assessment.workshops import State
from sait.i18n import translator
from sait.services.members import taking_part
from sait.services.workshops import moves, projector, releases
from sait.services.workshops.in_context import list_rooms
from sait.storage.engine.database import Database
from sait.wording.plan import task_words
from tests.pages.conftest import Held, Opened


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
    assert len(app.get("plotly_chart")) == (kind is ScreenKind.RADAR)
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
    assert sum(int(count) for count in re.findall(r'<td class="count">(\d+)</td>', said)) == dots


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
    app.session_state["projector"] = True
    app.run()
    next(one for one in app.radio if one.label == "It shows").set_value(ScreenKind.PROGRESS).run()
    assert projector.read_screen(demonstration, room.workshop.id).kind is ScreenKind.PROGRESS
    next(one for one in app.radio if one.label == "It shows").set_value(ScreenKind.ITEM).run()
    first = projector.read_screen(demonstration, room.workshop.id).item_id
    next(one for one in app.button if one.label == "Next question").click().run()
    assert projector.read_screen(demonstration, room.workshop.id).item_id not in {None, first}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://sait.example.org/live", "that page keeps the screen on"),
        ("http://localhost:8501/live", "that page keeps the screen on"),
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
    monkeypatch.setattr("sait.ui.room.projector.page_address", lambda: address)
    app = open_page("live", workshop=room_of(demonstration).workshop.id)
    app.session_state["projector"] = True
    app.run()
    assert says in " ".join(one.value for one in (*app.caption, *app.info))
    assert 'target="_blank" rel="noopener">Open the projector&#x27;s page (in a new tab)</a>' in _said(app)


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


def test_the_radar_of_a_bilingual_room_says_its_small_words_in_both_languages(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = room_of(demonstration)
    screen = ProjectorScreen(ScreenKind.RADAR, "GOV", "GOV-02", None)
    projector.choose_screen(demonstration, workshop_id=room.workshop.id, screen=screen)
    drawn = open_page("projector", workshop=room.workshop.id).get("plotly_chart")[0].proto.spec
    drawn = drawn.replace("\\u003cbr\\u003e", " ").replace("\\u002f", "/")
    assert "not yet released / heb ei gyhoeddi eto" in drawn
    assert " answered / " in drawn


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
