"""Coding as those who do it meet it: by keyboard, one answer at a time."""

import pytest

from sait.assessment.access import Grant, Role
from sait.services.banks.instruments import find_bank
from sait.services.surveys import leading
from sait.services.themes import coding, projects
from tests.pages.conftest import ROOT, visit
from tests.pages.surveys.test_surveys import BOARD, let_in, written
from tests.unit.services.surveys.house import close, send, today, tokens


@pytest.fixture
def survey(database):
    bank = find_bank(ROOT / "question_banks", "six-month-follow-up")
    plan = leading.SurveyPlan(
        {"en": "Six months on", "cy": "Chwe mis wedyn"}, bank, leading.Form.FULL, today(), today(), (BOARD,)
    )
    planned = leading.plan_survey(database, plan, who="rhian")
    leading.open_survey(database, planned, minimum=5, who="rhian")
    opened = leading.get_survey(database, planned.id)
    for token in tokens(database, opened, 6, BOARD):
        send(database, token, {"PRI-03": "<b>We met</b> the *local* groups. Not yet 👩‍👧!"})
    return close(database, opened)


@pytest.fixture
def project(database, survey):
    made = projects.begin_project(
        database, survey, title={"en": "Themes", "cy": "Themâu"}, keep_until=today(), who="researcher"
    )
    projects.keep_codebook(database, made.id, content=projects.example_codebook().encode(), file="", who="researcher")
    return made


def test_a_researcher_begins_and_writes_a_codebook(database, held, survey):
    let_in(database, held, Grant(Role.RESEARCHER))
    app = visit("themes")
    assert "No open answers are being coded yet." in written(app)
    app.text_input[0].input("What they wrote")
    app.text_input[1].input("Beth a ysgrifennwyd")
    app.button(key="FormSubmitter:themes-begin-Begin").click().run()
    assert not app.exception
    assert "You can begin: write the codebook first." in written(app)
    app.text_area[0].input("codes: 3").run()
    app.button(key="codebook-keep").click().run()
    assert "4 problems were found, so nothing was saved." in " ".join(one.value for one in app.warning)
    app.text_area[0].input(projects.example_codebook()).run()
    app.button(key="codebook-keep").click().run()
    assert "Version 1.0 of the codebook is saved." in written(app)


def test_a_coder_codes_by_keyboard_and_nothing_typed_is_lost(database, held, project):
    let_in(database, held, Grant(Role.CODER))
    app = visit("themes", part="code")
    assert "Write the codebook" not in [one.label for one in app.expander]
    app.button(key="coding-begin").click().run()
    save = f"FormSubmitter:coding-{project.id}-Save the codes"
    assert "&lt;b&gt;We met&lt;/b&gt; the *local* groups." in written(app)
    line = f"coding-line-{project.id}"
    app.text_input(key=line).input("9 ch")
    app.text_input(key=f"{line}-memo").input("first")
    app.button(key=save).click().run()
    assert "There is no sentence 9: the answer has 2." in written(app)
    assert (app.text_input(key=line).value, app.text_input(key=f"{line}-memo").value) == ("9 ch", "first")
    app.text_input(key=line).input("2 ch")
    app.button(key=save).click().run()
    assert not app.exception
    assert app.text_input(key=line).value == ""
    ((said,),) = coding.read_sheet(database, project.id, coder="coder").codings.values()
    assert (said.code_id, said.memo, said.ends - said.starts) == ("change-for-children", "first", len("Not yet 👩‍👧!"))
    app.button(key=save).click().run()
    assert "Answer 2 of 6" in [one.value for one in app.subheader]
    app.button(key="coding-previous").click().run()
    app.text_area[0].input("second")
    app.button(key=f"coding-memo-save-{said.id}").click().run()
    assert not app.exception
    assert "– second" in written(app)
    app.button(key=f"coding-back-{said.id}").click().run()
    assert coding.read_sheet(database, project.id, coder="coder").codings == {}
    app.button(key="coding-done").click().run()
    assert "Noted: you are done." in written(app)
    app.button(key="coding-go-on").click().run()
    assert app.text_input(key=line).value == ""


def test_differences_are_decided_one_by_one_and_the_figures_made(database, held, project):
    let_in(database, held, Grant(Role.RESEARCHER))
    for coder, line in (("ann", "ch"), ("bet", "ch ob")):
        coding.begin_coding(database, project.id, coder=coder)
        for answer in coding.read_sheet(database, project.id, coder=coder).answers:
            coding.code_answer(database, project.id, answer_id=answer.id, line=line, memo="", coder=coder)
        coding.say_finished(database, project.id, coder=coder, finished=True)
    app = visit("themes", part="compare")
    app.button(key="themes-compare").click().run()
    assert "undefined: nothing varies" in written(app)
    for left in range(6, 0, -1):
        assert f"{left} difference" in written(app)
        app.button(key="themes-applies").click().run()
    app.button(key="themes-finish").click().run()
    assert not app.exception
    shown = written(app)
    assert "By the four questions of 2013" in [one.value for one in app.subheader]
    assert '<th scope="row">Obstacle</th><td>6</td>' in shown
    assert '<th scope="row">Evidence</th><td>–</td>' in shown
    app.radio[0].set_value("quotes").run()
    release = next(button for button in app.button if button.label == "Release this quote")
    release.click().run()
    assert "you have not said that you have read it" in written(app)
    next(box for box in app.checkbox if "every word" in box.label).check()
    next(button for button in app.button if button.label == "Release this quote").click().run()
    assert not app.exception
    assert "The quote is released." in written(app)
    assert "<td>&lt;b&gt;[name] met&lt;/b&gt; the *local* groups. Not yet 👩‍👧!</td>" in written(app).replace(
        ' class="long"', ""
    )


def test_a_coder_who_began_by_mistake_is_removed(database, held, project):
    let_in(database, held, Grant(Role.RESEARCHER))
    coding.begin_coding(database, project.id, coder="ann")
    app = visit("themes", part="compare")
    assert "at work" in written(app)
    app.button(key="themes-remove").click().run()
    assert not app.exception
    assert "The coder is removed." in written(app)
    assert "Nobody codes these answers yet." in written(app)
