"""The house style in one place: colours (light and dark), sizes of type, spaces. Theme, pages, charts and plain pages draw from it.

Where a file cannot read Python (``.streamlit/config.toml``), a test holds that it says the same.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
"""The device's own: a face of our own would be 170 kB more for every phone that comes for the first time."""

FIXED_FACE = "ui-monospace, Menlo, Consolas, monospace"
"""For codes: no letter may be taken for another."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for, as ``#rrggbb``. ``*_fill`` lies under the colour of the same name, or under *ink*."""

    ink: str
    quiet: str
    """Words of second rank."""
    edge: str
    """What encloses a control: 3:1 at least."""
    rule: str
    """What parts one line from the next, and means nothing."""
    paper: str
    tint: str
    brand: str
    on_brand: str
    bar: str
    on_bar: str
    """The bar across the top of every page."""
    mark: str
    mark_fill: str
    """Demonstration data, and what wants attention."""
    caution: str
    good: str
    good_fill: str
    bad: str
    bad_fill: str
    halo: str
    """Around the focus ring, on the plain pages."""


LIGHT = Palette(
    ink="#0b1620",
    quiet="#41525f",
    edge="#6b7a85",
    rule="#c3ccd3",
    paper="#ffffff",
    tint="#eef5f8",
    brand="#0b5c7d",
    on_brand="#ffffff",
    bar="#0b5c7d",
    on_bar="#ffffff",
    mark="#8a6100",
    mark_fill="#fff3c4",
    caution="#5f4100",
    good="#114a1f",
    good_fill="#e3f1e6",
    bad="#7d1a16",
    bad_fill="#fdeceb",
    halo="#ffd54a",
)
DARK = Palette(
    ink="#eef3f6",
    quiet="#b6c4cd",
    edge="#8596a2",
    rule="#3b4a55",
    paper="#0f1920",
    tint="#1b2932",
    brand="#7cc7e6",
    on_brand="#06222f",
    bar="#143645",
    on_bar="#eef3f6",
    mark="#e3b341",
    mark_fill="#3f3200",
    caution="#f4d78a",
    good="#b0e3bb",
    good_fill="#143a1f",
    bad="#ffb9b2",
    bad_fill="#4d1613",
    halo="#8a6100",
)

SERIES = ("#0072B2", "#D55E00", "#009E73", "#B3568C", "#000000", "#8F6000")
"""The lines of a chart, in the order they are taken: Okabe & Ito (2008) less the hues under 3:1 on white (orange and sky
blue), with purple and orange darkened. Charts lie on white in both themes, as they do on slides and on paper.
"""

SERIES_RANGE = "#d6e8f3"
"""Between the lowest and the highest of several lines, behind them."""

TYPE: Mapping[str, float] = {
    "fine": 0.8125,
    "small": 0.875,
    "note": 0.9375,
    "body": 1,
    "lead": 1.125,
    "heading": 1.25,
    "title": 1.625,
    "large": 1.875,
    "figure": 2.5,
    "code": 4.5,
}
"""Sizes of type in rem: each text size that a reader chooses makes all of them larger."""

SPACE: Mapping[str, float] = {"hair": 0.125, "tight": 0.25, "near": 0.5, "apart": 0.75, "block": 1, "part": 1.5}
"""Spaces in rem."""


def variables() -> str:
    """The style as CSS custom properties: dark where the device asks for it, light on the projector and on paper."""
    sizes = {f"type-{name}": f"{size}rem" for name, size in TYPE.items()}
    sizes |= {f"space-{name}": f"{size}rem" for name, size in SPACE.items()}
    sizes |= {"face": FACE, "fixed-face": FIXED_FACE, "series-range": SERIES_RANGE}
    sizes |= {"series-own": SERIES[0], "series-other": SERIES[1]}
    light, dark = _colours(LIGHT), _colours(DARK)
    return (
        f":root {{ color-scheme: light dark; {_properties(sizes)} {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f":root:has(.st-key-projected) {{ color-scheme: light; {light} }}\n"
    )


def _colours(palette: Palette) -> str:
    return _properties({name.replace("_", "-"): colour for name, colour in asdict(palette).items()})


def _properties(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())
