"""What one version of a question bank has otherwise than another."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from sait.i18n import Translator, own_name
from sait.instruments.compare import Changed, Difference, Rewording, compare
from sait.instruments.model import Instrument, Item
from sait.services.banks.shelf import Listed
from sait.ui.banks.words import kept, measure_words, place_words, said


def bank_difference(listed: Listed, others: Sequence[Listed], t: Translator) -> None:
    """Choose the other version, then everything that differs."""
    if not others:
        st.info(t("There is no other version of this bank to compare it with."))
        return
    by_hash = {other.instrument.content_hash: other for other in others}
    chosen = str(
        st.selectbox(
            t("Compare with version"),
            list(by_hash),
            format_func=lambda one: by_hash[one].instrument.version,
            key=f"bank-other-{listed.instrument.content_hash}",
        )
    )
    old, new = by_hash[chosen].instrument, listed.instrument
    st.markdown(t("What is different in {new} from {old}.", new=new.version, old=old.version))
    st.html(_difference(compare(old, new), old, new, t))


def _difference(found: Difference, old: Instrument, new: Instrument, t: Translator) -> str:
    if found.is_empty:
        return f"<p>{escape(t('Members would notice no difference.'))}</p>"
    moved = [escape(t("The items are in a different order."))] if found.reordered else []
    return "".join(
        (
            _section(t("Added"), (_named(item, t) for item in found.added), t),
            _section(t("Removed"), (_named(item, t) for item in found.removed), t),
            _section(t("Reworded"), (_reworded(one, t) for one in found.reworded), t),
            _section(
                t("Asked, answered or counted differently"), (_rescaled(one, old, new, t) for one in found.rescaled), t
            ),
            _section(t("Other categories"), (_recategorised(one, old, new, t) for one in found.recategorised), t),
            _section(t("Published under another code"), (_recoded(one, t) for one in found.recoded), t),
            _section(t("Now in the short form"), map(kept, found.entered), t),
            _section(t("No longer in the short form"), map(kept, found.left), t),
            _section(t("Order"), moved, t),
        )
    )


def _section(title: str, lines: Iterable[str], t: Translator) -> str:
    listed = list(lines)
    if not listed:
        return ""
    count = escape(t.plural("{count} change", "{count} changes", len(listed)))
    rows = "".join(f"<li>{line}</li>" for line in listed)
    return f'<h2>{escape(title)} <small>({count})</small></h2><ul class="sait-changes">{rows}</ul>'


def _named(item: Item, t: Translator) -> str:
    return f"{kept(item.id)} {said(item.text, t)}"


def _reworded(one: Rewording, t: Translator) -> str:
    language = escape(own_name(one.language))
    return f"{place_words(one.place, t)}, {kept(language)}{_both(one.old, one.new, t, language=one.language)}"


def _rescaled(one: Changed, old: Instrument, new: Instrument, t: Translator) -> str:
    return f"{_named(one.new, t)}{_both(measure_words(one.old, old, t), measure_words(one.new, new, t), t)}"


def _recategorised(one: Changed, old: Instrument, new: Instrument, t: Translator) -> str:
    return f"{_named(one.new, t)}{_both(_labels(one.old, old, t), _labels(one.new, new, t), t)}"


def _recoded(one: Changed, t: Translator) -> str:
    return f"{_named(one.new, t)}{_both(one.old.code or None, one.new.code or None, t)}"


def _labels(item: Item, instrument: Instrument, t: Translator) -> str | None:
    labels = [
        t.text(category.label)
        for scheme in instrument.schemes
        for category in scheme.categories
        if category.id in item.categories.get(scheme.id, ())
    ]
    return ", ".join(labels) or None


def _both(old: str | None, new: str | None, t: Translator, *, language: str = "") -> str:
    """What was and what is, named in words: a colour alone says nothing to some."""
    spoken = f' lang="{language}" translate="no"' if language else ""

    def line(name: str, words: str | None, mark: str) -> str:
        shown = escape(t("nothing")) if words is None else f"<{mark}{spoken}>{escape(words)}</{mark}>"
        return f"<p><strong>{escape(name)}:</strong> {shown}</p>"

    return line(t("Before"), old, "del") + line(t("Now"), new, "ins")
