"""A link to a file: it is made when it is pressed, and the page stays and says how that goes (files.js)."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from sait.assessment.files import Option, file_address
from sait.i18n import Translator, languages


def file_link(
    label: str,
    name: str,
    about: str = "",
    options: Mapping[Option, str] | None = None,
    *,
    t: Translator,
    of: str = "",
) -> None:
    """The file of the kind *name* about *about*. *label* says what it is and its type, *of* tells it from its like.

    Without its script it is a plain link, which the browser saves as the same file.
    """
    said = {
        "making": t("Making the file…"),
        "done": t("The file is in your downloads."),
        "failed": t("The server did not respond, so there is no file. Press the button again."),
    }
    words = "".join(f' data-{state}="{escape(text)}"' for state, text in said.items())
    spoken = f' aria-label="{escape(f"{label}: {of}")}"' if of else ""
    href = escape(file_address(name, about, options))
    st.html(
        f'<div class="sait-file"><a class="sait-link button" href="{href}"{spoken}{words}>{escape(label)}</a>'
        f'<p role="status"></p></div>',
        width="content",
    )


def language_of_file(t: Translator) -> str:
    """The language of a file that is written in its reader's own."""
    return t.language if t.language in languages() else languages()[0]
