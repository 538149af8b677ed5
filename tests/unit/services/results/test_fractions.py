"""Levels that are fractions and an author's codes, from the bank's files to the deck."""

import json

import pytest
import yaml

from sait.analysis.axis_units import axis_decimals
from sait.assessment.decisions import Consensus
from sait.assessment.members.paper import keys_of
from sait.assessment.workshops import Form
from sait.charts.ticks import axis_ticks, even_step
from sait.i18n import translator
from sait.instruments.compare import compare
from sait.instruments.loader import build_instrument, read_bank
from sait.instruments.xlsform.exporting.unheld import whole_tables
from sait.instruments.xlsform.exporting.workbook import write_workbook
from sait.instruments.xlsform.importing.cells import read_cells
from sait.instruments.xlsform.importing.reading import read_documents
from sait.instruments.xlsform.shared.form import read_form
from sait.reports.tables.results import csv_bytes, json_bytes
from sait.services.banks.instruments import Bank
from sait.services.deciding import decisions
from sait.services.results import reading
from sait.services.results.reading import ResultQuery
from tests.unit.reports.packs import opened
from tests.unit.services.people import end, fill, open_room, share

EN = translator("en")
PARTS = ("POL", "PEO", "PRO", "CHK", "RUN")
LEVELS = {0: "No", 0.25: "For some", 0.5: "For half or more", 1: "For all or nearly all"}


def maturity() -> dict[str, object]:
    """Ninety questions, five parts by eighteen, three streams with levels of their own, 0, 0.25, 0.5 and 1."""
    scales = [
        {
            "id": f"stream-{stream}",
            "kind": "rating",
            "described": stream == "a",
            "levels": [{"value": value, "label": f"{label}, {stream}"} for value, label in LEVELS.items()],
        }
        for stream in "abc"
    ]
    domains = [
        {
            "id": part,
            "title": f"Part {part}",
            "about": "What it is about.",
            "items": [_item(part, number) for number in range(1, 19)],
        }
        for part in PARTS
    ]
    words = dict.fromkeys(("title", "purpose", "publisher", "source", "licence", "changes"), "Own wording.")
    about = {"id": "maturity", "version": "1.0", "language": "en", "status": "draft", **words}
    bands = [
        {"id": "low", "from": 0, "to": 0.5, "label": "Low", "prompt": "Why?"},
        {"id": "high", "from": 0.5, "to": 1, "label": "High", "prompt": "How do we know?"},
    ]
    return {**about, "scales": scales, "bands": bands, "domains": domains}


def _item(part: str, number: int) -> dict[str, object]:
    stream = "abc"[number % 3]
    item = {
        "id": f"{part}-{number:02}",
        "code": f"{part[0]}-{part}-{stream.upper()}-{number}",
        "text": f"Does the team do the thing numbered {number} of {part}?",
        "scale": f"stream-{stream}",
        "target": 0.5,
    }
    described = {value: f"Thing {number} of {part} is done: {label}." for value, label in LEVELS.items()}
    return item | ({"levels": described} if stream == "a" else {})


def read(folder, bank, name="1.0"):
    place = folder / "maturity" / name
    place.mkdir(parents=True)
    (place / "instrument.yaml").write_text(yaml.safe_dump(bank, sort_keys=False), "utf-8")
    return read_bank(place, folder / "schemes")


@pytest.fixture
def found(tmp_path):
    return read(tmp_path, maturity())


def test_ninety_questions_on_three_streams_of_uneven_fractions_are_a_bank(found):
    assert (found.problems, found.warnings) == ((), ())
    instrument = build_instrument(found.document)
    assert {item.scale.values for item in instrument.items} == {(0, 0.25, 0.5, 1)}
    assert (len(instrument.items), instrument.axis, instrument.item("POL-03").code) == (90, (0, 1), "P-POL-A-3")


def test_twenty_five_questions_with_five_descriptions_each_are_a_bank(tmp_path):
    bank = maturity()
    bank["scales"] = [
        {
            "id": "five",
            "kind": "rating",
            "described": True,
            "levels": [{"value": value, "label": f"Step {value}"} for value in range(1, 6)],
        }
    ]
    bank["domains"] = [
        {
            **domain,
            "items": [
                {"id": item["id"], "text": item["text"], "levels": {n: f"{item['id']}: step {n}." for n in range(1, 6)}}
                for item in domain["items"][:5]
            ],
        }
        for domain in bank["domains"]
    ]
    del bank["bands"]
    reading_ = read(tmp_path, bank)
    assert (reading_.problems, reading_.warnings) == ((), ())


def test_one_level_whichever_way_it_is_written(tmp_path):
    bank = yaml.safe_dump(maturity(), sort_keys=False)
    place = tmp_path / "maturity" / "1.0"
    place.mkdir(parents=True)
    otherwise = bank.replace("value: 1\n", "value: 1.0\n").replace(" 0.5: ", " .50: ").replace(" 1: ", " '1.0': ")
    (place / "instrument.yaml").write_text(otherwise, "utf-8")
    document = read_bank(place, tmp_path / "schemes").document
    plain = read(tmp_path / "plain", maturity()).document
    assert otherwise != bank
    assert build_instrument(document).content_hash == build_instrument(plain).content_hash


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda bank: bank["scales"][1]["levels"][1].update(value=0.2501), "bank.level-decimals"),
        (lambda bank: bank["scales"][1]["levels"][1].update(value=0.5), "bank.levels-order"),
        (lambda bank: bank["domains"][0]["items"][0].update(target=0.3), "bank.target"),
        (lambda bank: bank["domains"][0]["items"][1].update(code="P-POL-B-1"), "bank.code-twice"),
        (lambda bank: bank["domains"][0]["items"][1].update(code="=1+1"), "bank.id-pattern"),
        (lambda bank: bank["domains"][0]["items"][1].update(code="A" * 41), "bank.id-pattern"),
        (lambda bank: bank["domains"][0]["items"][1].update(code=1.1), "bank.text-type"),
    ],
)
def test_what_is_no_level_and_no_code_is_named(tmp_path, spoil, code):
    bank = maturity()
    spoil(bank)
    assert code in {problem.code for problem in read(tmp_path, bank).problems}


def test_excel_gives_back_every_fraction_and_code(found, tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(write_workbook(whole_tables(found.document)))
    form = read_form(read_cells(path))
    assert json.loads(json.dumps(read_documents(form, lambda _: None).bank)) == found.document["instrument"]


def test_another_code_is_a_difference(found):
    old = build_instrument(found.document)
    other = json.loads(json.dumps(found.document))
    other["instrument"]["domains"][0]["items"][0]["code"] = "New-1"
    difference = compare(old, build_instrument(other))
    assert [(one.old.code, one.new.code) for one in difference.recoded] == [("P-POL-B-1", "New-1")]
    assert not difference.is_empty


def test_a_quarter_goes_from_the_phone_to_the_deck(boards_database, found):
    bank = Bank(found.document, build_instrument(found.document))
    room = open_room(boards_database, bank=bank, form=Form.FULL)
    chosen = ["0.25"] * 8 + ["1"] * 4
    fill(boards_database, room, chosen, item_ids=[item.id for item in bank.instrument.domains[0].items])
    share(boards_database, room)
    end(boards_database, room)
    decisions.save(
        boards_database, workshop_id=room.id, subject="POL-01", decision=Consensus(0.25), version=0, who="ffion"
    )
    result = reading.read_result(boards_database, ResultQuery((room.id,), cut=reading.DOMAINS))
    score = result.items[room.id, "POL-01"]
    assert (score.levels, score.mean, score.median, score.target) == ((0, 8, 0, 4), 0.5, 0.25, 0.5)
    assert result.scores[room.id, "POL"].mean == 0.5
    assert reading.agreed_levels(boards_database, room.id) == {"POL-01": 0.25}
    assert (axis_ticks(result), even_step(result), axis_decimals(result)) == ((0, 0.25, 0.5, 1), 0.25, 2)
    assert list(keys_of(bank.instrument.item("POL-01"))) == ["0", "0.25", "0.5", "1"]
    data = json.loads(json_bytes(result))
    assert [level["value"] for level in data["scales"][0]["levels"]] == [0, 0.25, 0.5, 1]
    assert next(item for item in data["items"] if item["item_id"] == "POL-01")["code"] == "P-POL-B-1"
    table = csv_bytes(result, EN).decode("utf-8-sig")
    assert "Answers at 0.25" in table
    assert "P-POL-B-1" in table
    slides = opened([result], key=room.id).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert (charts[0].value_axis.major_unit, charts[0].value_axis.maximum_scale) == (0.25, 1)
    words = [
        cell.text
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    assert any("0.50" in word for word in words)
