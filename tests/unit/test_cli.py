"""The command line: what each command returns, and what it says where."""

import os
import shutil
import sys
from io import StringIO
from pathlib import Path

import pytest

from sait.cli import demo, workshops
from sait.cli.former import current
from sait.cli.main import main
from sait.demo.rehearsal import Pace, find_rehearsal
from sait.services.accounts.signing_in import check_setup_link
from sait.services.tokens import now
from sait.services.workshops.opening import list_workshops
from sait.settings import PREFIX, settings
from sait.storage import accounts
from sait.storage.engine.database import open_database
from tests.conftest import small_bank

SHIPPED = Path(__file__).resolve().parents[2] / "question_banks"


@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    settings.cache_clear()
    yield monkeypatch
    settings.cache_clear()


@pytest.fixture
def database():
    opened = open_database(settings().database_address)
    yield opened
    opened.close()


def test_a_sound_bank_is_said_to_be_sound(capsys):
    assert main(["bank", "check", str(SHIPPED)]) == 0
    assert "no problems" in capsys.readouterr().out


def test_a_broken_bank_is_named_by_file_line_and_code(tmp_path, capsys):
    shutil.copytree(SHIPPED, tmp_path / "banks")
    broken = next((tmp_path / "banks").rglob("instrument.yaml"))
    broken.write_text(broken.read_text("utf-8") + "\nsurprise: [\n", "utf-8")
    assert main(["bank", "check", str(tmp_path / "banks")]) == 1
    assert f"{broken}, line " in capsys.readouterr().out


def test_a_path_without_a_bank_is_a_mistake_of_the_caller(tmp_path):
    assert main(["bank", "check", str(tmp_path / "nowhere")]) == 2
    assert main(["bank", "check", str(SHIPPED), str(tmp_path)]) == 2


def test_a_bank_goes_to_excel_and_back(environment, tmp_path, capsys):
    environment.setenv("SAIT_DEFAULT_LANGUAGE", "cy")
    form = str(tmp_path / "form.xlsx")
    assert main(["bank", "export", str(SHIPPED / "sait-regional" / "1.1"), "--xlsform", form]) == 0
    shutil.copytree(SHIPPED / "schemes", tmp_path / "banks" / "schemes")
    assert main(["bank", "import", form, str(tmp_path / "banks")]) == 0
    assert "Ysgrifennwyd" in capsys.readouterr().out
    assert main(["bank", "check", str(tmp_path / "banks")]) == 0
    assert main(["bank", "import", form, str(tmp_path / "banks")]) == 1


def test_the_demonstration_is_loaded_once_and_removed(environment, database, capsys):
    environment.setattr(demo, "demonstration_banks", lambda _: [small_bank(), small_bank("1.1")])
    assert main(["demo", "load"]) == 0
    loaded = len(list_workshops(database))
    assert f"Demonstration loaded: {loaded} workshops." in capsys.readouterr().out
    assert main(["demo", "load"]) == 1
    said = capsys.readouterr()
    assert "The demonstration is already loaded." in said.err
    assert "To load it again, remove it first" in said.err
    assert said.out == ""
    assert main(["demo", "remove"]) == 0
    assert f"Demonstration removed: {loaded} workshops." in capsys.readouterr().out
    assert main(["demo", "remove"]) == 0
    assert list_workshops(database) == ()


def test_a_demonstration_without_its_bank_says_what_to_do(environment, tmp_path, capsys):
    environment.setenv("SAIT_QUESTION_BANKS", str(tmp_path))
    assert main(["demo", "load"]) == 1
    said = capsys.readouterr().err
    assert "There is no usable question bank sait-regional 1.0." in said
    assert "bank check" in said


def test_problems_are_told_in_the_default_language(environment, tmp_path, capsys):
    environment.setenv("SAIT_QUESTION_BANKS", str(tmp_path))
    environment.setenv("SAIT_DEFAULT_LANGUAGE", "cy")
    assert main(["demo", "load"]) == 1
    said = capsys.readouterr().err
    assert "sait-regional" in said
    assert "There is no usable" not in said


def test_a_wrong_setting_is_refused_before_anything_is_done(environment, tmp_path, capsys):
    environment.setenv("SAIT_PROT", "9000")
    assert main(["demo", "load"]) == 2
    assert "SAIT_PROT is not a setting. Did you mean SAIT_PORT?" in capsys.readouterr().err
    assert not (tmp_path / "sait.db").exists()


def test_a_database_that_cannot_be_opened_is_told_in_words(environment, tmp_path, capsys):
    (tmp_path / "folder.db").mkdir()
    environment.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'folder.db'}")
    assert main(["demo", "remove"]) == 1
    assert "The database cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["bank"], ["bank", "check"], ["demo"], ["nonsense"]])
def test_what_is_no_command_says_how_to_use_it(arguments, capsys):
    assert main(arguments) == 2
    assert "Usage:" in capsys.readouterr().err


def test_serving_hands_over_to_streamlit_with_host_port_and_public_name(environment):
    called: list[list[str]] = []
    environment.setenv("SAIT_PORT", "9001")
    environment.setenv("SAIT_PUBLIC_URL", "https://sait.example.org")
    environment.setattr(os, "chdir", lambda _: None)

    def handed_over(path: str, arguments: list[str]) -> None:
        called.append([path, *arguments])
        raise SystemExit(0)

    environment.setattr(os, "execv", handed_over)
    with pytest.raises(SystemExit):
        main(["serve"])
    (command,) = called
    assert command[:2] == [sys.executable, sys.executable]
    assert command[2:5] == ["-m", "streamlit", "run"]
    assert command[command.index("--server.port") + 1] == "9001"
    assert command[command.index("--server.address") + 1] == "0.0.0.0"
    assert command[command.index("--browser.serverAddress") + 1] == "sait.example.org"


@pytest.mark.parametrize("more", [[], ["--language", "cy", "--form", "short", "--large"]])
def test_a_bank_is_printed_into_the_file_that_is_named(tmp_path, more):
    file = tmp_path / "form.pdf"
    assert main(["bank", "print", str(SHIPPED / "sait-regional" / "1.0"), "--output", str(file), *more]) == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_form_is_printed_of_one_sound_bank_only(tmp_path, capsys):
    file = tmp_path / "form.pdf"
    shutil.copytree(SHIPPED, tmp_path / "banks")
    bank = tmp_path / "banks" / "sait-regional" / "1.0"
    assert main(["bank", "print", str(tmp_path / "nowhere"), "--output", str(file)]) == 2
    assert "name the folder of one question bank" in capsys.readouterr().err
    assert main(["bank", "print", str(bank), "--output", str(tmp_path)]) == 2
    assert "could not be written" in capsys.readouterr().err
    broken = bank / "instrument.yaml"
    broken.write_text(broken.read_text("utf-8") + "\nsurprise: [\n", "utf-8")
    assert main(["bank", "print", str(bank), "--output", str(file)]) == 1
    assert f"{broken}, line " in capsys.readouterr().err
    assert not file.exists()


def test_a_set_up_link_is_printed_for_an_account_that_there_is(capsys, database):
    with database.writing() as conn:
        accounts.add_account(conn, username="gwen", password_hash=None, created_at=now())
    assert main(["account", "link", "gwen"]) == 0
    token = capsys.readouterr().out.strip().rpartition("/first-time/")[2]
    assert check_setup_link(database, token).name == "gwen"
    assert main(["account", "link", "nobody"]) == 1
    assert "There is no such account" in capsys.readouterr().err


def test_a_workshop_is_rehearsed_and_the_rehearsal_removed(environment, database, capsys):
    environment.setattr(demo, "demonstration_banks", lambda _: [small_bank(), small_bank("1.1")])
    environment.setattr(workshops, "rehearse_here", lambda *given: played.append(given[2]))
    played: list[object] = []
    assert main(["demo", "load"]) == 0
    workshop = list_workshops(database)[0]
    assert main(["workshop", "rehearse", workshop.id, "--phones", "5", "--pace", "2"]) == 0
    assert played == [Pace(5, 2.0)]
    copy = find_rehearsal(database, workshop.id)
    assert f"/live?workshop={copy.id}" in capsys.readouterr().out
    assert main(["workshop", "rehearse", workshop.id]) == 1
    assert main(["workshop", "rehearse", workshop.id, "--phones", "500"]) == 1
    assert main(["workshop", "rehearse", workshop.id, "--remove"]) == 0
    assert find_rehearsal(database, workshop.id) is None
    assert main(["workshop", "rehearse", workshop.id, "--remove"]) == 1


@pytest.mark.parametrize(
    ("former", "now"),
    [
        (["backup", "a.db"], ["data", "copy", "a.db"]),
        (["restore", "a.db", "--yes"], ["data", "restore", "a.db", "--yes"]),
        (["audit", "log.csv"], ["data", "audit-log", "log.csv"]),
        (["erase", "member", "w"], ["workshop", "erase-member", "w"]),
        (["erase", "due"], ["data", "erase-due"]),
        (["rehearse", "w", "--remove"], ["workshop", "rehearse", "w", "--remove"]),
    ],
)
def test_a_former_command_works_and_says_its_new_name(former, now):
    said = StringIO()
    assert current(former, said) == now
    assert f"'sait {now[0]} {now[1]}'" in said.getvalue()


def test_a_present_command_is_taken_as_it_is():
    said = StringIO()
    assert current(["bank", "check", "backup"], said) == ["bank", "check", "backup"]
    assert said.getvalue() == ""


def test_the_audit_log_is_written_under_its_former_command(database, tmp_path, capsys):
    assert main(["audit", str(tmp_path / "log.csv")]) == 0
    assert (tmp_path / "log.csv").read_bytes()
    assert "sait data audit-log" in capsys.readouterr().err
