"""What a question bank says of itself."""

from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.instruments.taste import broken_rules
from sait.services.banks.shelf import Listed
from sait.ui.banks.words import kept, language_state, languages_of, origin_words, rule_words, said, status_words


def bank_facts(listed: Listed, t: Translator) -> None:
    """Purpose, how to choose, what changed, publisher, source, licence, status, languages, and where it comes from."""
    found = listed.instrument
    facts = {
        t("Purpose"): said(found.purpose, t),
        **_instructions(found, t),
        t("What changed"): said(found.changes, t),
        t("Publisher"): kept(found.publisher),
        t("Source"): said(found.source, t),
        t("Licence"): kept(found.licence),
        t("Status"): escape(status_words(listed, t)),
        t("Languages"): ", ".join(escape(language_state(found, one, t)) for one in languages_of(found)),
        t("Size"): escape(_size(listed, t)),
        t("On this server"): f"{origin_words(listed, t)}<br>{escape(t('content'))} {_hash(found.content_hash)}",
    }
    if found.accepts:
        facts[t("Rules set aside")] = _rules(listed, t)
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{fact}</dd></div>" for name, fact in facts.items())
    st.html(f'<dl class="sait-facts">{rows}</dl>')
    if found.is_mixed:
        st.info(
            t("Items are answered on different ranges. On the radar each counts as a share of its own range, 0 to 100.")
        )


def _instructions(found: Instrument, t: Translator) -> dict[str, str]:
    texts = [said(scale.instruction, t) for scale in found.scales if scale.instruction]
    return {t("How to choose"): "<br>".join(texts)} if texts else {}


def _size(listed: Listed, t: Translator) -> str:
    found = listed.instrument
    domains = t.plural("{count} domain", "{count} domains", len(found.domains))
    items = t.plural("{count} item", "{count} items", len(found.items))
    short = t.plural("{count} in the short form", "{count} in the short form", len(found.short_form))
    return f"{domains}, {items}, {short}" if found.short_form else f"{domains}, {items}"


def _rules(listed: Listed, t: Translator) -> str:
    """Each rule of taste that the bank breaks on purpose, why, and where."""
    broken = broken_rules(listed.bank.document)
    return "<br>".join(
        f"{escape(rule_words(one.rule, t))}: {said(one.why, t)} ({kept(', '.join(broken.get(one.rule, ())))})"
        for one in listed.instrument.accepts
    )


def _hash(content_hash: str) -> str:
    """Enough of the hash to tell two contents apart; all of it for who points at it."""
    return f'<code translate="no" title="{content_hash}">{content_hash[:12]}</code>'
