"""What could be shown outside the room at best: where a workshop is opened, and before its board releases results."""

import streamlit as st

from sait.assessment.workshops import Form
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.settings import settings
from sait.ui.plain import plain
from sait.wording.outlook import category_words, domain_words, is_any_withheld


def outlook_note(instrument: Instrument, form: Form, people: int | None, t: Translator) -> None:
    """The domains in a box, a warning where one could not be shown; the categories of each scheme under it, to be opened.

    *people* is how many will answer, None where nobody knows.
    """
    minimum = settings().minimum_group
    said = domain_words(instrument, form=form, people=people, minimum=minimum, t=t)
    if not said:
        return
    box = st.warning if is_any_withheld(instrument, form=form, people=people, minimum=minimum) else st.info
    box(f"**{t('What other boards can see of the results, at most')}**\n\n{_bullets(said)}")
    categories = category_words(instrument, form=form, people=people, minimum=minimum, t=t)
    if categories:
        with st.expander(t("Which categories can be shown if so few answer")):
            st.markdown(_bullets(categories))


def _bullets(sentences: list[str]) -> str:
    return "\n".join(f"- {plain(sentence)}" for sentence in sentences)
