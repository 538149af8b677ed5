"""What a member can do on their phone after the scoring, each saved when its button says so."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from sait.assessment.decisions import Force, ForceScope, Priority, Task, Vision
from sait.assessment.members.responses import Member
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.members.rare_language import RareLanguage
from sait.services.members.taking_part import VISION_LEVELS
from sait.settings import settings
from sait.ui.deciding.vision_words import vision_quote
from sait.ui.parts.draft_keeper import keep_in_tab
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.plain import plain
from sait.ui.scoring.rare_language import rare_language_choice, rare_language_of
from sait.ui.shell import note_done, told
from sait.ui.visitor import database
from sait.wording.asking import rare_language_words, rule_of_forces
from sait.wording.plan import ownership_words, priority_words, scope_words, task_words


def member_vision(member: Member, t: Translator) -> None:
    """One tap: how far the board's vision is mine."""
    worded = decisions.standing(database(), member.workshop_id, Vision)
    if not worded:
        return
    st.header(task_words(Task.VISION, t), anchor=False)
    st.html(vision_quote(worded[0].decision, t))
    wording = str(worded[0].version)
    before = taking_part.given_by(database(), member, Task.VISION).get(wording)
    level = st.radio(
        t("I support this vision"),
        VISION_LEVELS,
        index=None if before is None else VISION_LEVELS.index(before),
        format_func=lambda one: ownership_words(one, t),
        # Another wording is another widget, so that a tap that was meant for the one before is not taken for it; and what another tab of one's
        # own has saved since is no tap here.
        key=f"task-vision-{member.workshop_id}-{wording}-{before}",
    )
    if level is not None and level != before:
        with told(t):
            taking_part.give(database(), member=member, task=Task.VISION, given={wording: int(level)})
            st.rerun()
    if before is not None and before == level:
        st.markdown("✓ " + t("Saved"))


def member_forces(member: Member, t: Translator) -> None:
    """Name what promotes and what inhibits; take back what one named oneself."""
    st.header(task_words(Task.FORCES, t), anchor=False)
    st.markdown(t("What helps the board to work together regionally and locally, and what hinders it?"))
    kinds = {True: t("It helps"), False: t("It hinders")}
    key = fields_key("task-forces")
    standing = _choice_of_language(member, t)
    with st.form("task-forces"):
        text = st.text_input(t("In your words"), max_chars=MOST_TAKEN, key=f"{key}-text")
        promotes = st.radio(
            t("Which way"), list(kinds), format_func=kinds.__getitem__, horizontal=True, key=f"{key}-way"
        )
        scope = st.radio(
            t("Where"),
            list(ForceScope),
            format_func=lambda one: scope_words(ForceScope(str(one)), t),
            horizontal=True,
            key=f"{key}-scope",
        )
        keep_in_tab(member, "forces", fields=key, t=t)
        sent = st.form_submit_button(t("Send"), type="primary")
    if sent:
        with told(t):
            taking_part.name_force(
                database(),
                member=member,
                promotes=bool(promotes),
                scope=ForceScope(str(scope)),
                text=text,
                language=t.language,
            )
            begin_anew("task-forces")
            note_done(_saved(t, whichever_language=standing.is_shown))
            st.rerun()
    _named(member, t)


def _choice_of_language(member: Member, t: Translator) -> RareLanguage:
    """Whether what is named would be held back for its language, said where it is, with the box that shows it all the same."""
    standing = rare_language_of(member, t.language)
    if standing.is_rare:
        st.html(f'<p class="sait-few">{escape(rare_language_words(t.language, t))}</p>')
    rule = rule_of_forces(t, minimum=settings().minimum_group)
    rare_language_choice(member, standing, t, name="forces", rule=rule)
    return standing


def _saved(t: Translator, *, whichever_language: bool) -> str:
    if whichever_language:
        return t(
            "Saved. The facilitator gets it together with what others name, if at least {minimum} people name"
            " something for the first time. The facilitator reads it before the room does.",
            minimum=settings().minimum_group,
        )
    return t(
        "Saved. The facilitator gets it together with what others name, if at least {minimum} people name something in"
        " this language for the first time. The facilitator reads it before the room does.",
        minimum=settings().minimum_group,
    )


def _named(member: Member, t: Translator) -> None:
    """What the member named so far, to be taken back; of what the facilitator has, what that does."""
    for one, is_read in taking_part.named_by(database(), member).items():
        st.markdown(f"{'▲' if one.promotes else '▼'} {plain(one.text)}")
        if is_read:
            st.caption(
                t(
                    "The facilitator has read this. If you take it back, it stays on their list until other members"
                    " send theirs. It is linked to nobody and can no longer be added to the board's list. If it has"
                    " already been added, it stays there."
                )
            )
        if st.button(t("Take back: {what}", what=plain(one.text)), key=f"take-back-{one.shuffle}"):
            taking_part.take_back(database(), member=member, shuffle=one.shuffle)
            st.rerun()


def member_dots(member: Member, task: Task, instrument: Instrument, t: Translator) -> None:
    """Spread the dots one has over what there is to choose from."""
    choices = _choices(member, task, instrument, t)
    if not choices:
        return
    most = taking_part.rules(database(), member.workshop_id)[0].dots
    given = taking_part.given_by(database(), member, task)
    st.header(task_words(task, t), anchor=False)
    st.markdown(t.plural("You have {count} dot.", "You have {count} dots.", most))
    with st.form(f"task-{task}"):
        counts = {
            subject: int(st.number_input(label, 0, most, min(given.get(subject, 0), most), key=f"{task}-{subject}"))
            for subject, label in choices.items()
        }
        sent = st.form_submit_button(t("Save my dots"), type="primary")
    if sent:
        with told(t):
            taking_part.give(database(), member=member, task=task, given=counts)
            given = counts
            st.success(t("Saved"))
    left = most - sum(given.values())
    st.markdown(t.plural("{count} dot left to give.", "{count} dots left to give.", left))


def _choices(member: Member, task: Task, instrument: Instrument, t: Translator) -> Mapping[str, str]:
    if task is Task.PRIORITY_DOTS:
        found = decisions.standing(database(), member.workshop_id, Priority)
        return {kept.subject: plain(priority_words(kept.decision, instrument, t)) for kept in found}
    forces = decisions.standing(database(), member.workshop_id, Force)
    return {kept.subject: f"{'▲' if kept.decision.promotes else '▼'} {plain(kept.decision.text)}" for kept in forces}
