"""What one respondent chose."""

from dataclasses import dataclass

from sait.assessment.releases import Vantage, Wave
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.instruments.model import Scale

DONT_KNOW = "dont-know"
NOT_APPLICABLE = "not-applicable"
LONGEST_COMMENT = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be answered: an item, from a vantage, in one scoring."""

    vantage: Vantage
    item_id: str
    wave: Wave = Wave.FIRST

    @property
    def address(self) -> str:
        """As it stands in the page's address, for example ``own.GOV-03``; of a second scoring ``second.GOV-03``."""
        return place_address(self.vantage, self.wave, self.item_id)


def place_address(vantage: Vantage, wave: Wave, name: str) -> str:
    """How a page's address names an item or a domain: ``own.GOV``, ``local.GOV``, in a second scoring ``second.GOV``."""
    return f"{vantage if wave is Wave.FIRST else wave}.{name}"


def question_at(address: str) -> Question:
    """The question that *address* names, as ``Question.address`` writes it; ValueError where it begins with another word."""
    start, _, item_id = address.partition(".")
    return Question(Vantage.OWN, item_id, Wave.SECOND) if start == Wave.SECOND else Question(Vantage(start), item_id)


@dataclass(frozen=True, slots=True)
class Response:
    """A choice as the database has it.

    *choice* is the value of a level or an option as text ("0" to "3"), ``dont-know`` or ``not-applicable``.
    *handovers* counts how often another open page than the last writer wrote this answer: a page
    whose count is behind holds an old choice, which must not overwrite the newer one. *in_figures*: this very choice,
    a level or not, is one of those given when its question had its first figures.
    """

    question: Question
    choice: str
    late: bool
    writer: str
    handovers: int
    in_figures: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A respondent as the scoring page knows them: no name, no agency."""

    respondent_id: int
    workshop_id: str
    local_area_id: str | None
    done: bool


def choices_of(scale: Scale) -> tuple[str, ...]:
    """Every choice that may be made on *scale*, in the order shown."""
    offered = [(DONT_KNOW, scale.dont_know), (NOT_APPLICABLE, scale.not_applicable)]
    return (*(str(value) for value in scale.values), *(choice for choice, words in offered if words is not None))


def check_choice(choice: str, scale: Scale | None) -> None:
    """Refuse a choice that is not on the item's scale; any choice where the answer is free text (None)."""
    if scale is None or choice not in choices_of(scale):
        raise SaitError("response.off-scale")


def tidy_comment(typed: str) -> str:
    """The comment as it is kept; refuses one that is too long."""
    comment = tidy_text(typed)
    if len(comment) > LONGEST_COMMENT:
        raise SaitError("comment.too-long", most=LONGEST_COMMENT)
    return comment
