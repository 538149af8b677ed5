"""What stands on the wall: which boards of which rounds, cut how, beside what, and how it is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.boards import Tier
from sait.assessment.regional import GovernanceModel, models_now
from sait.i18n import Translator
from sait.services.banks.instruments import get_instrument
from sait.services.boards import progress_of_regions
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.ui.compare.address import Choosing
from sait.ui.visitor import database
from sait.wording.regional import regions_with

MANY = 9
"""Boards beyond which a number can be found faster in a table than a shape among radars."""
EVERY = "all"


class View(StrEnum):
    """How the boards are looked at."""

    SIDE = "side-by-side"
    HEAT = "heat-map"
    GAPS = "differences"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Choice:
    """The workshops to compare, the newest round first in each board. *beside* and *opened* are workshops, or None."""

    view: View
    cut: str
    rooms: tuple[WorkshopInContext, ...]
    beside: str | None
    opened: str | None

    @property
    def query(self) -> ResultQuery:
        """What this asks for; nobody's room, so that only figures for outside are read."""
        return ResultQuery(tuple(room.workshop.id for room in self.rooms), self.cut, by_round=True)

    @property
    def round_ids(self) -> tuple[str, ...]:
        """The rounds, the newest first."""
        return tuple(dict.fromkeys(room.round.id for room in self.rooms))


def choose(held: Sequence[WorkshopInContext], opened: str | None, ask: Choosing, t: Translator) -> Choice:
    """Ask for all of it. *held* is not empty, and has the newest round first; *opened* is the workshop that is to be opened."""
    view = View(ask.one_of_few(t("View"), "view", _views(t), _first_view(held)))
    rooms = _boards(_rounds(held, view, ask, t), ask, t)
    cut = ask.one_of(t("Results by"), "cut", _cuts(rooms[0], t), DOMAINS, is_labelled=False)
    names = board_names(rooms, t)
    besides = {
        EVERY: t("Beside each: all boards"),
        **{key: t("Beside: {name}", name=name) for key, name in names.items()},
    }
    beside = ask.one_of(t("Beside each"), "beside", besides, EVERY, is_labelled=False)
    return Choice(view, cut, rooms, None if beside == EVERY else beside, opened if opened in names else None)


def board_names(rooms: Sequence[WorkshopInContext], t: Translator) -> dict[str, str]:
    """What each is called in lists: the board, with its round where there are several."""
    return {room.workshop.id: _name(room, rooms, t) for room in rooms}


def _views(t: Translator) -> dict[str, str]:
    return {
        View.SIDE: t("Side by side"),
        View.HEAT: t("Heat map"),
        View.GAPS: t("Differences"),
        View.CHANGE: t("Change"),
    }


def _first_view(held: Sequence[WorkshopInContext]) -> str:
    """With many boards the heat map comes first."""
    newest = [room for room in held if room.round.id == held[0].round.id]
    regional = [room for room in newest if room.board.tier is Tier.REGIONAL]
    return View.HEAT if len(regional or newest) > MANY else View.SIDE


def _rounds(held: Sequence[WorkshopInContext], view: View, ask: Choosing, t: Translator) -> list[WorkshopInContext]:
    """The workshops of one round or of all; of change always of all. Made up and real never meet."""
    titles = {room.round.id: t.text(room.round.name) for room in held}
    several = {EVERY: t("All rounds")} if len(titles) > 1 else {}
    chosen = EVERY
    if view is not View.CHANGE:
        chosen = ask.one_of(t("Round"), "round", {**titles, **several}, held[0].round.id, is_labelled=False)
    if chosen == EVERY:
        return [room for room in held if _is_like(room, held[0])]
    first = next(room for room in held if room.round.id == chosen)
    return [room for room in held if room.round.id == chosen and _is_like(room, first)]


def _is_like(room: WorkshopInContext, other: WorkshopInContext) -> bool:
    """Whether the two may stand side by side: the same instrument, both made up or neither."""
    return (room.workshop.instrument_id, room.workshop.demonstration) == (
        other.workshop.instrument_id,
        other.workshop.demonstration,
    )


def _boards(rooms: Sequence[WorkshopInContext], ask: Choosing, t: Translator) -> tuple[WorkshopInContext, ...]:
    """Of one tier, of both, or of one region."""
    tiers = {tier: [room for room in rooms if room.board.tier is tier] for tier in Tier}
    offered: dict[str, tuple[str, Sequence[WorkshopInContext]]] = {
        Tier.REGIONAL: (t("Regional boards"), tiers[Tier.REGIONAL]),
        Tier.LOCAL: (t("Local boards"), tiers[Tier.LOCAL]),
        EVERY: (t("Regional and local boards"), rooms),
    }
    offered |= _models(tiers[Tier.REGIONAL], t)
    offered |= _regions(rooms, t)
    given = {name: (said, its) for name, (said, its) in offered.items() if its}
    names = {name: said for name, (said, _) in given.items()}
    chosen = ask.one_of(t("Boards"), "boards", names, next(iter(given)), is_labelled=False)
    return tuple(given[chosen][1])


def _models(
    regional: Sequence[WorkshopInContext], t: Translator
) -> Mapping[str, tuple[str, Sequence[WorkshopInContext]]]:
    """The regional boards of each model of governance, as their regions have it now."""
    models = models_now(reversed(progress_of_regions(database())))
    return {
        f"model-{model}": (
            regions_with(model, t),
            [room for room in regional if models.get(room.board.region_id) is model],
        )
        for model in GovernanceModel
    }


def _regions(
    rooms: Sequence[WorkshopInContext], t: Translator
) -> Mapping[str, tuple[str, Sequence[WorkshopInContext]]]:
    """Each region that has local boards on the wall, by the id of its regional board."""
    found: dict[str, tuple[str, Sequence[WorkshopInContext]]] = {}
    for room in rooms:
        under = family(room, rooms) if room.board.tier is Tier.REGIONAL else ()
        if len(under) > 1:
            said, before = found.get(room.board.id, ("", ()))
            said = said or t("{board} and its local boards", board=t.text(room.board.name))
            found[room.board.id] = said, (*before, *under)
    return found


def _cuts(room: WorkshopInContext, t: Translator) -> dict[str, str]:
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    return {DOMAINS: t("Domains"), **{scheme.id: t.text(scheme.title) for scheme in instrument.schemes}}


def _name(room: WorkshopInContext, rooms: Sequence[WorkshopInContext], t: Translator) -> str:
    """The board, with its round where there are several."""
    board = t.text(room.board.name)
    if len({one.round.id for one in rooms}) == 1:
        return board
    return t("{board}, {round}", board=board, round=t.text(room.round.name))
