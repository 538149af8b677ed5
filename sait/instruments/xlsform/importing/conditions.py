"""The column ``relevant``: which conditions a bank can hold, and why not the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sait.instruments.levels import Value
from sait.instruments.xlsform.importing.questions import FormQuestion
from sait.instruments.xlsform.shared.conditions import CONDITION, read_expression
from sait.instruments.xlsform.shared.form import Form


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question that stands before another in its domain, with the level that each of its choices became, by name."""

    item_id: str
    values: Mapping[str, Value]


def read_condition(form: Form, question: FormQuestion, before: Mapping[str, Earlier]) -> dict[str, Any] | None:
    """``asked_if`` of a question, by what its row says of the questions *before* it in the same domain, by name.

    None where it says nothing, or what a bank cannot hold, which is then listed in *form*.
    """
    sheet = form.survey
    said = sheet.text(question.row, *CONDITION).strip()
    if not said:
        return None
    read = read_expression(said)
    other = before.get(read[0]) if read else None
    if not question.list_name:
        reason = "xlsform.condition-words"
    elif read is None:
        reason = "xlsform.condition-left"
    elif other is None or not other.values:
        reason = "xlsform.condition-elsewhere"
    else:
        chosen = {choice: other.values.get(choice) for choice in read[1]}
        levels = sorted({level for level in chosen.values() if level is not None})
        if None not in chosen.values() and len(levels) < len(set(other.values.values())):
            return {"item": other.item_id, "levels": levels}
        reason = "xlsform.condition-choices"
    form.leave(sheet, question.row, sheet.column(*CONDITION), reason, value=said)
    return None
