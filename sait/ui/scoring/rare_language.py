"""Where few here use a language, its author decides whether the facilitator gets what they write in it.

One control, wherever something is written; it is drawn under the field, so that typing goes on while it is pressed.
"""

import streamlit as st

from sait.assessment.members.responses import Member
from sait.i18n import Translator
from sait.services.members.rare_language import RareLanguage, choose_rare_language, read_rare_language
from sait.settings import settings
from sait.ui.shell import told
from sait.ui.visitor import database
from sait.wording.asking import applies_to_all


def rare_language_of(member: Member, language: str) -> RareLanguage:
    """How the member stands with *language* now."""
    return read_rare_language(database(), member=member, language=language, minimum=settings().minimum_group)


def rare_language_choice(member: Member, standing: RareLanguage, t: Translator, *, name: str, rule: str) -> None:
    """The box, with *rule* under it, which says when the facilitator gets what is shown; none where there is nothing to choose.

    *name* tells the boxes of one screen apart.
    """
    if not standing.is_offered:
        return
    key = f"rare-language-{member.workshop_id}-{name}"
    st.session_state[key] = standing.is_shown
    st.checkbox(t("Show it to the facilitator anyway"), key=key, on_change=_choose, args=(member, key, t))
    st.caption(f"{rule} {applies_to_all(t)}")


def _choose(member: Member, key: str, t: Translator) -> None:
    """Saved before the page is drawn anew, so that every box on it says what the database has."""
    with told(t):
        choose_rare_language(database(), member=member, is_shown=bool(st.session_state[key]))
