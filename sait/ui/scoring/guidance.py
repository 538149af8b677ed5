"""What helps with one item: how to choose a level, what to think of, and what one could point to."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.instruments.model import Item
from sait.wording.choosing import choosing_words, help_lines


def how_to_choose(items: Iterable[Item], t: Translator) -> str:
    """In full sight where the questions begin, and where many stand on one screen; otherwise it is in the fold of each.

    As HTML; empty where there is nothing to choose.
    """
    said = choosing_words(items, t)
    return f'<p class="sait-how">{escape(said)}</p>' if said else ""


def guidance(item: Item, t: Translator, *, about: str = "", is_alone: bool = True) -> None:
    """How to choose, then the bank's guidance, examples and evidence prompt, folded away; nothing where there is none of it.

    *about*: what the domain is about, where the screen does not say it. *is_alone*: no other question stands on the screen,
    which would say the same.
    """
    said = help_lines(item, t, about=about, is_alone=is_alone)
    if said:
        paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in said)
        st.html(f'<details class="sait-fold"><summary>{escape(_summary(item, t))}</summary>{paragraphs}</details>')


def _summary(item: Item, t: Translator) -> str:
    """Names what is in the fold."""
    has_more = any(part is not None for part in (item.guidance, item.examples, item.evidence))
    return t("Things to think about") if has_more else t("How to choose")
