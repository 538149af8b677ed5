"""Every language side by side, text by text in reading order, to be read on paper with a pencil."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from sait.i18n import Translator, languages, own_name
from sait.instruments.compare import Owner, Part, Passage, passages
from sait.instruments.model import Instrument
from sait.ui.banks.words import language_state, place_words, published_words, said
from sait.wording.languages import in_language


def bank_proof(instrument: Instrument, t: Translator) -> None:
    """The sheet, one part of the bank after the other, with how many texts are missing in a language above it."""
    found = list(passages(instrument))
    st.markdown(t("All texts are in reading order. Read them here, or print and correct them by hand."))
    for language in languages():
        missing = sum(language not in passage.text for passage in found)
        if missing:
            spoken = in_language(language, t)
            st.warning(
                t.plural(
                    "{count} text is missing {in_language}.",
                    "{count} texts are missing {in_language}.",
                    missing,
                    in_language=spoken,
                )
            )
    heads = "".join(
        f'<div role="columnheader">{escape(words)}</div>'
        for words in (t("Place"), *(_head(instrument, language, t) for language in languages()))
    )
    codes = {item.id: item.code for item in instrument.items if item.code}
    # One part a message: the whole sheet of a large bank would be larger than a message to a browser may be.
    for section in sections(found):
        st.html(section_sheet(section, heads, t, codes))


def sections(found: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The texts of the bank itself, of each domain, of the prompts, and of each scheme."""
    section: list[Passage] = []
    for passage in found:
        place = passage.place
        is_title = place.owner in {Owner.DOMAIN, Owner.SCHEME} and place.part is Part.TITLE
        is_first_band = place.owner is Owner.BAND and section[-1].place.owner is not Owner.BAND
        if is_title or is_first_band:
            yield section
            section = []
        section.append(passage)
    yield section


def section_sheet(section: Sequence[Passage], heads: str, t: Translator, codes: Mapping[str, str]) -> str:
    """One part of the sheet as HTML: a heading, the names of the columns, and a row a text.

    *codes* has what the author calls an item in print, by its identifier; it stands once, beside the item's wording.
    """
    first = section[0]
    title = {Owner.BANK: escape(t("The bank itself")), Owner.BAND: escape(t("Prompts for discussion"))}
    rows = "".join(_row(passage, t, codes) for passage in section)
    name = f"proof-{first.place.owner}-{first.place.id}"
    return (
        f'<h2 id="{name}">{title.get(first.place.owner) or said(first.text, t)}</h2>'
        f'<div class="sait-proof" role="table" aria-labelledby="{name}">'
        f'<div role="row" class="head">{heads}</div>{rows}</div>'
    )


def _head(instrument: Instrument, language: str, t: Translator) -> str:
    return language_state(instrument, language, t) if language in instrument.title else own_name(language)


def _row(passage: Passage, t: Translator, codes: Mapping[str, str]) -> str:
    cells = "".join(_cell(passage, language, t) for language in languages())
    place, code = passage.place, codes.get(passage.place.id, "")
    is_asked = place.owner is Owner.ITEM and place.part is Part.TEXT
    published = f"<br>{published_words(code, t)}" if code and is_asked else ""
    return f'<div role="row"><div role="rowheader">{place_words(place, t)}{published}</div>{cells}</div>'


def _cell(passage: Passage, language: str, t: Translator) -> str:
    """The words in their own language; what is missing says so in the reader's. A bank with one out of date is not listed."""
    if language not in passage.text:
        return f'<div role="cell"><em>{escape(t("no translation"))}</em></div>'
    words = f'<span lang="{language}" translate="no">{escape(passage.text[language])}</span>'
    return f'<div role="cell">{words}</div>'
