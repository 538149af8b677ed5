"""Closing domains, and the scoring as a whole: what it would show, asked before it is done."""

from collections.abc import Collection

import streamlit as st

from sait.analysis.result import Result
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.workshops import projector
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.releases import close_domain, close_workshop
from sait.settings import settings
from sait.ui.parts.polling import Pulse
from sait.ui.room.weight import breadth, weight
from sait.ui.shell import told
from sait.ui.visitor import database, who


def warn_of_too_few(domains: Collection[Domain], drawn: Pulse, t: Translator) -> None:
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


def closed_words(domain: Domain, found: Result, t: Translator) -> str:
    """Of a closed domain, whether its results are shown."""
    name = t.text(domain.title)
    if all(item.scale is None for item in domain.items):
        return "✓ " + t("{domain}: answered in words, to be read under “More”", domain=name)
    if is_shown(found, domain):
        return "✓ " + t("{domain}: results shown", domain=name)
    return "– " + t("{domain}: withheld, too few answers to show", domain=name)


def is_shown(found: Result, domain: Domain) -> bool:
    """Whether any item of *domain* has figures, from whichever vantage."""
    ids = {item.id for item in domain.items}
    return any(score.n is not None for (_, item_id), score in found.items.items() if item_id in ids)


def close_box(room: WorkshopInContext, domain: Domain, drawn: Pulse, t: Translator, *, place: str) -> None:
    """What closing *domain* does, and the button that does it; *place* tells this box from another with the same."""
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
    if st.button(label, type="primary", key=f"{place}-{domain.id}"):
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


def end_box(
    room: WorkshopInContext, domains: Collection[Domain], drawn: Pulse, t: Translator, *, is_next: bool = False
) -> None:
    """Ending the scoring, asked twice. It is the next step once every domain is closed."""
    with st.popover(t("End the scoring"), key="ending", type=weight(is_next), width=breadth(is_next)):
        st.markdown(t("This closes and releases all domains that are still open. Members can then no longer answer."))
        warn_of_too_few([domain for domain in domains if domain.id not in drawn.progress.closed], drawn, t)
        if st.button(t("Yes, end the scoring"), type="primary", key="end"):
            with told(t):
                close_workshop(database(), workshop_id=room.workshop.id, minimum=settings().minimum_group, who=who())
                st.rerun()
