"""The few shapes that the drawings are made of. Words are escaped; markup is only what is written here."""

from base64 import b64encode
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from sait.charts.palette import INK

Point = tuple[float, float]

FACE = "system-ui, -apple-system, Segoe UI, Roboto, Arial, Liberation Sans, sans-serif"
LETTER = 0.56
"""Of the size of type: how wide a letter is taken to be. Faces differ, and a picture may be opened with any."""


def document(width: float, height: float, parts: Iterable[Markup], *, title: str = "") -> Markup:
    """A whole drawing of *width* by *height* on white; *title* names it for whoever opens the file."""
    named = Markup("<title>{}</title>").format(title) if title else Markup()
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h:.0f}" viewBox="0 0 {w:.0f} {h:.0f}"'
        ' font-family="{face}">{title}<rect width="100%" height="100%" fill="white"/>{parts}</svg>'
    ).format(w=width, h=height, face=FACE, title=named, parts=Markup().join(parts))


def as_address(drawing: Markup) -> str:
    """The drawing as the address of an image."""
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def words(
    x: float, y: float, said: str, *, size: float, anchor: str = "start", bold: bool = False, colour: str = INK
) -> Markup:
    """One line of words; *anchor* is start, middle or end."""
    return Markup(
        '<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{bold} fill="{colour}">{said}</text>'
    ).format(
        x=x,
        y=y,
        size=size,
        anchor=anchor,
        bold=Markup(' font-weight="600"') if bold else Markup(),
        colour=colour,
        said=said,
    )


def lines_of(
    x: float, y: float, said: Sequence[str], *, size: float, anchor: str = "start", colour: str = INK
) -> Markup:
    """Several lines below each other."""
    return Markup().join(
        words(x, y + place * size * 1.2, line, size=size, anchor=anchor, colour=colour)
        for place, line in enumerate(said)
    )


def shape(points: Sequence[Point], *, stroke: str, width: float, fill: str = "none", dash: str = "") -> Markup:
    """A closed shape."""
    return Markup(
        '<polygon points="{at}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"{dash} stroke-linejoin="round"/>'
    ).format(at=_at(points), fill=fill, stroke=stroke, width=width, dash=_dash(dash))


def hollow(outer: Sequence[Point], inner: Sequence[Point], *, fill: str, edge: str) -> Markup:
    """What lies between two closed lines."""
    return Markup(
        '<path d="M{}Z M{}Z" fill-rule="evenodd" fill="{}" stroke="{}" stroke-width="0.75" stroke-linejoin="round"/>'
    ).format(_at(outer).replace(" ", "L"), _at(inner).replace(" ", "L"), fill, edge)


def stroke(points: Sequence[Point], *, colour: str, width: float, dash: str = "") -> Markup:
    """An open line."""
    return Markup(
        '<polyline points="{at}" fill="none" stroke="{colour}" stroke-width="{width}"{dash} stroke-linejoin="round"/>'
    ).format(at=_at(points), colour=colour, width=width, dash=_dash(dash))


def dot(point: Point, radius: float, *, fill: str, edge: str) -> Markup:
    """A filled circle."""
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{}" fill="{}" stroke="{}" stroke-width="1.5"/>').format(
        *point, radius, fill, edge
    )


def box(
    x: float, y: float, width: float, height: float, *, fill: str, round_by: float = 0, edge: str = "none"
) -> Markup:
    """A rectangle."""
    return Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{}" fill="{}" stroke="{}"/>').format(
        x, y, width, height, round_by, fill, edge
    )


def _at(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _dash(dash: str) -> Markup:
    return Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup()
