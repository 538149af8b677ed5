"""Charts drawn once, however many screens show them: on a release every open screen asks for the same ones at once."""

from sait.analysis.result import Result
from sait.charts.radar import RadarPanel, radars
from sait.charts.spread import SpreadPanel, spread
from sait.i18n import Translator
from sait.ui.once import Once

_radars = Once(radars, most=60)
_spread = Once(spread, most=200)


def drawn_radars(result: Result, t: Translator) -> tuple[RadarPanel, ...]:
    """The radar, or its small multiples."""
    return _radars(result, t)


def drawn_spread(result: Result, series_key: str, axis_id: str, t: Translator) -> tuple[SpreadPanel, ...]:
    """How the items of one axis were answered: a chart for each of their scales."""
    return _spread(result, series_key, axis_id, t)
