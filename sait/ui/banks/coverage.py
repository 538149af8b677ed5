"""How many items, and which, inform each category of the schemes that a bank uses."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sait.assessment.coverage import Carried, coverage
from sait.i18n import Translator
from sait.instruments.model import CategoryScheme, Instrument, Item
from sait.ui.banks.words import said
from sait.ui.parts.table_view import wider_than_screen


def bank_coverage(instrument: Instrument, t: Translator) -> None:
    """One table a scheme; each item leads to where it stands in the reading."""
    if not instrument.schemes:
        st.info(t("This bank uses no category scheme."))
    for scheme in instrument.schemes:
        st.html(_scheme(instrument, scheme, t))


def _scheme(instrument: Instrument, scheme: CategoryScheme, t: Translator) -> str:
    has_short = bool(instrument.short_form)
    forms = [t("In the full form"), *([t("In the short form")] if has_short else [])]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (t("Category"), *forms))
    rows = "".join(_row(one, instrument, t) for one in coverage(instrument, scheme))
    title = said(scheme.title, t)
    return (
        f"<h2>{title}</h2><p>{said(scheme.about, t)}</p><p>{said(scheme.source, t)}</p>{wider_than_screen(t)}"
        f'<div class="sait-scroll" role="region" tabindex="0" aria-label="{escape(t.text(scheme.title))}">'
        f'<table class="sait-table sait-coverage"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(one: Carried, instrument: Instrument, t: Translator) -> str:
    forms = [one.full, *([one.short] if instrument.short_form else [])]
    cells = "".join(f"<td>{_items(items, instrument, t)}</td>" for items in forms)
    finding = f"<small>{said(one.category.finding, t)}</small>"
    return f'<tr><th scope="row">{said(one.category.label, t)}<br>{finding}</th>{cells}</tr>'


def _items(items: Sequence[Item], instrument: Instrument, t: Translator) -> str:
    count = t.plural("{count} item", "{count} items", len(items))
    here = f"/banks?bank={instrument.content_hash}"
    links = " ".join(
        f'<a href="{here}#{item.id}" title="{escape(t.text(item.text))}" translate="no">{item.id}</a>' for item in items
    )
    return f"<strong>{escape(count)}</strong><br>{links}"
