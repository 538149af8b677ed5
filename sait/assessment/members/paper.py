"""What is typed of a paper sheet: a key for each question, a line for each domain, in the printed order."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question, choices_of, tidy_comment
from sait.assessment.releases import Vantage
from sait.errors import SaitError
from sait.instruments.model import Domain, Item

AREA = "area"
"""The field that names the local area."""

BLANKS = frozenset("-–—")
"""Stands for a question that was left blank; some keyboards make one dash of another."""

LETTERS = {"d": DONT_KNOW, "n": NOT_APPLICABLE, "a": NOT_APPLICABLE}
"""Keys beside the figures of the levels: the first letters in English, and those in Welsh."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, ``""`` for the whole sheet."""

    field: str
    problem: SaitError


@dataclass(frozen=True, slots=True)
class Typed:
    """One sheet as it was typed. *faults* is empty where it can be saved."""

    area_id: str | None
    choices: Mapping[Question, str]
    words: Mapping[Question, str]
    faults: tuple[Fault, ...]


def line_field(vantage: Vantage, domain: Domain) -> str:
    """The name of the field that takes a domain's keys, for example ``own.GOV``."""
    return f"{vantage}.{domain.id}"


def with_levels(domain: Domain) -> tuple[Item, ...]:
    """The questions of *domain* that are answered with a key."""
    return tuple(item for item in domain.items if item.scale is not None)


def keys_of(item: Item) -> dict[str, str]:
    """Each key that answers *item*, with the choice it stands for: ``{"0": "0", ..., "d": "dont-know"}``."""
    offered = choices_of(item.scale) if item.scale else ()
    letters = {letter: choice for letter, choice in LETTERS.items() if choice in offered}
    return {choice: choice for choice in offered if choice not in LETTERS.values()} | letters


def is_run_together(items: Sequence[Item]) -> bool:
    """Whether every key is one character, so that no space is needed between two."""
    return all(len(key) == 1 for item in items for key in keys_of(item))


def split_keys(line: str, items: Sequence[Item]) -> list[str]:
    """The keys of *line*, with spaces and commas between them or, where each is one character, without.

    Levels 0 to 3: ``2 3d-`` has four keys. Levels 0, 50 and 100: ``50 100`` has two.
    """
    parts = line.replace(",", " ").lower().split()
    return list("".join(parts)) if is_run_together(items) else parts


def read_typed(
    fields: Mapping[str, str], domains: Sequence[Domain], *, vantages: Sequence[Vantage], areas: Collection[str]
) -> Typed:
    """The sheet that was typed into *fields*, with everything that is wrong with it."""
    faults: list[Fault] = []
    choices: dict[Question, str] = {}
    words: dict[Question, str] = {}
    for vantage in vantages:
        lines = _lines(fields, domains, vantage)
        for domain in domains:
            choices |= _read_line(lines[domain.id], domain, vantage, faults)
        words |= _read_words(fields, domains, vantage, faults)
    area_id = fields.get(AREA) or None
    is_local = any(question.vantage is Vantage.LOCAL for question in (*choices, *words))
    if area_id is not None and area_id not in areas:
        faults.append(Fault(AREA, SaitError("area.unknown")))
    elif is_local and area_id is None:
        faults.append(Fault(AREA, SaitError("sheet.area-missing")))
    if not (choices or words or faults):
        faults.append(Fault("", SaitError("sheet.empty")))
    return Typed(area_id, choices, words, tuple(faults))


def _lines(fields: Mapping[str, str], domains: Sequence[Domain], vantage: Vantage) -> dict[str, str]:
    """The line of each domain. One line in the first field that has a key for every question is the whole sheet."""
    lines = {domain.id: fields.get(line_field(vantage, domain), "") for domain in domains}
    first, *others = domains
    items = [item for domain in domains for item in with_levels(domain)]
    keys = split_keys(lines[first.id], items)
    if any(lines[other.id].strip() for other in others) or len(keys) != len(items):
        return lines
    left = iter(keys)
    return {domain.id: " ".join(next(left) for _ in with_levels(domain)) for domain in domains}


def _read_line(line: str, domain: Domain, vantage: Vantage, faults: list[Fault]) -> Iterator[tuple[Question, str]]:
    """The choices of one domain; an empty line is a domain that was left blank."""
    items = with_levels(domain)
    keys = split_keys(line, items)
    field = line_field(vantage, domain)
    if keys and len(keys) != len(items):
        faults.append(Fault(field, SaitError("sheet.wrong-count", domain=domain.id, typed=len(keys), asked=len(items))))
    for key, item in zip(keys, items, strict=False):
        if key in BLANKS:
            continue
        meant = keys_of(item)
        if key in meant:
            yield Question(vantage, item.id), meant[key]
        else:
            offered = ", ".join([*meant, "-"])
            faults.append(Fault(field, SaitError("sheet.not-offered", item=item.id, typed=key[:10], offered=offered)))


def _read_words(
    fields: Mapping[str, str], domains: Sequence[Domain], vantage: Vantage, faults: list[Fault]
) -> Iterator[tuple[Question, str]]:
    """Comments and answers in words; questions that depend on an answer take none."""
    items = (item for domain in domains for item in domain.items if item.asked_if is None)
    for question in (Question(vantage, item.id) for item in items):
        try:
            tidy = tidy_comment(fields.get(question.address, ""))
        except SaitError as problem:
            named = SaitError("sheet.too-long", item=question.item_id, **problem.context)
            faults.append(Fault(question.address, named))
        else:
            if tidy:
                yield question, tidy
