"""How close the answers to a question are, in words; or why that is not told."""

from collections.abc import Sequence

from markupsafe import Markup

from sait.analysis.result import ItemScore, Result
from sait.assessment.projector import ProjectorScreen
from sait.ui.parts.table_view import NOTHING
from sait.ui.projector.spoken import inline, spoken
from sait.wording.depending import number_asked_words
from sait.wording.figures import NOT_RELEASED, WITHHELD, agreement_words, second_words


def agreement(found: Result, screen: ProjectorScreen, score: ItemScore | None) -> Markup:
    """The agreement on one question."""
    if score is None or score.levels is None:
        return agreement_missing(screen, score)
    return spoken(screen, lambda t: agreement_words(found, score, t), name="agreement")


def agreement_line(found: Result, screen: ProjectorScreen, score: ItemScore) -> Markup:
    """The agreement on one question that has answers, all languages on one line."""
    return Markup('<p class="agreement">{}</p>').format(inline(screen, lambda t: agreement_words(found, score, t)))


def agreement_missing(screen: ProjectorScreen, score: ItemScore | None) -> Markup:
    """That there is nothing to see, and why."""
    return spoken(screen, lambda t: t(why_missing(score)), name="agreement")


def why_missing(score: ItemScore | None) -> str:
    """Not released yet, or withheld: the message for it."""
    return NOT_RELEASED if score is None else WITHHELD


def asked_note(screen: ProjectorScreen, score: ItemScore | None) -> Markup:
    """How many were asked a question that not everybody is asked."""
    if score is None or score.asked is None:
        return NOTHING
    return spoken(screen, lambda t: number_asked_words(score, t), name="asked")


def second_note(found: Result, screen: ProjectorScreen, item_ids: Sequence[str]) -> Markup:
    """Where a second scoring ended without figures: that the first result stands, and nothing else."""
    if not found.first_stands.intersection(item_ids):
        return NOTHING
    return spoken(screen, lambda t: second_words(found, item_ids, t), name="agreement")
