"""Scoring a closed domain once more: the facilitator begins and ends it, and reads first what can be expected of it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from sait.analysis.gate.expectation import expected_range
from sait.assessment.moves import Move, can_move
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.workshops import moves
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import SecondProgress, read_second_progress
from sait.services.workshops.releases import end_second
from sait.settings import settings
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.shell import link, told
from sait.ui.visitor import database, who

ENOUGH = 10
"""People from whom on a second scoring is worth its time: below, figures appear for hardly any question."""


def second_controls(room: WorkshopInContext, closed: Sequence[Domain], t: Translator) -> None:
    """Begin the second scoring of one of the *closed* domains, or end one that goes on."""
    if not closed or not can_move(Move.BEGIN_SECOND, room.workshop):
        return
    again = read_second_progress(database(), room.workshop, [domain.id for domain in closed])
    for domain in closed:
        if again[domain.id].is_open:
            st.info(t("Members score {domain} a second time now, on their phones.", domain=t.text(domain.title)))
            _end(room, domain, again[domain.id], t)
    waiting = [domain for domain in closed if not again[domain.id].is_open]
    if waiting:
        _begin(room, waiting, again, t)


def _begin(
    room: WorkshopInContext, domains: Sequence[Domain], again: Mapping[str, SecondProgress], t: Translator
) -> None:
    names = {domain.id: t.text(domain.title) for domain in domains}
    key = f"second-which-{'-'.join(names)}"
    with st.popover(t("Score a domain again"), key=f"{key}-box"):  # once it is begun another box, which is shut
        st.markdown(
            t(
                "Everyone who answered in this domain is asked once more, for this room only, to keep or change each"
                " answer, including “don't know”. The first answers stay as they are."
            )
        )
        chosen = str(st.selectbox(t("Domain"), list(names), format_func=names.__getitem__, key=key))
        st.markdown(expectation_words(again[chosen], settings().minimum_group, t))
        drawn = (room.workshop.id, *names)
        with st.container(horizontal=True):
            _agree_aloud(room, chosen, t)
            if fresh_button(t("Begin the second scoring"), key="second-begin", drawn=drawn, t=t, is_primary=True):
                with told(t):
                    moves.begin_second(database(), workshop=room.workshop, domain_id=chosen, who=who())
                    st.rerun()


def _end(room: WorkshopInContext, domain: Domain, again: SecondProgress, t: Translator) -> None:
    name = t.text(domain.title)
    with st.popover(t("End the second scoring of {domain}", domain=name), key=f"second-ending-{domain.id}"):
        st.markdown(expectation_words(again, settings().minimum_group, t))
        st.markdown(
            t(
                "A question shows second figures only if everyone who answered in this domain has answered it again. What the"
                " room has seen cannot be taken back."
            )
        )
        with st.container(horizontal=True):
            _agree_aloud(room, domain.id, t)
            if st.button(t("Yes, end it and show what can be shown"), type="primary", key=f"second-end-{domain.id}"):
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
