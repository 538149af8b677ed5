"""What a bank says that no column holds, so that an export loses nothing, whatever the format learns later."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sait.instruments.build import as_written_now
from sait.instruments.staleness import MARKS
from sait.instruments.xlsform.exporting.tables import Grid, tables_of
from sait.instruments.xlsform.importing.cells import Cells, Row, Table
from sait.instruments.xlsform.importing.reading import Documents, read_documents
from sait.instruments.xlsform.shared.form import Form, read_form
from sait.instruments.xlsform.shared.layout import MORE

Path = tuple[str, ...]


def with_marks(document: Mapping[str, Any], marks: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The *document* with what its translations remember of their sources, as their files have it."""
    overlays = {
        language: {**words, MARKS: dict(marks[language])} if marks.get(language) else words
        for language, words in document["overlays"].items()
    }
    return {**document, "overlays": overlays}


def whole_tables(document: Mapping[str, Any]) -> dict[str, Grid]:
    """The sheets of the form, with a sheet for the remainder where there is one."""
    tables = tables_of(document)
    bank, overlays = as_written_now(document)
    back = read_documents(read_form(as_cells(tables)), _anything)
    here, there = dict(_leaves(Documents(dict(bank), {k: dict(v) for k, v in overlays.items()}))), dict(_leaves(back))
    rest = [[json.dumps(path), json.dumps(value)] for path, value in here.items() if path not in there]
    return {**tables, MORE: [["place", "value"], *rest]} if rest else tables


def _anything(_: Form) -> None:
    """Nothing is refused in an export."""


def as_cells(tables: Mapping[str, Grid]) -> Cells:
    """Sheets as they would be read from a file."""
    return Cells({key: Table(key, tuple(_rows(grid))) for key, grid in tables.items()}, ())


def _rows(grid: Grid) -> Iterator[Row]:
    for number, cells in enumerate(grid, start=1):
        filled = {place: text for place, text in enumerate(cells, start=1) if text.strip()}
        if filled:
            yield Row(number, filled)


def _leaves(documents: Documents) -> Iterator[tuple[Path, object]]:
    for name, part in {"instrument": documents.bank, **documents.overlays}.items():
        yield from _under((name,), part)


def _under(path: Path, found: object) -> Iterator[tuple[Path, object]]:
    """Every value with its place; parts of a list go by their identifier or value."""
    if isinstance(found, Mapping) and found:
        for key, value in found.items():
            yield from _under((*path, str(key)), value)
    elif isinstance(found, list) and found and isinstance(found[0], Mapping):
        for part in found:
            yield from _under((*path, str(part.get("id", part.get("value")))), part)
    else:
        yield path, found
