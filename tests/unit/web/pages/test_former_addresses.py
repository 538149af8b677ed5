"""Whoever kept a page's former address is led to the page, and no page takes an address that another had."""

import pytest

from sait.ui.screens import SCREENS
from sait.web.pages.former_addresses import FORMER
from tests.unit.web.conftest import Browse


@pytest.mark.parametrize(("former", "present"), FORMER.items())
def test_a_former_address_leads_to_the_page_with_what_was_asked_of_it(browse: Browse, former: str, present: str):
    answer = browse().get(f"{former}?workshop=w1&part=actions", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{present}?workshop=w1&part=actions"


def test_a_former_address_without_a_question_leads_on_too(browse: Browse):
    assert browse().get("/plan", follow_redirects=False).headers["location"] == "/decide-and-act"


def test_no_address_comes_to_mean_another_page():
    present = {f"/{screen.path}" for screen in SCREENS}
    assert set(FORMER) & present == set()
    assert set(FORMER.values()) <= present
