"""Where the figures come from, and how they may be read: carried by everything that leaves the room."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from sait.analysis.result import Result
from sait.assessment.releases import Audience
from sait.i18n import Translator, languages, marked, translator

CAVEAT = marked(
    "Members scored their own board, and people tend to score their own work a little high. Use the scores to start a"
    " discussion, never as a league table."
)
METHOD = marked(
    "An item's mean leaves out “don't know” and “not applicable”. An axis is the mean of the means of its items, given"
    " if at least half of its items have a result. A blank means that no figure was given: it is never 0."
)
IN_SHORT = marked("Self-scored: for discussion, not for ranking")
LISTED = 3
DIGEST_SHOWN = 8


def instrument_line(result: Result) -> str:
    """The instrument and its version, for example "sait-regional 1.0.0"."""
    return f"{result.instrument_id} {result.instrument_version}"


def release_names(result: Result) -> tuple[str, ...]:
    """Every release by its sequence and the first eight characters of its digest, for example "12 (ab12cd34)"."""
    return tuple(f"{sequence} ({digest[:DIGEST_SHOWN]})" for sequence, digest in sorted(result.released))


def releases_line(result: Result, t: Translator) -> str:
    """The releases in one line: up to three by name, more as a range whose ends are named."""
    names = release_names(result)
    if not names:
        return t("No release yet")
    if len(names) <= LISTED:
        return t.plural("Release {names}", "Releases {names}", len(names), names=", ".join(names))
    return t(
        "{count} releases, {first} to {last}, all listed in the notes",
        count=len(names),
        first=names[0],
        last=names[-1],
    )


def in_every_language(message: str) -> Mapping[str, str]:
    """*message* by language code, for files that do not know their reader."""
    return {language: translator(language)(message) for language in languages()}


def audience_in_short(result: Result, t: Translator) -> str:
    """The same in three words, for a footer."""
    return {
        Audience.INSIDE: t("This board only"),
        Audience.OPEN: t("Open workshop"),
        Audience.OUTSIDE: t("Released results"),
    }[result.audience]


def audience_line(result: Result, t: Translator) -> str:
    """Who the figures are for."""
    if result.audience is Audience.INSIDE:
        return t("For this board's own members and facilitator")
    if result.audience is Audience.OPEN:
        return t("From an open workshop, for training or demonstration")
    return t("Released to others by the boards shown")


def data_digest(parts: Sequence[bytes]) -> str:
    """A hash of the data that a file is made from, in sixteen hexadecimal digits: the same data, the same hash."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:16]
