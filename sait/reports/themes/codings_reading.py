"""A table of codings (CSV) that comes back: its codings, in the answers that went out with it."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from uuid import NAMESPACE_OID, uuid5

from sait.assessment.themes.exchange import Exchange
from sait.assessment.themes.project import Answer, Coding
from sait.errors import SaitError
from sait.i18n.text import Text

COLUMNS = 10
"""Question, board, number, answer, coder, code, from, to, passage, memo: as ``codings_table`` writes them."""

_LONGEST_FIELD = 200_000


def read_codings(content: bytes, sent: Exchange) -> tuple[Coding, ...]:
    """The codings in a table, of every coder in it; names of questions, boards and codes in any language.

    Refused, and nothing taken: ``codings.unreadable``; ``codings.row`` with the line and what is wrong in it (the name of a
    column), where an answer, a code or a passage is not one of those that went out.
    """
    rows = _rows(content)
    answers = {_place(answer): answer for answer in sent.answers}
    code_ids = {
        name.casefold(): code.id
        for code in sent.codebook.codes
        for name in (*code.name.values(), code.id, code.key)
        if name
    }
    questions, boards = _by_name(sent.questions), _by_name(sent.boards)
    found = []
    for line, row in rows:
        if not any(row[4:]):
            continue
        answer = answers.get((questions.get(row[0], ""), boards.get(row[1], ""), row[2]))
        if answer is None or answer.words != row[3]:
            raise SaitError("codings.row", line=line, what=row[3][:60])
        found.append(_coding(line, row, answer, code_ids))
    return tuple(found)


def _place(answer: Answer) -> tuple[str, str, str]:
    return answer.case.item_id, answer.case.board_id or _TOGETHER, str(answer.place)


_TOGETHER = "together"


def _by_name(named: Mapping[str, Text]) -> dict[str, str]:
    return {words: name or _TOGETHER for name, text in named.items() for words in text.values()}


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Every row after the headings with its line, without the apostrophe that keeps a spreadsheet from running it."""
    try:
        text = content.decode("utf-8-sig")
        csv.field_size_limit(_LONGEST_FIELD)
        read = csv.reader(StringIO(text, newline=""), dialect=_dialect(text), strict=True)
        next(read, None)
        for row in read:
            if len(row) != COLUMNS:
                raise SaitError("codings.unreadable")
            yield read.line_num, [_without_guard(cell) for cell in row]
    except (UnicodeDecodeError, csv.Error) as fault:
        raise SaitError("codings.unreadable") from fault


def _dialect(text: str) -> type[csv.Dialect]:
    """Spreadsheets of some countries put semicolons between the cells."""

    class Found(csv.excel):
        delimiter = ";" if text.partition("\n")[0].count(";") == COLUMNS - 1 else ","

    return Found


def _without_guard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ")[:1] in tuple("=+-@\t\r\n") else cell


def _coding(line: int, row: list[str], answer: Answer, code_ids: Mapping[str, str]) -> Coding:
    coder, code, starts, ends, passage, memo = row[4:]
    code_id = code_ids.get(code.casefold())
    if code_id is None:
        raise SaitError("codings.row", line=line, what=code[:60])
    if not (starts.isdecimal() and ends.isdecimal()) or answer.words[int(starts) : int(ends)] != passage or not passage:
        raise SaitError("codings.row", line=line, what=passage[:60])
    name = str(uuid5(NAMESPACE_OID, f"{answer.id}/{coder}/{code_id}/{starts}/{ends}"))
    return Coding(name, answer.id, coder, code_id, int(starts), int(ends), memo)
