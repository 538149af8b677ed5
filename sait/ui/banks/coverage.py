"""How many items, and which, inform each category of the schemes that a bank uses."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from sait.assessment.coverage import Carried, coverage
from sait.i18n import Translator
from sait.instruments.model import CategoryScheme, Instrument, Item
from sait.ui.banks.words import said
from sait.ui.parts.table_view import body_row, head_row, table_markup, wider_than_screen


def bank_coverage(instrument: Instrument, t: Translator) -> None:
    """One table a scheme; each item leads to where it stands in the reading."""
    if not instrument.schemes:
        st.info(t("This bank uses no category scheme."))
    for scheme in instrument.schemes:
        st.html(_scheme(instrument, scheme, t))


def _scheme(instrument: Instrument, scheme: CategoryScheme, t: Translator) -> Markup:
    has_short = bool(instrument.short_form)
    forms = [t("In the full form"), *([t("In the short form")] if has_short else [])]
    rows = (_row(one, instrument, t) for one in coverage(instrument, scheme))
    head, label = head_row((t("Category"), *forms)), t.text(scheme.title)
    about = Markup("<h2>{}</h2><p>{}</p><p>{}</p>").format(
        said(scheme.title, t), said(scheme.about, t), said(scheme.source, t)
    )
    return about + wider_than_screen(t) + table_markup(head, rows, label=label, name="sait-table sait-coverage")


def _row(one: Carried, instrument: Instrument, t: Translator) -> Markup:
    forms = [one.full, *([one.short] if instrument.short_form else [])]
    category = Markup("{}<br><small>{}</small>").format(said(one.category.label, t), said(one.category.finding, t))
    return body_row([category, *(_items(items, instrument, t) for items in forms)])


def _items(items: Sequence[Item], instrument: Instrument, t: Translator) -> Markup:
    count = t.plural("{count} item", "{count} items", len(items))
    here = f"/banks?bank={instrument.content_hash}"
    link = Markup('<a href="{}#{}" title="{}" translate="no">{}</a>')
    links = Markup(" ").join(link.format(here, item.id, t.text(item.text), item.id) for item in items)
    return Markup("<strong>{}</strong><br>{}").format(count, links)
