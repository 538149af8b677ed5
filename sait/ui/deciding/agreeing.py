"""Where the board is with its levels: the questions in the order to discuss them, which one is open, and what is left."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from sait.analysis.agenda import AgendaEntry, agenda
from sait.analysis.proposal import last_score
from sait.analysis.result import Closeness, Result
from sait.assessment.agreeing import Listed, listed
from sait.assessment.decisions import Consensus, DecisionVersion
from sait.assessment.members.depending import left_out_of_agreement
from sait.assessment.projector import about_item
from sait.assessment.workshops import State
from sait.instruments.model import Domain, Item
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import standing
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.services.workshops import projector
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.draft_keeper import on_the_way
from sait.ui.parts.polling import pulse
from sait.ui.reads import result
from sait.ui.visitor import database

ALL_DOMAINS = "all"
LISTED = "agree-listed"
"""Where the list's filter is kept."""


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Everything that the page is drawn from. *items* are those that a level can be agreed for, by id; *drafts* the ids
    of those in whose form the reader has typed something that is not saved.
    """

    room: WorkshopInContext
    found: Result
    domains: Mapping[str, Domain]
    items: Mapping[str, Item]
    agenda: tuple[AgendaEntry, ...]
    agreed: Mapping[str, DecisionVersion[Consensus]]
    drafts: frozenset[str]
    domain_id: str

    @property
    def can_change(self) -> bool:
        """Whether the board may still agree something else."""
        return self.room.workshop.state is not State.SIGNED_OFF

    @property
    def left_out(self) -> frozenset[str]:
        """Questions that need no level: the levels agreed so far leave them out."""
        chosen = {one: kept.decision.level for one, kept in self.agreed.items()}
        return left_out_of_agreement(self.items.values(), chosen) - self.agreed.keys()

    @property
    def counted(self) -> frozenset[str]:
        """The questions that there is a level to agree for."""
        return frozenset(self.items) - self.left_out

    @property
    def left(self) -> frozenset[str]:
        """Those of them without one."""
        return self.counted - self.agreed.keys()

    @property
    def split(self) -> frozenset[str]:
        """Those on which the room is split, by its last scoring."""
        scores = {one: last_score(self.found, self.room.workshop.id, one) for one in self.items}
        return frozenset(
            one
            for one, score in scores.items()
            if score is not None and score.agreement is not None and score.agreement.closeness is Closeness.SPLIT
        )

    @property
    def order(self) -> tuple[str, ...]:
        """The questions of the domain that is chosen, or all, in the order to discuss them."""
        chosen = self.domains.get(self.domain_id)
        among = self.items.keys() if chosen is None else {item.id for item in chosen.items} & self.items.keys()
        return tuple(entry.item_id for entry in self.agenda if entry.item_id in among)

    @property
    def listed_at_first(self) -> Listed:
        """What is left, or all where nothing is."""
        return Listed.LEFT if self.left else Listed.ALL

    def domain_of(self, item_id: str) -> Domain:
        """The domain that a question belongs to."""
        return next(one for one in self.domains.values() if any(item.id == item_id for item in one.items))

    def listed(self, here: str | None) -> tuple[str, ...]:
        """What the list shows, while *here* is open."""
        which = Listed(st.session_state.get(LISTED, self.listed_at_first))
        return listed(self.order, which, left=self.left, split=self.split, here=here)


def read_agreeing(room: WorkshopInContext) -> Agreeing:
    """How things stand now."""
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    domains = {domain.id: domain for domain in instrument.in_form(room.workshop.form)}
    drawn = pulse(room)
    query = ResultQuery((room.workshop.id,), DOMAINS, inside=room.workshop.id)
    found = result(query, sequence=drawn.sequence, freshness=drawn.freshness)
    form = f"{room.workshop.id}/consensus/"
    return Agreeing(
        room=room,
        found=found,
        domains=domains,
        items={item.id: item for domain in domains.values() for item in domain.items if item.scale is not None},
        agenda=agenda(found, room.workshop.id),
        agreed={kept.subject: kept for kept in standing(database(), room.workshop.id, Consensus)},
        drafts=frozenset(one.removeprefix(form) for one in on_the_way() if one.startswith(form)),
        domain_id=st.query_params.get("domain", ALL_DOMAINS),
    )


def item_now(now: Agreeing) -> str | None:
    """The question that is open: the one in the address, one with something typed in it, or the first that is left.

    It stays in the address: what somebody else agrees meanwhile turns nobody's page.
    """
    order = now.order
    asked = st.query_params.get("item")
    typed = next((one for one in order if one in now.drafts), None)
    left = next((one for one in order if one in now.left), None)
    here = asked if asked in order else typed or left or next(iter(order), None)
    if here is not None and here != asked:
        st.query_params["item"] = here
    return here


def go_to(item_id: str | None) -> None:
    """Open another question; for a button's press, which is answered by the run that it starts."""
    if item_id is not None:
        st.query_params["item"] = item_id


def turn_projector(now: Agreeing, here: str | None) -> None:
    """Have the projector show the question that is open, where it follows the day; once for each, so that a second tab
    that is only looked at turns nothing back. Nothing while members still score.
    """
    room = now.room
    about = here if now.left else None
    if room.workshop.state is not State.CONSENSUS or st.session_state.get("agree-turned") == (room.workshop.id, about):
        return
    st.session_state["agree-turned"] = (room.workshop.id, about)
    screen = projector.read_screen(database(), room.workshop.id)
    turned = about_item(screen, None if about is None else now.domain_of(about).id, about)
    if turned != screen:
        projector.choose_screen(database(), workshop_id=room.workshop.id, screen=turned)


def leave_projector(room: WorkshopInContext) -> None:
    """Have the projector no longer show a question whose level is agreed, where it follows the day: the board goes on."""
    screen = projector.read_screen(database(), room.workshop.id)
    turned = about_item(screen, None, None)
    st.session_state.pop("agree-turned", None)
    if room.workshop.state is State.CONSENSUS and turned != screen:
        projector.choose_screen(database(), workshop_id=room.workshop.id, screen=turned)
