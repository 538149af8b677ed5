"""A database that was taken away: every page says so in the reader's language, and is there again when the file is."""

import pytest
from streamlit.testing.v1 import AppTest

from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.problems.register import explain
from sait.services.members import joining
from sait.services.workshops import opening
from sait.web.server import cookies
from tests.pages.conftest import MAIN


def said(app: AppTest) -> list[str]:
    assert not app.exception, app.exception
    return [problem.value for problem in app.error]


def words(language: str) -> str:
    explanation = explain(SaitError("storage.moved"), translator(language))
    return f"**{explanation.said}**\n\n{explanation.advice}"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_page_says_so_and_comes_back_with_the_file(database, signed_in, tmp_path, language):
    signed_in[cookies.LANGUAGE] = language
    app = AppTest.from_file(str(MAIN), default_timeout=30).run()
    assert said(app) == []
    drawn = [heading.value for heading in app.title]
    (tmp_path / "sait.db").rename(tmp_path / "elsewhere.db")
    assert said(app.run()) == [words(language)]
    (tmp_path / "elsewhere.db").rename(tmp_path / "sait.db")
    assert said(app.run()) == []
    assert [heading.value for heading in app.title] == drawn


def test_a_member_who_chooses_meanwhile_is_told_and_not_that_it_is_saved(demonstration, held, open_page, tmp_path):
    live = next(one for one in opening.list_workshops(demonstration) if one.state == "scoring")
    entry = joining.join(demonstration, live.code)
    held |= {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}
    app = open_page("score")
    assert app.radio
    (tmp_path / "sait.db").rename(tmp_path / "elsewhere.db")
    app.radio[0].set_value(app.radio[0].options[1]).run()
    assert said(app) == [words("en")]
    assert not app.radio
