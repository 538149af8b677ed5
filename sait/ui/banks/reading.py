"""A question bank from top to bottom as members will read it, with what only the facilitator should know beside it."""

from html import escape

import streamlit as st
from markupsafe import Markup

from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument, Item, Kind
from sait.ui.banks.words import counting_words, kept, published_words, said


def bank_reading(instrument: Instrument, t: Translator) -> None:
    """The ways to the domains, then each domain with its items."""
    ways = "".join(f'<li><a href="#{domain.id}">{said(domain.title, t)}</a></li>' for domain in instrument.domains)
    st.html(f'<ul class="sait-ways">{ways}</ul>')
    for domain in instrument.domains:
        st.html(_domain(domain, instrument, t))
    if instrument.bands:
        st.html(_bands(instrument, t))


def _domain(domain: Domain, instrument: Instrument, t: Translator) -> str:
    items = "".join(_item(item, instrument, t) for item in domain.items)
    return (
        f'<section class="sait-domain"><h2 id="{domain.id}">{said(domain.title, t)}</h2>'
        f"<p>{said(domain.about, t)}</p>{items}</section>"
    )


def _item(item: Item, instrument: Instrument, t: Translator) -> str:
    helps = [
        (t("Things to think about"), item.guidance),
        (t("For example"), item.examples),
        (t("Possible evidence"), item.evidence),
    ]
    said_helps = "".join(
        f'<p class="help"><strong>{escape(name)}:</strong> {said(text, t)}</p>' for name, text in helps if text
    )
    return (
        f'<article class="sait-item" id="{item.id}"><h3>{said(item.text, t)}</h3>{_answers(item, t)}{said_helps}'
        f'<p class="note">{_notes(item, instrument, t)}</p></article>'
    )


def _answers(item: Item, t: Translator) -> str:
    """What can be chosen, as it will stand on the phone."""
    scale = item.scale
    if scale is None:
        return f'<p class="words">{escape(t("This is answered in words. The facilitator reads them before the room does."))}</p>'
    choices = []
    for place, level in enumerate(scale.levels):
        number = f"{level.value} · " if scale.kind is Kind.RATING else ""
        described = f"<br>{said(item.descriptors[place], t)}" if item.descriptors else ""
        choices.append(f"<li><strong>{number}{said(level.label, t)}</strong>{described}</li>")
    choices += [f"<li>{said(text, t)}</li>" for text in (scale.dont_know, scale.not_applicable) if text]
    return f"<ul>{''.join(choices)}</ul>"


def _notes(item: Item, instrument: Instrument, t: Translator) -> Markup:
    """For the facilitator: the identifier, the form, how it counts, and what it informs."""
    notes: list[str] = [kept(item.id)]
    if item.code:
        notes.append(published_words(item.code, t))
    if item.id in instrument.short_form:
        notes.append(t("in the short form"))
    notes += counting_words(item, instrument, t)
    for scheme in instrument.schemes:
        labels = [said(one.label, t) for one in scheme.categories if one.id in item.categories.get(scheme.id, ())]
        if labels:
            notes.append(Markup("{}: {}").format(said(scheme.title, t), Markup(", ").join(labels)))
    return Markup(" · ").join(notes)


def _bands(instrument: Instrument, t: Translator) -> str:
    bands = "".join(
        f"<dt>{t.number(band.lowest, 2)}–{t.number(band.highest, 2)} {said(band.label, t)}</dt>"
        f"<dd>{said(band.prompt, t)}</dd>"
        for band in instrument.bands
    )
    return f'<section class="sait-domain"><h2 id="bands">{escape(t("Prompts for discussion"))}</h2><dl>{bands}</dl></section>'
