"""Closing domains: what it would show, asked before it is done, and what the closed ones do show."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.workshops import View
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.services.workshops import projector
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.releases import close_domain
from sait.settings import settings
from sait.ui.parts.polling import Pulse
from sait.ui.reads import result
from sait.ui.shell import told
from sait.ui.visitor import database, who


def close_controls(room: WorkshopInContext, domains: Sequence[Domain], drawn: Pulse, t: Translator) -> None:
    """One box for each domain that is open."""
    still_open = [domain for domain in domains if domain.id not in drawn.progress.closed]
    if not still_open:
        st.info(t("All domains are closed."))
        return
    st.subheader(t("Close a domain to show its results"), anchor=False)
    with st.container(horizontal=True):
        for domain in still_open:
            with st.popover(t.text(domain.title), key=f"closing-{domain.id}"):
                _close(room, domain, drawn, t)


def warn_of_too_few(domains: Sequence[Domain], drawn: Pulse, t: Translator) -> None:
    """Name those of *domains* that would show nothing if they were closed now. Never how many people answered."""
    too_few = [t.text(domain.title) for domain in domains if domain.id not in drawn.enough]
    if too_few:
        st.warning(
            t(
                "If you close these domains now, no results will be shown, because fewer than {minimum} people have"
                " answered: {domains}.",
                minimum=settings().minimum_group,
                domains=", ".join(too_few),
            )
        )


def closed_domains(room: WorkshopInContext, closed: Sequence[Domain], drawn: Pulse, t: Translator) -> None:
    """The domains that are closed, each with whether its results are shown."""
    if not closed or room.workshop.view is View.OPEN:
        return
    found = result(ResultQuery((room.workshop.id,), DOMAINS, inside=room.workshop.id), sequence=drawn.sequence)
    entries = "".join(f"<li>{_entry(domain, is_shown=_is_shown(found, domain), t=t)}</li>" for domain in closed)
    st.html(
        f'<p class="sait-closed-title" id="closed-domains">{escape(t("Closed domains"))}</p><ul class="sait-closed">{entries}</ul>'
    )


def _entry(domain: Domain, *, is_shown: bool, t: Translator) -> str:
    name = t.text(domain.title)
    if all(item.scale is None for item in domain.items):
        return "✓ " + escape(t("{domain}: answered in words, to be read below", domain=name))
    if is_shown:
        return "✓ " + escape(t("{domain}: results shown", domain=name))
    return "– " + escape(t("{domain}: withheld, too few answers to show", domain=name))


def _is_shown(found: Result, domain: Domain) -> bool:
    """Whether any item of *domain* has figures, from whichever vantage."""
    ids = {item.id for item in domain.items}
    return any(score.n is not None for (_, item_id), score in found.items.items() if item_id in ids)


def _close(room: WorkshopInContext, domain: Domain, drawn: Pulse, t: Translator) -> None:
    st.markdown(
        t(
            "This shows this room the results of all answers so far. Those answers can then no longer be changed. You"
            " can reopen the domain later, but what the room has seen cannot be taken back."
        )
    )
    if domain.id in drawn.enough:
        st.markdown(
            t(
                "Enough people have answered to show results, for each question that at least {minimum} people scored.",
                minimum=settings().minimum_group,
            )
        )
    warn_of_too_few([domain], drawn, t)
    label = t("Close {domain} and show the results", domain=t.text(domain.title))
    if st.button(label, type="primary", key=f"close-{domain.id}"):
        with told(t):
            close_domain(
                database(),
                workshop_id=room.workshop.id,
                domain_id=domain.id,
                minimum=settings().minimum_group,
                who=who(),
            )
            projector.reveal(database(), workshop_id=room.workshop.id, domain_id=domain.id)
            st.rerun()
