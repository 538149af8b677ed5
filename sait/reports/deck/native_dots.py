"""The dot plot as PowerPoint's own chart: points with true values across, a row a label, names set as labels of points."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.chart import XL_TICK_LABEL_POSITION as LABELS
from pptx.enum.chart import XL_TICK_MARK as TICKS
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from sait.house_style import LIGHT
from sait.reports.deck.chart_workbook import NamedPoints
from sait.reports.deck.native_charts import NORMAL, SMALL, place_plot, style_marker
from sait.reports.deck.pages import Dots

ROW_NAMES, LEVEL_NAMES = "—", "–"
"""What the series are called that only carry names; the legend leaves them out."""
MANY_ROWS = 10
BAR_WIDTH, DOT = 11, 13
NEAR = 0.05
"""Of the axis: how near its lowest end a name at the left of a dot would meet those of the rows."""


def dots_data(dots: Dots) -> tuple[XL_CHART_TYPE, XyChartData]:
    """The two ends of the bars behind, a series for each line, then the names of rows and levels."""
    rows = [(_height(dots, place), label.replace("\n", " ")) for place, label in enumerate(dots.labels)]
    ranges = list(_given_ranges(dots))
    data: XyChartData = NamedPoints(dots.ruler.number_format, rows, [high - low for _, (low, high) in ranges])
    for end, name in enumerate(dots.range_names if ranges else ()):
        side = data.add_series(name)
        for place, pair in ranges:
            side.add_data_point(pair[end], _height(dots, place))
    for line in dots.lines:
        series = data.add_series(line.name)
        for place, mean in enumerate(line.values):
            if mean is not None:
                series.add_data_point(mean, _height(dots, place))
    names = data.add_series(ROW_NAMES)
    for height, _ in rows:
        names.add_data_point(dots.ruler.lowest, height)
    levels = data.add_series(LEVEL_NAMES)
    for value, _ in dots.ruler.names:
        levels.add_data_point(value, 0)
    return XL_CHART_TYPE.XY_SCATTER, data


def dress_dots(chart: Drawn, dots: Dots) -> None:
    """Bars under dots, names at the left, levels below."""
    chart.has_title = False
    chart.font.size = Pt(NORMAL)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _dress_axes(chart, dots)
    series = list(chart.plots[0].series)
    ranges = [pair for _, pair in _given_ranges(dots)]
    bars = 2 if ranges else 0
    for side in series[:bars]:
        # Where the row has dots at the ends of the bar, they are enough.
        (_hide if len(dots.lines) > 1 else _dress_end)(side)
    if ranges:
        _add_bars(series[0], [high - low for low, high in ranges])
    for place, line in enumerate(dots.lines):
        drawn = series[bars + place]
        drawn.format.line.fill.background()
        # Filled, every one: LibreOffice draws no edge around a mark.
        style_marker(drawn, replace(line.style, hollow=False), size=DOT)
        given = [number for number, value in enumerate(line.values) if value is not None]
        marks = [(dots.marks[place][number], _side(dots, place, number)) for number in given]
        _name_points(drawn, marks, SMALL, bold=True)
    _only_names(series[-2], dots.labels, XL_LABEL_POSITION.LEFT, _row_size(dots))
    _only_names(series[-1], [name for _, name in dots.ruler.names], XL_LABEL_POSITION.BELOW, SMALL)
    has_legend = len(dots.lines) > 1
    if has_legend:
        _dress_legend(chart, hidden=[*range(bars), len(series) - 2, len(series) - 1])
    else:
        chart.has_legend = False
    place_plot(chart, (0.36, 0.0, 0.58, 0.82 if has_legend else 0.9))


def _row_size(dots: Dots) -> int:
    has_room = len(dots.labels) < MANY_ROWS and not any("\n" in label for label in dots.labels)
    return NORMAL if has_room else SMALL


def _height(dots: Dots, place: int) -> int:
    """The first row at the top."""
    return len(dots.labels) - place


def _given_ranges(dots: Dots) -> Iterator[tuple[int, tuple[float, float]]]:
    return ((place, pair) for place, pair in enumerate(dots.ranges) if pair is not None)


def _dress_axes(chart: Drawn, dots: Dots) -> None:
    ruler = dots.ruler
    across, upwards = chart.category_axis, chart.value_axis
    across.minimum_scale, across.maximum_scale, across.major_unit = ruler.lowest, ruler.highest, ruler.step
    upwards.minimum_scale, upwards.maximum_scale, upwards.major_unit = 0, len(dots.labels) + 1, 1
    for axis in (across, upwards):
        axis.tick_label_position = LABELS.NONE
        axis.major_tick_mark = axis.minor_tick_mark = TICKS.NONE
        axis.format.line.fill.background()
        axis.has_major_gridlines = True
        grid = axis.major_gridlines.format.line
        grid.color.rgb = RGBColor.from_string(LIGHT.rule[1:].upper())
        grid.width = Pt(0.5)
    if not ruler.names:
        across.tick_label_position = LABELS.LOW
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "General", False


def _add_bars(series: Any, lengths: Sequence[float]) -> None:  # noqa: ANN401 - python-pptx's series have no common type
    """A bar from each point to the right, as long as its range: LibreOffice draws no lines where other series have none."""
    points = "".join(f'<c:pt idx="{place}"><c:v>{length}</c:v></c:pt>' for place, length in enumerate(lengths))
    cells = f"Sheet1!$D$2:$D${len(lengths) + 1}"
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="x"/><c:errBarType val="plus"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/><c:plus><c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode>'
        f'<c:ptCount val="{len(lengths)}"/>{points}</c:numCache></c:numRef></c:plus><c:spPr><a:ln w="{BAR_WIDTH * 12700}" cap="rnd"><a:solidFill>'
        f'<a:schemeClr val="accent1"><a:lumMod val="25000"/><a:lumOff val="75000"/></a:schemeClr></a:solidFill></a:ln>'
        f"</c:spPr></c:errBars>"
    )
    series._element.find(qn("c:xVal")).addprevious(bars)


def _dress_end(series: Any) -> None:  # noqa: ANN401 - as above
    """As pale and as high as the bar, whose ends are seen where a program draws no bar."""
    _hide(series)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.SQUARE, BAR_WIDTH
    for part in (series.marker.format.fill, series.marker.format.line.fill):
        part.solid()
        part.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        part.fore_color.brightness = 0.75


def _hide(series: Any) -> None:  # noqa: ANN401 - as above
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.fill.background()


def _side(dots: Dots, place: int, number: int) -> XL_LABEL_POSITION:
    """Over a dot that is alone; away from the others of its row, unless the names of rows begin there."""
    value = dots.lines[place].values[number]
    others = [line.values[number] for line in dots.lines if line is not dots.lines[place]]
    known = [one for one in others if one is not None]
    if value is None or not known:
        return XL_LABEL_POSITION.ABOVE
    if value >= max(known):
        return XL_LABEL_POSITION.RIGHT
    near = dots.ruler.lowest + NEAR * (dots.ruler.highest - dots.ruler.lowest)
    return XL_LABEL_POSITION.LEFT if value > near else XL_LABEL_POSITION.ABOVE


def _only_names(series: Any, names: Sequence[str], side: XL_LABEL_POSITION, size: int) -> None:  # noqa: ANN401 - as above
    _hide(series)
    _name_points(series, [(name, side) for name in names], size, bold=False)


def _name_points(
    series: Any,  # noqa: ANN401 - as above
    names: Sequence[tuple[str, XL_LABEL_POSITION]],
    size: int,
    *,
    bold: bool,
) -> None:
    for place, (name, side) in enumerate(names):
        if not name:
            continue
        label = series.points[place].data_label
        label.text_frame.text = name
        label.text_frame.word_wrap = False
        for paragraph in label.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), bold
        label.position = side


def _dress_legend(chart: Drawn, *, hidden: list[int]) -> None:
    chart.has_legend = True
    assert chart.legend is not None
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(NORMAL)
    after = chart.legend._element.find(qn("c:legendPos"))
    for index in reversed(hidden):
        entry = OxmlElement("c:legendEntry")
        for name, value in (("idx", str(index)), ("delete", "1")):
            part = OxmlElement(f"c:{name}")
            part.set("val", value)
            entry.append(part)
        after.addnext(entry)
