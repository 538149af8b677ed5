"""What helps with one item: what to think of, and what one could point to."""

from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.instruments.model import Item


def guidance(item: Item, t: Translator) -> None:
    """The bank's guidance, examples and evidence prompt, folded away; nothing where the bank has none of them."""
    said = []
    if item.guidance is not None:
        said.append(t.text(item.guidance))
    if item.examples is not None:
        said.append(t("For example: {examples}", examples=t.text(item.examples)))
    if item.evidence is not None:
        said.append(t("One could point to: {evidence}", evidence=t.text(item.evidence)))
    if said:
        paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in said)
        st.html(f'<details class="sait-fold"><summary>{escape(t("What to think of"))}</summary>{paragraphs}</details>')
