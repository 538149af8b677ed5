"""What somebody answers in a survey: levels, and words of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sait.assessment.members.responses import check_choice
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.instruments.model import Domain, Item

LONGEST_WORDS = 3_000
"""Characters of one answer in words."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been answered, by item: the choice on its scale, or words. What was left out is in neither."""

    choices: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many items have an answer."""
        return len(self.choices) + len(self.words)

    def without(self, item_ids: Iterable[str]) -> "Answers":
        """All but the answers to *item_ids*."""
        gone = set(item_ids)
        return Answers(
            {item_id: choice for item_id, choice in self.choices.items() if item_id not in gone},
            {item_id: words for item_id, words in self.words.items() if item_id not in gone},
        )

    def with_page(self, page: "Answers", domain: Domain) -> "Answers":
        """These with those of *domain* as its page has them now: what was taken back there is gone."""
        kept = self.without(item.id for item in domain.items)
        return Answers({**kept.choices, **page.choices}, {**kept.words, **page.words})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a browser has on the way. *is_sent*: it was sent, and only that is kept here any more.

    *turns*: by topic the view of its page that wrote last and how often it has, so that what it sent before comes too late.
    """

    answers: Answers = field(default_factory=Answers)
    is_sent: bool = False
    turns: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def is_behind(self, topic_id: str, view: str, turn: int) -> bool:
        """Whether the same view of the page has written something newer.

        >>> Draft(turns={"GOV": ("a", 4)}).is_behind("GOV", "a", 3), Draft(turns={"GOV": ("a", 4)}).is_behind("GOV", "b", 1)
        (True, False)
        """
        last, written = self.turns.get(topic_id, ("", 0))
        return last == view and turn < written


class RefusedPageError(SaitError):
    """A page of which nothing is kept. *faults*: what is wrong with the answer to each item, by its id."""

    def __init__(self, faults: Mapping[str, SaitError]) -> None:
        super().__init__("survey.page-refused", items=", ".join(faults))
        self.faults = faults


def read_page(fields: Mapping[str, str], domain: Domain) -> Answers:
    """The answers in the *fields* of a posted page, one for each item of *domain*, by the item's id.

    Refused with all that is wrong with it: ``response.off-scale`` for a choice that the item does not have,
    ``survey.words-too-long`` for more than 3,000 characters.
    """
    choices: dict[str, str] = {}
    words: dict[str, str] = {}
    faults: dict[str, SaitError] = {}
    for item in domain.items:
        try:
            _read(fields.get(item.id, ""), item, choices, words)
        except SaitError as fault:
            faults[item.id] = fault
    if faults:
        raise RefusedPageError(faults)
    return Answers(choices, words)


def _read(given: str, item: Item, choices: dict[str, str], words: dict[str, str]) -> None:
    if item.scale is not None:
        if given:
            check_choice(given, item.scale)
            choices[item.id] = given
    elif tidied := tidy_text(given):
        if len(tidied) > LONGEST_WORDS:
            raise SaitError("survey.words-too-long", typed=len(tidied), most=LONGEST_WORDS)
        words[item.id] = tidied


def unanswered(answers: Answers, domain: Domain) -> tuple[Item, ...]:
    """The items of *domain* that have no answer, in their order."""
    return tuple(item for item in domain.items if item.id not in answers.choices and item.id not in answers.words)
