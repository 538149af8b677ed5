"""The numbers that PowerPoint keeps behind a chart, with every word as a word: a name like "=1+1" is no formula."""

from collections.abc import Callable
from typing import Protocol

from pptx.chart.data import ChartData
from pptx.chart.xlsx import CategoryWorkbookWriter


class WordsChartData(ChartData):
    """Chart data whose workbook holds names as they are, whatever they begin with."""

    def __init__(self, number_format: str) -> None:
        super().__init__(number_format)  # type: ignore[no-untyped-call]  # python-pptx has no types

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _WordsWriter(self)


class _Sheet(Protocol):
    """What is used here of XlsxWriter's worksheet, which has no types."""

    def add_write_handler(self, kind: type, write: Callable[..., int]) -> None: ...

    def write_string(self, row: int, column: int, words: str, style: object = None) -> int: ...


class _WordsWriter(CategoryWorkbookWriter):
    def __init__(self, data: ChartData) -> None:
        super().__init__(data)  # type: ignore[no-untyped-call]  # python-pptx has no types

    def _populate_worksheet(self, workbook: object, worksheet: _Sheet) -> None:
        worksheet.add_write_handler(str, _write_words)
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]  # python-pptx has no types


def _write_words(sheet: _Sheet, row: int, column: int, words: str, style: object = None) -> int:
    return sheet.write_string(row, column, words, style)
