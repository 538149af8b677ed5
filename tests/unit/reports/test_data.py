import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from sait.assessment.releases import Audience
from sait.i18n import translator
from sait.reports.provenance import CAVEAT
from sait.reports.tables.csv_file import harmless
from sait.reports.tables.results import FORMAT_VERSION, csv_bytes, json_bytes
from tests.unit.charts.sample import MEANS, domain_result, item, released_so_far

EN = translator("en")


def rows(result, t=EN):
    content = csv_bytes(result, t)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_csv_has_every_axis_and_item_of_every_series():
    result = domain_result()
    read = rows(result)
    axes = [row for row in read if row["Kind of row"] == "Axis"]
    items = [row for row in read if row["Kind of row"] == "Item"]
    assert (len(axes), len(items)) == (3 * 8, 3 * 24)
    north = [row["Mean"] for row in axes if row["Series"] == "North Wales"]
    assert [float(mean) for mean in north] == list(MEANS["north"])
    assert [items[0][f"Answers at {level}"] for level in range(4)] == ["1", "4", "5", "2"]
    assert (items[0]["Don't know"], items[0]["Median"], items[0]["Most answers"]) == ("2", "2.0", "12")


def test_csv_rows_have_as_many_cells_as_there_are_headings():
    for result in (domain_result(), released_so_far(replace(domain_result(), items={}), 2)):
        table = list(csv.reader(StringIO(csv_bytes(result, EN).decode("utf-8-sig"))))
        assert {len(row) for row in table} == {len(table[0])}


def test_a_missing_figure_is_an_empty_cell_and_zero_is_zero():
    read = {(row["Series"], row["Id"]): row["Mean"] for row in rows(domain_result())}
    assert read["Conwy and Denbighshire", "leadership"] == ""
    assert read["North Wales", "structures"] == "0.0"


def test_every_csv_row_says_where_it_is_from_and_whether_it_is_demonstration_data():
    for demonstration, said in ((True, "Demonstration data"), (False, "Members' answers")):
        for row in rows(domain_result(demonstration=demonstration)):
            assert row["Data"] == said
            assert row["Instrument"] == "sait-regional 1.0.0"
            assert row["Releases"] == "12 (ab12cd34), 13 (ffee9911)"
            assert row["How to read it"] == CAVEAT


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        (Audience.INSIDE, "For this board's own members and facilitator"),
        (Audience.OUTSIDE, "Released to others by the boards shown"),
    ],
)
def test_every_csv_row_says_whom_it_is_for(audience, said):
    assert {row["Who it is for"] for row in rows(replace(domain_result(), audience=audience))} == {said}


def test_every_csv_row_says_why_it_has_no_mean_or_that_it_has_one():
    result = released_so_far(domain_result(), 3)
    first = result.axes[0].item_ids[0]
    withheld = replace(item(first, (1, 1, 1, 1)), levels=None, n=None, mean=None)
    read = rows(replace(result, items={**result.items, ("north", first): withheld}))
    said = {(row["Series"], row["Id"]): (row["Status"], row["Mean"]) for row in read}
    assert said["North Wales", "purpose"] == ("given", "2.1")
    assert said["North Wales", first] == ("withheld: too few answers to show", "")
    assert said["Conwy and Denbighshire", "leadership"][1] == ""
    assert said["North Wales", "outcomes"] == ("not yet released", "")
    assert all((status == "given") == bool(mean) for status, mean in said.values())


def test_csv_is_in_the_readers_language():
    read = csv_bytes(domain_result(), translator("cy")).decode("utf-8-sig")
    assert "Rheoli perfformiad a sicrhau ansawdd" in read
    assert "Performance management" not in read


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " ="])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(start):
    assert harmless(f"{start}cmd()") == f"'{start}cmd()"


def test_numbers_and_plain_words_stay_as_they_are():
    assert (harmless(-0.5), harmless("Gogledd Cymru"), harmless(None), harmless("")) == (
        -0.5,
        "Gogledd Cymru",
        None,
        "",
    )


def test_no_cell_of_a_hostile_result_begins_a_formula():
    hostile = {"en": '=HYPERLINK("http://example.org")'}
    result = domain_result()
    result = replace(
        result,
        cut_title=hostile,
        series=tuple(replace(one, label=hostile) for one in result.series),
        axes=tuple(replace(axis, label=hostile) for axis in result.axes),
        asked={id_: replace(one, text=hostile) for id_, one in result.asked.items()},
    )
    cells = [cell for row in rows(result) for cell in row.values()]
    assert '\'=HYPERLINK("http://example.org")' in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_json_holds_the_raw_numbers_with_their_provenance():
    result = domain_result(demonstration=True)
    document = json.loads(json_bytes(result))
    assert (document["format"], document["format_version"]) == ("sait-result", FORMAT_VERSION)
    assert document["demonstration"] is True
    assert document["audience"] == "outside"
    assert document["releases"][0] == {"sequence": 12, "digest": "ab12cd34" + "0" * 56}
    means = {(entry["series"], entry["axis_id"]): entry["mean"] for entry in document["scores"]}
    assert means == {key: one.mean for key, one in result.scores.items()}
    assert document["items"][0]["levels"] == [1, 4, 5, 2]
    assert document["items"][0]["agreement"]["closeness"] == "mixed"
    assert document["caveat"]["en"] == CAVEAT
    assert set(document["method"]) == {"en", "cy"}


def test_json_tells_withheld_from_not_released():
    result = released_so_far(domain_result(), 3)
    withheld = replace(item("purpose.1", (1, 1, 1, 1)), levels=None, n=None, mean=None)
    document = json.loads(json_bytes(replace(result, items={("north", "purpose.1"): withheld})))
    assert document["items"][0]["levels"] is None
    assert {entry["axis_id"] for entry in document["scores"]} == {"purpose", "governance", "leadership"}
    conwy = {entry["axis_id"]: entry["mean"] for entry in document["scores"] if entry["series"] == "conwy"}
    assert conwy["leadership"] is None
