"""What could be shown outside the room at best: asked before anybody has answered, while the form can still be changed."""

from dataclasses import dataclass

from sait.analysis.gate.disclosure import figures
from sait.analysis.gate.means import Candidate, candidates
from sait.assessment.releases import AnswerTally, Audience, Figures, Vantage
from sait.instruments.model import Instrument, Item


@dataclass(frozen=True, slots=True)
class Outlook:
    """The axes of one cut (the domains, or a scheme's categories) by whether their mean could be shown outside."""

    cut: str
    shown: tuple[str, ...]
    withheld: tuple[str, ...]


def outlook(instrument: Instrument, *, form: str, people: int, minimum: int) -> tuple[Outlook, ...]:
    """What the gate would give outside if *people* gave every item of *form* a numeric answer, all released together.

    Domains first, then the schemes. No day shows more than this, and most show less. *minimum* is k, ValueError under 5.
    With 8 people a domain of three items is shown and one of two is not; with ten people both are.
    """
    tallies = [_unanimous(item, people) for item in instrument.items if item.scale is not None]
    given = figures(
        tallies,
        instrument=instrument,
        form=form,
        domain_ids=[domain.id for domain in instrument.domains],
        audience=Audience.OUTSIDE,
        respondents=people,
        minimum=minimum,
        earlier=(),
    )
    asked = [
        candidate for candidate in candidates(instrument, form) if any(item.weight > 0 for item in candidate.items)
    ]
    return tuple(
        Outlook(
            cut,
            tuple(one.axis_id for one in asked if one.cut == cut and _is_shown(one, given)),
            tuple(one.axis_id for one in asked if one.cut == cut and not _is_shown(one, given)),
        )
        for cut in dict.fromkeys(candidate.cut for candidate in asked)
    )


def _unanimous(item: Item, people: int) -> AnswerTally:
    levels = item.scale.levels if item.scale else ()
    return AnswerTally(item.id, Vantage.OWN, None, (people, *(0 for _ in levels[1:])), 0, 0)


def _is_shown(candidate: Candidate, given: Figures) -> bool:
    """By a mean of its own, or by the figures of its items, of which an axis takes half or more."""
    if any((mean.cut, mean.axis_id) == (candidate.cut, candidate.axis_id) for mean in given.means):
        return True
    counted = {row.item_id for row in given.items if row.levels is not None}
    return bool(counted) and 2 * sum(item.id in counted for item in candidate.items) >= len(candidate.items)
