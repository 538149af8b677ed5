"""Charts drawn once, however many screens show them: on a release every open screen asks for the same ones at once."""

from sait.analysis.result import Result
from sait.charts.numbered import NumberedRadar, numbered_radar
from sait.charts.radar import ALONE, RadarPanel, Size, radars
from sait.charts.spread import SpreadPanel, spread
from sait.i18n import Translator
from sait.ui.once import Once

_radars = Once(radars, most=60)
_spread = Once(spread, most=200)
_numbered = Once(numbered_radar, most=20)


def drawn_radars(result: Result, t: Translator, size: Size = ALONE) -> tuple[RadarPanel, ...]:
    """The radar, or its small multiples; *size* is that of a chart that stands by itself."""
    return _radars(result, t, alone=size)


def drawn_spread(result: Result, series_key: str, axis_id: str, t: Translator) -> tuple[SpreadPanel, ...]:
    """How the items of one axis were answered: a chart for each of their scales."""
    return _spread(result, series_key, axis_id, t)


def drawn_numbered(result: Result, spoken: tuple[Translator, ...]) -> NumberedRadar | None:
    """The projector's radar, with its legend in each language of *spoken*."""
    return _numbered(result, spoken)
