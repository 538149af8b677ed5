"""The figures of the wall: one result over all that was chosen, each line under the name of its board."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from sait.analysis.result import Result, Series
from sait.i18n import Text, Translator, languages, translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.compare.choice import Choice
from sait.ui.reads import result


@dataclass(frozen=True, slots=True)
class Wall:
    """*found* has a line for each workshop of *choice* that can be compared."""

    choice: Choice
    found: Result

    @property
    def rooms(self) -> dict[str, WorkshopInContext]:
        """The workshops by the key of their line."""
        return {room.workshop.id: room for room in self.choice.rooms}

    @property
    def beside(self) -> Series | None:
        """The line that is repeated beside each; None where all together are."""
        return next((line for line in self.found.series if line.key == self.choice.beside), None)

    @property
    def newest(self) -> tuple[Series, ...]:
        """The lines of the newest round that was chosen."""
        return tuple(line for line in self.found.series if line.round_id == self.choice.round_ids[0])

    def rounds_of(self, board_id: str) -> tuple[Series, ...]:
        """The lines of one board, the oldest round first."""
        return tuple(line for line in reversed(self.found.series) if line.board_id == board_id)

    def others(self, line: Series) -> tuple[Series, ...]:
        """The lines of the same round, without its own."""
        return tuple(one for one in self.found.series if one.round_id == line.round_id and one is not line)

    def rounds(self, t: Translator) -> str:
        """What the rounds are called, the newest first."""
        names = {room.round.id: t.text(room.round.name) for room in self.choice.rooms}
        return "; ".join(names.values())

    def round_name(self, line: Series) -> Text:
        return self.rooms[line.key].round.name

    def board_name(self, line: Series) -> Text:
        return self.rooms[line.key].board.name


_BY_IDENTITY: dict[str | type[Any], Callable[[Any], Any]] = {Result: id}


def read_wall(choice: Choice, sequence: int) -> Wall:
    """The wall as of release *sequence*."""
    names = tuple((room.workshop.id, _name(room, len(choice.round_ids))) for room in choice.rooms)
    return Wall(choice, _named(result(choice.query, sequence=sequence), names)[1])


def _name(room: WorkshopInContext, rounds: int) -> tuple[tuple[str, str], ...]:
    def said(t: Translator) -> str:
        board = t.text(room.board.name)
        return board if rounds == 1 else t("{board}, {round}", board=board, round=t.text(room.round.name))

    return tuple((language, said(translator(language))) for language in languages())


# Kept with what it was made from, so that the same release gives every screen the same result, and its charts are drawn once.
@st.cache_resource(max_entries=60, show_spinner=False, hash_funcs=_BY_IDENTITY)
def _named(found: Result, names: Sequence[tuple[str, tuple[tuple[str, str], ...]]]) -> tuple[Result, Result]:
    said = {key: dict(words) for key, words in names}
    return found, replace(
        found, series=tuple(replace(line, label=said.get(line.key, line.label)) for line in found.series)
    )
