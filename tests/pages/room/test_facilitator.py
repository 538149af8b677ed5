"""What a facilitator is told before and after what cannot be undone, with few people in the room."""

import re
from dataclasses import replace
from datetime import date

import pytest

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.members import joining, responses
from sait.services.workshops.opening import list_workshops
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import choose, close, fill, join, open_room, share

FEW = "11223"
BANK = find_bank(ROOT / "question_banks", "sait-regional", "1.0")
"""The version whose short form asks two questions a domain, which are too few for a small board."""


def said(app: object) -> str:
    kinds = ("title", "subheader", "markdown", "info", "warning", "error", "success", "caption")
    elements = "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))
    return elements + "\n".join(str(html.proto.body) for html in app.get("html"))  # type: ignore[attr-defined]


@pytest.fixture
def room(database: Database) -> Workshop:
    """A regional board with a short form of two questions a domain."""
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(
        database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT, invited=8, asks_local=True
    )


def test_the_rule_for_outside_stands_in_the_box_before_the_board_releases(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    app = open_page("live", workshop=room.id)

    assert "If 10 people or more answered, a question is shown if it has at least 8 answers." in said(app)
    assert "If fewer than 10 answer, no domain can be shown outside" in said(app)
    assert "With the full form every domain could then be shown." in said(app)


def test_what_could_be_shown_outside_is_said_where_the_workshop_is_opened(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    app = open_page("workshops")
    app.radio(key="open-form").set_value("short").run()
    app.number_input(key="open-invited").set_value(8).run()
    assert "If fewer than 10 answer, every domain can still be shown outside." in said(app)

    offered = app.selectbox(key="open-bank")
    offered.select(next(one for one in offered.options if one.startswith("SAIT") and one.endswith(" 1.0"))).run()
    assert "If fewer than 10 answer, no domain can be shown outside" in boxes(app)
    assert "If 10 people or more answered, every domain could be shown outside." in boxes(app)

    app.radio(key="open-form").set_value("full").run()

    assert "outside" not in boxes(app)
    assert "If fewer than 10 answer, every domain can still be shown outside." in said(app)


def test_compare_says_why_it_shows_less_than_the_room_saw(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    fill(database, room, FEW)
    close(database, room, "PUR")
    share(database, room)

    inside, outside = open_page("live", workshop=room.id), open_page("compare", view="heat-map")

    assert "withheld" not in said(inside)
    assert 'title="withheld: too few answers to show"' in said(outside)
    assert any("at least 8 answers" in info.value for info in outside.info)


LONG_AFTER = 1e9
"""A moment at which everything that was read for all screens has to be read anew."""


def boxes(app: object) -> str:
    return "\n".join(warning.value for warning in app.warning)  # type: ignore[attr-defined]


def test_a_domain_with_too_few_people_warns_before_it_is_closed_and_never_says_how_many(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    purpose = ["PUR-02", "PUR-05"]
    fill(database, room, "0123", item_ids=purpose)

    before = open_page("live", workshop=room.id)
    fill(database, room, "3", item_ids=purpose)
    monkeypatch.setattr("sait.ui.once.monotonic", lambda: LONG_AFTER)
    after = open_page("live", workshop=room.id)

    warning = "If you close these domains now, no results will be shown, because fewer than 5 people have answered: {}."
    assert warning.format("Purpose and direction") in boxes(before)
    assert warning.format("Purpose and direction") not in boxes(after)
    assert warning.format("Governance and accountability") in boxes(after)
    assert "Enough people have answered to show" not in said(before)
    assert said(after).count("Enough people have answered to show") == 2  # what is next, and the row of the domain
    assert "Enough people have answered: Purpose and direction" in said(after)
    assert "Enough people have answered: " not in said(before)


def test_closed_domains_are_listed_with_whether_they_show_anything(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    fill(database, room, "0123", item_ids=["PUR-02", "PUR-05"])
    fill(database, room, FEW, item_ids=["GOV-02", "GOV-04"])
    close(database, room, "PUR")
    close(database, room, "GOV")

    app = open_page("live", workshop=room.id)
    rows = re.findall(r'<p class="sait-state (\w+)">([^<]+)</p>', said(app))
    for domain_id in ("PUR", "GOV"):
        app.session_state[f"closed-{domain_id}"] = True
    shown = said(app.run())

    assert rows == [("withheld", "– withheld"), ("shown", "✓ shown"), *[("few", "too few yet")] * 6]
    assert "Purpose and direction: withheld, too few answers to show" in shown
    assert "Governance and accountability: results shown" in shown
    assert "✓ Leadership and membership: " not in shown


def _score_locally(database: Database, room: Workshop, choice: str) -> None:
    member = join(database, room)
    areas = list(joining.invitation(database, room).local_areas)
    responses.choose_local_area(database, member=member, area_id=areas[0], allowed=areas)
    settled = replace(member, local_area_id=areas[0])
    choose(database, settled, choice, question=Question(Vantage.LOCAL, "PUR-02"))


@pytest.mark.parametrize("people", ["", "2"])
def test_nobody_and_too_few_for_local_results_read_alike(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop, people: str
) -> None:
    fill(database, room, FEW)
    for choice in people:
        _score_locally(database, room, choice)
    close(database, room, "PUR")

    app = open_page("live", workshop=room.id)

    assert "Local arrangements appear when enough members have scored them" in said(app)
    (line,) = (line for line in said(app).splitlines() if "Local arrangements appear when" in line)
    assert "nobody" not in line
    assert "fewer" not in line


def test_where_everything_is_withheld_no_empty_chart_is_drawn(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    fill(database, room, "1122")
    close(database, room, "PUR")

    withheld = open_page("live", workshop=room.id)
    fill(database, room, FEW)
    close(database, room, "GOV")
    given = open_page("live", workshop=room.id)

    assert not withheld.get("plotly_chart")
    assert "There is no chart, because no result can be shown." in said(withheld)
    assert "Withheld: in this room the figures of a question need at least 5 answers." in said(withheld)
    assert given.get("plotly_chart")


@pytest.mark.parametrize("told", [True, False])
def test_missing_local_results_are_explained_only_where_they_belong(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop, told: bool
) -> None:
    fill(database, room, "1122332200")
    close(database, room, "PUR")
    share(database, room)

    shown = said(open_page("compare", open=room.id, **({"on": "own"} if told else {})))

    assert ("No local results are shown beside this board" in shown) == told
    assert ('href="/compare"' in shown) == told


def test_a_workshop_can_be_opened_from_the_front_page_when_there_are_some_already(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    shown = said(open_page("home"))

    assert 'href="/workshops">Open a workshop<' in shown
    assert f'href="/live?workshop={room.id}"' in shown


@pytest.mark.parametrize("page", ["live", "export"])
def test_a_page_without_workshops_names_no_button_that_it_does_not_have(
    signed_in: Held, open_page: Opened, page: str
) -> None:
    shown = said(open_page(page))

    assert "There are no workshops yet. Open one for a board." in shown
    assert "demonstration" not in shown


def test_saving_a_board_says_so_once(signed_in: Held, open_page: Opened) -> None:
    app = open_page("boards")
    field = next(field for field in app.text_input if field.value == "Gwent regional board")
    save = next(button for button in app.button if button.key and button.key.startswith("save-Board-gwent-board"))
    field.set_value("Gwent board").run()

    save.click().run()

    assert [success.value for success in app.success] == ["Saved: Gwent board."]
    assert not app.run().success


def test_a_refused_board_says_why_and_is_not_called_saved(signed_in: Held, open_page: Opened) -> None:
    app = open_page("boards")
    app.text_input(key="new-region-0-en").set_value("Powys")

    next(button for button in app.button if button.label == "Add the region").click().run()

    assert "The name is missing in a language that it must have." in app.error[0].value
    assert not app.success


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_join_code_speaks_both_languages_whichever_the_facilitator_reads(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop, language: str
) -> None:
    signed_in[cookies.LANGUAGE] = language

    shown = said(open_page("invite", workshop=room.id))

    other = {"en": "cy", "cy": "en"}[language]
    assert "Scan the QR code, or open this address and type the code:" in shown
    assert "Sganiwch y cod QR, neu agorwch y cyfeiriad hwn a theipiwch y cod:" in shown
    assert "Gwent regional board" in shown
    assert "Bwrdd rhanbarthol Gwent" in shown
    assert shown.count(f'<p lang="{other}" translate="no">') == 2


def test_opening_says_what_will_be_opened_beside_the_button(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    app = open_page("workshops")
    gwent = next(label for label in app.selectbox(key="open-board").options if label == "Gwent regional board")
    app.selectbox(key="open-board").select(gwent).run()

    assert "This opens a workshop for Gwent regional board in Days. Short: 24 questions." in said(app)


def test_a_workshop_opened_by_mistake_is_removed_and_one_with_members_offers_no_such_thing(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    mistaken = open_room(database, board_id="cwm-taf-board", round_id="days", bank=BANK, invited=None)
    joining.join(database, room.code)

    app = open_page("live", workshop=mistaken.id)
    app.button(key="remove-workshop").click().run()

    assert list_workshops(database) == (room,)
    assert not any(button.key == "remove-workshop" for button in open_page("live", workshop=room.id).button)
