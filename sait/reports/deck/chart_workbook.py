"""The numbers that PowerPoint keeps behind a chart, with every word as a word: a name like "=1+1" is no formula."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from pptx.chart.data import ChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the workbook's date is the deck's; without a fixed one no two are alike


class WordsChartData(ChartData):
    """Chart data whose workbook holds names as they are, whatever they begin with."""

    def __init__(self, number_format: str) -> None:
        super().__init__(number_format)  # type: ignore[no-untyped-call]  # python-pptx has no types

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _WordsWriter(self)


class NamedPoints(XyChartData):
    """Points whose workbook names the row of each beside it: *rows* by its height on the chart; *lengths* of bars follow in D."""

    def __init__(self, number_format: str, rows: Sequence[tuple[float, str]], lengths: Sequence[float] = ()) -> None:
        super().__init__(number_format)  # type: ignore[no-untyped-call]  # python-pptx has no types
        self.rows, self.lengths = dict(rows), lengths

    @property
    def _workbook_writer(self) -> XyWorkbookWriter:
        return _PointsWriter(self)


class _Sheet(Protocol):
    """What is used here of XlsxWriter's worksheet, which has no types."""

    def add_write_handler(self, kind: type, write: Callable[..., int]) -> None: ...

    def write_number(self, row: int, column: int, number: float) -> int: ...

    def write_string(self, row: int, column: int, words: str, style: object = None) -> int: ...


class _Book(Protocol):
    """And of its workbook."""

    def set_properties(self, properties: dict[str, object]) -> None: ...


class _WordsWriter(CategoryWorkbookWriter):
    def __init__(self, data: ChartData) -> None:
        super().__init__(data)  # type: ignore[no-untyped-call]  # python-pptx has no types

    def _populate_worksheet(self, workbook: _Book, worksheet: _Sheet) -> None:
        _prepare(workbook, worksheet)
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]  # python-pptx has no types


class _PointsWriter(XyWorkbookWriter):
    def __init__(self, data: NamedPoints) -> None:
        super().__init__(data)  # type: ignore[no-untyped-call]  # python-pptx has no types
        self._rows, self._lengths = data.rows, data.lengths

    def _populate_worksheet(self, workbook: _Book, worksheet: _Sheet) -> None:
        _prepare(workbook, worksheet)
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]  # python-pptx has no types
        for place, length in enumerate(self._lengths, start=1):
            worksheet.write_number(place, 3, length)
        every: Any = self._chart_data
        for series in every:
            first = self.series_table_row_offset(series) + 1  # type: ignore[no-untyped-call]  # python-pptx has no types
            for place, height in enumerate(series.y_values):
                worksheet.write_string(first + place, 2, self._rows.get(height, ""))


def _prepare(workbook: _Book, worksheet: _Sheet) -> None:
    workbook.set_properties({"created": MADE})
    worksheet.add_write_handler(str, _write_words)


def _write_words(sheet: _Sheet, row: int, column: int, words: str, style: object = None) -> int:
    return sheet.write_string(row, column, words, style)
