"""Lists of names on pages stand in the alphabet of the language that the page speaks."""

from datetime import date

import pytest

from sait.i18n.alphabet import sort_key
from sait.services import boards
from sait.services.results.reading import Locals, ResultQuery, read_result
from sait.services.workshops.in_context import list_rooms
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import Held, Opened


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Cardiff and the Vale"), ("cy", "Bwrdd rhanbarthol Bae'r Gorllewin")]
)
def test_the_boards_that_a_workshop_can_be_opened_for(
    database: Database, signed_in: Held, open_page: Opened, language: str, first: str
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    signed_in[cookies.LANGUAGE] = language
    options = open_page("workshops").selectbox(key="open-board").options
    assert options[0].startswith(first)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_lines_of_a_chart_and_the_workshops_of_a_round(demonstration: Database, language: str) -> None:
    rooms = list_rooms(demonstration, language)
    north = [room for room in rooms if room.board.region_id == "north-wales" and room.round.id == rooms[0].round.id]
    assert len(north) > 3
    locals_ = [room.board.name[language] for room in north[1:]]
    assert locals_ == sorted(locals_, key=lambda name: sort_key(name, language))

    asked = ResultQuery(
        tuple(sorted(room.workshop.id for room in north)), "domain", local=Locals.BOARDS, language=language
    )
    lines = [series.label[language] for series in read_result(demonstration, asked).series]

    assert lines == [room.board.name[language] for room in north]


def test_the_areas_of_a_region(demonstration: Database) -> None:
    found = {
        language: next(iter(boards.map_of_boards(demonstration, language)[2])).name[language]
        for language in ("en", "cy")
    }
    assert found == {"en": "Blaenau Gwent", "cy": "Abertawe"}
