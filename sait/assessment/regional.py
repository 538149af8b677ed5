"""How far regional collaboration has come, region by region, as a table of progress says it, and what it said before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sait.assessment.writing import tidy_name
from sait.errors import SaitError
from sait.i18n.languages import languages_of_names
from sait.i18n.text import Text


class GovernanceModel(StrEnum):
    """How the boards of a region are governed together."""

    REGIONAL = "regional"
    """One regional board and no local ones."""
    TWO_TIERS = "two-tiers"
    """A regional board over local ones that stay."""
    JOINT = "joint"
    """One board that the authorities run together."""
    SHADOW = "shadow"
    """A regional board that prepares, beside local ones that are still in charge."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was so in a region *as_of* a day, in words. *model* None: none was chosen by then. *who* wrote it down."""

    region_id: str
    as_of: date
    model: GovernanceModel | None
    said: Text
    who: str


def tidy_progress(progress: Progress) -> Progress:
    """As it may be kept; ``progress.words-missing`` where nothing is said in a language that needs words, else as a name."""
    if not all(progress.said.get(language, "").strip() for language in languages_of_names()):
        raise SaitError("progress.words-missing")
    return replace(progress, said=tidy_name(progress.said))


def newest_first(entries: Iterable[Progress]) -> tuple[Progress, ...]:
    """By the day of which they speak; of one day the one that was written down last comes first.

    *entries* come in the order in which they were written down.
    """
    written = enumerate(entries)
    return tuple(one for _, one in sorted(written, key=lambda pair: (pair[1].as_of, pair[0]), reverse=True))


def models_now(entries: Iterable[Progress]) -> dict[str, GovernanceModel]:
    """The model of each region by its identifier, as its newest entry has it; a region whose newest has none is left out."""
    newest: dict[str, Progress] = {}
    for one in newest_first(entries):
        newest.setdefault(one.region_id, one)
    return {region_id: one.model for region_id, one in newest.items() if one.model is not None}
