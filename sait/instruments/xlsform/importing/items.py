"""From groups and questions to the domains and items of a bank, with their translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sait.instruments.levels import Value, read_value
from sait.instruments.xlsform.importing.cells import Row
from sait.instruments.xlsform.importing.choice_lists import ChoiceList
from sait.instruments.xlsform.importing.choices import Scales
from sait.instruments.xlsform.importing.conditions import Earlier, read_condition
from sait.instruments.xlsform.importing.questions import REFERENCE, FormQuestion, Group, leave_note
from sait.instruments.xlsform.shared.facts import read_level, read_number, read_yes
from sait.instruments.xlsform.shared.form import Form
from sait.instruments.xlsform.shared.identifiers import ITEM, MOST_ITEMS, domain_id, item_ids
from sait.instruments.xlsform.shared.layout import CATEGORIES, CHOICES, SOURCE, TEXT_COLUMNS

Texts = dict[str, str]


@dataclass(slots=True)
class Content:
    """The domains of the bank, their translations by language, and the short form's items in its order."""

    domains: list[dict[str, Any]] = field(default_factory=list)
    said_of_domains: dict[str, dict[str, Any]] = field(default_factory=dict)
    said_of_items: dict[str, dict[str, Any]] = field(default_factory=dict)
    short_form: list[tuple[float, str]] = field(default_factory=list)


class Items:
    """Makes the items of one form."""

    def __init__(self, form: Form, lists: Mapping[str, ChoiceList], scales: Scales) -> None:
        self.form = form
        self.lists = lists
        self.scales = scales
        self.content = Content()

    def add_domains(self, whole: Group, title: str) -> None:
        """Every group that holds questions itself becomes a domain; questions outside all groups become one too."""
        loose = [part for part in whole.parts if isinstance(part, FormQuestion)]
        groups = [part for part in whole.parts if isinstance(part, Group)]
        if loose:
            self._add_domain(Group(None, title, list(loose)), {SOURCE: title})
        for group in groups:
            self._add_group(group)

    def _add_group(self, group: Group) -> None:
        form, sheet = self.form, self.form.survey
        label = form.texts(sheet, group.row, "label") if group.row else {}
        place = form.source_column(sheet, "label")
        inner = [part for part in group.parts if isinstance(part, Group)]
        if len(inner) == len(group.parts):
            if inner:
                form.leave(sheet, group.row, place, "xlsform.group-left", value=label.get(SOURCE, ""))
            for note in group.notes:
                leave_note(form, note)
            for part in inner:
                self._add_group(part)
            return
        domain = self._add_domain(group, label)
        for part in inner:
            self._tell_joined(part, domain)

    def _tell_joined(self, group: Group, domain: str) -> None:
        form, sheet = self.form, self.form.survey
        label = form.texts(sheet, group.row, "label").get(SOURCE, "") if group.row else ""
        place = form.source_column(sheet, "label")
        form.leave(sheet, group.row, place, "xlsform.group-joined", domain=domain, value=label)
        for note in group.notes:
            leave_note(form, note)
        for part in group.parts:
            if isinstance(part, Group):
                self._tell_joined(part, domain)

    def _add_domain(self, group: Group, label: Texts) -> str:
        form, sheet, content = self.form, self.form.survey, self.content
        name = domain_id(group.name, {domain["id"] for domain in content.domains}, is_given=form.is_own)
        hint = form.texts(sheet, group.row, "hint") if group.row else {}
        about = joined([form.texts(sheet, note, "label") for note in group.notes] or [hint])
        questions = list(group.questions)
        for extra in questions[MOST_ITEMS:]:
            form.leave(sheet, extra.row, sheet.column("name"), "xlsform.items-most", most=MOST_ITEMS, name=extra.name)
        questions = questions[:MOST_ITEMS]
        ids = item_ids([question.name for question in questions], name)
        content.domains.append(
            {
                "id": name,
                "title": label.get(SOURCE, ""),
                "about": about.get(SOURCE, ""),
                "items": self._items(list(zip(questions, ids, strict=True))),
            }
        )
        for language in {*label, *about} - {SOURCE}:
            found = {"title": label.get(language), "about": about.get(language)}
            said = content.said_of_domains.setdefault(language, {})
            said[name] = {key: text for key, text in found.items() if text is not None}
        return name

    def _items(self, asked: list[tuple[FormQuestion, str]]) -> list[dict[str, Any]]:
        """The items of one domain, each with the condition on an earlier one that its row states."""
        made, before = [], dict[str, Earlier]()
        for question, item_id in asked:
            item = self._item(question, item_id)
            condition = read_condition(self.form, question, before)
            made.append(item | ({"asked_if": condition} if condition else {}))
            before[question.name] = Earlier(item_id, self._values(question))
        return made

    def _values(self, question: FormQuestion) -> dict[str, Value]:
        """The level that each choice of a question became, by the choice's name; none for an answer in words."""
        if question.list_name in self.scales.values:
            return self.scales.values[question.list_name]
        found = self.lists.get(question.list_name)
        numbers = {choice.name: read_value(choice.name) for choice in found.levels} if found else {}
        return {name: number for name, number in numbers.items() if number is not None}

    def _item(self, question: FormQuestion, item_id: str) -> dict[str, Any]:
        form, sheet, row = self.form, self.form.survey, question.row
        if ITEM.fullmatch(question.name) and question.name.replace("_", "-") != item_id:
            place = sheet.column("name")
            form.leave(sheet, row, place, "xlsform.id-changed", old=question.name, domain=item_id[:3], new=item_id)
        texts = {"text": form.texts(sheet, row, "label"), **self._texts(question)}
        levels = self._levels(question)
        for language in {one for texts_of in texts.values() for one in texts_of} | set(levels):
            if language != SOURCE:
                said = {key: text[language] for key, text in texts.items() if language in text}
                described = {"levels": levels[language]} if language in levels else {}
                self.content.said_of_items.setdefault(language, {})[item_id] = {**said, **described}
        self._mark_short(row, item_id)
        written = {key: text[SOURCE] for key, text in texts.items() if SOURCE in text}
        for text in written.values():
            if found := REFERENCE.search(text):
                place = form.source_column(sheet, "label")
                form.leave(sheet, row, place, "xlsform.reference", value=found.group())
        return {
            "id": item_id,
            **({"code": code} if (code := sheet.text(row, "sait_code").strip()) else {}),
            "text": written.pop("text", ""),
            **self._answer(question),
            **self._numbers(row),
            **({"levels": levels.get(SOURCE, {})} if levels else {}),
            **written,
            **self._categories(row),
        }

    def _texts(self, question: FormQuestion) -> dict[str, Texts]:
        form, sheet = self.form, self.form.survey
        found = {key: form.texts(sheet, question.row, column) for key, column in TEXT_COLUMNS.items()}
        notes = [form.texts(sheet, note, "label") for note in question.notes]
        found["guidance"] = joined([*notes, found["guidance"], form.texts(sheet, question.row, "guidance_hint")])
        return found

    def _answer(self, question: FormQuestion) -> dict[str, Any]:
        """How the item is answered: by the first scale, by another that it names, or in words."""
        if not question.list_name:
            return {"answer": "text"}
        sheet = self.form.survey
        stated = sheet.text(question.row, "sait_scale").strip()
        written = self.scales.written.get(question.list_name)
        if written is None:
            return {"scale": stated} if stated else {}
        if stated and stated != written["id"]:
            place = sheet.column("sait_scale")
            self.form.leave(sheet, question.row, place, "xlsform.cell-left", name="sait_scale", value=stated)
        return {"scale": written["id"]} if stated or written["id"] != self.scales.first else {}

    def _levels(self, question: FormQuestion) -> dict[str, dict[str, str]]:
        """The descriptions of the levels by language, where the question has a list of its own for them."""
        scale = self.describes(question)
        if scale is None:
            return {}
        found = self.lists[question.list_name]
        said: dict[str, dict[str, str]] = {}
        for choice in found.levels:
            for language, text in choice.texts.items():
                said.setdefault(language, {})[_key_of(choice.name)] = text
        for key, choice in found.outside.items():
            expected = scale.outside.get(key)
            if expected is None or expected.texts != choice.texts:
                sheet = self.form.sheet(CHOICES)
                place = self.form.source_column(sheet, "label")
                value = choice.texts.get(SOURCE, "")
                self.form.leave(sheet, choice.row, place, "xlsform.list-differs", scale=scale.name, value=value)
        return said

    def describes(self, question: FormQuestion) -> ChoiceList | None:
        """The scale whose levels the question's own list describes; None where it has no such list."""
        if not question.list_name or question.list_name in self.scales.written or question.list_name not in self.lists:
            return None
        stated = self.form.survey.text(question.row, "sait_scale").strip() or self.scales.first
        return self.lists.get(stated)

    def _numbers(self, row: Row) -> dict[str, Any]:
        form, sheet = self.form, self.form.survey
        found: dict[str, Any] = {}
        for key, read in (("reversed", read_yes), ("target", read_level), ("weight", read_number)):
            value, place = sheet.text(row, f"sait_{key}"), sheet.column(f"sait_{key}")
            if value:
                found[key] = read(form, sheet, row, value, place)
        return found

    def _categories(self, row: Row) -> dict[str, Any]:
        sheet = self.form.survey
        chosen = {
            tokens[0].removeprefix(CATEGORIES): [one.strip() for one in row.cells[place].split(",") if one.strip()]
            for place, tokens in sheet.columns.items()
            if tokens[0].startswith(CATEGORIES) and place in row.cells
        }
        return {"categories": chosen} if chosen else {}

    def _mark_short(self, row: Row, item_id: str) -> None:
        """In the short form by a number, which is its place there, or by yes, which is after all numbers."""
        form, sheet = self.form, self.form.survey
        value, place = sheet.text(row, "sait_short_form").strip(), sheet.column("sait_short_form")
        if value and value.isascii() and value.isdigit():
            self.content.short_form.append((float(value[:9]), item_id))
        elif value and read_yes(form, sheet, row, value, place):
            self.content.short_form.append((float("inf"), item_id))


def _key_of(name: str) -> str:
    """A choice's name as the key of its level: 0.50 is the level 0.5."""
    number = read_value(name)
    return name if number is None else str(number)


def joined(texts: list[Texts]) -> Texts:
    """Texts that stand after one another as one, in each language."""
    languages = dict.fromkeys(language for one in texts for language in one)
    return {language: " ".join(one[language] for one in texts if language in one) for language in languages}
