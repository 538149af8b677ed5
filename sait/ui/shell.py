"""What stands around every page: languages, text size, marks, and the one place where problems are told."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import streamlit as st

from sait.errors import SaitError
from sait.i18n import Translator, own_name, reviewed
from sait.i18n.languages import other_languages
from sait.i18n.problems.register import explain
from sait.ui.visitor import Visitor
from sait.web.pages.page import note_told

PAGES = Path(__file__).resolve().parents[2] / "pages"
"""Where the screens are; Streamlit wants them by their whole path."""

_DONE = "done"


@contextmanager
def told(t: Translator) -> Iterator[None]:
    """Tell the reader about a problem that arises inside, with what to do next; the page goes on after it."""
    try:
        yield
    except SaitError as problem:
        tell(problem, t)


def tell(problem: SaitError, t: Translator) -> None:
    """Show a problem with what to do next."""
    note_told(problem.code)
    explanation = explain(problem, t)
    st.error(f"**{explanation.said}**\n\n{explanation.advice}")


def note_done(words: str) -> None:
    """Have the next run of the page say that something was done: the run that did it is drawn again at once."""
    st.session_state[_DONE] = words


def say_done() -> None:
    """What was done just now, once: at the top of the page, and for whoever is further down by a toast (``shell.js``)."""
    if words := st.session_state.pop(_DONE, ""):
        with st.container(key="said-done"):
            st.success(words)
        st.toast(words)


def preferences(visitor: Visitor) -> None:
    """Links to each other language and to other text sizes; links, because only a response can set a cookie."""
    t = visitor.t
    here = quote(_here(), safe="")
    sizes = {"normal": t("Normal text"), "large": t("Larger text"), "largest": t("Largest text")}
    size_links = " ".join(
        f'<a class="size-{size}" href="/text-size/{size}?next={here}" aria-label="{escape(label)}"'
        f"{' aria-current=true' if size == visitor.text_size else ''}>A</a>"
        for size, label in sizes.items()
    )
    language_links = "".join(
        f'<a lang="{other}" hreflang="{other}" href="/language/{other}?next={here}">{escape(own_name(other))}</a>'
        for other in other_languages(visitor.language)
    )
    brand = f'<a class="sait-brand" href="/" aria-label="{escape(t("SAIT: home"))}">SAIT</a>' if visitor.account else ""
    st.html(
        f'{brand}<nav class="sait-preferences{" with-navigation" if visitor.account else ""}" aria-label="{escape(t("Language and text size"))}"><span>{size_links}</span>'
        f"{language_links}</nav>"
    )


def _here() -> str:
    path = st.context.url or "/"
    path = "/" + path.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    query = "&".join(f"{quote(key)}={quote(value)}" for key, value in st.query_params.items())
    return f"{path}?{query}" if query else path


def draft_note(t: Translator) -> None:
    """Says that no translator has reviewed the interface's words yet, where that is so."""
    if not reviewed(t.language):
        st.caption(draft_words(t))


def draft_words(t: Translator) -> str:
    """What stands on a page whose words no translator has reviewed."""
    return t("The words on this page are a draft: no translator has reviewed them yet.")


def bank_draft_note(unreviewed: Collection[str], t: Translator) -> None:
    """The same of a question bank's words, on a page whose other words have been reviewed."""
    if t.language in unreviewed and reviewed(t.language):
        st.caption(t("The words of the question bank are a draft: no translator has reviewed them yet."))


def ask_again(t: Translator) -> None:
    """Pressed by ``words.js`` when this tab comes to the front, and seen by nobody: what is shown is then read anew."""
    st.button(t("Show what is saved now"), key="ask-again")


def demonstration_mark(t: Translator, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Stands on every screen that shows synthetic answers."""
    st.html(f'<p class="sait-mark"><strong>{escape(t("Demonstration data"))}</strong></p>', width=width)


def link(label: str, href: str, *, kind: str = "plain", name: str = "") -> None:
    """A link within the site that opens in the same tab; *name* tells it from others with the same label."""
    said = f' aria-label="{escape(name)}"' if name else ""
    st.html(f'<a class="sait-link {kind}" href="{escape(href)}"{said}>{escape(label)}</a>', width="content")


def place(name: str) -> None:
    """A place on the page that links lead to with ``#name``; nothing is seen of it."""
    st.html(f'<span class="sait-place" id="{escape(name)}"></span>', width="content")


def link_to_new_tab(label: str, href: str, *, name: str = "", kind: str = "plain") -> None:
    """A link that leaves this page open beside the one it leads to. *label* shows that to the eye; *name* says it in words,
    where the label does not.
    """
    said = f' aria-label="{escape(name)}"' if name else ""
    st.html(
        f'<a class="sait-link {kind}" href="{escape(href)}" target="_blank" rel="noopener"{said}>{escape(label)}</a>',
        width="content",
    )
