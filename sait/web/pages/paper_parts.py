"""What the page for paper answers shows: fields in the printed order, and what was read out of them."""

import json
from dataclasses import dataclass, replace
from typing import Protocol

from sait.assessment.members.depending import Routes, not_asked
from sait.assessment.members.paper import LETTERS, Typed, is_run_together, keys_of, line_field, with_levels
from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question
from sait.assessment.releases import Vantage
from sait.i18n import Translator
from sait.instruments.model import Domain, Item, Scale

LETTER_SHOWN = {"cy": {NOT_APPLICABLE: "a"}}
"""The letter that stands in the instructions where a language has its own; otherwise the first that there is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A field for words: a comment, or the answer to a question in words. Of a *depending* one there is no comment."""

    field: str
    item_id: str
    text: str
    is_comment: bool
    depending: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The fields of one domain. *legend* says what the keys mean, ``""`` where the domain before said so."""

    field: str
    title: str
    items: tuple[Item, ...]
    legend: str
    keys: str
    is_run_together: bool
    written: tuple[Written, ...]

    @property
    def span(self) -> str:
        """The first and the last question that take a key, for example "GOV-01 – GOV-06"."""
        ends = dict.fromkeys((self.items[0].id, self.items[-1].id))
        return " – ".join(ends)

    @property
    def comments(self) -> tuple[Written, ...]:
        return tuple(one for one in self.written if one.is_comment and not one.depending)

    @property
    def in_words(self) -> tuple[Written, ...]:
        return tuple(one for one in self.written if not one.is_comment)


@dataclass(frozen=True, slots=True)
class Part:
    """One vantage: its lines, one for each domain."""

    vantage: Vantage
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a sheet to be confirmed. *answer* is ``""`` where it was left blank; *counts* is False where another
    answer leaves the question out.
    """

    item_id: str
    text: str
    answer: str
    words: str
    counts: bool = True


class AsksOnPaper(Protocol):
    """A desk at which sheets are typed in: the domains of the sheet in the printed order, and from which vantages."""

    @property
    def domains(self) -> tuple[Domain, ...]: ...

    @property
    def vantages(self) -> tuple[Vantage, ...]: ...


def parts(desk: AsksOnPaper, t: Translator) -> tuple[Part, ...]:
    """The board's part, and that of the local arrangements where they are asked."""
    titles = {Vantage.OWN: t("The board"), Vantage.LOCAL: t("The local arrangements")}
    return tuple(Part(vantage, titles[vantage], _lines(desk, vantage, t)) for vantage in desk.vantages)


def _lines(desk: AsksOnPaper, vantage: Vantage, t: Translator) -> tuple[Line, ...]:
    lines: list[Line] = []
    said = ""
    for domain in desk.domains:
        legend = _legend(domain, t)
        lines.append(_line(domain, vantage, "" if legend == said else legend, t))
        said = legend
    return tuple(lines)


def _line(domain: Domain, vantage: Vantage, legend: str, t: Translator) -> Line:
    items = with_levels(domain)
    return Line(
        field=line_field(vantage, domain),
        title=f"{domain.id} – {t.text(domain.title)}",
        items=items,
        legend=legend,
        keys=json.dumps([{"id": item.id, "keys": list(keys_of(item))} for item in items]),
        is_run_together=is_run_together(items),
        written=tuple(
            Written(
                Question(vantage, item.id).address,
                item.id,
                t.text(item.text),
                is_comment=item.scale is not None,
                depending=item.asked_if is not None,
            )
            for item in domain.items
        ),
    )


def _legend(domain: Domain, t: Translator) -> str:
    """The keys of every scale in *domain*, for example "0 Not yet in place · 1 Early steps · d Don't know · - blank"."""
    scales = {item.scale.id: item.scale for item in domain.items if item.scale}
    said = []
    for scale in scales.values():
        ids = [item.id for item in domain.items if item.scale and item.scale.id == scale.id]
        named = f"{', '.join(ids)}: " if len(scales) > 1 else ""
        said.append(named + " · ".join(_scale_keys(scale, t)))
    return "; ".join(said) and "; ".join(said) + " · - " + t("left blank")


def _scale_keys(scale: Scale, t: Translator) -> list[str]:
    keys = [f"{level.value} {t.text(level.label)}" for level in scale.levels]
    others = {DONT_KNOW: scale.dont_know, NOT_APPLICABLE: scale.not_applicable}
    own = LETTER_SHOWN.get(t.language, {})
    for choice, label in others.items():
        if label is not None:
            first = next(letter for letter, meant in LETTERS.items() if meant == choice)
            keys.append(f"{own.get(choice, first)} {t.text(label)}")
    return keys


def rows(part: Part, typed: Typed, routes: Routes, t: Translator) -> tuple[Row, ...]:
    """Every question of *part* with what will be saved for it, in the printed order."""
    left_out = not_asked(routes, typed.choices)
    asked = [
        (Question(part.vantage, written.item_id), written, line) for line in part.lines for written in line.written
    ]
    return tuple(
        replace(_row(question, written, line, typed, t), counts=question not in left_out)
        for question, written, line in asked
    )


def _row(question: Question, written: Written, line: Line, typed: Typed, t: Translator) -> Row:
    item = next((item for item in line.items if item.id == written.item_id), None)
    choice = typed.choices.get(question)
    answer = _answer(item.scale, choice, t) if item and item.scale and choice else ""
    return Row(written.item_id, written.text, answer, typed.words.get(question, ""))


def _answer(scale: Scale, choice: str, t: Translator) -> str:
    if choice == DONT_KNOW and scale.dont_know:
        return t.text(scale.dont_know)
    if choice == NOT_APPLICABLE and scale.not_applicable:
        return t.text(scale.not_applicable)
    label = next(level.label for level in scale.levels if str(level.value) == choice)
    return f"{choice} {t.text(label)}"
