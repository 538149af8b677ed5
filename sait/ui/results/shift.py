"""How far the board moved: the means of both scorings beside the level that it agreed."""

import streamlit as st

from sait.analysis.consensus import Shift, shifts
from sait.analysis.result import Result
from sait.i18n import Translator
from sait.services.results.reading import agreed_levels
from sait.ui.parts.table_view import table_view
from sait.ui.shell import link
from sait.ui.visitor import database
from sait.wording.figures import FIRST_STANDS, item_number


def shift_table(found: Result, workshop_id: str, t: Translator) -> None:
    """Items with an agreed level, those that moved furthest first; nothing while none is agreed."""
    moved = shifts(found, workshop_id, agreed_levels(database(), workshop_id))
    if not moved:
        return
    st.subheader(t("From the first scoring to what was agreed"), anchor=False)
    head = [t("Item"), t("First scoring"), t("Second scoring"), t("Agreed"), t("Change since the last scoring")]
    table_view(head, [_row(found, shift, t) for shift in moved], label=t("From the first scoring to what was agreed"))
    link(t("See the agreed levels on the radar"), f"/live?workshop={workshop_id}")


def _row(found: Result, shift: Shift, t: Translator) -> list[str]:
    item = found.asked[shift.item_id]
    means = ["–" if mean is None else item_number(item, mean, t) for mean in (shift.first, shift.second)]
    if item.id in found.first_stands:
        means[1] = t(FIRST_STANDS)
    moved = "–" if shift.moved is None else _signed(item_number(item, abs(shift.moved), t), shift.moved)
    return [f"{item.id} {t.text(item.text)}", *means, str(shift.agreed), moved]


def _signed(number: str, moved: float) -> str:
    return f"{'+' if moved > 0 else '−' if moved < 0 else ''}{number}"
