"""What was agreed last, and the way to undo it."""

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from sait.assessment.decisions import Consensus
from sait.i18n import Translator
from sait.services.deciding.decisions import put_back
from sait.ui.deciding.agreeing import Agreeing, go_to
from sait.ui.parts.versioned_form import begin_anew
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.plan import agreed_words

LAST = "agreed-last"


@dataclass(frozen=True, slots=True)
class LastAgreed:
    """The saving that can be undone: it made *version* of what is agreed on the question."""

    workshop_id: str
    item_id: str
    version: int


def note_agreed(workshop_id: str, item_id: str, version: int) -> None:
    """Offer to undo this, from the next run of the page on."""
    st.session_state[LAST] = LastAgreed(workshop_id, item_id, version)


def undo_line(now: Agreeing, t: Translator) -> None:
    """What was agreed last, in words, with a button that puts back what stood before; nothing once it stands no longer."""
    last: LastAgreed | None = st.session_state.get(LAST)
    if last is None or last.workshop_id != now.room.workshop.id or not now.can_change:
        return
    kept = now.agreed.get(last.item_id)
    if kept is None or kept.version != last.version:
        return
    said = t(
        "{item}: agreed {level}", item=last.item_id, level=agreed_words(now.items[last.item_id], kept.decision.level, t)
    )
    with st.container(horizontal=True, vertical_alignment="center", key="agree-undo"):
        st.html(Markup('<p class="sait-undo" data-told="{}">✓ {}</p>').format(said, said))
        if st.button(t("Undo"), key=f"undo-{last.item_id}-{last.version}"):
            _undo(last, t)


def _undo(last: LastAgreed, t: Translator) -> None:
    with told(t):
        put_back(
            database(),
            workshop_id=last.workshop_id,
            subject=last.item_id,
            kind=Consensus,
            version=last.version,
            who=who(),
        )
        del st.session_state[LAST]
        begin_anew(f"consensus-{last.workshop_id}-{last.item_id}")
        go_to(last.item_id)
        st.rerun()
