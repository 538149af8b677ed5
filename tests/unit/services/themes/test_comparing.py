"""Two coders side by side, what is decided, and the figures of it."""

import pytest

from sait.assessment.themes.project import Stage
from sait.services.themes import coding, comparing, projects
from tests.refusals import refused_code
from tests.unit.services.themes.house import begun, surveyed


@pytest.fixture
def project(boards_database):
    return begun(boards_database, surveyed(boards_database))


def code(database, project, coder, lines):
    answers = coding.read_sheet(database, project.id, coder=coder).answers
    for place, line in lines.items():
        coding.code_answer(database, project.id, answer_id=answers[place].id, line=line, memo="", coder=coder)
    coding.say_finished(database, project.id, coder=coder, finished=True)


def compared(database, project):
    comparing.open_comparison(database, projects.open_bench(database, project.id).project, who="rhian")
    return comparing.read_comparison(database, project.id)


def test_nothing_is_seen_side_by_side_before_both_are_done(boards_database, project):
    assert refused_code(lambda: comparing.read_comparison(boards_database, project.id)) == "themes.stage"
    code(boards_database, project, "rhian", {0: "ch"})
    assert refused_code(lambda: compared(boards_database, project)) == "themes.not-finished"
    code(boards_database, project, "gwen", {})
    assert compared(boards_database, project).coders == ("gwen", "rhian")
    answer = coding.read_sheet(boards_database, project.id, coder="rhian").answers[0]
    for act in (
        lambda: coding.code_answer(boards_database, project.id, answer_id=answer.id, line="ev", memo="", coder="rhian"),
        lambda: coding.say_finished(boards_database, project.id, coder="rhian", finished=False),
        lambda: projects.keep_codebook(boards_database, project.id, content=b"", file="", who="rhian"),
        lambda: compared(boards_database, project),
    ):
        assert refused_code(act) == "themes.stage"


def test_what_both_say_holds_and_a_person_decides_the_rest(boards_database, project):
    code(boards_database, project, "rhian", {0: "ch", 1: "1 ev", 2: "ob"})
    code(boards_database, project, "gwen", {0: "2 ch", 1: "ev cg"})
    found = compared(boards_database, project)
    assert [(one.answer, one.code_id, one.given_by) for one in found.differences] == [
        (found.answers[1], "challenge", "gwen"),
        (found.answers[2], "obstacle", "rhian"),
    ]
    assert {one.code_id: one.kappa for one in found.agreements} == {
        "change-for-children": 1.0,
        "evidence": 1.0,
        "challenge": 0.0,
        "challenge-taken": None,
        "obstacle": 0.0,
    }
    standing = projects.open_bench(boards_database, project.id).project
    assert refused_code(lambda: comparing.finish(boards_database, standing, who="rhian")) == "themes.undecided"
    first, second = found.differences
    for one, applies in ((first, True), (first, False), (second, True)):
        comparing.decide(
            boards_database, project.id, answer_id=one.answer.id, code_id=one.code_id, applies=applies, who="rhian"
        )
    assert (
        refused_code(
            lambda: comparing.decide(
                boards_database, project.id, answer_id=first.answer.id, code_id="evidence", applies=True, who="rhian"
            )
        )
        == "themes.no-difference"
    )
    settled = comparing.read_comparison(boards_database, project.id).settled
    assert {answer_id: set(codes) for answer_id, codes in settled.items()} == {
        found.answers[0].id: {"change-for-children"},
        found.answers[1].id: {"evidence"},
        found.answers[2].id: {"obstacle"},
    }


def test_figures_are_made_once_and_tell_nothing_of_few(boards_database, project):
    everywhere = dict.fromkeys(range(22), "ch")
    for coder in ("rhian", "gwen"):
        code(boards_database, project, coder, everywhere | {0: "ch ev", 1: "ch ev"})
    compared(boards_database, project)
    standing = projects.open_bench(boards_database, project.id).project
    comparing.finish(boards_database, standing, who="rhian")
    assert projects.open_bench(boards_database, project.id).project.stage is Stage.DONE
    figures = {one.code_id: one for one in comparing.read_figures(boards_database, project.id)}
    assert figures[""] == comparing.ThemeFigures(
        "", {"east": 10, "north": 12}, {"HOL-03": 11, "PRI-03": 11}, figures[""].by_category
    )
    assert set(figures[""].by_category.values()) == {11}
    assert figures["change-for-children"].by_board == {"east": 10, "north": 12}
    for few in ("evidence", "obstacle"):
        assert set(figures[few].by_board.values()) | set(figures[few].by_item.values()) == {None}
        assert set(figures[few].by_category.values()) == {None}
    done = projects.open_bench(boards_database, project.id).project
    assert refused_code(lambda: comparing.finish(boards_database, done, who="rhian")) == "themes.stage"
    projects.erase_answers(boards_database, done, who="rhian")
    assert len(comparing.read_figures(boards_database, project.id)) == 6


def test_one_coder_alone_has_no_agreement_and_nothing_to_decide(boards_database):
    project = projects.begin_project(
        boards_database,
        surveyed(boards_database),
        title={"en": "Themes", "cy": "Themâu"},
        keep_until=projects.now().date(),
        who="rhian",
    )
    standing = projects.open_bench(boards_database, project.id).project
    assert (
        refused_code(lambda: comparing.open_comparison(boards_database, standing, who="rhian")) == "themes.nobody-coded"
    )
    projects.keep_codebook(
        boards_database, project.id, content=projects.example_codebook().encode(), file="", who="rhian"
    )
    coding.begin_coding(boards_database, project.id, coder="rhian")
    code(boards_database, project, "rhian", {0: "ch"})
    found = compared(boards_database, project)
    assert (found.agreements, found.differences) == ((), ())
    assert found.settled == {found.answers[0].id: {"change-for-children"}}
