"""The day as a list of steps, and the one thing to do next: the only filled button of the page."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sait.assessment.day import Standing, Step, next_domain, step_of
from sait.assessment.projector import ProjectorScreen, shows_results
from sait.assessment.workshops import State, View
from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.unfinished import read_unfinished
from sait.ui.parts.polling import Pulse
from sait.ui.room.closing import close_box, end_box
from sait.ui.room.moves import begin_box
from sait.ui.room.pace import ask_next, following, pace_words
from sait.ui.room.second_scoring import end_second_box
from sait.ui.room.sign_off import sign_off_box
from sait.ui.shell import link
from sait.ui.visitor import database


def standing_of(room: WorkshopInContext, domains: Sequence[Domain], drawn: Pulse, screen: ProjectorScreen) -> Standing:
    """How the day stands. What is open before a sign-off is read only where the board decides."""
    is_deciding = room.workshop.state is State.CONSENSUS
    return Standing(
        workshop=room.workshop,
        domain_ids=tuple(domain.id for domain in domains),
        closed=drawn.progress.closed,
        ready=drawn.enough - drawn.progress.closed,
        shown=shows_results(screen) and screen.domain_id in drawn.progress.closed,
        unfinished=frozenset(one.what for one in read_unfinished(database(), room.workshop)) if is_deciding else (),
    )


def step_words(step: Step, t: Translator) -> str:
    """What a step of the day is called."""
    return {
        Step.SCORE: t("Score"),
        Step.REVEAL: t("Reveal"),
        Step.DISCUSS: t("Discuss"),
        Step.AGREE: t("Agree"),
        Step.DECIDE: t("Decide"),
        Step.SIGN_OFF: t("Sign off"),
    }[step]


def day_strip(standing: Standing, t: Translator) -> None:
    """All steps in a row: those that are done, the one that is open, those that come."""
    now = step_of(standing)
    steps = list(Step)
    here = len(steps) if now is None else steps.index(now)
    entry = '<li class="{}"{}>{}</li>'
    entries = "".join(
        entry.format(
            "done" if place < here else "now" if place == here else "later",
            ' aria-current="step"' if place == here else "",
            escape(step_words(step, t)),
        )
        for place, step in enumerate(steps)
    )
    st.html(f'<ol class="sait-day" aria-label="{escape(t("The day"))}">{entries}</ol>')


def next_step(room: WorkshopInContext, instrument: Instrument, standing: Standing, drawn: Pulse, t: Translator) -> None:
    """What happens now, in a sentence, and the button that leads on."""
    state = room.workshop.state
    if state is State.DRAFT:
        _say(t("Nobody can join yet. When everyone is here, begin the scoring."))
        begin_box(room.workshop, t)
    elif drawn.again:
        _second(room, instrument, drawn, t)
    elif state is State.SCORING:
        _scoring(room, instrument, standing, drawn, t)
    else:
        _deciding(room, step_of(standing), drawn, t)


def _say(words: str) -> None:
    st.html(f'<p class="sait-next">{escape(words)}</p>')


def _second(room: WorkshopInContext, instrument: Instrument, drawn: Pulse, t: Translator) -> None:
    for domain in instrument.in_form(room.workshop.form):
        if domain.id in drawn.again:
            _say(t("Members score {domain} a second time now, on their phones.", domain=t.text(domain.title)))
            name = t.text(domain.title)
            label = t("End the second scoring of {domain}", domain=name)
            with st.popover(label, type="primary", width="stretch", key=f"second-ending-{domain.id}"):
                end_second_box(room, domain, drawn.again[domain.id], t, place="next-second-end")


def _scoring(room: WorkshopInContext, instrument: Instrument, standing: Standing, drawn: Pulse, t: Translator) -> None:
    domains = {domain.id: domain for domain in instrument.in_form(room.workshop.form)}
    on = following(instrument, room.workshop, drawn.progress.closed)
    ready = next_domain(standing)
    if asked := pace_words(room.workshop, instrument, drawn.progress.closed, t):
        _say(asked)
    if on is not None:
        _say(t("Members are waiting for the next domain. You can set a time for it under “Pace”."))
        ask_next(room, on, t)
    elif ready is not None:
        _say(t("Enough people have answered: {domain}", domain=t.text(domains[ready].title)))
        with st.popover(t("Show the results"), type="primary", width="stretch", key=f"next-closing-{ready}"):
            close_box(room, domains[ready], drawn, t, place="next-close")
    elif standing.is_all_closed:
        _say(t("All domains are closed."))
        end_box(room, domains.values(), drawn, t, is_next=True)
    else:
        _wait(room, drawn, t)


def _wait(room: WorkshopInContext, drawn: Pulse, t: Translator) -> None:
    if room.workshop.view is View.OPEN:
        _say(t("Each answer appears on the chart as it is saved."))
    elif drawn.progress.joined:
        _say(t("Members are answering. No open domain has enough answers yet."))
    else:
        _say(t("Nobody has joined yet. Show the code to the room."))
    link(t("Show the join code"), f"/invite?workshop={room.workshop.id}", kind="button primary wide")


def _deciding(room: WorkshopInContext, step: Step | None, drawn: Pulse, t: Translator) -> None:
    """Where the day goes on: to what the board decides, and once that is signed off to what leaves the room."""
    if step is None:
        _say(
            t("The board has signed off. Download the files from Export. You can still record progress on the actions.")
        )
    elif not drawn.progress.joined:
        _say(t("Nobody scores alone in this workshop: the board agrees its levels together, on one screen."))
    else:
        _say(t("The scoring has ended. Late answers count only if enough people answered late."))
    pages = {"agree": t("Agree levels"), "decide-and-act": t("Decide and act"), "export": t("Export")}
    filled = {Step.AGREE: "agree", Step.DECIDE: "decide-and-act", None: "export"}.get(step)
    with st.container(horizontal=True, key="day-goes-on"):
        if step is not None:
            sign_off_box(room, t, is_next=step is Step.SIGN_OFF)
        for page in sorted(pages, key=lambda one: one != filled):
            link(
                pages[page],
                f"/{page}?workshop={room.workshop.id}",
                kind=f"button {'primary' if page == filled else ''}",
            )
