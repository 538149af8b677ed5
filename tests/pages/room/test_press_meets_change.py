"""A press whose answer is drawn while the room goes on is carried out: Streamlit forgets it where a run begins anew before it."""

from dataclasses import replace

import pytest

from sait.assessment.workshops import State
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.opening import closed_domain_ids
from sait.storage.engine.database import Database
from sait.ui.parts import polling
from sait.ui.parts.polling import Pulse
from tests.pages.conftest import Held, Opened


def test_a_domain_is_closed_though_another_answer_came_while_the_press_was_drawn(
    demonstration: Database, signed_in: Held, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = next(one for one in list_rooms(demonstration) if one.workshop.state is State.SCORING)
    app = open_page("live", workshop=room.workshop.id)
    now, changes = polling.pulse(room), ["one answer more"]

    def lately(_room: WorkshopInContext) -> Pulse:
        return replace(now, freshness=changes.pop()) if changes else now

    monkeypatch.setattr(polling, "_pulse_lately", lately)
    app.button(key="close-INT").click().run()

    assert "INT" in closed_domain_ids(demonstration, room.workshop.id)
