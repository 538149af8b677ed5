"""How long single answers are kept: a number of days for each round, from the sign-off on."""

from datetime import date, datetime, timedelta

from sait.assessment.rounds import Round
from sait.assessment.workshops import Workshop
from sait.errors import SaitError

MOST_DAYS = 3660


def erased_on(round_: Round, workshop: Workshop, signed_off_at: datetime | None) -> date | None:
    """The first day on which the workshop's single answers are erased; None where the round sets no time.

    Counted from the sign-off; of a workshop that nobody signed off from the day on which its code runs out. Signed off
    on 1 June with 90 days: 30 August.
    """
    if round_.keep_days is None:
        return None
    return (signed_off_at or workshop.expires_at).date() + timedelta(days=round_.keep_days)


def is_longer(days: int | None, than: int | None) -> bool:
    """Whether answers would be kept longer than was said before.

    >>> is_longer(None, 90), is_longer(30, 90), is_longer(90, None)
    (True, False, False)
    """
    return than is not None and (days is None or days > than)


def check_keep_days(days: int | None) -> None:
    """Refuse a number of days that cannot be meant; 0 is the day of the sign-off itself."""
    if days is not None and not 0 <= days <= MOST_DAYS:
        raise SaitError("round.keep-days", most=MOST_DAYS)
