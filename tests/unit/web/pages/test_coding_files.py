"""Codebooks and coding projects in as files, and what comes of what cannot be taken."""

from io import BytesIO

import pytest

from sait.assessment.access import Grant, Role
from sait.i18n import translator
from sait.services.accounts import granting, signing_in
from sait.services.themes import coding, exchange, projects
from sait.web.server import cookies
from tests.unit.services.themes.house import begun, written

PASSWORD = "a long enough password"


@pytest.fixture
def project(boards_database):
    survey = written(boards_database, ["Families hear from us. Not yet 👩‍👧!"] * 5)
    return begun(boards_database, survey, coders=("researcher", "gwen"))


@pytest.fixture
def researcher(boards_database, browse):
    first = signing_in.new_setup_link(boards_database)
    signing_in.create_first_account(boards_database, token=first, username="first", password=PASSWORD, hours=1)
    link = granting.add_account(boards_database, name="researcher", email="", grant=Grant(Role.RESEARCHER), who="first")
    browser = browse()
    del browser.headers["Content-Type"]
    browser.cookies.set(
        cookies.SIGN_IN, signing_in.set_up_account(boards_database, token=link, password=PASSWORD, hours=1)
    )
    return browser


def sent(browser, project, name, content):
    return browser.post(f"/themes/{project.id}/upload", files={"file": (name, BytesIO(content))})


def codings(database, project):
    sheet = coding.read_sheet(database, project.id, coder="researcher")
    return [one for ones in sheet.codings.values() for one in ones]


def test_a_project_goes_out_and_comes_in_again_with_nothing_lost(boards_database, researcher, project):
    for answer in coding.read_sheet(boards_database, project.id, coder="researcher").answers:
        coding.code_answer(
            boards_database, project.id, answer_id=answer.id, line="2 ch ev", memo="m\nn", coder="researcher"
        )
    before = codings(boards_database, project)
    file = exchange.project_file(boards_database, project.id, translator("cy"), who="researcher").content
    for one in before:
        coding.take_back(boards_database, project.id, coding_id=one.id, coder="researcher")
    answer = sent(researcher, project, "Project.QDPX", file)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/themes?coding={project.id}&part=files&taken=10",
    )
    assert codings(boards_database, project) == before
    sent(researcher, project, "project.qdpx", file)
    assert codings(boards_database, project) == before


def test_a_table_goes_out_and_comes_in_again(boards_database, researcher, project):
    for answer in coding.read_sheet(boards_database, project.id, coder="researcher").answers:
        coding.code_answer(boards_database, project.id, answer_id=answer.id, line="2 ch", memo="=m", coder="researcher")
    before = codings(boards_database, project)
    table = exchange.codings_file(boards_database, project.id, translator("cy"), who="researcher").content
    for one in before[1:]:
        coding.take_back(boards_database, project.id, coding_id=one.id, coder="researcher")
    assert sent(researcher, project, "codes.csv", table).headers["location"].endswith("taken=5")
    assert [exchange.replace(one, id="") for one in codings(boards_database, project)] == [
        exchange.replace(one, id="") for one in before
    ]
    answer = sent(researcher, project, "codes.csv", table.replace(b"Newid i blant", b"Proof"))
    assert (answer.status_code, "Line 2 of the table does not fit" in answer.text) == (400, True)


def test_a_file_holds_nothing_of_the_other_coder_while_they_code(boards_database, project):
    first = coding.read_sheet(boards_database, project.id, coder="gwen").answers[0]
    coding.code_answer(boards_database, project.id, answer_id=first.id, line="ob", memo="secret", coder="gwen")
    own = exchange.exchange_of(boards_database, project.id, who="researcher")
    assert (own.codings, own.coders) == ((), ["researcher"])
    assert len(exchange.exchange_of(boards_database, project.id, who="gwen").codings) == 1


def test_whose_codings_they_are_is_known_by_name(boards_database, researcher, project):
    answer = coding.read_sheet(boards_database, project.id, coder="researcher").answers[0]
    coding.code_answer(boards_database, project.id, answer_id=answer.id, line="ch", memo="", coder="researcher")
    whole = exchange.exchange_of(boards_database, project.id, who="researcher")
    for coders, status in ((["default"], 303), (["default", "researcher"], 400)):
        said = [
            exchange.replace(whole.codings[0], id=f"0000000{number}-0000-4000-8000-000000000000", coder=name)
            for number, name in enumerate(coders)
        ]
        file = exchange.write_qdpx(exchange.replace(whole, codings=said, coders=coders), translator("en"))
        answer = sent(researcher, project, "a.qdpx", file)
        assert answer.status_code == status
    assert "people who do not code here: default" in answer.text
    assert [one.coder for one in codings(boards_database, project)] == ["researcher"]


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("a.qdpx", b"PK", 400, "not a project that SAIT can read"),
        ("a.qdpx", b"", 400, "There is no file that can be taken here."),
        ("a.exe", b"x", 400, "There is no file that can be taken here."),
        ("a.yaml", b"id: [", 400, "was found, so nothing was saved"),
        ("a.yaml", b"", 400, "There is no file that can be taken here."),
        ("a.qdpx", b"x" * 20_020_000, 413, "at most"),
    ],
)
def test_what_cannot_be_taken_is_said_with_what_to_do(researcher, project, name, content, status, said):
    answer = sent(researcher, project, name, content)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert 'type="file"' in answer.text


def test_a_codebook_comes_in_as_the_newest_version(boards_database, researcher, project):
    newer = projects.example_codebook().replace('"1.0"', '"2.0"').encode()
    assert sent(researcher, project, "book.yaml", newer).headers["location"].endswith("part=codebook")
    assert projects.open_bench(boards_database, project.id).codebook.version == "2.0"
    assert sent(researcher, project, "book.yaml", newer).status_code == 400


def test_tables_run_nothing_as_a_formula(boards_database):
    survey = written(boards_database, ['=HYPERLINK("x")', "+1", "-1", "@a", " =1"])
    project = begun(boards_database, survey)
    rows = exchange.codings_file(boards_database, project.id, translator("en"), who="rhian").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in rows
    for start in ("=", "+", "-", "@"):
        assert f",{start}" not in rows
        assert f',"{start}' not in rows
