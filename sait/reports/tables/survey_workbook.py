"""A survey as an Excel workbook in every language at once, to be filled in away from the pages and uploaded with its link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sait.assessment.surveys.answers import LONGEST_WORDS
from sait.assessment.surveys.workbook import Entry, options_of
from sait.errors import SaitError
from sait.house_style import LIGHT
from sait.i18n import Text, Translator
from sait.instruments.model import Domain, Item
from sait.instruments.xlsform.importing.cells import open_safely, text_of
from sait.instruments.xlsform.importing.findings import RefusedFormError
from sait.reports.tables.csv_file import harmless

ANSWERS_SHEET, LISTS_SHEET = "Answers", "Lists"
ID_WIDTH, TEXT_WIDTH, ANSWER_WIDTH = 9, 48, 44
MOST_ROWS = 5_000
BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class SurveySheet:
    """What the workbook asks. *address*: where it is uploaded. *spoken*: the languages, side by side in this order."""

    survey_id: str
    title: Text
    board: Text
    address: str
    topics: Sequence[Domain]
    spoken: Sequence[Translator]

    @property
    def languages(self) -> list[str]:
        return [one.language for one in self.spoken]

    @property
    def answer_column(self) -> int:
        """After the question's id, its words and what can be chosen, both in each language."""
        return 2 + 2 * len(self.spoken)


def survey_workbook(sheet: SurveySheet) -> bytes:
    """An XLSX file: a row for each question, whose yellow cell takes the answer, from a list where there is one."""
    book = Workbook()
    answers = book.active
    assert answers is not None
    answers.title = ANSWERS_SHEET
    lists = book.create_sheet(LISTS_SHEET)
    lists.sheet_state = "hidden"
    for row in _introduction(sheet):
        answers.append(row)
    answers.append(_heads(sheet))
    head = answers.max_row
    for topic in sheet.topics:
        answers.append([None, *(harmless(one.text(topic.title)) for one in sheet.spoken)])
        _mark_topic(answers, sheet)
        for item in topic.items:
            answers.append([item.id, *_asked(item, sheet)])
            _prepare_answer(answers, lists, item, sheet)
    _lay_out(answers, head, sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _introduction(sheet: SurveySheet) -> Iterator[list[str]]:
    for t in sheet.spoken:
        yield [t("{survey}: {board}", survey=t.text(sheet.title), board=t.text(sheet.board))]
        yield [
            t(
                "Answer in the coloured cells, save the workbook, and upload it at the address below. Do not send it by"
                " e-mail: it would carry your name. Leave out what you do not want to answer."
            )
        ]
    yield [sheet.address]


def _heads(sheet: SurveySheet) -> list[str]:
    return [
        _mark(sheet.survey_id),
        *(t("Question") for t in sheet.spoken),
        *(t("What you can choose") for t in sheet.spoken),
        BETWEEN.join(t("Answer") for t in sheet.spoken),
    ]


def _mark(survey_id: str) -> str:
    """What stands over the questions' ids: it says where they begin, and which survey's they are."""
    return f"SAIT {survey_id}"


def _asked(item: Item, sheet: SurveySheet) -> list[str]:
    texts = [str(harmless(t.text(item.text))) for t in sheet.spoken]
    return [*texts, *(_choices(item, t) for t in sheet.spoken)]


def _choices(item: Item, t: Translator) -> str:
    """What each level means for this question, a line each; of an answer in words how long it can be."""
    if item.scale is None:
        return t("Up to {most} characters.", most=LONGEST_WORDS)
    meant = item.descriptors or [None] * len(item.scale.levels)
    lines = [
        f"{level.value} · {t.text(level.label)}{'' if words is None else f': {t.text(words)}'}"
        for level, words in zip(item.scale.levels, meant, strict=True)
    ]
    others = [t.text(label) for label in (item.scale.dont_know, item.scale.not_applicable) if label is not None]
    return "\n".join([*lines, *others])


def _prepare_answer(answers: Worksheet, lists: Worksheet, item: Item, sheet: SurveySheet) -> None:
    cell = answers.cell(answers.max_row, sheet.answer_column)
    cell.fill = PatternFill("solid", fgColor=LIGHT.mark_fill.lstrip("#"))
    line = Side(style="thin", color=LIGHT.brand.lstrip("#"))
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.protection = Protection(locked=False)
    cell.number_format = "@"
    if options := list(options_of(item, sheet.languages)):
        lists.append(options)
        last = get_column_letter(len(options))
        choice = DataValidation("list", formula1=f"={LISTS_SHEET}!$A${lists.max_row}:${last}${lists.max_row}")
        choice.showErrorMessage = True
        answers.add_data_validation(choice)
        choice.add(cell)


def _mark_topic(answers: Worksheet, sheet: SurveySheet) -> None:
    for column in range(1, sheet.answer_column + 1):
        answers.cell(answers.max_row, column).font = Font(bold=True, color=LIGHT.brand.lstrip("#"))


def _lay_out(answers: Worksheet, head: int, sheet: SurveySheet) -> None:
    widths = [ID_WIDTH, *[TEXT_WIDTH] * (2 * len(sheet.spoken)), ANSWER_WIDTH]
    for number, width in enumerate(widths, start=1):
        answers.column_dimensions[get_column_letter(number)].width = width
    for row in answers.iter_rows(min_row=head):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place in ((1, 1), *((head, column) for column in range(1, sheet.answer_column + 1))):
        answers.cell(*place).font = Font(bold=True)
    answers.freeze_panes = f"A{head + 1}"
    answers.protection.sheet = True
    answers.protection.formatColumns = answers.protection.formatRows = False
    answers.page_setup.orientation = "landscape"
    answers.page_setup.fitToHeight = 0
    answers.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def read_workbook(content: bytes, survey_id: str, answer_column: int) -> tuple[Entry, ...]:
    """The rows of answers in an uploaded workbook.

    ``survey.workbook-unreadable`` for what is no workbook or could do harm, ``survey.workbook-other`` for one that was not
    made for this survey.
    """
    try:
        with open_safely(content) as book:
            if ANSWERS_SHEET not in book.sheetnames:
                raise SaitError("survey.workbook-other")
            return tuple(_entries(book[ANSWERS_SHEET], survey_id, answer_column))
    except RefusedFormError as refused:
        raise SaitError("survey.workbook-unreadable") from refused


def _entries(sheet: Worksheet, survey_id: str, answer_column: int) -> Iterator[Entry]:
    """Rows below the headings that name a question or have an answer."""
    is_below = False
    for number, row in enumerate(sheet.iter_rows(max_col=answer_column), start=1):
        values = [None if cell.value is None else text_of(cell.value).strip() for cell in row]
        values += [None] * (answer_column - len(values))
        named, given = values[0] or "", values[-1] or ""
        if is_below and (named or given):
            if number > MOST_ROWS:
                raise SaitError("survey.workbook-unreadable")
            kind = row[-1].data_type if len(row) == answer_column else ""
            yield Entry(f"{get_column_letter(answer_column)}{number}", named, given, is_formula=kind == "f")
        is_below = is_below or named == _mark(survey_id)
    if not is_below:
        raise SaitError("survey.workbook-other")
