"""``sait themes``: a codebook checked, a coding out and in."""

import pytest

from sait.cli.main import main
from sait.services.themes import coding
from sait.services.themes.projects import example_codebook
from sait.settings import settings
from sait.storage import boards
from sait.storage.engine.database import open_database
from tests.conftest import REGIONAL, named
from tests.unit.services.themes.house import begun, written


@pytest.fixture
def project(monkeypatch, tmp_path):
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    settings.cache_clear()
    database = open_database(settings().database_address)
    with database.writing() as conn:
        boards.add_region(conn, region=boards.Region("n", named("North"), None, None, 1))
        boards.add_board(conn, board=REGIONAL)
    made = begun(database, written(database, ["Families hear from us. Not yet!"] * 5))
    for answer in coding.read_sheet(database, made.id, coder="gwen").answers:
        coding.code_answer(database, made.id, answer_id=answer.id, line="2 ch", memo="", coder="gwen")
    yield made
    database.close()
    settings.cache_clear()


def test_a_codebook_is_checked_with_lines(tmp_path, capsys):
    file = tmp_path / "book.yaml"
    file.write_text(example_codebook(), "utf-8")
    assert main(["themes", "check", str(file)]) == 0
    assert "Codes: 5" in capsys.readouterr().out
    file.write_text(example_codebook().replace("key: ev", "key: ch"), "utf-8")
    assert main(["themes", "check", str(file)]) == 1
    assert "book.yaml:21: codebook.key-twice: The key ch is used twice" in capsys.readouterr().out


def test_a_coding_goes_out_and_in(project, tmp_path, capsys):
    assert main(["themes", "list"]) == 0
    assert f"{project.id}  coding  What they wrote" in capsys.readouterr().out
    out = tmp_path / "out.qdpx"
    assert main(["themes", "export", project.id, str(out), "--coder", "gwen"]) == 0
    assert main(["themes", "export", project.id, str(tmp_path / "out.yaml")]) == 0
    assert (tmp_path / "out.yaml").read_text("utf-8") == example_codebook()
    assert main(["themes", "export", project.id, str(tmp_path / "out.csv")]) == 0
    assert main(["themes", "export", project.id, str(tmp_path / "out.exe")]) == 2
    capsys.readouterr()
    assert main(["themes", "import", project.id, str(out)]) == 0
    assert "Codings taken from the file: 5" in capsys.readouterr().out
    assert main(["themes", "import", project.id, str(tmp_path / "out.yaml")]) == 1
    assert "codebook.version-lower" in capsys.readouterr().out
    assert main(["themes", "import", "unknown", str(out)]) == 1
