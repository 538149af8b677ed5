"""What an account has typed in forms and not saved: where it is pointed out, and when it goes."""

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.access import Account
from sait.assessment.decisions import Vision
from sait.assessment.places import DraftPlace
from sait.services.accounts.drafts import find_draft, write_draft
from sait.services.accounts.signing_in import find_account
from sait.services.deciding import decisions
from sait.services.workshops.opening import list_workshops
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import Held, Opened


@pytest.fixture
def workshop_id(demonstration: Database) -> str:
    return next(one.id for one in list_workshops(demonstration) if one.board_id == "north-wales-board")


@pytest.fixture
def account(database: Database, signed_in: Held) -> Account:
    found = find_account(database, signed_in[cookies.SIGN_IN])
    assert found
    return found


def type_in(database: Database, account: Account, form: str, field: str, *, version: int = 0) -> DraftPlace:
    place = DraftPlace(form, field)
    write_draft(database, account, place, text="half a thought", seen=[None], version=version)
    return place


def links(app: AppTest) -> str:
    return " ".join(str(html.proto.body) for html in app.get("html") if "sait-link" in str(html.proto.body))


def markers(app: AppTest) -> list[str]:
    return [str(html.proto.body) for html in app.get("html") if "sait-draft" in str(html.proto.body)]


def test_a_form_that_was_left_is_open_and_pointed_out_elsewhere(
    database: Database, account: Account, workshop_id: str, open_page: Opened
) -> None:
    assert "part=actions" not in links(open_page("decide_and_act", workshop=workshop_id))
    type_in(database, account, f"{workshop_id}/action/new", "what")
    assert f"/decide-and-act?workshop={workshop_id}&amp;part=actions" in links(
        open_page("decide_and_act", workshop=workshop_id)
    )
    assert f"/decide-and-act?workshop={workshop_id}&amp;part=actions" in links(open_page("live", workshop=workshop_id))
    assert "part=actions" not in links(open_page("decide_and_act", workshop=workshop_id, part="actions"))


def test_saving_erases_the_draft(database: Database, account: Account, workshop_id: str, open_page: Opened) -> None:
    place = type_in(database, account, f"{workshop_id}/vision/vision", "text")
    app = open_page("decide_and_act", workshop=workshop_id)
    app.text_area[0].set_value("A whole one")
    next(one for one in app.button if one.label == "Save this wording").click().run()
    assert not app.exception
    assert find_draft(database, account, place) is None


def test_what_was_typed_over_an_older_wording_overwrites_no_newer_one_unseen(
    database: Database, account: Account, workshop_id: str, open_page: Opened
) -> None:
    type_in(database, account, f"{workshop_id}/vision/vision", "text")
    decisions.save(
        database, workshop_id=workshop_id, subject="vision", decision=Vision({"": "Theirs"}), version=0, who="gwen"
    )
    app = open_page("decide_and_act", workshop=workshop_id, part="vision")
    assert 'data-version="0"' in markers(app)[0]
    app.text_area[0].set_value("Mine")
    next(one for one in app.button if one.label == "Save this wording").click().run()
    assert "gwen saved this on" in app.warning[0].value
    (standing,) = decisions.standing(database, workshop_id, Vision)
    assert standing.decision == Vision({"": "Theirs"})
