"""The table of progress: it comes with the regions, is written down on *Boards*, keeps what was said, and stands on the wall."""

import re
from datetime import date

from sait.assessment.regional import GovernanceModel, models_now
from sait.services.boards import progress_of_regions
from sait.storage.engine.database import Database
from tests.pages.conftest import Held, Opened


def said(app: object) -> str:
    return "".join(str(html.proto.body) for html in app.get("html"))


def test_a_new_database_has_annexe_a_and_what_followed_it(demonstration: Database) -> None:
    entries = progress_of_regions(demonstration)
    assert len(entries) == 8
    assert {one.said["en"] for one in entries if one.region_id == "gwent"} == {
        "Shadow board established, chair appointed",
        "Wholly regional, with a partnership agreement",
    }
    assert models_now(reversed(entries)) == {
        "cwm-taf": GovernanceModel.JOINT,
        "gwent": GovernanceModel.REGIONAL,
        "north-wales": GovernanceModel.TWO_TIERS,
        "western-bay": GovernanceModel.SHADOW,
    }


def test_what_is_written_down_stands_beside_what_was_said_before(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("boards")
    assert "Shadow board established, chair appointed" in said(app)
    fields = {
        one.key: one for one in (*app.text_input, *app.selectbox, *app.date_input) if "progress-western-bay" in one.key
    }
    next(one for key, one in fields.items() if key.endswith("-en")).set_value("Joint board established")
    next(one for key, one in fields.items() if key.endswith("-cy")).set_value("Bwrdd ar y cyd wedi'i sefydlu")
    next(one for key, one in fields.items() if key.endswith("-model")).select("joint")
    next(one for key, one in fields.items() if key.endswith("-day")).set_value(date(2013, 9, 1))
    forms = [one for one in app.button if one.label == "Write it down" and "western-bay" in one.form_id]
    forms[0].click().run()
    newest, before = [one for one in progress_of_regions(demonstration) if one.region_id == "western-bay"]
    assert (newest.as_of, newest.model, newest.said["en"]) == (
        date(2013, 9, 1),
        GovernanceModel.JOINT,
        "Joint board established",
    )
    assert before.model is GovernanceModel.SHADOW


def test_words_that_are_missing_are_asked_for_and_nothing_is_kept(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("boards")
    next(one for one in app.button if one.label == "Write it down").click().run()
    assert any("missing in a language" in one.value for one in app.error)
    assert len(progress_of_regions(demonstration)) == 8


def test_the_wall_has_the_table_and_the_regions_of_each_model(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    shown = said(open_page("compare"))
    assert "Discussions under way to establish a joint board" in shown
    assert "Wholly regional, with a partnership agreement" in shown
    for model, board in {
        GovernanceModel.JOINT: "Cwm Taf regional board",
        GovernanceModel.SHADOW: "Western Bay regional board",
        GovernanceModel.TWO_TIERS: "North Wales regional board",
        GovernanceModel.REGIONAL: "Gwent regional board",
    }.items():
        cards = re.findall(r"<figcaption><b>(.*?)</b>", said(open_page("compare", boards=f"model-{model}")))
        assert cards == [board]
