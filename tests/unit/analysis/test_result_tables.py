from dataclasses import replace

import pytest

from sait.analysis.results import build_result
from sait.assessment.releases import Attendance, Audience, Figures, ItemFigures, MeanFigures, Vantage
from sait.i18n import translator
from sait.wording.figures import withheld_words
from sait.wording.tables import axis_table, item_table
from tests.unit.analysis.bank import release, two_domains
from tests.unit.analysis.test_results import A, build, rows, source

EN = translator("en")
TWELVE_OF_SIXTEEN = Attendance(16, 15, 14)
"""As a release has it that counted people, whatever they chose: its own counts have 12 at most."""


def north(levels=(2, 3, 5, 2), attendance=TWELVE_OF_SIXTEEN):
    return source("North Wales", [release(1, Figures(rows(*A, levels=levels), ()), attendance=attendance)])


def test_one_row_per_axis_with_mean_answers_and_response():
    table = axis_table(build(north()), EN)
    assert list(table.columns) == ["Domain", "North Wales: mean", "North Wales: answers", "North Wales: response"]
    assert table.to_numpy().tolist() == [
        ["Domain A", "1.6", "12", "12 of 16"],
        ["Domain B", "not yet released", "", "12 of 16"],
    ]


def test_bounds_stand_with_the_mean_where_a_third_is_absent():
    table = axis_table(build(north((0, 0, 8, 0), Attendance(12, 9, 8))), EN)
    assert table.iloc[0, 1] == "2.0 (between 1.3 and 2.3 if all absent had answered)"


def test_why_there_is_no_mean():
    mean = MeanFigures("domain", "A", Vantage.OWN, None, 3.0, True, A[:3])
    small = source("Conwy", [release(1, Figures(rows(*A, levels=None), (mean,)))])
    assert axis_table(build(small), EN).iloc[0, 1:3].tolist() == ["at or near 3.0", ""]
    assert axis_table(build(north(None)), EN).iloc[0, 1] == "withheld: too few answers to show"
    nobody = build(north((0, 0, 0, 0)))
    assert axis_table(nobody, EN).iloc[0, 1] == "withheld: too few answers to show"
    assert axis_table(replace(nobody, audience=Audience.OPEN), EN).iloc[0, 1] == "no answers yet"


@pytest.mark.parametrize(
    ("audience", "minimum", "rule"),
    [
        (Audience.INSIDE, 5, "Withheld: in this room the figures of a question need at least 5 answers."),
        (Audience.OUTSIDE, 5, "If 10 people or more answered, a question is shown if it has at least 8 answers."),
        (Audience.OUTSIDE, 12, "If 12 people or more answered, a question is shown if it has at least 12 answers."),
    ],
)
def test_withheld_figures_name_the_limit_of_their_audience(audience, minimum, rule):
    withheld = replace(build(north(None)), audience=audience)
    assert rule in withheld_words(withheld, minimum, EN)
    assert withheld_words(replace(build(north()), audience=audience), minimum, EN) == ""


def test_answers_are_an_interval_where_items_differ():
    figures = Figures(rows("A1", "A2", "A3") + rows("A4", levels=(0, 0, 0, 5)), ())
    assert axis_table(build(source("N", [release(1, figures, attendance=Attendance(None, 9, 8))])), EN).iloc[
        0, 2:
    ].tolist() == ["5 to 8", "8 of 9 who joined"]


def test_items_with_agreement_in_words():
    levels = {"A1": (0, 0, 9, 1), "A2": (0, 7, 7, 0), "A3": (2, 4, 1, 6), "A4": None}
    items = tuple(ItemFigures(i, Vantage.OWN, None, its, None, None) for i, its in levels.items())
    table = item_table(build(source("N", [release(1, Figures(items, ()))])), EN)
    assert table.to_numpy().tolist()[:4] == [
        ["Domain A", "A1", "Statement A1", "2.1", "10", "close: mostly 2"],
        ["Domain A", "A2", "Statement A2", "1.5", "14", "mixed: mostly 1 or 2"],
        ["Domain A", "A3", "Statement A3", "1.8", "13", "split: 6 at 0 to 1, 6 at 3"],
        ["Domain A", "A4", "Statement A4", "withheld: too few answers to show", "", ""],
    ]
    assert table.iloc[4, 3:].tolist() == ["not yet released", "", ""]


def test_an_item_stands_under_each_of_its_categories():
    table = item_table(build(north(), cut="ji-2011"), EN)
    assert table.columns[0] == "Category"
    assert table["Item"].tolist() == ["A1", "A2", "B1", "A1", "A2", "A3", "A4"]


def test_two_lines_of_one_name_have_two_names_in_a_table():
    result = build_result(
        two_domains(),
        form="full",
        cut="domain",
        sources=[north(), replace(north(), key="again")],
        audience=Audience.INSIDE,
    )
    assert "North Wales (2): mean" in axis_table(result, EN).columns


def test_every_word_passes_through_the_translator(made_up):
    table = axis_table(build(source("N", [release(1, Figures(rows(*A, levels=None), ()))])), translator(made_up))
    assert all(heading.startswith("⟦") for heading in table.columns)
    of_the_bank = {domain.title["en"] for domain in two_domains().domains}
    assert all(cell in {"", *of_the_bank} or cell.startswith("⟦") for cell in table.to_numpy().ravel())
