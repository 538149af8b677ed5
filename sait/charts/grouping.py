"""Which series stand on one chart: at most three lines, the common one repeated on every chart after that."""

from collections.abc import Sequence

from sait.analysis.result import Result, Series, SeriesRole

MOST_LINES = 3
FEWEST_SPOKES = 3


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


def is_radar(result: Result) -> bool:
    """Whether a radar shows the shape of *result*: with results on fewer than three axes it misleads."""
    given = {axis_id for (_, axis_id), score in result.scores.items() if score.mean is not None}
    return len(given & {axis.id for axis in result.axes}) >= FEWEST_SPOKES
