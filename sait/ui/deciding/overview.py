"""Beside the question: how far the board is, what was agreed last, and all questions to jump to, with how each stands."""

import streamlit as st
from markupsafe import Markup

from sait.assessment.agreeing import Listed
from sait.assessment.projector import ScreenKind
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.workshops.projector import read_screen
from sait.ui.deciding.agreeing import ALL_DOMAINS, LISTED, Agreeing, go_to
from sait.ui.deciding.undoing import undo_line
from sait.ui.plain import plain
from sait.ui.shell import link
from sait.ui.visitor import database

LIST_HEIGHT = 341
"""Pixels: eleven questions, and the list ends where a screen of 720 does."""


def overview(now: Agreeing, here: str, t: Translator) -> None:
    """The count, the last step with the way back, the list, and where the day goes on."""
    done, count = len(now.counted) - len(now.left), len(now.counted)
    split = len(now.split & now.left)
    st.html(
        Markup(
            '<div class="sait-agree-count"><p>{}<small>{}</small></p>'
            '<progress value="{}" max="{}" aria-label="{}"></progress></div>'
        ).format(
            t("{agreed} of {count} agreed", agreed=done, count=count),
            t.plural("{count} of those left is split", "{count} of those left are split", split) if split else "",
            done,
            count or 1,
            t("Levels agreed"),
        )
    )
    undo_line(now, t)
    _filters(now, t)
    with st.container(height=LIST_HEIGHT, border=False, key="agree-list"):
        for item_id in now.listed(here):
            _row(now, item_id, t, is_open=item_id == here)
    _goes_on(now, t)
    _on_projector(now, here, t)


def _filters(now: Agreeing, t: Translator) -> None:
    names = {
        Listed.LEFT: t("Left"),
        Listed.SPLIT: t("Split"),
        Listed.ALL: t("All"),
    }  # without their counts: what is chosen comes back from the browser by its name
    with st.container(horizontal=True, vertical_alignment="center", key="agree-filters"):
        st.radio(
            t("Which questions are listed"),
            list(Listed),
            index=list(Listed).index(now.listed_at_first),
            format_func=lambda one: names[one],
            horizontal=True,
            label_visibility="collapsed",
            key=LISTED,
        )
        if len(now.domains) > 1:
            _domain_choice(now, t)


def _domain_choice(now: Agreeing, t: Translator) -> None:
    """One domain, at first the one that the address names, or all."""
    names = {
        ALL_DOMAINS: t("All domains"),
        **{one: t.text(domain.title) for one, domain in now.domains.items()},
    }
    held = now.domain_id if now.domain_id in names else ALL_DOMAINS

    def choose() -> None:
        st.query_params["domain"] = st.session_state[key]
        st.query_params.pop("item", None)

    key = f"decide-domain-{held}"
    st.selectbox(
        t("Domain"),
        list(names),
        index=list(names).index(held),
        format_func=names.__getitem__,
        on_change=choose,
        label_visibility="collapsed",
        key=key,
    )


def _row(now: Agreeing, item_id: str, t: Translator, *, is_open: bool) -> None:
    words, kind = _standing(now, item_id, t)
    opened = Markup('<span class="sait-unseen">{}</span>').format(t("open now")) if is_open else Markup()
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"agree-row-{'open-' if is_open else ''}{item_id}"
    ):
        st.button(
            f"{item_id} · {plain(t.text(now.items[item_id].text))}",
            key=f"agree-go-{item_id}",
            width="stretch",
            on_click=go_to,
            args=(item_id,),
        )
        st.html(Markup('<p class="sait-state {}">{} {}</p>').format(kind, words, opened), width="content")


def _standing(now: Agreeing, item_id: str, t: Translator) -> tuple[str, str]:
    """How a question stands, in a word or two, and as what it is drawn."""
    kept = now.agreed.get(item_id)
    if item_id in now.drafts:
        return "✎ " + t("not saved"), "now"
    if kept is not None:
        level = kept.decision.level
        return ("✓ " + (t("no agreement") if level is None else str(level))), "shown"
    if item_id in now.left_out:
        return t("not needed"), "few"
    return (t("split"), "ready") if item_id in now.split else (t("left"), "few")


def _goes_on(now: Agreeing, t: Translator) -> None:
    kind = "button" if now.left or not now.can_change else "button primary"
    link(t("Go to the Decide and act page"), f"/decide-and-act?workshop={now.room.workshop.id}", kind=kind)


def _on_projector(now: Agreeing, here: str, t: Translator) -> None:
    """Whether the room sees the question that is open, and the keys that do without a mouse."""
    screen = read_screen(database(), now.room.workshop.id)
    is_turned = screen.kind in {ScreenKind.FOLLOW, ScreenKind.ITEM} and screen.item_id == here
    if now.room.workshop.state is State.CONSENSUS and is_turned:
        st.caption(t("The projector shows this question while it follows the day."))
    keys = (
        (t("a digit"), t("chooses that level")),
        (t("Enter"), t("agrees and goes on")),
        (t("Page Up, Page Down"), t("previous or next question")),
        ("Ctrl+Z", t("undoes what was agreed last")),
    )
    rows = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(key, does) for key, does in keys)
    hint = t("They work while one of the levels has the focus. In a text field, Ctrl+Enter agrees and goes on.")
    st.html(
        Markup('<details class="sait-keys"><summary>{}</summary><dl>{}</dl><p>{}</p></details>').format(
            t("Without a mouse"), rows, hint
        )
    )
