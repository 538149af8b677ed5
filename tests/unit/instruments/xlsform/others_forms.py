"""Forms as people who know nothing of SAIT write them for ODK and KoboToolbox, built cell by cell, and broken ones."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

Sheets = dict[str, list[list[Any]]]

TRAINING_SURVEY: Sheets = {
    "survey": [
        [
            "type",
            "name",
            "label::English (en)",
            "label::Cymraeg (cy)",
            "hint::English (en)",
            "required",
            "relevant",
            "appearance",
        ],
        ["start", "start"],
        ["note", "welcome", "Thank you for coming to the training day.", "Diolch am ddod i'r diwrnod hyfforddi."],
        [
            "begin_group",
            "training_content",
            "The training itself",
            "Yr hyfforddiant ei hun",
            None,
            None,
            None,
            "field-list",
        ],
        ["note", "n1", "Please think of today's sessions only.", "Meddyliwch am sesiynau heddiw yn unig."],
        [
            "select_one agree5",
            "useful",
            "The training was useful to my work.",
            "Roedd yr hyfforddiant yn ddefnyddiol i'm gwaith.",
            "One answer.",
            "yes",
        ],
        ["select_one agree5", "pace", "The pace was right.", "Roedd y cyflymder yn iawn.", None, "yes"],
        ["note", "n2", "Now think of your own team.", "Meddyliwch yn awr am eich tîm eich hun."],
        [
            "select_one yes_no or_other",
            "shared",
            "Will you share it with your team?",
            "A fyddwch yn ei rannu â'ch tîm?",
            None,
            None,
            "${useful} > 2",
        ],
        ["end_group"],
        ["begin_group", "next_steps", "What comes next", "Beth sydd nesaf"],
        ["text", "change", "What will you do differently?", None, "In your own words.", None, None, "multiline"],
        ["integer", "years", "Years in post", "Blynyddoedd yn y swydd"],
        ["select_multiple agree5", "several", "Tick all", "Ticiwch bob un"],
        ["text", "barriers", "What could stop you, ${change}?", "Beth allai eich rhwystro?"],
        ["end_group"],
    ],
    "choices": [
        ["list_name", "name", "label::English (en)", "label::Cymraeg (cy)"],
        ["agree5", 1, "Strongly disagree", "Anghytuno'n gryf"],
        ["agree5", 2, "Disagree", "Anghytuno"],
        ["agree5", 3, "Neither", "Y naill na'r llall"],
        ["agree5", 4, "Agree", "Cytuno"],
        ["agree5", 5, "Strongly agree", "Cytuno'n gryf"],
        ["agree5", 98, "Don't know", "Ddim yn gwybod"],
        [],
        ["yes_no", "yes", "Yes", "Ydw"],
        ["yes_no", "no", "No", "Nac ydw"],
        ["unused", "a", "A", "A"],
    ],
    "settings": [
        ["form_title", "form_id", "version", "default_language"],
        ["Training feedback", "training_feedback", "2024051201", "English (en)"],
    ],
}
"""Two languages, a group each with notes, logic, a metadata row, a number, several answers, "or_other"."""

NESTED_HEALTH: Sheets = {
    "Survey": [
        ["Type", "Name", "Label", "Hint", "Guidance_hint", "Constraint", "Calculation", "media::image"],
        ["begin group", "whole", "Household visit"],
        ["begin group", "home", "The home"],
        ["select_one yn", "safe", "Is the home safe for children?", "Look around.", "Ask about stairs."],
        ["begin group", "inner", "More on the home"],
        ["select_one yn", "warm", "Is it warm?", None, None, None, None, "warm.png"],
        ["text", "say", "What did the family say?"],
        ["end group"],
        ["end group"],
        ["begin group", "home_visit", "The visit"],
        ["range", "score", "How did it go?"],
        ["select_one mood", "mood", "How was the mood?"],
        ["calculate", "calc", None, None, None, None, "1 + 1"],
        ["text", "wish", "What would you wish for?", None, None, "string-length(.) < 100"],
        ["end group"],
        ["end group"],
    ],
    "choices": [
        ["list name", "name", "label"],
        ["yn", "y", "Yes"],
        ["yn", "n", "No"],
        ["yn", "na", "Does not apply"],
        ["mood", "good", "Good"],
        ["mood", "middling", "Middling"],
        ["mood", "bad", "Bad"],
    ],
}
"""No language named, old spellings of types and headers, groups within groups, no settings, pictures and limits."""

FRENCH_FLAT: Sheets = {
    "survey": [
        ["type", "name", "label::Français (fr)", "label::Kurdî (kmr)", "my remarks"],
        ["select_one oui_non", "q1", "Le conseil se réunit-il ?", "x", "ask Ann"],
        ["select_one oui_non", "q2", "Les familles sont-elles entendues ?", "y"],
        ["text", "q3", "Que faut-il changer ?", "z"],
    ],
    "choices": [
        ["list_name", "name", "label::Français (fr)", "label::Kurdî (kmr)"],
        ["oui_non", "oui", "Oui", "a"],
        ["oui_non", "non", "Non", "b"],
    ],
    "settings": [["form_title", "default_language"], ["Enquête", "Français (fr)"]],
    "notes of the team": [["anything"]],
}
"""No English, no groups, a language without a two-letter code, a column and a sheet of the author's own."""

OTHERS = {"training": TRAINING_SURVEY, "nested": NESTED_HEALTH, "french": FRENCH_FLAT}


def save(path: Path, sheets: Sheets, change: Callable[[Workbook], None] | None = None) -> Path:
    """Write *sheets* as a workbook, after *change* has had its way with it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    book.save(path)
    return path


def small(**sheets: list[list[Any]]) -> Sheets:
    """The smallest form that imports, with some sheets replaced."""
    whole: Sheets = {
        "survey": [
            ["type", "name", "label"],
            ["begin_group", "work", "Work"],
            ["select_one yn", "one", "One?"],
            ["text", "two", "Two?"],
            ["end_group"],
        ],
        "choices": [["list_name", "name", "label"], ["yn", "y", "Yes"], ["yn", "n", "No"]],
    }
    return {**whole, **sheets}


def survey(*rows: list[Any]) -> Sheets:
    """The smallest form with these rows in its group."""
    return small(survey=[["type", "name", "label"], ["begin_group", "g", "G"], *rows, ["end_group"]])


def choices(*rows: list[Any]) -> Sheets:
    """The smallest form with these choices."""
    return small(choices=[["list_name", "name", "label"], *rows])


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Add a part to the workbook's archive, or put one in the place of another."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return path


def part_of(path: Path, name: str) -> bytes:
    """What a part of the workbook's archive holds."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def define_name(book: Workbook) -> None:
    """A defined name that points outside, as malicious workbooks have."""
    book.defined_names["evil"] = DefinedName("evil", attr_text="[1]Sheet!$A$1")


BROKEN: dict[str, tuple[Sheets, str, str]] = {
    # name: the form, the code, the cell
    "no survey": ({"choices": small()["choices"]}, "xlsform.sheet-missing", ""),
    "empty survey": (small(survey=[]), "xlsform.header-missing", "survey!A1"),
    "no type column": (small(survey=[["kind", "name", "label"], ["text", "a", "A"]]), "xlsform.header-missing", "survey!A1"),
    "no label column": (small(survey=[["type", "name"], ["text", "a"]]), "xlsform.header-missing", "survey!A1"),
    "no list_name column": (small(choices=[["list", "name", "label"], ["yn", "y", "Y"]]), "xlsform.header-missing", "choices!A1"),
    "a header twice": (small(survey=[["type", "name", "label", "Label"], ["text", "a", "A", "B"]]), "xlsform.header-twice", "survey!D1"),
    "a header with an alias": (small(survey=[["type", "name", "label", "relevant", "relevance"], ["text", "a", "A"]]), "xlsform.header-alias", "survey!E1"),
    "no type": (survey(["text", "a", "A"], [None, "b", "B"]), "xlsform.type-missing", "survey!A4"),
    "a wrong type": (survey(["slect_one yn", "a", "A"]), "xlsform.type-unknown-near", "survey!A3"),
    "a type from nowhere": (survey(["zzzzqq", "a", "A"]), "xlsform.type-unknown", "survey!A3"),
    "a type in capitals": (survey(["Text", "a", "A"]), "xlsform.type-capitals", "survey!A3"),
    "no name": (survey(["text", None, "A"]), "xlsform.name-missing", "survey!B3"),
    "a name twice": (survey(["text", "a", "A"], ["text", "a", "B"]), "xlsform.name-twice", "survey!B4"),
    "an empty label": (survey(["text", "a", "  "]), "xlsform.label-missing", "survey!C3"),
    "a note without words": (survey(["note", "a", None], ["text", "b", "B"]), "xlsform.label-missing", "survey!C3"),
    "an unknown list": (survey(["select_one nowhere", "a", "A"]), "xlsform.list-unknown", "survey!A3"),
    "a repeat": (survey(["begin_repeat", "r", "R"], ["text", "a", "A"], ["end_repeat"]), "xlsform.repeat", "survey!A3"),
    "a group left open": (small(survey=[["type", "name", "label"], ["begin_group", "g", "G"], ["text", "a", "A"]]), "xlsform.group-open", "survey!A2"),
    "a group ended twice": (survey(["text", "a", "A"], ["end_group"]), "xlsform.group-end", "survey!A5"),
    "groups without end": (survey(*[["begin_group", f"g{n}", "G"] for n in range(40)]), "xlsform.too-deep", "survey!A14"),
    "nothing to ask": (survey(["integer", "a", "A"]), "xlsform.no-questions", "survey"),
    "a choice without name": (choices(["yn", None, "Yes"]), "xlsform.name-missing", "choices!B2"),
    "a choice twice": (choices(["yn", "y", "Yes"], ["yn", "y", "Yea"]), "xlsform.name-twice", "choices!B3"),
    "a reference to nothing": (survey(["text", "a", "Why ${nobody}?"]), "xlsform.refused", "survey!A3"),
    "a name that is none": (survey(["text", "1 a", "A"]), "xlsform.refused", "survey!A3"),
    "an unknown fact": (small(sait=[["part", "id", "key", "value"], ["bank", None, "secret", "x"]]), "xlsform.fact-unknown", "sait!C2"),
    "a band that is no number": (small(sait=[["part", "id", "key", "value"], ["band", "b", "from", "one"]]), "xlsform.value-wrong", "sait!D2"),
    "a language for a path": (small(sait=[["part", "id", "key", "value"], ["language", "../../x", "reviewed", "no"]]), "xlsform.value-wrong", "sait!B2"),
    "a scale without list": (small(sait=[["part", "id", "key", "value"], ["scale", "s", "kind", "rating"]]), "xlsform.list-unknown", "sait"),
    "a weight in words": (small(survey=[["type", "name", "label", "sait_weight"], ["text", "a", "A", "heavy"]]), "xlsform.value-wrong", "survey!D2"),
    "a target of its own": (small(survey=[["type", "name", "label", "sait_target"], ["text", "a", "A", "high"]]), "xlsform.value-wrong", "survey!D2"),
    "a remainder that is no JSON": (small(sait_more=[["place", "value"], ["[", "1"]]), "xlsform.value-wrong", "sait_more!B2"),
}  # fmt: skip
