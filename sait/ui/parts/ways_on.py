"""Where one can go on: a line each, with the first as the filled button."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from sait.ui.parts.table_view import NOTHING

_ENTRY = Markup(
    '<li><div><strong>{}</strong><span>{}</span></div><a class="sait-link button {}" href="{}" aria-label="{}: {}">{}</a></li>'
)


@dataclass(frozen=True, slots=True)
class WayOn:
    """*label* is on the button to *address*; *title* is what it is about, in the words of *about*."""

    title: str
    about: str
    address: str
    label: str


def ways_on(ways: Iterable[WayOn], *, is_first_filled: bool = True) -> None:
    """The ways, one under the other."""
    entries = (
        _ENTRY.format(
            way.title,
            way.about,
            "" if place or not is_first_filled else "primary",
            way.address,
            way.label,
            way.title,
            way.label,
        )
        for place, way in enumerate(ways)
    )
    st.html(Markup('<ul class="sait-next-up">{}</ul>').format(NOTHING.join(entries)))
