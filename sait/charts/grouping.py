"""Which lines stand on one chart, and which stand behind them as a range."""

from collections.abc import Sequence
from dataclasses import dataclass

from sait.analysis.ranges import FEWEST_LINES
from sait.analysis.result import Result, Series, SeriesRole

MOST_LINES = 3
FEWEST_SPOKES = 3


@dataclass(frozen=True, slots=True)
class Lines:
    """What one chart shows: *drawn* each as a line, *behind* together as a range from the lowest to the highest."""

    drawn: tuple[Series, ...]
    behind: tuple[Series, ...] = ()


def common_series(series: Sequence[Series]) -> Series | None:
    """The line that every small multiple repeats: the first regional one, else the first; None without series."""
    regional = (line for line in series if line.role is SeriesRole.REGIONAL)
    return next(regional, series[0] if series else None)


def groups(result: Result) -> tuple[tuple[Series, ...], ...]:
    """The series of each chart, in order: all on one up to three, else the common line with each of the others."""
    if not result.series:
        return ()
    if len(result.series) <= MOST_LINES:
        return (result.series,)
    common = common_series(result.series)
    return tuple((common, other) for other in result.series if common and other is not common)


def on_charts(result: Result) -> tuple[Lines, ...]:
    """What each chart of *result* shows: a regional board on the range of its local ones, otherwise ``groups``."""
    local = tuple(line for line in result.series if line.role is SeriesRole.LOCAL)
    others = tuple(line for line in result.series if line.role is not SeriesRole.LOCAL)
    if len(local) >= FEWEST_LINES and 0 < len(others) <= MOST_LINES:
        return (Lines(others, local),)
    return tuple(Lines(series) for series in groups(result))


def is_radar(result: Result) -> bool:
    """Whether a radar shows the shape of *result*: with results on fewer than three axes it misleads."""
    given = {axis_id for (_, axis_id), score in result.scores.items() if score.mean is not None}
    return len(given & {axis.id for axis in result.axes}) >= FEWEST_SPOKES
