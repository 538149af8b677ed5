"""Uploading a bank, finding it on the shelf, taking it off, and what workshops keep of it."""

import tempfile
from pathlib import Path

import pytest

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form
from sait.services.banks import shelf
from sait.services.banks.instruments import get_instrument, read_bank_list
from sait.services.banks.shelf import Receipt, download_bank, read_library, remove_upload, upload_bank
from sait.services.running.audit import read_log
from sait.services.workshops.opening import get_workshop
from tests.refusals import refused_code
from tests.unit.instruments import tiny
from tests.unit.services.banks.archives import bank_files, bank_zip, shelf_of, zipped
from tests.unit.services.people import choose, close, fill, join, open_room, released

SHIPPED = Path(__file__).resolve().parents[4] / "question_banks"


@pytest.fixture
def root(tmp_path):
    return shelf_of(tmp_path / "banks")


def upload(database, root, content, *, name="bank.zip") -> Receipt:
    return upload_bank(database, root, name=name, content=content, who="ffion")


def library(database, root):
    return read_library(database, read_bank_list(root))


def test_an_uploaded_bank_is_on_the_shelf_with_who_brought_it_and_in_the_log(boards_database, root):
    receipt = upload(boards_database, root, bank_zip())

    (listed,) = library(boards_database, root).banks
    assert (receipt.problems, receipt.is_new) == ((), True)
    assert listed.instrument.content_hash == receipt.content_hash
    assert listed.status == "draft"
    assert listed.upload is not None
    assert listed.upload.uploaded_by == "ffion"
    (entry,) = read_log(boards_database)
    assert (entry.who, entry.action) == ("ffion", "bank.uploaded")
    assert dict(entry.details) == {"bank": "tiny", "version": "1.0", "content_hash": receipt.content_hash}


def test_an_identifier_keeps_the_meaning_that_it_had_in_an_earlier_upload(boards_database, root):
    assert upload(boards_database, root, bank_zip()).is_new
    domains = tiny.fresh()["domains"]
    domains[0]["items"][0]["text"] = "Quite another statement, under a number that was taken."
    refused = upload(boards_database, root, bank_zip(version="1.1", domains=domains))
    assert [problem.code for problem in refused.problems] == ["bank.id-reused"]
    refused = upload(boards_database, root, bank_zip(version="0.9", domains=domains))
    assert [problem.code for problem in refused.problems] == ["bank.id-reused"]
    assert upload(boards_database, root, bank_zip(version="1.1")).is_new


def test_a_single_file_without_translations_is_enough(boards_database, root):
    text = bank_files(schemes=[])["tiny/instrument.yaml"].replace("kinds:", "unlisted:")
    refused = upload(boards_database, root, text.encode(), name="my bank.yaml")
    assert {problem.code for problem in refused.problems} == {"bank.scheme-unlisted"}
    assert {problem.file for problem in refused.problems} == {"my bank.yaml"}

    shelf_of(root, {"schemes/kinds/scheme.yaml": bank_files()["schemes/kinds/scheme.yaml"]})
    taken = upload(boards_database, root, bank_files()["tiny/instrument.yaml"].encode(), name="my bank.yaml")
    assert taken.is_new
    assert tuple(library(boards_database, root).banks[0].instrument.title) == ("en",)


def test_every_problem_is_named_as_its_author_knows_the_file_and_nothing_is_kept(boards_database, root):
    files = bank_files()
    files["tiny/instrument.yaml"] = files["tiny/instrument.yaml"].replace("licence:", "license:")
    files["tiny/cy.yaml"] = "rubbish: ["
    files["schemes/kinds/scheme.yaml"] += "more: 1\n"
    receipt = upload(boards_database, root, zipped(files))

    assert receipt.content_hash is None
    assert {problem.file for problem in receipt.problems} == set(files)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in receipt.problems)
    assert library(boards_database, root).banks == ()
    assert read_log(boards_database) == ()


@pytest.mark.parametrize("encoded", ["utf-16", "latin-1"])
def test_a_file_that_is_not_utf_8_is_a_problem_of_that_file(boards_database, root, encoded):
    files: dict[str, bytes | str] = {**bank_files()}
    files["tiny/cy.yaml"] = "title: Tŷ bach â chôr".encode(encoded, errors="replace")
    (problem,) = (one for one in upload(boards_database, root, zipped(files)).problems if one.file == "tiny/cy.yaml")
    assert problem.code == "bank.encoding-named"


def test_the_same_again_changes_nothing_and_says_so(boards_database, root):
    first = upload(boards_database, root, bank_zip())
    # Another ZIP with the same content, in another folder.
    again = upload(boards_database, root, zipped(bank_files("elsewhere/1.0")))
    assert again == Receipt(first.content_hash)
    assert len(library(boards_database, root).banks) == 1
    assert len(read_log(boards_database)) == 1


def test_what_came_with_sait_is_not_uploaded_a_second_time(boards_database, root):
    shelf_of(root, bank_files("tiny/1.0"))
    receipt = upload(boards_database, root, bank_zip())
    (listed,) = library(boards_database, root).banks
    assert receipt == Receipt(listed.instrument.content_hash)
    assert listed.upload is None


def test_another_content_needs_another_version(boards_database, root):
    upload(boards_database, root, bank_zip())
    assert refused_code(upload, boards_database, root, bank_zip(title="Changed")) == "upload.version-taken"
    assert upload(boards_database, root, bank_zip(title="Changed", version="1.1")).is_new

    shelf_of(root, bank_files("tiny/2.0", version="2.0"))
    changed = bank_zip(title="Changed", version="2.0")
    assert refused_code(upload, boards_database, root, changed) == "upload.version-taken"
    versions = [one.instrument.version for one in library(boards_database, root).banks]
    assert versions == ["1.0", "1.1", "2.0"]


def test_versions_are_ordered_by_number_and_the_nearest_older_comes_first(boards_database, root):
    for version in ("1.10", "1.9", "1.2"):
        upload(boards_database, root, bank_zip(version=version))
    found = library(boards_database, root)
    assert [one.instrument.version for one in found.banks] == ["1.2", "1.9", "1.10"]
    middle = found.banks[1]
    assert found.find("tiny") == found.banks[2]
    assert found.find(middle.instrument.content_hash) == middle
    assert found.find("nothing") is None
    assert [one.instrument.version for one in found.others(middle)] == ["1.2", "1.10"]
    assert [one.instrument.version for one in found.others(found.banks[2])] == ["1.9", "1.2"]


def opened_with(database, root):
    bank = library(database, root).banks[0].bank
    return bank, open_room(database, bank=bank, form=Form.FULL)


def test_a_running_workshop_keeps_the_version_it_opened_with(boards_database, root):
    upload(boards_database, root, bank_zip())
    bank, workshop = opened_with(boards_database, root)
    fill(boards_database, workshop, "22222", item_ids=["AAA-01", "AAA-02"])

    upload(boards_database, root, bank_zip(version="1.1", title="Newer"))
    listed = library(boards_database, root).find(bank.instrument.content_hash)
    remove_upload(boards_database, listed.upload, who="ffion")
    get_instrument.cache_clear()
    shelf._uploaded_bank.cache_clear()

    assert [one.instrument.version for one in library(boards_database, root).banks] == ["1.1"]
    assert get_workshop(boards_database, workshop.id) == workshop
    assert get_instrument(boards_database, workshop.instrument_hash) == bank.instrument
    choose(boards_database, join(boards_database, workshop), "2", question=Question(Vantage.OWN, "AAA-01"))
    close(boards_database, workshop, "AAA")
    (release,) = released(boards_database, workshop)
    assert release.instrument_hash == bank.instrument.content_hash
    assert release.figures.items[0].levels == (0, 0, 6, 0)


def test_a_version_that_a_workshop_knows_stays_taken_when_its_bank_is_gone(boards_database, root):
    upload(boards_database, root, bank_zip())
    opened_with(boards_database, root)
    remove_upload(boards_database, library(boards_database, root).banks[0].upload, who="ffion")
    assert refused_code(upload, boards_database, root, bank_zip(title="Changed")) == "upload.version-taken"
    assert upload(boards_database, root, bank_zip()).is_new


def test_an_identifier_that_only_a_workshop_knows_keeps_its_meaning(boards_database, root):
    upload(boards_database, root, bank_zip())
    opened_with(boards_database, root)
    remove_upload(boards_database, library(boards_database, root).banks[0].upload, who="ffion")
    domains = tiny.fresh()["domains"]
    domains[0]["items"][0]["text"] = "Quite another statement, under a number that was taken."
    refused = upload(boards_database, root, bank_zip(version="1.1", domains=domains))
    assert [problem.code for problem in refused.problems] == ["bank.id-reused"]


def test_a_version_that_nobody_opened_is_free_again(boards_database, root):
    upload(boards_database, root, bank_zip())
    remove_upload(boards_database, library(boards_database, root).banks[0].upload, who="ffion")
    assert upload(boards_database, root, bank_zip(title="Mended")).is_new
    assert [entry.action for entry in read_log(boards_database)] == ["bank.uploaded", "bank.removed", "bank.uploaded"]


def test_removing_it_twice_is_told_and_changes_nothing(boards_database, root):
    upload(boards_database, root, bank_zip())
    (listed,) = library(boards_database, root).banks
    remove_upload(boards_database, listed.upload, who="ffion")
    assert refused_code(remove_upload, boards_database, listed.upload, who="idris") == "bank.gone"
    assert len(read_log(boards_database)) == 2


def test_the_schemes_that_a_bank_brings_come_before_those_of_the_server(boards_database, root):
    server = bank_files()["schemes/kinds/scheme.yaml"].replace("title: Kinds", "title: The server's")
    shelf_of(root, {"schemes/kinds/scheme.yaml": server})
    upload(boards_database, root, bank_zip())
    (listed,) = library(boards_database, root).banks
    assert listed.instrument.scheme("kinds").title["en"] == "Kinds"


def test_a_download_is_taken_as_the_same_bank_elsewhere(boards_database, root, tmp_path):
    upload(boards_database, root, bank_zip())
    (listed,) = library(boards_database, root).banks
    name, content = download_bank(boards_database, root, listed.instrument.content_hash)
    remove_upload(boards_database, listed.upload, who="ffion")

    assert name == "tiny-1.0.zip"
    elsewhere = shelf_of(tmp_path / "elsewhere")
    assert upload(boards_database, elsewhere, content).content_hash == listed.instrument.content_hash


def test_what_came_with_sait_is_downloaded_with_its_schemes_and_known_again(boards_database, tmp_path):
    shipped = read_bank_list(SHIPPED).banks[0].instrument
    _, content = download_bank(boards_database, SHIPPED, shipped.content_hash)
    elsewhere = shelf_of(tmp_path / "elsewhere")
    assert upload(boards_database, elsewhere, content) == Receipt(shipped.content_hash, is_new=True)
    assert upload(boards_database, SHIPPED, content) == Receipt(shipped.content_hash)
    assert refused_code(download_bank, boards_database, elsewhere, "0" * 64) == "file.none"


def test_nothing_is_left_behind_by_an_upload(boards_database, root, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = sorted(root.rglob("*"))
    upload(boards_database, root, bank_zip())
    upload(boards_database, root, bank_zip(version="one"))
    assert list((tmp_path / "temporary").iterdir()) == []
    assert sorted(root.rglob("*")) == before
