"""Over a radar: what is measured and what its lines are, where it does not say so itself; and on a phone the radar as a drawing."""

from collections.abc import Mapping

from markupsafe import Markup

from sait.analysis.result import Result
from sait.charts.alt import alt_text
from sait.charts.grouping import Lines
from sait.charts.palette import LineStyle
from sait.charts.pictures.legend import MARK_HEIGHT, MARK_WIDTH, legend
from sait.charts.pictures.radar import phone_radar
from sait.charts.pictures.svg import as_address
from sait.i18n import Translator
from sait.ui.parts.table_view import NOTHING


def chart_head(
    result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator, *, said: str, has_legend: bool
) -> Markup:
    """*said* and the legend in a row; on a wide screen nothing where the chart *has_legend* itself."""
    row = Markup('<ul class="sait-chart-head{}">{}{}</ul>').format(
        Markup(" sait-narrow") if has_legend else NOTHING,
        Markup("<li>{}</li>").format(said) if said else NOTHING,
        _marks(result, lines, styles, t),
    )
    return row + _drawing(result, lines, styles, t, name="sait-narrow sait-phone-radar")


def chart_drawing(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator) -> Markup:
    """The radar as a drawing on a screen of any width, over what its lines are."""
    drawing = _drawing(result, lines, styles, t, name="sait-phone-radar")
    return drawing + Markup('<ul class="sait-chart-head">{}</ul>').format(_marks(result, lines, styles, t))


def _drawing(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator, *, name: str) -> Markup:
    return Markup('<img class="{}" src="{}" alt="{}">').format(
        name, as_address(phone_radar(result, lines, styles, t)), alt_text(result, lines.drawn, t, lines.behind)
    )


def _marks(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator) -> Markup:
    mark = Markup('<li><img src="{}" alt="" width="{}" height="{}">{}</li>')
    entries = legend(result, lines, styles, t)
    return NOTHING.join(mark.format(address, MARK_WIDTH, MARK_HEIGHT, name) for address, name in entries)
