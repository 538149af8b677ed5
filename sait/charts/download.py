"""The chart's own download button: a large PNG or an SVG, made by the reader's browser."""

import re
from typing import Any, Literal

from sait.i18n import translator

Picture = Literal["png", "svg"]


def modebar_config(name: str, language: str, picture: Picture = "png") -> dict[str, Any]:
    """Plotly's config for a chart with one button, which saves *name* as a PNG at twice the size, or as an SVG."""
    t = translator(language)
    words = {
        "Download plot as a PNG": t("Save as a PNG picture"),
        "Download plot": t("Save as an SVG drawing"),
        "Taking snapshot - this may take a few seconds": t("Making the picture, this may take a few seconds"),
        "Snapshot succeeded": t("The picture is saved"),
        "Sorry, there was a problem downloading your snapshot!": t("The picture could not be saved. Try again."),
    }
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "responsive": True,
        "locale": language,
        "locales": {language: {"dictionary": words, "format": {}}},
        "toImageButtonOptions": {
            "format": picture,
            "filename": file_name(name),
            "scale": 2 if picture == "png" else 1,
        },
    }


def file_name(name: str) -> str:
    """*name* with everything but letters and digits made into hyphens.

    >>> file_name("Domains: North Wales")
    'Domains-North-Wales'
    """
    return re.sub(r"[\W_]+", "-", name).strip("-") or "sait"
