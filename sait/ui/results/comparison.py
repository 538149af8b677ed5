"""What to set side by side: one region's tiers, several regions, or one board's rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from sait.assessment.boards import Tier
from sait.i18n import Translator
from sait.i18n.alphabet import by_name
from sait.services.results.reading import Locals, ResultQuery
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.ui.plain import plain


class Mode(StrEnum):
    """The three comparisons."""

    REGION = "region"
    REGIONS = "regions"
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Choice:
    """The workshops to compare, the first of them giving the instrument."""

    rooms: tuple[WorkshopInContext, ...]
    mode: Mode
    pooled: bool = False

    @property
    def is_one_region(self) -> bool:
        return self.mode is Mode.REGION

    def query(self, cut: str, local: Locals) -> ResultQuery:
        """What this choice asks for; nobody's room, so that only figures for outside are read."""
        ids = tuple(room.workshop.id for room in self.rooms)
        return ResultQuery(ids, cut, local=local, pooled=self.pooled, by_round=self.mode is Mode.ROUNDS)


def comparison_choice(held: Sequence[WorkshopInContext], t: Translator) -> Choice | None:
    """Ask for the comparison; None where nothing fits."""
    names = {
        Mode.REGION: t("One region: the regional board and its local boards"),
        Mode.REGIONS: t("Regions beside each other"),
        Mode.ROUNDS: t("One board, round by round"),
    }
    wanted = st.query_params.get("mode")
    modes = list(names)
    mode = st.radio(
        t("What to compare"),
        modes,
        index=modes.index(Mode(wanted)) if wanted in modes else 0,
        format_func=lambda mode: names[mode],
        key="mode",
    )
    if mode is Mode.ROUNDS:
        return _rounds(held, t)
    round_ids = list(dict.fromkeys(room.round.id for room in held))
    titles = {room.round.id: t.text(room.round.name) for room in held}
    round_id = st.selectbox(t("Round"), round_ids, format_func=lambda one: titles[one], key="compare-round")
    in_round = [room for room in held if room.round.id == round_id]
    regional = [room for room in in_round if room.board.tier is Tier.REGIONAL]
    if not regional:
        st.info(t("No regional board has released results in this round."))
        return None
    return _region(regional, in_round, t) if mode is Mode.REGION else _regions(regional, t)


def _region(regional: Sequence[WorkshopInContext], in_round: Sequence[WorkshopInContext], t: Translator) -> Choice:
    by_id = {room.workshop.id: room for room in regional}
    chosen = st.selectbox(
        t("Region"), list(by_id), format_func=lambda one: t.text(by_id[one].board.name), key="compare-region"
    )
    pooled = st.checkbox(t("Add a line for the local boards together"), key="compare-pooled")
    return Choice(family(by_id[chosen], in_round), Mode.REGION, pooled)


def _regions(regional: Sequence[WorkshopInContext], t: Translator) -> Choice | None:
    chosen = [
        room
        for room in regional
        if st.checkbox(plain(t.text(room.board.name)), value=True, key=f"compare-{room.workshop.id}")
    ]
    instrument_id = chosen[0].workshop.instrument_id if chosen else ""
    alike = tuple(room for room in chosen if room.workshop.instrument_id == instrument_id)
    if not alike:
        st.info(t("Choose at least one board."))
        return None
    return Choice(alike, Mode.REGIONS)


def _rounds(held: Sequence[WorkshopInContext], t: Translator) -> Choice:
    different = {room.board.id: room.board for room in held}.values()
    boards = {board.id: board for board in by_name(different, t.language, name=lambda board: board.name)}
    board_id = st.selectbox(
        t("Board"), list(boards), format_func=lambda one: t.text(boards[one].name), key="compare-board"
    )
    of_board = [room for room in held if room.board.id == board_id]
    newest = of_board[0]
    alike = [
        room
        for room in of_board
        if room.workshop.instrument_id == newest.workshop.instrument_id
        and room.workshop.demonstration == newest.workshop.demonstration
    ]
    return Choice(tuple(reversed(alike)), Mode.ROUNDS)
