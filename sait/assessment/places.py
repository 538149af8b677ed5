"""Where words that somebody types belong: an answer or a comment of a member, or a field of a form on the way."""

import re
from dataclasses import dataclass

from sait.assessment.members.responses import Question, question_at
from sait.errors import SaitError

_ANSWER = re.compile(r"answer:([\w-]{1,20}):([\w-]{0,60}):((?:own|local|second)\.[\w.-]{1,20})")
_DRAFT = re.compile(r"draft:([\w/.-]{1,160}):([\w-]{1,60})")


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """What one member writes to one question. *area_id*: the local arrangements that the page named, where it asks of them."""

    workshop_id: str
    question: Question
    area_id: str = ""

    @property
    def address(self) -> str:
        """As a page names it, for example ``answer:w1::own.GOV-03``."""
        return f"answer:{self.workshop_id}:{self.area_id}:{self.question.address}"


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """One field of one form that an account is filling in, for example ``w1/consensus/GOV-03`` and ``why``.

    What comes before the first stroke is the workshop, empty for a form that belongs to none.
    """

    form: str
    field: str

    @property
    def workshop_id(self) -> str | None:
        return self.form.partition("/")[0] or None

    @property
    def kind(self) -> str:
        """What kind of form it is, for example ``consensus``."""
        return self.form.split("/")[1] if "/" in self.form else ""

    @property
    def address(self) -> str:
        """As a page names it, for example ``draft:w1/consensus/GOV-03:why``."""
        return f"draft:{self.form}:{self.field}"


Place = AnswerPlace | DraftPlace


def read_place(address: str) -> Place:
    """The place that *address* names; ``words.nowhere`` where it names none.

    >>> read_place("answer:w1::own.GOV-03").question.item_id
    'GOV-03'
    """
    if found := _ANSWER.fullmatch(address):
        workshop_id, area_id, question = found.groups()
        return AnswerPlace(workshop_id, question_at(question), area_id)
    if found := _DRAFT.fullmatch(address):
        return DraftPlace(*found.groups())
    raise SaitError("words.nowhere")
