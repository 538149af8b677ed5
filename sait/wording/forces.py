"""What helps and what hinders in words: one force, and all of them with their dots as a text that is read in order."""

from collections.abc import Sequence

from sait.assessment.decisions import Force
from sait.i18n import Translator
from sait.wording.chart_text import Branch
from sait.wording.plan import scope_words

Weighed = Sequence[tuple[Force, int]]
"""Each force with its dots."""


def force_words(force: Force, t: Translator) -> str:
    """A force with where it works: "Trust between agencies (regional)"."""
    return f"{force.text} ({scope_words(force.scope, t)})"


def heaviest_first(weighed: Weighed) -> list[tuple[Force, int]]:
    """Those with the most dots first; of equal ones as they were named."""
    return sorted(weighed, key=lambda one: -one[1])


def forces_text(weighed: Weighed, people: int, t: Translator) -> Branch:
    """What is drawn: first what helps, then what hinders, each with its dots, the heaviest first."""
    title = t("What helps and what hinders, by dots")
    said = f"{title}. {t.plural('{count} person took part.', '{count} people took part.', people)}"
    return Branch(said, tuple(_side(weighed, t, promotes=promotes) for promotes in (True, False)))


def _side(weighed: Weighed, t: Translator, *, promotes: bool) -> Branch:
    side = [(force, count) for force, count in heaviest_first(weighed) if force.promotes is promotes]
    entries = [
        t("{axis}: {value}", axis=force_words(force, t), value=t.plural("{count} dot", "{count} dots", count))
        for force, count in side
    ]
    name = t("Helps") if promotes else t("Hinders")
    return Branch(name, tuple(map(Branch, entries or [t("nothing named")])))
