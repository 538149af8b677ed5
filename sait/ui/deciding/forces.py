"""What promotes and what inhibits working together: named by members, put together by the facilitator, weighed by dots."""

from html import escape

import streamlit as st

from sait.assessment.decisions import Force, ForceScope, Task
from sait.assessment.plan_steps import Plan
from sait.assessment.workshops import State
from sait.charts.forces import force_field
from sait.charts.pictures.forces import forces_picture
from sait.charts.pictures.sheet import Caption
from sait.i18n import Translator
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.workshops.in_context import WorkshopInContext
from sait.settings import settings
from sait.storage.taking_part import Contribution
from sait.ui.deciding.decisions import decision_list
from sait.ui.deciding.task_switch import given, task_switch
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.results.chart_text import chart_text
from sait.ui.results.picture import picture_menu
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.forces import Weighed, force_words, forces_text, heaviest_first
from sait.wording.plan import scope_words


def plan_forces(room: WorkshopInContext, plan: Plan, t: Translator) -> None:
    """The list that waits, the forces so far, the dots, and the picture."""
    st.caption(
        t(
            "On their phones, members name what helps and what hinders. You combine those that say the same. Members"
            " then weigh them with dots."
        )
    )
    task_switch(room, Task.FORCES, t, is_next=not (plan.forces or plan.named or plan.opened))
    _waiting(room, t)
    found = decisions.standing(database(), room.workshop.id, Force)

    decision_list(
        room,
        found,
        t,
        kind="force",
        name=lambda force: _name(force, t),
        fields=lambda key, before: _force(key, before, t),
        add=t("Add one yourself"),
        is_next=False,
    )
    if not found:
        return
    task_switch(room, Task.FORCE_DOTS, t, is_next=not (plan.weighed or plan.named or plan.opened))
    shown = given(room, Task.FORCE_DOTS, t)
    if shown is not None:
        dots = dict(shown.sums)
        _field(room, [(kept.decision, dots.get(kept.subject, 0)) for kept in found], shown.people, t)


def _field(room: WorkshopInContext, weighed: Weighed, people: int, t: Translator) -> None:
    """The picture, to be saved or read as text, and the same as a table."""
    title = t("What helps and what hinders, by dots")
    alt = t("What helps is on the right and what hinders is on the left, by dots. The table shows the same.")
    st.plotly_chart(force_field(weighed, t), key="force-field", alt=alt, theme=None, config={"displayModeBar": False})
    took_part = t.plural("{count} person took part.", "{count} people took part.", people)
    place = f"{t.text(room.board.name)}, {t.text(room.round.name)}. {took_part}"
    picture_menu(
        f"{title} {t.text(room.board.name)}",
        lambda: forces_picture(weighed, Caption(title, place), t, is_made_up=room.workshop.demonstration),
        t,
        key="picture-forces",
        alt=f"{title}. {place}",
    )
    chart_text(forces_text(weighed, people, t), t)
    rows = [[_name(force, t), str(count)] for force, count in heaviest_first(weighed)]
    table_view([t("Force"), t("Dots")], rows, label=title)


def _name(force: Force, t: Translator) -> str:
    sign = "▲" if force.promotes else "▼"
    return f"{sign} {force_words(force, t)}"


def _waiting(room: WorkshopInContext, t: Translator) -> None:
    if taking_part.is_open(database(), room.workshop.id, Task.FORCES):
        st.caption(
            t(
                "What members name appears all at once when you end this. Each language appears separately, and only"
                " if at least {minimum} people have named something in it for the first time. Otherwise it could show"
                " who is typing, so it waits. In a language that few people use, authors can choose to let you have"
                " theirs anyway.",
                minimum=settings().minimum_group,
            )
        )
    listed = taking_part.waiting(database(), room.workshop.id)
    if not listed or room.workshop.state is State.SIGNED_OFF:
        return
    st.subheader(t.plural("{count} named by members", "{count} named by members", len(listed)), anchor=False)
    st.caption(t("Read them yourself first: this screen may be on the projector. The order is random."))
    for one in listed:
        st.html(_named(one, t))
        with st.container(horizontal=True):
            if st.button(t("Add to the list"), key=f"take-up-{one.shuffle}"):
                with told(t):
                    taking_part.check_wanted(database(), workshop_id=room.workshop.id, shuffle=one.shuffle)
                    force = Force(one.text, one.promotes, ForceScope(one.scope))
                    decisions.save(
                        database(),
                        workshop_id=room.workshop.id,
                        subject=decisions.new_subject(),
                        decision=force,
                        version=0,
                        who=who(),
                    )
                    _deal_with(room, one.shuffle)
            if st.button(t("Already said, or not to be shown"), key=f"leave-{one.shuffle}"):
                with told(t):
                    _deal_with(room, one.shuffle)


def _named(one: Contribution, t: Translator) -> str:
    """A member's own words, in the language that they were written in."""
    sign, scope = "▲" if one.promotes else "▼", scope_words(ForceScope(one.scope), t)
    return (
        f'<p>{sign} <span lang="{escape(one.language)}" translate="no">{escape(one.text)}</span> ({escape(scope)})</p>'
    )


def _deal_with(room: WorkshopInContext, shuffle: str) -> None:
    taking_part.deal_with(database(), workshop_id=room.workshop.id, shuffle=shuffle)
    st.rerun()


def _force(key: str, before: Force | None, t: Translator) -> Force | None:
    text = st.text_input(t("In words"), before.text if before else "", max_chars=MOST_TAKEN, key=f"{key}-text")
    kinds = {True: t("It helps"), False: t("It hinders")}
    promotes = st.radio(
        t("Which way"),
        list(kinds),
        index=0 if before is None or before.promotes else 1,
        format_func=kinds.__getitem__,
        horizontal=True,
        key=f"{key}-way",
    )
    scope = st.radio(
        t("Where"),
        list(ForceScope),
        index=list(ForceScope).index(before.scope) if before else 0,
        format_func=lambda one: scope_words(one, t),
        horizontal=True,
        key=f"{key}-scope",
    )
    return Force(text, bool(promotes), ForceScope(str(scope))) if text.strip() else None
