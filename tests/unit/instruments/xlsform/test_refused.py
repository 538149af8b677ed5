"""Forms that are wrong, huge or malicious are refused with their place, quickly, and leave nothing behind."""

import tracemalloc
import zipfile
import zlib
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sait.cli import bank_forms
from sait.cli.bank_forms import export_command, import_command
from sait.instruments.xlsform.importing import cells as cells_module
from sait.instruments.xlsform.importing.cells import read_cells
from sait.instruments.xlsform.importing.findings import MESSAGES, Finding, tell
from tests.unit.instruments.xlsform.others_forms import BROKEN, define_name, part_of, save, small, survey, with_part

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


def refused(tmp_path: Path, form: Path) -> list[str]:
    """What is said when *form* is refused; nothing may have been written."""
    out = StringIO()
    assert import_command(str(form), str(tmp_path / "banks"), out) == 1
    assert not (tmp_path / "banks").exists()
    return out.getvalue().splitlines()


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_form_is_refused_at_its_cell(tmp_path, name):
    sheets, code, place = BROKEN[name]
    said = refused(tmp_path, save(tmp_path / "form.xlsx", sheets))
    assert any(line.split(" ")[1:3] == [place, code] or (not place and f" {code} " in line) for line in said), said


def test_every_fault_is_told_at_once(tmp_path):
    rows = [["slect_one yn", "a", "A"], ["text", None, "B"], ["select_one nowhere", "c", None]]
    said = refused(tmp_path, save(tmp_path / "form.xlsx", survey(*rows)))
    assert [line.split(" ")[1:3] for line in said] == [
        ["survey!A3", "xlsform.type-unknown-near"],
        ["survey!B4", "xlsform.name-missing"],
        ["survey!C5", "xlsform.label-missing"],
        ["survey!A5", "xlsform.list-unknown"],
    ]


def far_out(book: Workbook) -> None:
    book["survey"]["XFD1048576"] = "x"


def hidden(book: Workbook) -> None:
    book["choices"].sheet_state = "hidden"


def long_cell(book: Workbook) -> None:
    book["survey"]["C4"] = "x" * 20_000


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        (far_out, "survey!XFD1048576", "xlsform.too-far-out"),
        (hidden, "choices", "xlsform.sheet-hidden"),
        (long_cell, "survey!C4", "xlsform.cell-too-long"),
    ],
)
def test_what_cannot_be_seen_or_is_too_far_out_is_refused(tmp_path, change, place, code):
    said = refused(tmp_path, save(tmp_path / "form.xlsx", small(), change))
    assert [line.split(" ")[1:3] for line in said] == [[place, code]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xlsform.empty"),
        (b"type,name,label\ntext,a,A\n", "xlsform.no-workbook"),
        (cells_module.COMPOUND_FILE + b"\0" * 600, "xlsform.old-or-locked"),
        (b"PK\x05\x06" + b"\0" * 18, "xlsform.no-workbook"),
        (b"PK\x03\x04" + b"\xff" * 400, "xlsform.damaged"),
    ],
    ids=["empty", "csv", "old or with a password", "empty archive", "broken archive"],
)
def test_what_is_no_workbook_is_refused(tmp_path, content, code):
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    assert f" {code} " in refused(tmp_path, path)[0]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert " xlsform.unreadable " in refused(tmp_path, tmp_path / "form.xlsx")[0]
    assert " xlsform.unreadable " in refused(tmp_path, tmp_path)[0]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_any_parser_sees_them(tmp_path, part, encoding):
    form = save(tmp_path / "form.xlsx", small())
    with_part(form, part, (BOMB + b"<w>&b;</w>").decode().encode(encoding))
    assert " xlsform.entities " in refused(tmp_path, form)[0]


def test_macros_are_refused(tmp_path):
    form = with_part(save(tmp_path / "form.xlsm", small()), "xl/vbaProject.bin", b"x")
    assert " xlsform.macros " in refused(tmp_path, form)[0]


def test_200_mb_that_unpack_from_little_are_refused_within_little_memory(tmp_path):
    form = save(tmp_path / "form.xlsx", small())
    with_part(form, SHEET, b" " * 200_000_000)
    assert form.stat().st_size < 1_000_000
    tracemalloc.start()
    said = refused(tmp_path, form)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert " xlsform.too-large " in said[0]
    assert peak < 100_000_000


def test_a_part_that_understates_its_size_is_never_unpacked_whole(tmp_path):
    whole = b" " * 300_000_000
    form = with_part(save(tmp_path / "form.xlsx", small()), SHEET, whole)
    raw = form.read_bytes()
    for honest, lie in ((len(whole), 500), (zlib.crc32(whole), zlib.crc32(whole[:500]))):
        assert raw.count(honest.to_bytes(4, "little")) == 2
        raw = raw.replace(honest.to_bytes(4, "little"), lie.to_bytes(4, "little"))
    del whole
    form.write_bytes(raw)
    tracemalloc.start()
    refused(tmp_path, form)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_part_that_is_there_twice_is_refused(tmp_path):
    form = save(tmp_path / "form.xlsx", small())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(form, "a") as archive:
        archive.writestr(SHEET, part_of(form, SHEET))
    assert " xlsform.no-workbook " in refused(tmp_path, form)[0]


def test_too_many_cells_or_parts_are_refused(tmp_path, monkeypatch):
    form = save(tmp_path / "form.xlsx", small())
    monkeypatch.setattr(cells_module, "MOST_CELLS", 5)
    assert " xlsform.too-many-cells " in refused(tmp_path, form)[0]
    monkeypatch.setattr(cells_module, "MOST_PARTS", 3)
    assert " xlsform.too-large " in refused(tmp_path, form)[0]


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>',
        b'<row r="1048577"><c><v>1</v></c></row>',
        b'<row r="x"><c r="A1"><v>1</v></c></row>',
        b'<row r="2"><c r="!!"><v>1</v></c></row>',
        b'<row r="2"><c r="A2" t="s"><v>999</v></c></row>',
        b'<row r="2"><c r="A2"><v>1e999x</v></c></row>',
        b'<row r="2"><c r="A2" t="d"><v>never</v></c></row>',
        b"<row",
    ],
)
def test_a_sheet_that_no_program_writes_is_damaged(tmp_path, row):
    form = save(tmp_path / "form.xlsx", small())
    with_part(form, SHEET, part_of(form, SHEET).replace(b"</sheetData>", row + b"</sheetData>"))
    said = refused(tmp_path, form)[0]
    assert any(f" xlsform.{code} " in said for code in ("damaged", "too-far-out", "type-unknown"))


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(tmp_path):
    form = save(tmp_path / "form.xlsx", small())
    sheet = part_of(form, SHEET).replace(b'ref="A1:C5"', b'ref="A1:XFD1048576"')
    merged = sheet.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    with_part(form, SHEET, merged)
    assert import_command(str(form), str(tmp_path / "banks"), StringIO()) == 0


def test_links_and_names_that_point_outside_are_not_followed(tmp_path):
    form = save(tmp_path / "form.xlsx", small(), define_name)
    with_part(form, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    assert import_command(str(form), str(tmp_path / "banks"), StringIO()) == 0
    assert read_cells(form).tables["survey"].rows[1].cells[3] == "Work"


def test_a_formula_counts_for_what_it_showed_last_and_is_told(tmp_path):
    form = save(tmp_path / "form.xlsx", small())
    text = b'<c r="C4" t="inlineStr"><is><t>Two?</t></is></c>'
    sheet = part_of(form, SHEET)
    assert text in sheet
    with_part(form, SHEET, sheet.replace(text, b'<c r="C4" t="str"><f>"Tw"&amp;"o?"</f><v>Two!</v></c>'))
    out = StringIO()
    assert import_command(str(form), str(tmp_path / "banks"), out) == 0
    assert "survey!C4 xlsform.formula" in out.getvalue()
    assert "Two!" in (tmp_path / "banks" / "bank" / "0.1" / "instrument.yaml").read_text("utf-8")


def test_a_formula_that_showed_nothing_leaves_an_empty_label(tmp_path):
    form = save(tmp_path / "form.xlsx", survey(["text", "a", '="A"&"B"']))
    assert "survey!C3 xlsform.label-missing" in refused(tmp_path, form)[0]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_damage_to_a_form_ends_in_a_traceback(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("form")
    form = save(folder / "form.xlsx", small())
    with zipfile.ZipFile(form) as archive:
        part = data.draw(st.sampled_from(sorted(name for name in archive.namelist() if name.endswith(".xml"))))
        content = archive.read(part)
    place = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.one_of(st.binary(max_size=20), st.sampled_from([b"<", b">", b'"', b"-1", b"1e9", b"XFD9"])))
    with_part(form, part, content[:place] + put + content[place + length :])
    out = StringIO()
    assert import_command(str(form), str(folder / "banks"), out) in (0, 1)
    assert "xlsform." in out.getvalue() or "bank." in out.getvalue()


CELL = st.one_of(
    st.none(),
    st.sampled_from(["text", "begin_group", "end_group", "select_one yn", "note", "${a}", "a", "=1"]),
    st.text(max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELL, min_size=3, max_size=5), max_size=8))
def test_no_rows_end_in_a_traceback(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("form")
    clean = [[None if cell is None else "".join(c for c in cell if c.isprintable()) for cell in row] for row in rows]
    form = save(folder / "form.xlsx", small(survey=[["type", "name", "label", "hint", "relevant"], *clean]))
    assert import_command(str(form), str(folder / "banks"), StringIO()) in (0, 1)


def test_export_refuses_what_it_cannot_write(tmp_path):
    shipped = Path(__file__).resolve().parents[4] / "question_banks"
    one = str(shipped / "sait-regional" / "1.1")
    form = tmp_path / "form.xlsx"
    form.write_bytes(b"mine")
    out = StringIO()
    assert export_command(one, str(form), out) == 1
    assert form.read_bytes() == b"mine"
    assert export_command(one, str(tmp_path / "nowhere" / "form.xlsx"), out) == 1
    assert export_command(str(tmp_path / "nothing"), str(tmp_path / "new.xlsx"), out) == 2
    assert "xlsform.exists" in out.getvalue()
    assert "xlsform.unwritable" in out.getvalue()
    assert not (tmp_path / "new.xlsx").exists()


def test_every_message_takes_what_its_findings_bring(tmp_path):
    said = [
        line for sheets, _, _ in BROKEN.values() for line in refused(tmp_path, save(tmp_path / "form.xlsx", sheets))
    ]
    assert len(said) >= len(BROKEN)
    assert [line for line in said if "{" in line.replace("${", "")] == []


def test_every_message_is_of_a_finding_that_is_made():
    code, commands = Path(cells_module.__file__).parents[1], Path(bank_forms.__file__)
    written = "".join(path.read_text("utf-8") for path in (commands, *code.rglob("*.py")) if path.name != "findings.py")
    assert [name for name in MESSAGES if f'"{name}"' not in written] == []


def test_a_sheets_name_cannot_break_the_line():
    assert "\n" not in tell(Finding("a\nb", 1, 1, "xlsform.type-missing"), "f\n.xlsx", "en")


def test_who_has_another_sheet_of_questions_is_told_which_sheets_there_are(tmp_path):
    whole = small()
    (said,) = refused(tmp_path, save(tmp_path / "form.xlsx", {"library": whole["survey"], "choices": whole["choices"]}))
    assert "no sheet survey" in said
    assert "The sheets here are: library, choices." in said


def test_a_form_without_a_question_to_take_says_what_it_has(tmp_path):
    rows = [["integer", "age", "Age"], ["select_multiple yn", "which", "Which?"], ["integer", "years", "Years"]]
    (said,) = refused(tmp_path, save(tmp_path / "form.xlsx", survey(*rows)))
    assert "it takes select_one and text. The types here are: begin_group, integer, select_multiple, end_group" in said


def test_what_a_whole_column_has_is_told_once_with_its_cells(tmp_path):
    rows = [["text", f"q{number % 2}", "One?"] for number in range(30)]
    first, others = refused(tmp_path, save(tmp_path / "form.xlsx", survey(*rows)))
    assert "survey!B5 xlsform.name-twice The name q0 is used twice here; the other is in row 3." in first
    assert others.startswith("  Likewise 27 more cells: B6, B7, B8,")
    assert others.endswith(", …")
