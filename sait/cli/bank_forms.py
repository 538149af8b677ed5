"""The two commands: a bank as a form, and a form as a bank."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sait.cli.bank_check import FAULTY, SOUND, UNREADABLE, check_command
from sait.i18n import translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.loader import find_banks, read_bank, schemes_of
from sait.instruments.problems import printable
from sait.instruments.xlsform.exporting.bank_files import write_documents
from sait.instruments.xlsform.exporting.unheld import as_cells, whole_tables, with_marks
from sait.instruments.xlsform.exporting.workbook import write_workbook
from sait.instruments.xlsform.importing.cells import read_cells
from sait.instruments.xlsform.importing.findings import Finding, RefusedFormError, refuse, tell_all
from sait.instruments.xlsform.importing.reading import Documents, read_documents
from sait.instruments.xlsform.importing.validity import check_form
from sait.instruments.xlsform.shared.form import read_form


def export_command(path: str, form: str, out: TextIO, *, language: str = SOURCE_LANGUAGE) -> int:
    """Write the bank at *path* as the new workbook *form*: 0 done, 1 a problem, 2 *path* does not hold one bank."""
    t = translator(language)
    folders = find_banks(Path(path)) if Path(path).is_dir() else ()
    if len(folders) != 1:
        out.write(
            t(
                "{path}: exactly one question bank is needed here, and there are {count}",
                path=printable(path),
                count=len(folders),
            )
            + "\n"
        )
        return UNREADABLE
    reading = read_bank(folders[0], schemes_of(folders[0]))
    if reading.document is None:
        return check_command([str(folders[0])], out, language=language)
    try:
        tables = whole_tables(with_marks(reading.document, reading.marks))
        check_form(read_form(as_cells(tables)))
        _write_new(Path(form), write_workbook(tables))
    except RefusedFormError as refused:
        _tell(refused.findings, form, out, language)
        return FAULTY
    out.write(t("{path}: written", path=printable(form)) + "\n")
    return SOUND


def _write_new(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as fault:
        raise refuse("xlsform.exists", path=str(path)) from fault
    except OSError as fault:
        raise refuse("xlsform.unwritable", path=str(path)) from fault


def import_command(form: str, folder: str, out: TextIO, *, language: str = SOURCE_LANGUAGE) -> int:
    """Make a bank of the workbook *form* under *folder*: 0 done, 1 refused, with every reason."""
    t = translator(language)
    try:
        read = read_form(read_cells(Path(form)))
        documents = read_documents(read, check_form)
        written = _write_bank(documents, Path(folder))
    except RefusedFormError as refused:
        _tell(refused.findings, form, out, language)
        return FAULTY
    out.write(t("Written: {path}", path=printable(str(written))) + "\n")
    if read.carried:
        out.write(
            t.plural(
                "{count} thing was left out, changed or assumed:",
                "{count} things were left out, changed or assumed:",
                len(read.carried),
            )
            + "\n"
        )
        _tell(read.carried, form, out, language)
    out.write(
        t("What is left to do, according to python -m sait bank check {path}:", path=printable(str(written))) + "\n"
    )
    check_command([str(written)], out, language=language)
    return SOUND


def _write_bank(documents: Documents, root: Path) -> Path:
    try:
        return write_documents(documents, root)
    except FileExistsError as fault:
        raise refuse("xlsform.exists", path=str(fault.filename)) from fault
    except OSError as fault:
        raise refuse("xlsform.unwritable", path=str(root)) from fault


def _tell(findings: Sequence[Finding], form: str, out: TextIO, language: str) -> None:
    out.writelines(line + "\n" for line in tell_all(findings, form, language))
