"""Open answers are coded apart from their authors, by two people who do not see each other's codes."""

from datetime import timedelta

import pytest

from sait.assessment.themes.project import TOGETHER, Case
from sait.errors import SaitError
from sait.services.surveys import leading
from sait.services.themes import coding, projects
from sait.storage.themes import codings
from tests.refusals import refused_code
from tests.unit.services.surveys.house import today
from tests.unit.services.themes.house import begun, surveyed


@pytest.fixture
def survey(boards_database):
    return surveyed(boards_database)


@pytest.fixture
def project(boards_database, survey):
    return begun(boards_database, survey)


def sheet(database, project, coder="rhian"):
    return coding.read_sheet(database, project.id, coder=coder)


def test_an_answer_has_its_board_and_question_and_an_order_that_was_drawn(boards_database, survey, project):
    answers = sheet(boards_database, project).answers
    assert {answer.case for answer in answers} == {
        Case(board, item) for board in ("north", "east") for item in ("PRI-03", "HOL-03")
    }
    assert len(answers) == 22
    first, second = (
        [answer.words.split(":")[0] for answer in answers if answer.case == Case("north", item)]
        for item in ("PRI-03", "HOL-03")
    )
    assert sorted(first) == sorted(second) == [f"north {number}" for number in range(6)]
    drawn = set()
    for _ in range(12):
        again = begun(boards_database, survey)
        drawn.add(
            tuple(one.words for one in sheet(boards_database, again).answers if one.case == Case("north", "PRI-03"))
        )
    assert len(drawn) > 6


def test_words_of_few_stand_together_or_are_not_taken(boards_database):
    survey = surveyed(boards_database, north=3, east=4)
    answers = sheet(boards_database, begun(boards_database, survey)).answers
    assert {answer.case.board_id for answer in answers} == {TOGETHER}
    few = surveyed(boards_database, north=2, east=2)
    assert refused_code(lambda: begun(boards_database, few)) == "themes.nothing"


def test_what_is_coded_is_kept_once_and_can_be_taken_back(boards_database, project):
    answer = sheet(boards_database, project).answers[0]
    for line, new in (("ch", 1), ("ch 2", 0), ("2 ch ev", 2), ("2 ch ev", 0)):
        if line == "ch 2":
            assert refused_code(lambda: code(boards_database, project, answer, "ch 2")) == "coding.unknown"
        else:
            assert code(boards_database, project, answer, line, memo=" why ") == new
    said = sheet(boards_database, project).codings[answer.id]
    assert {(one.code_id, one.is_whole(answer), one.memo) for one in said} == {
        ("change-for-children", True, "why"),
        ("change-for-children", False, "why"),
        ("evidence", False, "why"),
    }
    coding.write_memo(boards_database, project.id, coding_id=said[0].id, memo="because", coder="rhian")
    for one in said[1:]:
        coding.take_back(boards_database, project.id, coding_id=one.id, coder="rhian")
    (left,) = sheet(boards_database, project).codings[answer.id]
    assert (left.id, left.memo) == (said[0].id, "because")


def code(database, project, answer, line, memo="", coder="rhian"):
    return coding.code_answer(database, project.id, answer_id=answer.id, line=line, memo=memo, coder=coder)


def test_a_coder_neither_sees_nor_changes_what_the_other_says(boards_database, project):
    answer = sheet(boards_database, project).answers[0]
    code(boards_database, project, answer, "ch")
    (own,) = sheet(boards_database, project).codings[answer.id]
    assert sheet(boards_database, project, "gwen").codings == {}
    for act in (
        lambda: coding.take_back(boards_database, project.id, coding_id=own.id, coder="gwen"),
        lambda: coding.write_memo(boards_database, project.id, coding_id=own.id, memo="", coder="gwen"),
    ):
        assert refused_code(act) == "coding.gone"
    assert refused_code(lambda: sheet(boards_database, project, "dai")) == "themes.no-coder"
    assert refused_code(lambda: coding.begin_coding(boards_database, project.id, coder="dai")) == "themes.coders-full"


def test_a_coder_who_will_not_end_is_removed_with_what_they_said(boards_database, project):
    answer = sheet(boards_database, project).answers[0]
    for coder in ("rhian", "gwen"):
        code(boards_database, project, answer, "ch", coder=coder)
    coding.remove_coder(boards_database, project.id, coder="gwen", who="rhian")
    assert refused_code(lambda: sheet(boards_database, project, "gwen")) == "themes.no-coder"
    assert held(boards_database, project) == (22, 1)
    assert (
        refused_code(lambda: coding.remove_coder(boards_database, project.id, coder="gwen", who="rhian"))
        == "themes.no-coder"
    )
    coding.begin_coding(boards_database, project.id, coder="dai")
    assert sheet(boards_database, project, "dai").codings == {}


def test_a_code_that_answers_have_stays_in_the_codebook(boards_database, project):
    code(boards_database, project, sheet(boards_database, project).answers[0], "ob")
    newer = projects.example_codebook().replace('"1.0"', '"1.1"')
    without = newer[: newer.index("  - id: obstacle")]

    def keep(content):
        return projects.keep_codebook(boards_database, project.id, content=content.encode(), file="", who="rhian")

    assert [one.code for one in keep(without).problems] == ["codebook.code-gone"]
    assert keep(newer).codebook.version == "1.1"
    assert [one.code for one in keep(newer).problems] == ["codebook.version-lower"]
    bench = projects.open_bench(boards_database, project.id)
    assert [one.codebook.version for one in bench.codebooks] == ["1.0", "1.1"]


def held(database, project):
    with database.reading() as conn:
        return len(codings.list_answers(conn, project.id)), len(codings.list_codings(conn, project.id))


@pytest.mark.parametrize("way", ["by hand", "on its day", "with the survey"])
def test_erasing_takes_answers_and_codings(boards_database, survey, project, way):
    code(boards_database, project, sheet(boards_database, project).answers[0], "ob")
    assert held(boards_database, project) == (22, 1)
    if way == "by hand":
        projects.erase_answers(boards_database, project, who="rhian")
    elif way == "on its day":
        for day, count in ((project.keep_until, 0), (project.keep_until + timedelta(1), 1)):
            assert projects.erase_due(boards_database, who="the server", today=day) == count
    else:
        leading.erase_answers(boards_database, survey, who="rhian")
    assert held(boards_database, project) == (0, 0)


def test_days_that_cannot_be_meant_are_refused(boards_database, project):
    for day in (today() - timedelta(1), today() + timedelta(3661)):
        with pytest.raises(SaitError, match=r"themes\.keep-until"):
            projects.set_keep_until(boards_database, project, day=day, who="rhian")
    projects.set_keep_until(boards_database, project, day=today(), who="rhian")
    assert (
        refused_code(lambda: projects.set_keep_until(boards_database, project, day=today(), who="rhian"))
        == "edit.stale"
    )
