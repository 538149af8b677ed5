"""From a form to the documents of a bank: the bank itself and its translations."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sait.instruments.overlays import bank_texts
from sait.instruments.staleness import MARKS as TRANSLATES
from sait.instruments.staleness import leaves
from sait.instruments.xlsform.importing.choice_lists import ChoiceList
from sait.instruments.xlsform.importing.choices import Scales, identifier, read_lists, read_scales
from sait.instruments.xlsform.importing.items import Content, Items, joined
from sait.instruments.xlsform.importing.questions import FormQuestion, Group, read_questions
from sait.instruments.xlsform.importing.unplaced import list_left
from sait.instruments.xlsform.shared.facts import Facts
from sait.instruments.xlsform.shared.form import Form
from sait.instruments.xlsform.shared.layout import (
    CHOICES,
    MARKS,
    MORE,
    PLAIN_FACTS,
    SETTINGS,
    SOURCE,
    TRANSLATED_FACTS,
    language_of,
)

VERSION = re.compile(r"(?=.{3,20}$)[0-9]+([.][0-9]+){1,2}")
LANGUAGE = re.compile(r"[a-z]{2}")
DEEPEST = 12
FIRST_VERSION = "0.1"
HEADER = ("title", "purpose", "source", "changes")

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Documents:
    """A bank as its files will hold it: the source, and the translations by language."""

    bank: dict[str, Any]
    overlays: dict[str, dict[str, Any]]


def read_documents(form: Form, check: Callable[[Form], None]) -> Documents:
    """The documents that *form* makes; RefusedFormError with every fault. *check* may add faults to the form.

    What could not be carried is listed in *form*.
    """
    whole = read_questions(form)
    lists = read_lists(form)
    questions = list(whole.questions)
    _check_lists(form, questions, lists)
    if not questions and not form.faults:
        form.fault(form.survey, None, 1, "xlsform.no-questions", found=_types(form))
    form.refuse_faulty()
    check(form)
    facts = Facts(form)
    scales = read_scales(form, facts, lists, _scale_lists(form, facts, questions))
    header = _header(form, facts, whole)
    items = Items(form, lists, scales)
    items.add_domains(whole, header["title"].get(SOURCE, "") or "Questions")
    documents = _documents(form, facts, header, scales, items.content)
    _tell_unused(form, lists, scales, questions)
    list_left(form, {question.row.number for question in questions})
    _add_marks(form, documents)
    _add_more(form, documents)
    form.refuse_faulty()
    return documents


def _types(form: Form) -> str:
    """The types of the survey sheet, each once."""
    kinds = [form.survey.text(row, "type").split() for row in form.survey.rows]
    return ", ".join(dict.fromkeys(kind[0] for kind in kinds if kind)) or "–"


def _check_lists(form: Form, questions: list[FormQuestion], lists: Mapping[str, ChoiceList]) -> None:
    sheet = form.survey
    for question in questions:
        if question.list_name and question.list_name not in lists:
            place = sheet.column("type")
            form.fault(sheet, question.row, place, "xlsform.list-unknown", list=question.list_name)


def _scale_lists(form: Form, facts: Facts, questions: list[FormQuestion]) -> list[str]:
    """The lists that are scales: not those of items that describe the levels of a scale of the sheet ``sait``."""
    stated = facts.names("scale")
    if not stated:
        return [question.list_name for question in questions if question.list_name]
    described = [name for name in stated if facts.value("scale", name, "described") == "yes"]

    def is_scale(question: FormQuestion) -> bool:
        scale = form.survey.text(question.row, "sait_scale").strip() or stated[0]
        return scale not in described or question.list_name in stated

    return [question.list_name for question in questions if question.list_name and is_scale(question)]


def _header(form: Form, facts: Facts, whole: Group) -> dict[str, Texts]:
    """The texts at the head of the bank, by key and language."""
    settings = form.sheet(SETTINGS)
    row = settings.rows[0] if settings.rows else None
    title = {SOURCE: settings.text(row, "title")} if row and settings.text(row, "title") else {}
    if row:
        title |= {lang: text for lang, text in form.texts(settings, row, "sait_title").items() if lang != SOURCE}
    purpose = joined([form.texts(form.survey, note, "label") for note in whole.notes])
    stated = {key: facts.texts("bank", "", key) for key in TRANSLATED_FACTS}
    return {"title": title, "purpose": purpose, **stated}


def _documents(form: Form, facts: Facts, header: Mapping[str, Texts], scales: Scales, content: Content) -> Documents:
    settings = form.sheet(SETTINGS)
    row = settings.rows[0] if settings.rows else None
    name = (settings.text(row, "id_string") if row else "") or header["title"].get(SOURCE, "")
    bank: dict[str, Any] = {"id": identifier(name, "bank"), "version": _version(form), "language": SOURCE}
    plain = {key: facts.value("bank", "", key) for key in PLAIN_FACTS}
    for key in ("title", "purpose", "publisher", "source", "licence", "status", "changes"):
        bank[key] = plain[key] if key in plain else header[key].get(SOURCE, "")
    bank["status"] = bank["status"] or "draft"
    schemes = facts.find("bank", "", "schemes")
    if schemes:
        bank["schemes"] = [one.strip() for one in schemes.value.split(",") if one.strip()]
    bank["scales"] = list(scales.written.values())
    bands = _bands(facts)
    if bands:
        bank["bands"] = bands
    title = facts.texts("short_form", "", "title")
    if content.short_form:
        chosen = [item for _, item in sorted(content.short_form, key=lambda pair: pair[0])]
        bank["short_form"] = {"title": title.get(SOURCE, ""), "items": chosen}
    bank["domains"] = content.domains
    languages = sorted({*form.languages.values(), *_stated_languages(form, facts)} - {SOURCE})
    return Documents(bank, {one: _overlay(one, facts, header, scales, content, bank) for one in languages})


def _stated_languages(form: Form, facts: Facts) -> list[str]:
    """The languages of the sheet ``sait``; each becomes the name of a file."""
    for name in facts.names("language"):
        fact = facts.find("language", name, "reviewed")
        if fact and not LANGUAGE.fullmatch(name):
            place = facts.sheet.column("id")
            form.fault(facts.sheet, fact.row, place, "xlsform.value-wrong", value=name, expected="cy, fr …")
    return facts.names("language")


def _bands(facts: Facts) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "from": facts.number("band", name, "from"),
            "to": facts.number("band", name, "to"),
            "label": facts.texts("band", name, "label").get(SOURCE, ""),
            "prompt": facts.texts("band", name, "prompt").get(SOURCE, ""),
        }
        for name in facts.names("band")
    ]


def _version(form: Form) -> str:
    settings = form.sheet(SETTINGS)
    found = settings.text(settings.rows[0], "version").strip() if settings.rows else ""
    if VERSION.fullmatch(found):
        return found
    if found:
        form.leave(settings, settings.rows[0], settings.column("version"), "xlsform.version-left", value=found)
    return FIRST_VERSION


def _overlay(
    language: str,
    facts: Facts,
    header: Mapping[str, Texts],
    scales: Scales,
    content: Content,
    bank: Mapping[str, Any],
) -> dict[str, Any]:
    written: dict[str, Any] = {"language": language, "reviewed": facts.yes("language", language, "reviewed")}
    written |= {key: header[key].get(language, "") for key in HEADER}
    said = scales.said.get(language, {})
    written["scales"] = {scale["id"]: said.get(scale["id"], {"levels": {}}) for scale in bank["scales"]}
    title = facts.texts("short_form", "", "title").get(language)
    if "short_form" in bank and title is not None:
        written["short_form"] = {"title": title}
    bands = {band["id"]: _said_of_band(facts, band["id"], language) for band in bank.get("bands", [])}
    if any(bands.values()):
        written["bands"] = bands
    written["domains"] = content.said_of_domains.get(language, {})
    written["items"] = content.said_of_items.get(language, {})
    return written


def _said_of_band(facts: Facts, name: str, language: str) -> Texts:
    texts = {key: facts.texts("band", name, key) for key in ("label", "prompt")}
    return {key: said[language] for key, said in texts.items() if language in said}


def _tell_unused(form: Form, lists: Mapping[str, ChoiceList], scales: Scales, questions: list[FormQuestion]) -> None:
    used = {question.list_name for question in questions} | set(scales.written)
    sheet = form.sheet(CHOICES)
    for name, found in lists.items():
        first = next((choice.row for choice in [*found.levels, *found.outside.values()]), None)
        if name not in used:
            form.leave(sheet, first, sheet.column("list name"), "xlsform.list-unused", list=name)


def _add_marks(form: Form, documents: Documents) -> None:
    """What each translation remembers of its source, so that a text that was changed in the workbook is stale after it."""
    sheet = form.sheet(MARKS)
    languages = {place: language_of(header) for place, header in sheet.headers.items() if header != "place"}
    texts = {place for place, _ in leaves(bank_texts(documents.bank))}
    for row in sheet.rows:
        place = sheet.text(row, "place").strip()
        for column, language in languages.items():
            if language in documents.overlays and place in texts and column in row.cells:
                documents.overlays[language].setdefault(TRANSLATES, {})[place] = row.cells[column].strip()


def _add_more(form: Form, documents: Documents) -> None:
    """Put back what the columns have no place for, where what it belongs to is still there."""
    sheet = form.sheet(MORE)
    for row in sheet.rows:
        place, value = sheet.text(row, "place"), sheet.text(row, "value")
        try:
            path, content = json.loads(place), json.loads(value)
        except (ValueError, RecursionError):
            form.fault(sheet, row, sheet.column("value"), "xlsform.value-wrong", value=value, expected="JSON")
            continue
        if not _is_path(path) or not _is_plain(content) or not _put(documents, path, content):
            form.leave(sheet, row, sheet.column("place"), "xlsform.more-left", place=place)


def _is_path(found: object) -> bool:
    return isinstance(found, list) and 0 < len(found) <= DEEPEST and all(isinstance(part, str) for part in found)


def _is_plain(found: object) -> bool:
    """Whether this is what the export writes: one value, an empty part, or a list of values."""
    if isinstance(found, (dict, list)) and not found:
        return True
    return not any(isinstance(one, (dict, list)) for one in (found if isinstance(found, list) else [found]))


def _put(documents: Documents, path: list[str], content: object) -> bool:
    """Whether *content* found its place: its surroundings are there, and nothing else stands in it."""
    found: Any = {"instrument": documents.bank, **documents.overlays}
    for depth, part in enumerate(path[:-1]):
        if isinstance(found, list):
            found = next((one for one in found if isinstance(one, dict) and str(one.get("id")) == part), None)
        elif isinstance(found, dict) and part not in found and depth > 0:
            # A part that is missing whole, such as what a translation remembers of its source.
            found = found.setdefault(part, {})
        else:
            found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, dict) or path[-1] in found:
        return False
    found[path[-1]] = content
    return True
