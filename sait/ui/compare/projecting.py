"""From the page to the projector: what is chosen here is shown there, for as long as one wants it."""

from urllib.parse import urlencode

import streamlit as st

from sait.assessment.projector import WallScreen
from sait.i18n import Translator, languages, own_name
from sait.services.workshops.projector import read_wall, show_wall
from sait.ui.shell import link_to_new_tab
from sait.ui.visitor import database, visitor_now
from sait.wording.languages import all_of_them

CHOSEN = ("view", "round", "boards", "cut", "beside", "order", "axis", "open")
"""What of the page's address is shown on the projector as well."""


def projecting(t: Translator) -> None:
    """Whether the projector follows, in which language, and the way to its page. Once all choices of the page are made."""
    account = visitor_now().account
    if account is None:
        return
    shown = read_wall(database(), account.id)
    with st.popover(t("Projector"), key="wall-projector"):
        follows = st.toggle(t("Show on the projector what I choose here"), key="wall-follows")
        language = _language(shown, t)
        link_to_new_tab(t("Open ↗"), "/wall", name=t("Open the projector's page (in a new tab)"), kind="button")
    address = _address() if follows else shown.address
    now = WallScreen(address, language)
    if now != shown:
        show_wall(database(), account_id=account.id, wall=now)


def _address() -> str:
    return urlencode({name: st.query_params[name] for name in CHOSEN if name in st.query_params})


def _language(shown: WallScreen, t: Translator) -> str | None:
    names: dict[str | None, str] = {language: own_name(language) for language in languages()}
    names[None] = all_of_them(t)
    current = shown.language if shown.language in names else None
    return st.radio(
        t("Language"),
        list(names),
        index=list(names).index(current),
        format_func=names.__getitem__,
        horizontal=True,
        key="wall-language",
    )
