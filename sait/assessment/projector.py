"""What the projector shows: one screen at a time, in one language or in all, steered from the facilitator's page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sait.i18n import languages
from sait.instruments.model import Domain


class ScreenKind(StrEnum):
    """The projector's screens, in the order in which a day needs them."""

    CODE = "code"
    PROGRESS = "progress"
    RADAR = "radar"
    ITEMS = "items"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class ProjectorScreen:
    """One screen. *domain_id* is whose items are shown, *item_id* the one that stands alone; None until one is chosen.

    *language* is the one it speaks; None: all of them at once.
    """

    kind: ScreenKind = ScreenKind.CODE
    domain_id: str | None = None
    item_id: str | None = None
    language: str | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to write in, in the order of the page: all where its own is no longer on offer."""
        offered = languages()
        return (self.language,) if self.language in offered else offered


def revealed(screen: ProjectorScreen, domain_id: str) -> ProjectorScreen:
    """*screen* with the radar, which is shown when a domain is closed."""
    return replace(screen, kind=ScreenKind.RADAR, domain_id=domain_id, item_id=None)


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
