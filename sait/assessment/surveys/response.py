"""How many have answered, as it may be told while others still answer, and when it is over."""

from dataclasses import dataclass

LEAST_STEP = 3
"""A count that is told while answers come in rises by three or more: by one, it would tell whose answer it was."""


@dataclass(frozen=True, slots=True)
class Response:
    """How many answered of those who were asked; *asked* None where nobody said how many there are."""

    answered: int
    asked: int | None

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1, or None where it would rest on no number or on more answers than people.

        >>> Response(18, 24).rate
        0.75
        """
        if self.asked is None or not 0 < self.asked >= self.answered:
            return None
        return self.answered / self.asked


def share_bounds(count: int, response: Response) -> tuple[float, float] | None:
    """The least and the greatest share of all who were asked, whatever those would have said who did not answer.

    6 of 12 answers, of 20 who were asked: 6 and 14 of 20, from 30 % to 70 %. None where nobody said how many were asked,
    or more answered.

    >>> share_bounds(6, Response(12, 20))
    (0.3, 0.7)
    """
    if response.rate is None or response.asked is None:
        return None
    missing = response.asked - response.answered
    return count / response.asked, (count + missing) / response.asked


def next_told(told: int, answered: int) -> int:
    """What a count that was last told as *told* says on another day, now that there are *answered*.

    >>> next_told(4, 6), next_told(4, 7)
    (4, 7)
    """
    return answered if answered - told >= LEAST_STEP else told
