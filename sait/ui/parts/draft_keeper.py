"""What an account types in a form is kept as it is typed, and said not to be saved, until the form is saved or dropped.

The fields stay Streamlit's; ``words.js`` sends a copy of what is in them to ``/words`` and puts it back where the page is
opened anew (decision 0021).
"""

import re
from html import escape

import streamlit as st

from sait.assessment.members.responses import Member
from sait.i18n import Translator
from sait.services.accounts.drafts import forget_form, forms_on_the_way
from sait.services.words import owner_mark
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.words_field import words_status
from sait.ui.shell import link
from sait.ui.visitor import database, visitor_now


def keep_draft(key: str, form: str, *, fields: str, version: int, t: Translator) -> None:
    """Keep what is typed in the fields whose keys begin with *fields*, and say so here; to be drawn over the form's button.

    *form* names it for good, whatever *key* it is drawn under: ``w1/consensus/GOV-03``.
    """
    account = visitor_now().account
    if account is None:
        return
    st.session_state[_place(key)] = form
    status = words_status(
        t,
        kept="✎ " + t("Kept as your draft, but not saved yet: press the button below."),
        lost=t("Your draft is not kept yet. SAIT keeps trying: leave this page open."),
        drop=t("Discard what I typed"),
    )
    st.html(
        f'<div class="sait-draft" data-form="{escape(form)}" data-prefix="{_class_of(fields)}" data-version="{version}"'
        f' data-owner="{owner_mark(account)}" data-language="{t.language}">{status}</div>'
    )


def keep_in_tab(member: Member, form: str, *, fields: str, t: Translator) -> None:
    """As ``keep_draft``, for what a member types and sends with a button: in this tab alone, as long as it is open."""
    status = words_status(
        t, kept="✎ " + t("Not sent yet: press the button below."), lost="", drop=t("Discard what I typed")
    )
    st.html(
        f'<div class="sait-draft" data-form="tab/{form}" data-prefix="{_class_of(fields)}" data-version="0"'
        f' data-owner="{owner_mark(member)}" data-language="{t.language}" data-keep="tab">{status}</div>'
    )


def name_owner(member: Member) -> None:
    """Tell ``words.js`` whose page this is, so that what the same member left unsent in this tab can be shown to them."""
    st.html(f'<span data-owner="{owner_mark(member)}"></span>')


def forget_draft(key: str) -> None:
    """The form under *key* was saved: nothing of it is on the way any more."""
    form, account = st.session_state.pop(_place(key), None), visitor_now().account
    if form is not None and account is not None:
        forget_form(database(), account, form)


def on_the_way() -> dict[str, int]:
    """The forms in which the reader has typed something and not saved it, each with the version it was typed over."""
    account = visitor_now().account
    return {} if account is None else forms_on_the_way(database(), account)


def say_on_the_way(room: WorkshopInContext, here: str, t: Translator) -> None:
    """Lead back to forms of this workshop that were left with something in them; not to the part that is open *here*."""
    kinds = {form.split("/")[1] for form in on_the_way() if form.startswith(f"{room.workshop.id}/")}
    at = f"workshop={room.workshop.id}"
    places = {
        "consensus": (t("Agree levels"), f"/agree?{at}"),
        "vision": (t("Vision"), f"/decide-and-act?{at}&part=vision"),
        "arrangement": (t("Governance"), f"/decide-and-act?{at}&part=governance"),
        "force": (t("What helps and what hinders"), f"/decide-and-act?{at}&part=forces"),
        "priority": (t("Priorities"), f"/decide-and-act?{at}&part=priorities"),
        "action": (t("Actions"), f"/decide-and-act?{at}&part=actions"),
        "follow": (t("Actions"), f"/decide-and-act?{at}&part=actions"),
        "challenge": (t("Challenges"), f"/decide-and-act?{at}&part=challenges"),
        "proposal": (t("Proposals"), f"/decide-and-act?{at}&part=proposals"),
        "notes": (t("Notes"), f"/live?{at}"),
        "sharing": (t("Release to other boards"), f"/live?{at}"),
    }
    left = dict.fromkeys(place for kind, place in places.items() if kind in kinds and place[0] != here)
    if not left:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"✎ {t('You have typed something and not saved it:')}", width="content")
        for name, address in left:
            link(name, address)


def _place(key: str) -> str:
    return f"{key}-draft"


def _class_of(key: str) -> str:
    """The beginning of the class that Streamlit gives to whatever has a key that begins so."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", f"{key}-")
