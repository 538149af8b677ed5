"""Saving a chart as a picture: it is shown as it will be, and the reader's browser makes the file (``pictures.js``)."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from sait.charts.download import file_name
from sait.charts.pictures.svg import as_address
from sait.i18n import Translator


def picture_menu(name: str, draw: Callable[[], Markup], t: Translator, *, key: str, alt: str) -> None:
    """A button that opens on what *draw* makes, only then; *name* names the file, *alt* says what is on it."""
    menu = st.popover(t("Save picture"), key=key, on_change="rerun")
    if not menu.open:
        return
    menu.html(
        Markup(
            '<div class="sait-picture" data-name="{name}" data-done="{done}" data-failed="{failed}">'
            '<button type="button" data-kind="png">{png}</button> <button type="button" data-kind="svg">{svg}</button>'
            '<p role="status"></p><img src="{drawn}" alt="{alt}"></div>'
        ).format(
            name=file_name(name),
            done=t("The picture is saved"),
            failed=t("The picture could not be saved. Try again."),
            drawn=as_address(draw()),
            alt=alt,
            png=t("Save as a PNG picture"),
            svg=t("Save as an SVG drawing"),
        )
    )
