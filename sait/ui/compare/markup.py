"""Charts of rows as tables: a cell that has a number or says why it has none, a track with dots, a line from round to round."""

from collections.abc import Sequence

from markupsafe import Markup

from sait.analysis.result import Result
from sait.charts.heat import shade
from sait.charts.palette import INK
from sait.charts.pictures.slope import slope
from sait.charts.pictures.svg import as_address, document
from sait.charts.plots.model import Cell, Kind, Plot, Row, Shade, Slope, Track
from sait.charts.ticks import axis_ticks
from sait.ui.parts.table_view import LONG, NOTHING, table_markup

SLOPE_WIDTH, SLOPE_HEIGHT = 140, 44


def plot_markup(result: Result, plot: Plot) -> Markup:
    """The whole table, in a region that a keyboard can scroll."""
    head = Markup("<tr>{}</tr>").format(NOTHING.join(_head(result, plot, head) for head in plot.heads))
    rows = [row_markup(result, plot, row) for row in plot.rows]
    return table_markup(head, rows, label=plot.label, name=f"sait-table {plot.kind}")


def _head(result: Result, plot: Plot, said: str) -> Markup:
    shown = said or scale_marks(result)
    inner = Markup("<span>{}</span>").format(shown) if plot.kind is Kind.HEAT else shown
    return Markup('<th scope="col">{}</th>').format(inner)


def row_markup(result: Result, plot: Plot, row: Row) -> Markup:
    """A row with its name as its heading."""
    opening = Markup('<tr class="summary">') if row.is_summary else Markup("<tr>")
    cells = NOTHING.join(cell_markup(result, plot, cell, cell.said) for cell in row.cells)
    return Markup('{}<th scope="row">{}</th>{}</tr>').format(opening, row.name, cells)


def cell_markup(result: Result, plot: Plot, cell: Cell, said: str) -> Markup:
    """*cell* with what is *said* in it: on its shade, or a mark that the words beside it say, or words alone."""
    if cell.why:
        return Markup('<td class="none"><abbr title="{}">{}</abbr></td>').format(cell.why, said)
    if isinstance(cell.mark, Shade):
        return Markup('<td style="background:{}">{}</td>').format(shade(result, cell.mark.value), said)
    if isinstance(cell.mark, Track):
        return Markup("<td>{}</td>").format(_track(result, cell.mark))
    if isinstance(cell.mark, Slope):
        return Markup("<td>{}</td>").format(slope_image(cell.mark.means, plot.ends))
    is_long = not isinstance(said, Markup) and len(said) > LONG
    return (Markup('<td class="long">{}</td>') if is_long else Markup("<td>{}</td>")).format(said)


def _track(result: Result, mark: Track) -> Markup:
    parts = []
    if len(mark.others) > 1:
        low, high = _at(result, min(mark.others)), _at(result, max(mark.others))
        parts.append(Markup('<i class="bar" style="left:{:.1f}%;width:{:.1f}%"></i>').format(low, high - low))
    other = "each" if mark.first is None else "other"
    parts += [Markup('<i class="{}" style="left:{:.1f}%"></i>').format(other, _at(result, one)) for one in mark.others]
    if mark.middle is not None:
        parts.append(Markup('<i class="middle" style="left:{:.1f}%"></i>').format(_at(result, mark.middle)))
    if mark.first is not None:
        parts.append(Markup('<i class="first" style="left:{:.1f}%"></i>').format(_at(result, mark.first)))
    return Markup('<span class="sait-track" aria-hidden="true">{}</span>').format(NOTHING.join(parts))


def scale_marks(result: Result) -> Markup:
    """The levels over a track, each in its place."""
    marks = (Markup('<i style="left:{:.1f}%">{}</i>').format(_at(result, tick), tick) for tick in axis_ticks(result))
    return Markup('<span class="sait-scale">{}</span>').format(NOTHING.join(marks))


def _at(result: Result, value: float) -> float:
    return 100 * (value - result.lowest) / (result.highest - result.lowest)


def slope_image(means: Sequence[float | None], ends: tuple[float, float]) -> Markup:
    """A line from round to round between *ends*, the same for every line of a table. The numbers stand beside it."""
    drawn = as_address(
        document(SLOPE_WIDTH, SLOPE_HEIGHT, [slope(means, ends, x=0, y=0, width=SLOPE_WIDTH, height=SLOPE_HEIGHT)])
    )
    return Markup('<img class="sait-slope" src="{}" alt="" width="{}" height="{}">').format(
        drawn, SLOPE_WIDTH, SLOPE_HEIGHT
    )


def legend(entries: Sequence[tuple[str, str]]) -> Markup:
    """What the marks of a chart stand for: pairs of the mark's class and its words."""
    item = Markup('<li><i class="{}" aria-hidden="true"></i>{}</li>')
    return Markup('<ul class="sait-legend" style="color:{}">{}</ul>').format(
        INK, NOTHING.join(item.format(name, said) for name, said in entries)
    )
