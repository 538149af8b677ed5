"""How the pages about question banks call the parts of one."""

from markupsafe import Markup

from sait.i18n import Translator, own_name
from sait.i18n.text import SOURCE_LANGUAGE, Text
from sait.instruments.compare import Owner, Part, Place
from sait.instruments.model import Instrument, Item, Kind, Scale
from sait.services.banks.shelf import Listed
from sait.wording.depending import asked_of_words


def said(text: Text, t: Translator) -> Markup:
    """*text* as HTML in the reader's language; marked as English where there is no other."""
    own = t.language in text or t.language == SOURCE_LANGUAGE
    shown = Markup("{}") if own else Markup('<span lang="{source}">{}</span>')
    return shown.format(t.text(text), source=SOURCE_LANGUAGE)


def kept(words: str) -> Markup:
    """*words* as HTML that no translation touches: identifiers, versions, names."""
    return Markup('<span translate="no">{}</span>').format(words)


def published_words(code: str, t: Translator) -> Markup:
    """What the author of an item calls it in print, as HTML."""
    return Markup("{} {}").format(t("published as"), kept(code))


def languages_of(instrument: Instrument) -> tuple[str, ...]:
    """The languages that the bank has, its source first."""
    return tuple(instrument.title)


def language_state(instrument: Instrument, language: str, t: Translator) -> str:
    """A language with how far its words can be relied on."""
    name = own_name(language)
    if language == SOURCE_LANGUAGE:
        return t("{language} (source)", language=name)
    if language in instrument.unreviewed:
        return t("{language} (draft: no translator has reviewed it)", language=name)
    return t("{language} (reviewed)", language=name)


def status_words(listed: Listed, t: Translator) -> str:
    """Whether its publisher calls it done."""
    return {"draft": t("draft"), "ready": t("ready")}.get(listed.status, t("not said"))


def origin_words(listed: Listed, t: Translator) -> Markup:
    """Where the bank comes from, as HTML."""
    if listed.upload is None:
        return Markup("{}").format(t("supplied with SAIT"))
    day = t.date(listed.upload.uploaded_at.date())
    return Markup("{} {}").format(t("uploaded on {day} by", day=day), kept(listed.upload.uploaded_by))


def measure_words(item: Item, instrument: Instrument, t: Translator) -> str:
    """How an answer to *item* is given and counted, in one line."""
    parts = [_scale_words(item.scale, t)] if item.scale else [t("answered in words")]
    return ", ".join(parts + counting_words(item, instrument, t))


def _scale_words(scale: Scale, t: Translator) -> str:
    values = " · ".join(str(value) for value in scale.values)
    parts = [t("levels {values}", values=values) if scale.kind is Kind.RATING else t("options {values}", values=values)]
    if scale.dont_know:
        parts.append(t.text(scale.dont_know))
    if scale.not_applicable:
        parts.append(t.text(scale.not_applicable))
    return ", ".join(parts)


def counting_words(item: Item, instrument: Instrument, t: Translator) -> list[str]:
    """What members do not see of an item, and the facilitator should know; nothing where all is as usual."""
    notes = []
    if item.asked_if is not None:
        asked_of = asked_of_words(item, {one.id: one for one in instrument.domain_of(item.id).items}, t)
        notes += [asked_of, t("enters no mean")] if item.is_rated else [asked_of]
    if item.reversed:
        notes.append(t("reversed: a higher level counts as a lower one in the mean"))
    if item.target is not None:
        notes.append(t("target: level {level}", level=item.target))
    if item.weight != 1:
        notes.append(t("weight {weight}", weight=f"{item.weight:g}"))
    return notes


def rule_words(rule: str, t: Translator) -> str:
    """A rule of taste as its reader understands it; its bare name where SAIT does not know it."""
    known = {
        "descriptors-alike": t("Levels that differ in degree alone"),
        "domain-too-small": t("Domains of one item"),
        "id-date": t("Identifiers that look like dates"),
        "levels-gap": t("A level that a scale leaps over"),
        "text-long": t("Long texts"),
    }
    return known.get(rule, rule)


def place_words(place: Place, t: Translator) -> Markup:
    """Where a text stands, as HTML: ``GOV-03 level 2``."""
    is_plain = place.owner in {Owner.BANK, Owner.ITEM, Owner.DOMAIN}
    words = (
        "" if is_plain else _owner(place.owner, t),
        kept(place.id) if place.id else "",
        _part(place, t),
    )
    return Markup(" ").join(one for one in words if one)


def _owner(owner: Owner, t: Translator) -> str:
    return {
        Owner.SCALE: t("scale"),
        Owner.BAND: t("band"),
        Owner.SCHEME: t("scheme"),
        Owner.CATEGORY: t("category"),
    }[owner]


def _part(place: Place, t: Translator) -> str:
    return {
        Part.TITLE: t("title"),
        Part.PURPOSE: t("purpose"),
        Part.SOURCE: t("source"),
        Part.CHANGES: t("what changed"),
        Part.SHORT_FORM: t("name of the short form"),
        Part.LEVEL: t("level {level}", level=place.level),
        Part.DONT_KNOW: t("don't know"),
        Part.NOT_APPLICABLE: t("not applicable"),
        Part.INSTRUCTION: t("how to choose"),
        Part.ABOUT: t("about"),
        Part.TEXT: t("question"),
        Part.GUIDANCE: t("guidance"),
        Part.EXAMPLES: t("examples"),
        Part.EVIDENCE: t("evidence"),
        Part.LABEL: t("label"),
        Part.PROMPT: t("prompt"),
        Part.FINDING: t("finding"),
    }[place.part]
