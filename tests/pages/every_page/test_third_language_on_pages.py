"""Every page with a third language on offer: what the catalogue has stands on it in that language, and boards have their third name."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from sait.i18n.extract import extract
from sait.storage.engine.database import Database
from sait.ui.screens import SCREENS
from sait.web.server import cookies
from tests.made_up_language import bracketed
from tests.pages.conftest import Held, Opened

KINDS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
LABELLED = ("button", "radio", "checkbox", "expander", "text_input", "text_area", "selectbox")
FACILITATORS = [screen.name for screen in SCREENS if screen.name not in {"score", "take_part"}]


def said_on(app: AppTest) -> set[str]:
    said = [str(element.value) for kind in KINDS for element in getattr(app, kind)]
    labels = [str(element.label) for kind in LABELLED for element in getattr(app, kind)]
    return {words.strip("*") for words in (*said, *labels)}


@pytest.fixture(scope="module")
def messages() -> set[str]:
    return {form for message in extract() for form in message.forms}


@pytest.mark.parametrize("page", FACILITATORS)
def test_nothing_stands_in_english_that_has_words_in_the_readers_language(
    demonstration: Database, signed_in: Held, open_page: Opened, made_up: str, messages: set[str], page: str
) -> None:
    with demonstration.reading() as conn:
        (workshop_id,) = conn.exec_driver_sql("select id from workshops where state = 'scoring'").one()
    signed_in[cookies.LANGUAGE] = made_up

    said = said_on(open_page(page, workshop=workshop_id))

    assert said & messages == set()
    assert page in {"projector", "wall"} or any(words.startswith("⟦") for words in said)


def test_a_board_has_a_field_for_each_name_and_is_shown_under_the_third(
    demonstration: Database, signed_in: Held, open_page: Opened, made_up: str
) -> None:
    signed_in[cookies.LANGUAGE] = made_up
    app = open_page("boards")
    fields = [one for one in app.text_input if str(one.key).startswith("Board-north-wales-board-")]
    assert [str(one.key).rpartition("-")[2] for one in fields[:3]] == ["en", "cy", made_up]
    assert fields[2].value == ""

    fields[2].set_value(bracketed("North"))
    next(one for one in app.button if str(one.key).startswith("save-Board-north-wales-board-")).click().run()

    with demonstration.reading() as conn:
        (kept,) = conn.exec_driver_sql("select name from boards where id = 'north-wales-board'").one()
    assert json.loads(kept)[made_up] == bracketed("North")
    assert bracketed("North") in " ".join(str(one.proto.body) for one in app.get("html"))
