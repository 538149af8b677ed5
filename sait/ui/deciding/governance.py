"""Who answers to whom for what, regionally and locally; challenges made and answered; what the board asks for."""

from datetime import date

import streamlit as st

from sait.assessment.decisions import (
    Arrangement,
    Challenge,
    Help,
    Proposal,
    Reach,
)
from sait.assessment.workshops import State
from sait.i18n import Translator, languages, marked, translator
from sait.services.deciding import decisions
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.deciding.decisions import decision_list
from sait.ui.parts.dates import ask_date
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.plain import plain
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.plan import gap_words, help_words, reach_words

MATTERS = (
    marked("safeguarding practice"),
    marked("money and staff"),
    marked("case and practice reviews"),
    marked("performance and quality"),
)


def plan_governance(room: WorkshopInContext, t: Translator) -> None:
    """The short table the board fills; gaps and double lines are pointed out."""
    found = decisions.standing(database(), room.workshop.id, Arrangement)
    st.caption(t("Who is accountable for what, and to whom? A matter can have a line for each level."))
    lines = tuple(kept.decision for kept in found)
    _table(lines, t)
    _prompts(room, lines, t)
    decision_list(
        room,
        found,
        t,
        kind="arrangement",
        name=lambda line: f"{line.matter}: {line.who or '–'} → {line.to_whom or '–'} ({reach_words(line.reach, t)})",
        fields=lambda key, before: _arrangement(key, before, t),
        add=t("Add a line"),
    )


def _table(lines: tuple[Arrangement, ...], t: Translator) -> None:
    if lines:
        rows = [[line.matter, reach_words(line.reach, t), line.who or "–", line.to_whom or "–"] for line in lines]
        heads = [t("Matter"), t("Level"), t("Who is accountable"), t("To whom")]
        table_view(heads, rows, label=t("Governance arrangements"))
    if said := gap_words(lines, t):
        st.warning("\n".join(f"- {plain(one)}" for one in said))


def _prompts(room: WorkshopInContext, lines: tuple[Arrangement, ...], t: Translator) -> None:
    """The matters that every board has, to be put into its table: a line each for the region and for its boards."""
    there = {line.matter.strip().casefold() for line in lines}
    missing = [t(matter) for matter in MATTERS if there.isdisjoint(translator(one)(matter) for one in languages())]
    if not missing or room.workshop.state is State.SIGNED_OFF:
        return
    label = t("Put these into the table, to be filled in: {matters}", matters=", ".join(missing))
    if fresh_button(label, key="arrangement-prompts", drawn=missing, t=t):
        with told(t):
            begun = [
                Arrangement(reach, matter, "", "") for matter in missing for reach in (Reach.REGIONAL, Reach.LOCAL)
            ]
            decisions.save_new(database(), workshop_id=room.workshop.id, new=begun, who=who())
            st.rerun()


def plan_challenges(room: WorkshopInContext, today: date, t: Translator) -> None:
    """A record of challenges made between members, and how each was answered."""
    found = decisions.standing(database(), room.workshop.id, Challenge)
    st.caption(t("A challenge that one member or agency made to another, and how it was answered."))
    decision_list(
        room,
        found,
        t,
        kind="challenge",
        name=lambda one: (
            f"{t.date(one.made_on)}: {one.what[:80]} – {t('answered') if one.answer else t('not answered yet')}"
        ),
        fields=lambda key, before: _challenge(key, before, today, t),
        add=t("Note a challenge"),
    )


def plan_proposals(room: WorkshopInContext, t: Translator) -> None:
    """What this board asks for in regulation, guidance and support, and how many boards ask for the same theme."""
    found = decisions.standing(database(), room.workshop.id, Proposal)
    st.caption(
        t(
            "What would help the board, in regulation, guidance or support. Boards that use the same word for a theme are counted together."
        )
    )
    decision_list(
        room,
        found,
        t,
        kind="proposal",
        name=lambda one: f"{help_words(one.help, t)}, {one.theme}: {one.text[:80]}",
        fields=lambda key, before: _proposal(key, before, t),
        add=t("Add a proposal"),
    )
    backed = decisions.themes(database(), demonstration=room.workshop.demonstration)
    if backed:
        rows = [[help_words(asked, t), theme, str(boards)] for (asked, theme), boards in backed]
        heads = [t("What is asked for"), t("Theme"), t("Boards that back it")]
        table_view(heads, rows, label=t("Proposals by theme, of boards that have released their results"))


def _arrangement(key: str, before: Arrangement | None, t: Translator) -> Arrangement | None:
    matter = st.text_input(t("Matter"), before.matter if before else "", max_chars=MOST_TAKEN, key=f"{key}-matter")
    reach = st.radio(
        t("Level"),
        list(Reach),
        index=list(Reach).index(before.reach) if before else 0,
        format_func=lambda one: reach_words(one, t),
        horizontal=True,
        key=f"{key}-reach",
    )
    answers = st.text_input(
        t("Who is accountable"), before.who if before else "", max_chars=MOST_TAKEN, key=f"{key}-who"
    )
    to_whom = st.text_input(t("To whom"), before.to_whom if before else "", max_chars=MOST_TAKEN, key=f"{key}-whom")
    return Arrangement(Reach(str(reach)), matter, answers, to_whom) if matter.strip() else None


def _challenge(key: str, before: Challenge | None, today: date, t: Translator) -> Challenge | None:
    made_on = ask_date(t("Made on"), before.made_on if before else today, key=f"{key}-on")
    what = st.text_area(t("The challenge"), before.what if before else "", max_chars=MOST_TAKEN, key=f"{key}-what")
    answer = st.text_area(
        t("How it was answered"), before.answer if before else "", max_chars=MOST_TAKEN, key=f"{key}-answer"
    )
    if not what.strip() or made_on is None:
        return None
    answered_on = (before.answered_on if before else None) or today
    return Challenge(made_on, what, answer, answered_on if answer.strip() else None)


def _proposal(key: str, before: Proposal | None, t: Translator) -> Proposal | None:
    asked = st.radio(
        t("What is asked for"),
        list(Help),
        index=list(Help).index(before.help) if before else 0,
        format_func=lambda one: help_words(one, t),
        horizontal=True,
        key=f"{key}-help",
    )
    theme = st.text_input(
        t("Theme, in a word or two"), before.theme if before else "", max_chars=MOST_TAKEN, key=f"{key}-theme"
    )
    text = st.text_area(t("Proposal"), before.text if before else "", max_chars=MOST_TAKEN, key=f"{key}-text")
    return Proposal(Help(str(asked)), theme, text) if text.strip() else None
