"""A survey some months after the day: a bank asked of the members of many boards over a window of days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sait.assessment.workshops import Form
from sait.errors import SaitError
from sait.i18n.text import Text

MOST_MEMBERS = 500
"""Members that a board can have: each has a link."""

LONGEST_WINDOW_DAYS = 366

REMINDER_DUE_DAYS = 3
"""How long a reminder is said to be due: it may fall on a weekend. Nobody notes that it was sent."""


class SurveyState(StrEnum):
    """A draft can still be changed or removed; an open survey has links; of a closed one the answers are out of their envelopes."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Window(StrEnum):
    """Whether answers are taken on a day."""

    NOT_YET = "not-yet"
    TAKING = "taking"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey. It takes answers from the beginning of *opens_on* to the end of *closes_on*, in UTC, while it is open.

    *key_name*: which key of the server seals its envelopes. *minimum*: how many answers a figure needs, as members were
    told. Both are kept when it opens.
    """

    id: str
    title: Text
    instrument_hash: str
    form: Form
    opens_on: date
    closes_on: date
    state: SurveyState
    demonstration: bool
    version: int
    key_name: str | None = None
    minimum: int | None = None

    def window(self, today: date) -> Window:
        """Whether it takes answers *today*.

        A survey that is open from 3 to 30 June takes them on both days; a draft takes none on any.
        """
        if self.state is SurveyState.DRAFT or today < self.opens_on:
            return Window.NOT_YET
        return Window.TAKING if self.state is SurveyState.OPEN and today <= self.closes_on else Window.OVER

    @property
    def reminder_days(self) -> tuple[date, ...]:
        """When all members may be reminded: after a third of the days and after two thirds; none in less than nine days.

        From 1 to 30 June: on 10 and 20 June.
        """
        third = ((self.closes_on - self.opens_on).days + 1) // 3
        return tuple(self.opens_on + timedelta(days=third * part - 1) for part in (1, 2)) if third >= 3 else ()

    def reminder_due(self, today: date) -> date | None:
        """The day of the reminder that is due *today*: on its day and for two days after it; None where none is.

        From 1 to 30 June: due from 10 to 12 and from 20 to 22 June.
        """
        if self.window(today) is not Window.TAKING:
            return None
        return next((day for day in self.reminder_days if 0 <= (today - day).days < REMINDER_DUE_DAYS), None)


@dataclass(frozen=True, slots=True)
class AskedBoard:
    """A board whose members are asked. *members*: how many it has, None where nobody has said; *not_asked*: how many of
    them could not be asked, for example because no address is known.
    """

    survey_id: str
    board_id: str
    members: int | None
    not_asked: int

    @property
    def asked(self) -> int | None:
        """How many could have answered: 28 members of whom 3 could not be asked make 25."""
        return None if self.members is None else self.members - self.not_asked


SOONEST_AGAIN_DAYS = 28
"""From a board's last figures on a question to a survey that asks it again. Sooner it would be a second scoring, whose rules it
does not keep."""


def is_soon_after(last: date, opens_on: date) -> bool:
    """Whether a survey that opens on *opens_on* asks again too soon what was released on *last*.

    >>> is_soon_after(date(2014, 1, 1), date(2014, 1, 28)), is_soon_after(date(2014, 1, 1), date(2014, 1, 29))
    (True, False)
    """
    return (opens_on - last).days < SOONEST_AGAIN_DAYS


def check_window(opens_on: date, closes_on: date) -> None:
    """Refuse days in which nobody could answer, or that go on for more than a year: ``survey.days``."""
    if not 0 <= (closes_on - opens_on).days <= LONGEST_WINDOW_DAYS:
        raise SaitError("survey.days", most=LONGEST_WINDOW_DAYS)


def check_last_day(closes_on: date, today: date) -> None:
    """Refuse a last day that is over, ``survey.day-past``: the survey would close at once, and for good."""
    if closes_on < today:
        raise SaitError("survey.day-past")


def check_members(members: int, not_asked: int) -> None:
    """Refuse a number of members that no board has: ``survey.members``."""
    if not (1 <= members <= MOST_MEMBERS and 0 <= not_asked <= members):
        raise SaitError("survey.members", most=MOST_MEMBERS)
