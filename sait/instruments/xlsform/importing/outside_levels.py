"""Choices that are no level: "don't know", "not applicable" and "refused", by the codes and the words that surveys use."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from enum import StrEnum
from itertools import pairwise

LARGEST_LEVEL = 100


class Outside(StrEnum):
    """What a choice outside the levels stands for. A bank has a place for the first two; who refuses leaves a question out."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"


NAMES = {
    Outside.DONT_KNOW: {"dont_know", "dontknow", "don_t_know", "do_not_know", "dk", "ddim_yn_gwybod"},
    Outside.NOT_APPLICABLE: {"not_applicable", "notapplicable", "na", "n_a", "amherthnasol"},
    Outside.REFUSED: {"prefer_not_to_say", "prefer_not_to_answer", "pnts", "pnta"},
}
"""Names that say it, whatever the label; figures and letters with "_" for all else."""

ALWAYS = {
    Outside.DONT_KNOW: ("don't know", "do not know", "dont know", "ddim yn gwybod", "dim yn gwybod"),
    Outside.NOT_APPLICABLE: ("not applicable", "n/a", "does not apply", "amherthnasol", "ddim yn berthnasol"),
    Outside.REFUSED: (
        *("prefer not to say", "prefer not to answer", "would rather not say", "refused to answer"),
        *("well gen i beidio â dweud", "well gen i beidio ag ateb", "gwell gennyf beidio â dweud", "gwrthododd ateb"),
    ),
}
"""Labels that are never a level, whatever the code."""

WITH_CODE = {
    Outside.DONT_KNOW: (
        *("don't know", "do not know", "dont know", "not sure", "unsure", "no opinion", "can't say", "cannot say"),
        *("ddim yn gwybod", "dim yn gwybod", "ddim yn siŵr", "ansicr", "dim barn", "methu dweud"),
    ),
    Outside.NOT_APPLICABLE: (
        *("not applicable", "n/a", "does not apply", "not relevant", "skipped", "missing", "no answer", "not stated"),
        *("no response", "non-response", "nonresponse", "not answered"),
        *("amherthnasol", "ddim yn berthnasol", "dim ateb"),
    ),
    Outside.REFUSED: (
        *("refuse", "refused", "refusal", "declined", "prefer not", "rather not", "does not want to answer"),
        *("gwrthod", "wedi gwrthod", "gwrthododd", "well gen i beidio", "gwell gennyf beidio"),
    ),
}
"""Words that say it where they stand beside a conventional code: elsewhere "not sure" may be the middle of a scale."""

_CODE = re.compile(r"-\d+|[789]|7{2,4}|8{2,4}|9{2,4}|9{1,3}[78]")


def number_of(name: str) -> int | None:
    """The whole number that a choice's name is; None for any other name.

    >>> number_of("-99"), number_of("5"), number_of("5a"), number_of("0.5")
    (-99, 5, None, None)
    """
    return int(name) if re.fullmatch(r"-?[0-9]{1,9}", name) else None


def is_code(name: str, names: Iterable[str]) -> bool:
    """Whether *name* is a code that surveys use for no answer, well apart from the levels among *names*.

    A negative number is; 7 to 9, 77, 88, 97 to 99 and the like are where they come last and the gap to the level below is
    more than twice the widest between two levels.

    >>> is_code("99", ["1", "2", "3", "99"]), is_code("99", ["97", "98", "99", "100"]), is_code("-99", ["1", "2", "-99"])
    (True, False, True)
    """
    number = number_of(name)
    if number is None or not _CODE.fullmatch(name):
        return False
    numbers = sorted({one for one in map(number_of, names) if one is not None and one >= 0})
    # Codes stand together at the end: 88 is one beside 99, and the levels are what is below the gap.
    levels = [one for one in numbers if one < number and not (one > 9 and _CODE.fullmatch(str(one)))]
    if number < 0 or not levels or any(not _CODE.fullmatch(str(one)) for one in numbers if one > number):
        return number < 0
    widest = max((high - low for low, high in pairwise(levels)), default=1)
    return number - levels[-1] > 2 * widest


def meaning_of(name: str, labels: Collection[str], *, has_code: bool) -> Outside | None:
    """What a choice outside the levels means, by its name or by what a label says in any language; None for a level.

    >>> meaning_of("-99", ["Refused"], has_code=True), meaning_of("2", ["Not sure"], has_code=False)
    (<Outside.REFUSED: 'refused'>, None)
    """
    plain = re.sub(r"\W+", "_", name.lower()).strip("_")
    said = [_plain(label) for label in labels]
    for outside in Outside:
        if plain in NAMES[outside] or any(label in ALWAYS[outside] for label in said):
            return outside
    if has_code:
        for outside in Outside:
            if any(re.search(rf"\b{re.escape(words)}\b", label) for words in WITH_CODE[outside] for label in said):
                return outside
    return None


def _plain(label: str) -> str:
    """Without capitals, brackets around it, a full stop after it, and with the straight apostrophe."""
    straight = unicodedata.normalize("NFKC", label).replace("\u2019", "'").casefold()
    return " ".join(straight.split()).strip(" .()[]")
