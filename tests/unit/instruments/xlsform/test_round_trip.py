"""A bank that goes out as a form and comes back is the same bank, to the last sign."""

import copy
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from openpyxl import load_workbook

from sait.cli.bank_forms import export_command, import_command
from sait.instruments.loader import content_hash, find_banks, read_bank
from sait.instruments.source import read_source
from sait.instruments.xlsform.exporting.bank_files import as_yaml
from sait.instruments.xlsform.exporting.unheld import as_cells, whole_tables, with_marks
from sait.instruments.xlsform.exporting.workbook import write_workbook
from sait.instruments.xlsform.importing.cells import read_cells
from sait.instruments.xlsform.importing.reading import Documents, read_documents
from sait.instruments.xlsform.importing.validity import check_form
from sait.instruments.xlsform.shared.form import Form, read_form
from sait.instruments.xlsform.shared.layout import MORE, SURVEY
from tests.unit.instruments.xlsform.made_banks import document

SHIPPED = Path(__file__).resolve().parents[4] / "question_banks"
BANKS = find_banks(SHIPPED)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def no_judge(_: Form) -> None:
    """These forms are about what is carried, whatever ODK would say of their texts."""


def back(path: Path) -> tuple[Documents, Form]:
    form = read_form(read_cells(path))
    return read_documents(form, no_judge), form


@MANY
@given(document())
def test_no_bank_loses_anything(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    path.write_bytes(write_workbook(whole_tables(made)))

    documents, form = back(path)

    returned = {"instrument": documents.bank, "overlays": documents.overlays, "schemes": made["schemes"]}
    assert returned == made
    assert content_hash(json.loads(json.dumps(returned))) == content_hash(made)
    assert form.carried == []


@MANY
@given(document())
def test_what_is_written_as_yaml_is_read_as_the_same(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("bank") / "instrument.yaml"
    for written in (made["instrument"], *made["overlays"].values()):
        path.write_text(as_yaml(written), "utf-8")
        source = read_source(path, path.name)
        assert source.problems == []
        assert json.loads(json.dumps(source.data)) == written


@settings(parent=MANY, max_examples=25)
@given(document())
def test_odk_takes_every_exported_form(made):
    tables = whole_tables(made)
    assume("${" not in json.dumps(tables))
    check_form(read_form(as_cells(tables)))


@MANY
@given(document())
def test_no_cell_is_ever_a_formula(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    path.write_bytes(write_workbook(whole_tables(made)))
    cells = [
        cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")
    assert {cell.number_format for cell in cells} == {"@"}


def test_there_are_banks_to_send_round():
    assert BANKS


@pytest.mark.parametrize("folder", BANKS, ids=lambda folder: folder.parent.name)
def test_a_shipped_bank_comes_back_with_its_content_hash(tmp_path, folder):
    shutil.copytree(SHIPPED / "schemes", tmp_path / "schemes")
    out = StringIO()
    assert export_command(str(folder), str(tmp_path / "form.xlsx"), out) == 0
    assert import_command(str(tmp_path / "form.xlsx"), str(tmp_path), out) == 0

    (returned,) = find_banks(tmp_path)
    before = read_bank(folder, SHIPPED / "schemes").document
    after = read_bank(returned, tmp_path / "schemes").document
    assert before is not None
    assert after is not None
    assert content_hash(after) == content_hash(before)
    assert "could not be carried" not in out.getvalue()
    assert out.getvalue().rstrip().endswith("no problems")


@pytest.fixture
def shipped():
    found = read_bank(SHIPPED / "sait-regional" / "1.0", SHIPPED / "schemes").document
    assert found is not None
    return copy.deepcopy(found)


def test_a_new_row_gets_the_next_identifier_and_a_word_that_is_changed_is_changed(shipped):
    tables = whole_tables(shipped)
    survey = tables[SURVEY]
    at = next(place for place, row in enumerate(survey) if row[1] == "PUR_06")
    new = list(survey[at])
    new[:3] = ["text", "what_else", "What else?"]
    survey.insert(at + 1, new)
    survey[at][2] = "Another wording."

    documents = read_documents(read_form(as_cells(tables)), no_judge)

    items = {item["id"]: item for item in documents.bank["domains"][0]["items"]}
    assert items["PUR-06"]["text"] == "Another wording."
    assert (items["PUR-07"]["text"], items["PUR-07"]["answer"]) == ("What else?", "text")


def test_an_item_that_moved_gets_an_identifier_of_its_new_domain_and_that_is_told(shipped):
    tables = whole_tables(shipped)
    survey = tables[SURVEY]
    at = next(place for place, row in enumerate(survey) if row[1] == "GOV_02")
    moved = survey.pop(at)
    survey.insert(next(place for place, row in enumerate(survey) if row[1] == "PUR_06") + 1, moved)
    form = read_form(as_cells(tables))

    documents = read_documents(form, no_judge)

    assert [item["id"] for item in documents.bank["domains"][0]["items"]][-1] == "PUR-07"
    assert [(one.code, one.context["old"]) for one in form.carried] == [("xlsform.id-changed", "GOV_02")]


def test_what_belonged_to_a_row_that_is_gone_goes_with_it(shipped):
    shipped["instrument"]["domains"][0]["items"][0]["categories"] = {}
    tables = whole_tables(shipped)
    assert MORE in tables
    tables[SURVEY] = [row for row in tables[SURVEY] if row[1] != "PUR_01"]
    form = read_form(as_cells(tables))

    documents = read_documents(form, no_judge)

    assert "PUR-01" not in {item["id"] for item in documents.bank["domains"][0]["items"]}
    assert {one.code for one in form.carried} == {"xlsform.more-left", "xlsform.list-unused"}


def test_a_translation_is_stale_after_its_english_was_changed_in_the_workbook(tmp_path):
    folder = SHIPPED / "sait-regional" / "1.0"
    reading = read_bank(folder, SHIPPED / "schemes")
    assert reading.document is not None
    assert reading.marks["cy"]
    tables = whole_tables(with_marks(reading.document, reading.marks))
    survey = tables[SURVEY]
    at = next(place for place, row in enumerate(survey) if row[1] == "PUR_01")
    survey[at][2] = "Members say alike what the board is for."
    shutil.copytree(SHIPPED / "schemes", tmp_path / "schemes")
    (tmp_path / "form.xlsx").write_bytes(write_workbook(tables))

    out = StringIO()
    assert import_command(str(tmp_path / "form.xlsx"), str(tmp_path), out) == 0

    (returned,) = find_banks(tmp_path)
    (problem,) = read_bank(returned, tmp_path / "schemes").problems
    assert (problem.code, problem.context["path"]) == ("bank.overlay-stale", "items.PUR-01.text")


@pytest.mark.parametrize("folder", BANKS, ids=lambda folder: folder.parent.name)
def test_every_mark_of_a_shipped_bank_comes_back(tmp_path, folder):
    shutil.copytree(SHIPPED / "schemes", tmp_path / "schemes")
    out = StringIO()
    assert export_command(str(folder), str(tmp_path / "form.xlsx"), out) == 0
    assert import_command(str(tmp_path / "form.xlsx"), str(tmp_path), out) == 0

    (returned,) = find_banks(tmp_path)
    before = read_bank(folder, SHIPPED / "schemes").marks
    assert before["cy"]
    assert read_bank(returned, tmp_path / "schemes").marks == before
