"""Scoring a closed domain once more: the facilitator begins and ends it, members see their first answer beside the room's."""

from collections.abc import Sequence

import streamlit as st

from sait.analysis.words import agreement_words, level_words
from sait.assessment.moves import Move, can_move
from sait.assessment.releases import Vantage
from sait.assessment.responses import Question as Asked
from sait.i18n import Translator
from sait.instruments.model import Domain, Item
from sait.services import moves
from sait.services.moves import second_domains
from sait.services.releases import end_second
from sait.services.responses import Sheet
from sait.services.results import DOMAINS, Question, Room
from sait.settings import settings
from sait.ui.components.fresh_button import fresh_button
from sait.ui.plain import plain
from sait.ui.reads import newest_release, result
from sait.ui.shell import told
from sait.ui.visitor import database, who


def second_controls(room: Room, closed: Sequence[Domain], t: Translator) -> None:
    """Begin the second scoring of a closed domain, or end one that goes on."""
    if not closed or not can_move(Move.BEGIN_SECOND, room.workshop):
        return
    going_on = second_domains(database(), room.workshop.id)
    for domain in closed:
        if domain.id in going_on:
            name = t.text(domain.title)
            st.info(t("Members score {domain} a second time now, on their phones.", domain=name))
            if st.button(
                t("End the second scoring of {domain} and show it", domain=name), key=f"second-end-{domain.id}"
            ):
                with told(t):
                    end_second(
                        database(),
                        workshop_id=room.workshop.id,
                        domain_id=domain.id,
                        minimum=settings().minimum_group,
                        who=who(),
                    )
                    st.rerun()
    names = {domain.id: t.text(domain.title) for domain in closed if domain.id not in going_on}
    if names:
        key = f"second-which-{'-'.join(names)}"
        with st.popover(t("Score a domain again"), key=f"{key}-box"):  # once it is begun another box, which is shut
            st.markdown(t("All members are asked once more, for this room only. Their first answers stay as they are."))
            chosen = st.selectbox(t("Domain"), list(names), format_func=names.__getitem__, key=key)
            drawn = (room.workshop.id, *names)
            if fresh_button(t("Begin the second scoring"), key="second-begin", drawn=drawn, t=t, is_primary=True):
                with told(t):
                    moves.begin_second(database(), workshop=room.workshop, domain_id=str(chosen), who=who())
                    st.rerun()


def beside_the_room(sheet: Sheet, asked: Asked, t: Translator) -> None:
    """One's own first answer beside what the room chose, once that is released; the same rules as on every screen."""
    item = sheet.instrument.item(asked.item_id)
    found = result(Question((sheet.workshop.id,), DOMAINS, inside=sheet.workshop.id), sequence=newest_release())
    score = found.items.get((sheet.workshop.id, item.id))
    if item.scale is None or score is None or score.levels is None or asked.vantage is Vantage.LOCAL:
        return
    own = sheet.responses.get(Asked(Vantage.OWN, item.id))
    shown = [
        f"{level_words(item.scale, place, t)}: **{count}**" + _mark(item, place, own.choice if own else None, t)
        for place, count in enumerate(score.levels)
    ]
    st.markdown(f"**{plain(t('The room chose'))}**\n\n" + "\n".join(f"- {line}" for line in shown))
    words = agreement_words(found, score, t)
    if words:
        st.caption(words)


def _mark(item: Item, place: int, choice: str | None, t: Translator) -> str:
    is_own = item.scale is not None and choice == str(item.scale.values[place])
    return f" ← {t('your first answer')}" if is_own else ""
