"""From the rows of a list to its levels and what stands outside them; whatever would renumber levels is asked for instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sait.instruments.levels import Value, read_value
from sait.instruments.xlsform.importing.cells import Row
from sait.instruments.xlsform.importing.outside_levels import LARGEST_LEVEL, Outside, is_code, meaning_of, number_of
from sait.instruments.xlsform.shared.form import Form
from sait.instruments.xlsform.shared.layout import CHOICES, OUTSIDE, SOURCE

Texts = dict[str, str]

VALUE = "sait_value"
LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of a list."""

    name: str
    texts: Texts
    row: Row


@dataclass(slots=True)
class ChoiceList:
    """One list: its levels in their order, and what stands outside them by ``dont_know`` and ``not_applicable``.

    *decided* has the value of each level by its name, where the author of the form has said it in ``sait_value``.
    """

    name: str
    levels: list[Choice] = field(default_factory=list)
    outside: dict[str, Choice] = field(default_factory=dict)
    decided: dict[str, Value] = field(default_factory=dict)


def make_list(form: Form, name: str, choices: Sequence[Choice]) -> ChoiceList:
    """The list *name* of *choices*. A form that SAIT wrote says by name what is outside; of any other it is found out.

    Faults, so that nothing is imported: a code for no answer whose label does not say what it stands for, and numbers that
    could not stay as they are. The author decides both in the column ``sait_value``.
    """
    sheet = form.sheet(CHOICES)
    found = ChoiceList(name)
    if form.is_own:
        _sort_own(form, found, choices)
    elif any(sheet.text(choice.row, VALUE).strip() for choice in choices):
        _sort_decided(form, found, choices)
    else:
        _sort_by_meaning(form, found, choices)
        _check_numbers(form, found)
    return found


def level_of(name: str) -> Value | None:
    """The level whose number a choice's name is; None where it is none's."""
    number = read_value(name)
    return number if number is not None and number <= LARGEST_LEVEL else None


def _sort_own(form: Form, found: ChoiceList, choices: Sequence[Choice]) -> None:
    sheet = form.sheet(CHOICES)
    names = [choice.name for choice in choices]
    for choice in choices:
        if choice.name in OUTSIDE and choice.name not in found.outside:
            found.outside[choice.name] = choice
            continue
        found.levels.append(choice)
        if is_code(choice.name, names) and meaning_of("", choice.texts.values(), has_code=True):
            # Somebody added it to an exported form: as a level it would enter means.
            form.fault(sheet, choice.row, sheet.column("name"), "xlsform.level-outside", value=_shown(choice))


def _sort_by_meaning(form: Form, found: ChoiceList, choices: Sequence[Choice]) -> None:
    sheet, place = form.sheet(CHOICES), form.sheet(CHOICES).column("name")
    names = [choice.name for choice in choices]
    refused: list[Choice] = []
    for choice in choices:
        has_code = is_code(choice.name, names)
        meaning = meaning_of(choice.name, choice.texts.values(), has_code=has_code)
        if meaning is Outside.REFUSED:
            refused.append(choice)
        elif meaning is not None and meaning not in found.outside:
            found.outside[meaning] = choice
        elif meaning is not None or (has_code and abs(number_of(choice.name) or 0) > 9):
            # A second "don't know", or 99 "Other": nobody but the author knows what it is.
            form.fault(sheet, choice.row, place, "xlsform.code-unclear", list=found.name, value=_shown(choice))
        else:
            found.levels.append(choice)
    for choice in refused:
        _place_refused(form, found, choice)
    for key, choice in found.outside.items():
        if number_of(choice.name) is not None:
            form.leave(sheet, choice.row, place, "xlsform.code-outside", value=_shown(choice), key=key)


def _place_refused(form: Form, found: ChoiceList, choice: Choice) -> None:
    """Beside a "don't know" there is no place for it; members may leave any question out."""
    if Outside.DONT_KNOW not in found.outside:
        found.outside[Outside.DONT_KNOW] = choice
        return
    sheet = form.sheet(CHOICES)
    form.leave(sheet, choice.row, sheet.column("name"), "xlsform.refused-left", list=found.name, value=_shown(choice))


def _check_numbers(form: Form, found: ChoiceList) -> None:
    """A fault where choices have numbers that cannot stay: some are no levels', or two are the same."""
    names = [choice.name for choice in found.levels]
    numbers = [number for name in names if (number := level_of(name)) is not None]
    is_kept = len(numbers) == len(names) and len(set(numbers)) == len(names)
    if is_kept or not any(map(_is_number, names)):
        return
    sheet = form.sheet(CHOICES)
    shown = "; ".join(f"{_shown(choice)} → {place}" for place, choice in enumerate(found.levels))
    row = found.levels[0].row
    form.fault(sheet, row, sheet.column("name"), "xlsform.numbers-change", list=found.name, value=shown)


def _is_number(name: str) -> bool:
    """Whether somebody meant a number: 5, -2, 0,5, 1,000."""
    return name.lstrip("+-").replace(".", "", 1).replace(",", "").isdecimal()


def _sort_decided(form: Form, found: ChoiceList, choices: Sequence[Choice]) -> None:
    """As the column says; a choice without an entry keeps its number."""
    sheet, place = form.sheet(CHOICES), form.sheet(CHOICES).column(VALUE)
    for choice in choices:
        decided = sheet.text(choice.row, VALUE).strip() or choice.name
        if decided == LEAVE_OUT:
            form.leave(sheet, choice.row, place, "xlsform.choice-left", list=found.name, value=_shown(choice))
        elif decided in OUTSIDE and decided not in found.outside:
            found.outside[decided] = choice
        elif (number := level_of(decided)) is not None and number not in found.decided.values():
            found.levels.append(choice)
            found.decided[choice.name] = number
        else:
            expected = f"0 … {LARGEST_LEVEL}, {', '.join(OUTSIDE)}, {LEAVE_OUT}"
            form.fault(sheet, choice.row, place, "xlsform.value-wrong", value=decided, expected=expected)


def _shown(choice: Choice) -> str:
    return f"{choice.name} “{choice.texts.get(SOURCE, '')}”"


def outside_of(found: ChoiceList) -> Iterator[tuple[str, Choice]]:
    """Don't know and not applicable in the order in which a bank has them."""
    return ((key, found.outside[key]) for key in OUTSIDE if key in found.outside)
