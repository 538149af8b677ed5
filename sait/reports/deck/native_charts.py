"""PowerPoint's own charts, which people can edit: radar, bars, shares and slope. Dots are in ``native_dots``."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import ChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.util import Pt

from sait.charts.palette import GRID, LineStyle
from sait.house_style import SERIES
from sait.reports.deck.chart_workbook import WordsChartData
from sait.reports.deck.pages import Bars, Line, Radar, Ruler, Shares, Slope
from sait.reports.office import office_language

DASHES = {
    "solid": MSO_LINE.SOLID,
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.ROUND_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
    "longdashdot": MSO_LINE.LONG_DASH_DOT,
}
PATTERNS = {
    "dash": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "dot": MSO_PATTERN.LARGE_CONFETTI,
    "dashdot": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "longdash": MSO_PATTERN.LARGE_GRID,
    "longdashdot": MSO_PATTERN.NARROW_HORIZONTAL,
}
MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
    "star": XL_MARKER_STYLE.STAR,
}
ACCENTS = (
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5,
    MSO_THEME_COLOR.ACCENT_6,
)
SMALL, NORMAL = 12, 14
FEW_ROWS = 3
"""Up to which bars would be as thick as walls."""
LABEL_LINE = 0.046
BARS_PLACE = (0.3, 0.02, 0.66, 0.8)

Place = tuple[float, float, float, float]
"""Left, top, width and height of a plot as shares of its frame. Left to itself, LibreOffice shrinks a radar to a stamp."""


def radar_data(radar: Radar) -> tuple[XL_CHART_TYPE, ChartData]:
    """What a radar is made of."""
    return XL_CHART_TYPE.RADAR_MARKERS, _by_category(radar.labels, radar.lines, radar.ruler.number_format)


def dress_radar(chart: Drawn, radar: Radar) -> None:
    """Lines by their style; a small one has its name beside it, and no legend."""
    _dress(chart)
    _dress_values(chart.value_axis, radar.ruler)
    for drawn, line in zip(chart.plots[0].series, radar.lines, strict=True):
        _style_line(drawn, line)
    size = SMALL if radar.is_small else NORMAL
    for axis in (chart.value_axis, chart.category_axis):
        axis.tick_labels.font.size = Pt(size)
    if radar.is_small:
        chart.has_legend = False
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        place_plot(chart, (0.25, 0.12, 0.5, 0.76))
    elif len(radar.lines) > 1:
        _legend(chart, side=XL_LEGEND_POSITION.RIGHT)
        _place_legend(chart, (0.66, 0.3, 0.33, 0.1 * len(radar.lines)))
        place_plot(chart, _radar_place(radar, left=0.1, width=0.46))
    else:
        chart.has_legend = False
        place_plot(chart, _radar_place(radar, left=0.2, width=0.6))


def bars_data(bars: Bars) -> tuple[XL_CHART_TYPE, ChartData]:
    """What bars are made of."""
    return XL_CHART_TYPE.BAR_CLUSTERED, _by_category(bars.labels, bars.lines, bars.ruler.number_format)


def dress_bars(chart: Drawn, bars: Bars) -> None:
    """Every bar carries its number, since one of length 0 and none look alike."""
    _dress(chart)
    _dress_values(chart.value_axis, bars.ruler)
    _legend(chart)
    place_plot(chart, BARS_PLACE)
    _from_the_top(chart, gap=60)
    for drawn, line in zip(chart.plots[0].series, bars.lines, strict=True):
        _style_bar(drawn, line.style)
    _data_labels(chart, bars.ruler.number_format)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def shares_data(shares: Shares) -> tuple[XL_CHART_TYPE, ChartData]:
    """What whole bars are made of."""
    data: ChartData = WordsChartData(shares.number_format)
    data.categories = list(shares.labels)
    for name, counts in zip(shares.parts, shares.counts, strict=True):
        data.add_series(name, counts)
    return XL_CHART_TYPE.BAR_STACKED_100, data


def dress_shares(chart: Drawn, shares: Shares) -> None:
    """Segments in the colours of their levels, with the number on each."""
    _dress(chart)
    _legend(chart)
    place_plot(chart, (0.42, 0.02, 0.55, 0.86))
    _from_the_top(chart, gap=45 if len(shares.labels) > FEW_ROWS else 140)
    chart.plots[0].overlap = 100
    axis = chart.value_axis
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.fill.background()
    for drawn, fill in zip(chart.plots[0].series, shares.fills, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = RGBColor.from_string(fill[1:].upper())
        drawn.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
        drawn.format.line.width = Pt(0.5)
    _data_labels(chart, f"{shares.number_format};;")


def slope_data(slope: Slope) -> tuple[XL_CHART_TYPE, ChartData]:
    """What a slope is made of."""
    return XL_CHART_TYPE.LINE_MARKERS, _by_category(slope.moments, slope.lines, slope.ruler.number_format)


def dress_slope(chart: Drawn, slope: Slope) -> None:
    """A line for each, what it did at its end, and names at the side."""
    _dress(chart)
    _legend(chart, side=XL_LEGEND_POSITION.RIGHT)
    _dress_values(chart.value_axis, slope.ruler)
    place_plot(chart, (0.06, 0.04, 0.58, 0.84))
    for drawn, line, mark in zip(chart.plots[0].series, slope.lines, slope.marks, strict=True):
        _style_line(drawn, line)
        drawn.smooth = False
        if mark:
            label = drawn.points[len(slope.moments) - 1].data_label
            label.text_frame.text = mark
            label.position = XL_LABEL_POSITION.RIGHT


def _by_category(labels: Sequence[str], lines: Sequence[Line], number_format: str) -> ChartData:
    data: ChartData = WordsChartData(number_format)
    data.categories = list(labels)
    for line in lines:
        data.add_series(line.name, line.values)
    return data


def _dress(chart: Drawn) -> None:
    chart.has_title = False
    chart.font.size = Pt(NORMAL)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(GRID[1:])


def _dress_values(axis: Any, ruler: Ruler) -> None:  # noqa: ANN401 - python-pptx's axes have no common type
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = ruler.lowest, ruler.highest, ruler.step
    # As the levels are written: Office shows 0.25 as 0 where nobody says how many decimals there are.
    marks = "0" if isinstance(ruler.step, int) else "General"
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = marks, False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = True
    for line in (axis.format.line, axis.major_gridlines.format.line):
        line.color.rgb = RGBColor.from_string(GRID[1:])
        line.width = Pt(0.75)


def _legend(chart: Drawn, side: XL_LEGEND_POSITION = XL_LEGEND_POSITION.BOTTOM) -> None:
    chart.has_legend = True
    assert chart.legend is not None
    chart.legend.position = side
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(NORMAL)


def _data_labels(chart: Drawn, number_format: str) -> None:
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = number_format, False
    plot.data_labels.font.size = Pt(SMALL)


def _from_the_top(chart: Drawn, *, gap: int) -> None:
    """The first row at the top, and a name at every row."""
    chart.plots[0].gap_width = gap
    axis = chart.category_axis
    axis.reverse_order = True
    axis.tick_labels.font.size = Pt(SMALL)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    every = OxmlElement("c:tickLblSkip")
    every.set("val", "1")
    next(chart.element.iter(qn("c:noMultiLvlLbl"))).addprevious(every)


def paint(colour: FillFormat | LineFormat, style: LineStyle) -> None:
    """Give a line or a filling the style's colour, as the theme's where it is one of the theme's."""
    place = colour.color if isinstance(colour, LineFormat) else colour.fore_color
    if style.colour in SERIES:
        place.theme_color = ACCENTS[SERIES.index(style.colour)]
    else:
        place.rgb = RGBColor.from_string(style.colour[1:].upper())


def _style_line(series: Any, line: Line) -> None:  # noqa: ANN401 - python-pptx's series have no common type
    style, drawn = line.style, series.format.line
    paint(drawn, style)
    drawn.width = Pt(1.25 if line.is_edge else 2.25 if style.hollow else 3)
    drawn.dash_style = MSO_LINE.ROUND_DOT if line.is_edge else DASHES[style.dash]
    if line.is_edge:
        series.marker.style = XL_MARKER_STYLE.NONE
    else:
        style_marker(series, style, size=9)


def style_marker(series: Any, style: LineStyle, *, size: int) -> None:  # noqa: ANN401 - as above
    """A mark by its shape, filled or hollow."""
    series.marker.style = MARKERS[style.symbol]
    series.marker.size = size
    paint(series.marker.format.line, style)
    series.marker.format.line.width = Pt(2)
    series.marker.format.fill.solid()
    if style.hollow:
        series.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    else:
        paint(series.marker.format.fill, style)


def _style_bar(series: BarSeries, style: LineStyle) -> None:
    """Filled for the common line, otherwise with the line's own pattern: told apart without colour."""
    fill = series.format.fill
    if style.hollow:
        fill.patterned()
        fill.pattern = PATTERNS[style.dash]
        fill.back_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    else:
        fill.solid()
    paint(fill, style)
    paint(series.format.line, style)
    series.format.line.width = Pt(1.5)


def _radar_place(radar: Radar, *, left: float, width: float) -> Place:
    """As large as the lines of the labels above and below it leave room for."""
    half = len(radar.labels) // 2
    above = LABEL_LINE * (radar.labels[0].count("\n") + 1)
    below = LABEL_LINE * (max(label.count("\n") + 1 for label in radar.labels[half : half + 2]) + 0.5)
    return (left, above, width, 1 - above - below)


def place_plot(chart: Drawn, place: Place) -> None:
    """Fix the plot's place in its frame; python-pptx has no call for it."""
    area = chart.element.chart.plotArea
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = OxmlElement("c:layout")
        area.insert(0, layout)
    _fix(layout, place, [("layoutTarget", "inner")])


def _place_legend(chart: Drawn, place: Place) -> None:
    assert chart.legend is not None
    layout = OxmlElement("c:layout")
    element = chart.legend._element
    old = element.find(qn("c:layout"))
    if old is not None:
        element.remove(old)
    (element.findall(qn("c:legendEntry")) or [element.find(qn("c:legendPos"))])[-1].addnext(layout)
    _fix(layout, place, [])


def _fix(layout: BaseOxmlElement, place: Place, first: Sequence[tuple[str, str]]) -> None:
    manual = OxmlElement("c:manualLayout")
    layout[:] = [manual]
    settings = [*first, ("xMode", "edge"), ("yMode", "edge")]
    settings += [(name, str(share)) for name, share in zip("xywh", place, strict=True)]
    for name, value in settings:
        setting = OxmlElement(f"c:{name}")
        setting.set("val", value)
        manual.append(setting)


def say_language(chart: Drawn, language: str) -> None:
    """Which language the chart is in, for those who edit it."""
    space: BaseOxmlElement = chart.element
    spoken = OxmlElement("c:lang")
    spoken.set("val", office_language(language))
    before = space.find(qn("c:date1904"))
    if before is None:
        space.insert(0, spoken)
    else:
        before.addnext(spoken)
