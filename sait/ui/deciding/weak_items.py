"""The questions that came out weakest, each to be taken up as a candidate for the board's priorities."""

from collections.abc import Collection

import streamlit as st

from sait.analysis.agenda import Weak, weakest
from sait.assessment.decisions import Priority, Reach
from sait.i18n import Translator
from sait.instruments.levels import tidy_value
from sait.instruments.model import Item
from sait.services.deciding.decisions import save_new
from sait.services.results.reading import DOMAINS, ResultQuery, agreed_levels
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.polling import pulse
from sait.ui.reads import result
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.figures import item_number

FEW = 5


def weak_items(room: WorkshopInContext, taken: Collection[str], t: Translator) -> None:
    """The weakest that no candidate comes from yet (*taken* are the others); nothing where nothing is known."""
    drawn = pulse(room)
    query = ResultQuery((room.workshop.id,), DOMAINS, inside=room.workshop.id)
    found = result(query, sequence=drawn.sequence, freshness=drawn.freshness)
    agreed = agreed_levels(database(), room.workshop.id)
    offered = [weak for weak in weakest(found, room.workshop.id, agreed) if weak.item_id not in taken][:FEW]
    if not offered:
        return
    with st.expander(t("Candidates from the weakest questions"), expanded=True):
        st.caption(
            t(
                "The questions furthest from their target come first, by the agreed level or, if there is none, by the"
                " last scoring. You can reword any that you add."
            )
        )
        for weak in offered:
            _offer(room, weak, found.asked[weak.item_id], t)


def _offer(room: WorkshopInContext, weak: Weak, item: Item, t: Translator) -> None:
    text = t.text(item.text)
    number = item_number(item, weak.standing, t)
    standing = t("agreed: {level}", level=str(tidy_value(weak.standing))) if weak.is_agreed else number
    label = t("Add: {what}", what=f"{item.id} {text} ({standing})")
    if fresh_button(label, key=f"take-up-{item.id}", drawn=room.workshop.id, t=t):
        with told(t):
            candidate = Priority(text, Reach.REGIONAL, item_id=item.id)
            save_new(database(), workshop_id=room.workshop.id, new=[candidate], who=who())
            st.rerun()
