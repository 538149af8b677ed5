"""Scoring a closed domain once more: the facilitator begins and ends it, and reads first what can be expected of it."""

import streamlit as st

from sait.analysis.gate.expectation import expected_range
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.workshops import moves
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import SecondProgress
from sait.services.workshops.releases import end_second
from sait.settings import settings
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.shell import link, told
from sait.ui.visitor import database, who

ENOUGH = 10
"""People from whom on a second scoring is worth its time: below, figures appear for hardly any question."""


def begin_second_box(room: WorkshopInContext, domain: Domain, again: SecondProgress, t: Translator) -> None:
    """Beginning the second scoring of a closed *domain*: what it asks, what can be expected of it, and the button."""
    st.markdown(
        t(
            "Everyone who answered in this domain is asked once more, for this room only, to keep or change each"
            " answer, including “don't know”. The first answers stay as they are."
        )
    )
    st.markdown(expectation_words(again, settings().minimum_group, t))
    drawn = (room.workshop.id, domain.id)
    with st.container(horizontal=True):
        _agree_aloud(room, domain.id, t)
        if fresh_button(t("Begin the second scoring"), key=f"second-begin-{domain.id}", drawn=drawn, t=t):
            with told(t):
                moves.begin_second(database(), workshop=room.workshop, domain_id=domain.id, who=who())
                st.rerun()


def end_second_box(
    room: WorkshopInContext, domain: Domain, again: SecondProgress, t: Translator, *, place: str = "second-end"
) -> None:
    """Ending it: what can then be shown, and the button; *place* tells this box from another with the same."""
    st.markdown(expectation_words(again, settings().minimum_group, t))
    st.markdown(
        t(
            "A question shows second figures only if everyone who answered in this domain has answered it again. What the"
            " room has seen cannot be taken back."
        )
    )
    with st.container(horizontal=True):
        _agree_aloud(room, domain.id, t)
        if st.button(t("Yes, end it and show what can be shown"), type="primary", key=f"{place}-{domain.id}"):
            with told(t):
                end_second(
                    database(),
                    workshop_id=room.workshop.id,
                    domain_id=domain.id,
                    minimum=settings().minimum_group,
                    who=who(),
                )
                st.rerun()


def _agree_aloud(room: WorkshopInContext, domain_id: str, t: Translator) -> None:
    link(t("Agree levels aloud instead"), f"/agree?workshop={room.workshop.id}&domain={domain_id}", kind="button")


def expectation_words(again: SecondProgress, minimum: int, t: Translator) -> str:
    """What a facilitator can expect of a second scoring, and whether agreeing aloud is the better way.

    12 who gave a level to each question that has first figures, *minimum* 5: about 7 of 100 questions where one person in
    five changes, 56 where two in five do. None where one of the 12 answered on paper.
    """
    levels = again.levels
    if not levels:
        return t("No first figures are shown here, so no second figures can be shown.")
    if again.has_paper:
        return t(
            "No second figures can be shown: some answered this domain on paper and cannot answer it again. Agreeing levels"
            " aloud is the better way."
        )
    expected, people = expected_range(levels, minimum=minimum), max(levels)
    said = t(
        "With {people} people, expect second figures for about {few} % of the questions if one person in five changes"
        " their answer, and for about {many} % if two in five do. A question has second figures only if exactly the"
        " same people answer it both times, nobody moves between a level and “don't know”, and at least {minimum}"
        " people choose another level. Otherwise the first result stands.",
        people=people,
        few=round(100 * expected.few),
        many=round(100 * expected.many),
        minimum=minimum,
    )
    if people < ENOUGH:
        said += " " + t("With fewer than about ten people, agreeing levels aloud is the better way.")
    return said
