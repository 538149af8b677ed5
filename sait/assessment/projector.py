"""What the projector shows: one screen at a time, in one language or in all, steered from the facilitator's page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sait.assessment.decisions import Task
from sait.assessment.workshops import State, View, Workshop
from sait.i18n import languages
from sait.instruments.model import Domain


class ScreenKind(StrEnum):
    """The projector's screens, in the order in which a day needs them; *follow* is whichever the day is at."""

    FOLLOW = "follow"
    CODE = "code"
    PROGRESS = "progress"
    RADAR = "radar"
    ITEMS = "items"
    ITEM = "item"
    VISION = "vision"
    FORCES = "forces"
    PRIORITIES = "priorities"
    ACTIONS = "actions"


@dataclass(frozen=True, slots=True)
class ProjectorScreen:
    """One screen. *domain_id* is whose items are shown, *item_id* the one that stands alone; None until one is chosen.

    *language* is the one it speaks; None: all of them at once.
    """

    kind: ScreenKind = ScreenKind.FOLLOW
    domain_id: str | None = None
    item_id: str | None = None
    language: str | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to write in, in the order of the page: all where its own is no longer on offer."""
        offered = languages()
        return (self.language,) if self.language in offered else offered


@dataclass(frozen=True, slots=True)
class WallScreen:
    """What the projector of somebody's wall shows: *address* is what was chosen on the page, as its address says it.

    *language* as for a projector's screen.
    """

    address: str = ""
    language: str | None = None

    @property
    def screen(self) -> ProjectorScreen:
        """The languages to write in, as everything that is projected takes them."""
        return ProjectorScreen(language=self.language)


RESULTS = frozenset({ScreenKind.RADAR, ScreenKind.ITEMS, ScreenKind.ITEM})


def shows_results(screen: ProjectorScreen) -> bool:
    """Whether the room looks at what came of a domain."""
    return screen.kind in RESULTS and screen.domain_id is not None


def revealed(screen: ProjectorScreen, domain_id: str) -> ProjectorScreen:
    """*screen* with what came of the domain, as its closing wants it: the room looks at what it waited for.

    A screen that follows the day goes on doing so.
    """
    kind = ScreenKind.FOLLOW if screen.kind is ScreenKind.FOLLOW else ScreenKind.RADAR
    return replace(screen, kind=kind, domain_id=domain_id, item_id=None)


def about_item(screen: ProjectorScreen, domain_id: str | None, item_id: str | None) -> ProjectorScreen:
    """*screen* with the question that the board agrees a level for, or with none: a screen that follows the day and one
    question alone go along with it, any other stays as it was chosen.
    """
    if screen.kind is ScreenKind.FOLLOW or (screen.kind is ScreenKind.ITEM and item_id is not None):
        return replace(screen, domain_id=screen.domain_id if domain_id is None else domain_id, item_id=item_id)
    return screen


TASKS_ON = {
    Task.VISION: ScreenKind.VISION,
    Task.FORCES: ScreenKind.FORCES,
    Task.FORCE_DOTS: ScreenKind.FORCES,
    Task.PRIORITY_DOTS: ScreenKind.PRIORITIES,
}
"""What the room looks at while members do something on their phones."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the day is, for a screen that follows it. *opened* is what members are asked to do beside scoring, *decided*
    are the screens of decisions that have something to show.
    """

    workshop: Workshop
    has_answers: bool
    closed: Collection[str]
    opened: Collection[Task] = ()
    decided: Collection[ScreenKind] = field(default_factory=frozenset)


def followed(screen: ProjectorScreen, moment: Moment) -> ProjectorScreen:
    """*screen* itself, or where it follows the day the one that the day is at.

    The code until somebody has answered; then how many have; what came of the domain that was closed last, until another
    is asked alone; the question that the board agrees a level for; then what it decides, the last of it that there is.
    """
    if screen.kind is not ScreenKind.FOLLOW:
        return screen
    return replace(screen, kind=_kind_now(screen, moment))


def _kind_now(screen: ProjectorScreen, moment: Moment) -> ScreenKind:
    if moment.workshop.state in {State.DRAFT, State.SCORING}:
        return _kind_of_scoring(screen, moment)
    asked = [TASKS_ON[task] for task in moment.opened]
    agreeing = [ScreenKind.ITEM] if screen.item_id is not None and screen.domain_id in moment.closed else []
    written = [kind for kind in (ScreenKind.ACTIONS, ScreenKind.PRIORITIES) if kind in moment.decided]
    return next(iter([*asked, *agreeing, *written]), ScreenKind.RADAR)


def _kind_of_scoring(screen: ProjectorScreen, moment: Moment) -> ScreenKind:
    if not moment.has_answers:
        return ScreenKind.CODE
    if moment.workshop.view is View.OPEN:
        return ScreenKind.RADAR
    alone = moment.workshop.pace_domain_id
    is_asked_alone = alone is not None and alone not in moment.closed
    return ScreenKind.RADAR if screen.domain_id in moment.closed and not is_asked_alone else ScreenKind.PROGRESS


def turned(screen: ProjectorScreen, domains: Sequence[Domain], by: int) -> ProjectorScreen:
    """The item *by* places further on in *domains*, from the last on to the first. Without an item, the first.

    Over items 1, 2, 3 from item 3 by 1: item 1. Without any domain the screen stays.
    """
    order = [(domain.id, item.id) for domain in domains for item in domain.items if item.scale is not None]
    if not order:
        return screen
    here = (screen.domain_id, screen.item_id)
    place = (order.index(here) + by) % len(order) if here in order else _first_of(order, screen.domain_id)
    domain_id, item_id = order[place]
    return replace(screen, kind=ScreenKind.ITEM, domain_id=domain_id, item_id=item_id)


def _first_of(order: Sequence[tuple[str, str]], domain_id: str | None) -> int:
    return next((place for place, (domain, _) in enumerate(order) if domain == domain_id), 0)
