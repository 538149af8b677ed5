"""PowerPoint's own charts, which people can edit, drawn to look like those on the screen."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.chart.series import BarSeries, RadarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Emu, Pt

from sait.analysis.axis_units import axis_decimals
from sait.analysis.result import Result, Series
from sait.charts.alt import alt_text
from sait.charts.grouping import is_radar
from sait.charts.labels import LABEL_WIDTH, axis_lines, named_with_response
from sait.charts.palette import GRID, INK, LineStyle, line_styles
from sait.charts.ticks import even_step
from sait.i18n import Translator
from sait.reports.deck.chart_workbook import WordsChartData
from sait.reports.deck.slides import (
    CONTENT_BOTTOM,
    CONTENT_TOP,
    CONTENT_WIDTH,
    FONT,
    LEFT,
    describe,
    office_language,
    speak,
)

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
# Where the plot stands in its frame, as shares of it: (left, top, width, height). Left to itself,
# LibreOffice shrinks a radar to a stamp to make room for long labels.
LABEL_LINE = 0.042
LEGEND = 0.12
BARS_PLACE = (0.26, 0.02, 0.71, 0.8)
BAR_LABEL_WIDTH = 34


def add_chart(slide: Slide, result: Result, series: Sequence[Series], t: Translator) -> Chart:
    """Add the chart of *series*: a radar, or bars where too few axes have results for a shape."""
    radar = is_radar(result)
    kind = XL_CHART_TYPE.RADAR_MARKERS if radar else XL_CHART_TYPE.BAR_CLUSTERED
    frame: Any = slide.shapes.add_chart(  # annotated as a Chart, but it is the frame around one
        kind, LEFT, CONTENT_TOP, CONTENT_WIDTH, Emu(CONTENT_BOTTOM - CONTENT_TOP), _data(result, series, t)
    )
    describe(frame.element, alt_text(result, series, t))
    chart: Chart = frame.chart
    _dress(chart, result)
    _place(chart, _radar_place(list(chart.plots[0].categories)) if radar else BARS_PLACE)
    styles = line_styles(result)
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        _style_series(drawn, styles[one.key])
    if not radar:
        _dress_bars(chart, _number_format(result))
    _say_language(chart, t.language)
    return chart


def _data(result: Result, series: Sequence[Series], t: Translator) -> ChartData:
    data: ChartData = WordsChartData(_number_format(result))
    width = LABEL_WIDTH if is_radar(result) else BAR_LABEL_WIDTH
    data.categories = ["\n".join(axis_lines(result, axis, series, t, width, brief=True)) for axis in result.axes]
    for one in series:
        scores = [result.scores.get((one.key, axis.id)) for axis in result.axes]
        means = [None if score is None else score.mean for score in scores]
        data.add_series(named_with_response(one, t), means)
    return data


def _number_format(result: Result) -> str:
    places = axis_decimals(result)
    return f"0.{'0' * places}" if places else "0"


def _mark_format(result: Result) -> str:
    """As the levels are written: Office shows 0.25 as 0 where nobody says how many decimals there are."""
    return "0" if isinstance(even_step(result), int) else "General"


def _dress(chart: Chart, result: Result) -> None:
    chart.has_title = False
    chart.font.size = Pt(14)
    chart.font.name = FONT
    chart.font.color.rgb = RGBColor.from_string(INK[1:])
    _dress_legend(chart)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = result.lowest, result.highest, even_step(result)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _mark_format(result), False
    axis.tick_labels.font.size = Pt(14)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    for line in (axis.format.line, axis.major_gridlines.format.line):
        line.color.rgb = RGBColor.from_string(GRID[1:])
        line.width = Pt(0.75)
    chart.category_axis.tick_labels.font.size = Pt(14)
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(GRID[1:])


def _dress_bars(chart: Chart, number_format: str) -> None:
    plot = chart.plots[0]
    plot.gap_width = 60
    # A bar of length 0 and no bar look alike, so every bar carries its number.
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = number_format, False
    plot.data_labels.font.size = Pt(12)
    axis = chart.category_axis
    axis.reverse_order = True
    axis.tick_labels.font.size = Pt(12)
    every = OxmlElement("c:tickLblSkip")
    every.set("val", "1")
    next(chart.element.iter(qn("c:noMultiLvlLbl"))).addprevious(every)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _dress_legend(chart: Chart) -> None:
    chart.has_legend = True
    if chart.legend is None:
        return
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(14)


def _style_series(series: RadarSeries | BarSeries, style: LineStyle) -> None:
    colour = RGBColor.from_string(style.colour[1:])
    if isinstance(series, BarSeries):
        _style_bars(series, colour, style)
        return
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(2.25 if style.hollow else 3)
    series.format.line.dash_style = DASHES[style.dash]
    series.marker.style = MARKERS[style.symbol]
    series.marker.size = 11 if style.hollow else 9
    series.marker.format.line.color.rgb = colour
    series.marker.format.line.width = Pt(2)
    if style.hollow:
        series.marker.format.fill.background()
    else:
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour


def _style_bars(series: BarSeries, colour: RGBColor, style: LineStyle) -> None:
    """Filled for the common line, otherwise with the line's own pattern: told apart without colour."""
    fill = series.format.fill
    if style.hollow:
        fill.patterned()
        fill.pattern = PATTERNS[style.dash]
        fill.back_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    else:
        fill.solid()
    fill.fore_color.rgb = colour
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(1.5)


def _radar_place(labels: Sequence[str]) -> tuple[float, float, float, float]:
    """As large as the lines of the labels above and below it leave room for."""
    half = len(labels) // 2
    above = LABEL_LINE * (labels[0].count("\n") + 1)
    below = LEGEND + LABEL_LINE * max(label.count("\n") + 1 for label in labels[half : half + 2])
    return (0.2, above, 0.6, 1 - above - below)


def _place(chart: Chart, place: tuple[float, float, float, float]) -> None:
    """Fix the plot's place in its frame; python-pptx has no call for it."""
    area = chart.element.chart.plotArea
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = OxmlElement("c:layout")
        area.insert(0, layout)
    manual = OxmlElement("c:manualLayout")
    layout[:] = [manual]
    settings = [("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")]
    settings += [(name, str(share)) for name, share in zip("xywh", place, strict=True)]
    for name, value in settings:
        setting = OxmlElement(f"c:{name}")
        setting.set("val", value)
        manual.append(setting)


def _say_language(chart: Chart, language: str) -> None:
    space = chart.element
    speak(space, language)
    spoken = OxmlElement("c:lang")
    spoken.set("val", office_language(language))
    space.find(qn("c:date1904")).addnext(spoken)
