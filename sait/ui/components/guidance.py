"""What helps with one item: what to think of, and what one could point to."""

import streamlit as st

from sait.i18n import Translator
from sait.instruments.model import Item


def guidance(item: Item, t: Translator) -> None:
    """The bank's guidance and evidence prompt, folded away; nothing where the bank has neither."""
    if item.guidance is None and item.evidence is None:
        return
    with st.expander(t("What to think of")):
        if item.guidance is not None:
            st.markdown(t.text(item.guidance))
        if item.evidence is not None:
            st.markdown(t("One could point to: {evidence}", evidence=t.text(item.evidence)))
