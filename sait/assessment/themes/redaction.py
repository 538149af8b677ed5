"""What in an answer might name somebody: proposed to a person, who decides. Rather too much than too little."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.themes.naming_words import MONTHS, TITLES, NamingWords
from sait.i18n.mutations import mutated_forms


class Kind(StrEnum):
    """What something proposed may be."""

    NAME = "name"
    PLACE = "place"
    EMAIL = "email"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """The characters from *starts* up to *ends* (Unicode code points), which may name somebody."""

    starts: int
    ends: int
    kind: Kind


_WORD = re.compile(r"[^\W\d_]+(?:['’‘.-][^\W\d_]+)*")
_ENDS_BEFORE = re.compile(r"(?:^|[.!?…:;•\n]\s*|[-–—*]\s+|[\"“‘(\[]\s*)$")
_POSSESSIVE = re.compile(r"['’](?:s|r|n|i|u|m|w|th|ch)$", re.IGNORECASE)
_INITIAL = re.compile(r"\b\w$")
_PARTICLES = frozenset(
    ["ap", "ab", "ferch", "van", "von", "de", "da", "del", "o", "mac", "mc", "ni", "bin", "ibn", "al", "st", "san"]
)
_EMAIL = re.compile(
    r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?[\w-]+)+|(?<!\w)@\w{2,}|(?:https?://|www\.)\S+", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w])(?:\+|\(0|0|\d)[\d\s().–-]{6,}\d(?!\w)")
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?!\w)", re.IGNORECASE)
_VERB = re.compile(r"\w{3,}(?:odd|asom|asoch|asant)")
"""A Welsh verb in the past, with which sentences begin. No name that is known ends so."""
_MONTHS = frozenset(form for month in MONTHS for form in mutated_forms(month))
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SUFFIX = r"(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)?"
_DATE = re.compile(
    r"(?<!\d)\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)"
    rf"|(?<!\w)\d{{1,2}}\s?{_SUFFIX}\s+(?:of\s+|o\s+|o['’]r\s+)?(?:fis\s+)?(?:{_MONTH})\b(?:,?\s+\d{{2,4}})?"
    rf"|(?<!\w)(?:{_MONTH})\s+\d{{1,2}}{_SUFFIX}(?!\w)(?:,?\s+\d{{4}})?"
    rf"|(?<!\w)(?:{_MONTH})\s+\d{{4}}(?!\d)"
    r"|(?:\b(?:born|dob|d\.o\.b\.?|ganwyd|ganed|aned|anwyd|eni)\b[^.!?\d\n]{0,25})(?:19|20)\d{2}",
    re.IGNORECASE,
)


def propose(words: str, known: NamingWords) -> tuple[Proposal, ...]:
    """What in *words* may name somebody, in its order; what touches is one.

    Names are words with a capital where none is due; at the beginning of a sentence those that are no ordinary word;
    given names however they are written; whatever follows a title. Places and agencies are found in every mutated form.
    """
    found = [
        *_matches(_EMAIL, words, Kind.EMAIL),
        *_matches(_DATE, words, Kind.DATE),
        *_matches(_NUMBER, words, Kind.NUMBER, lambda text: sum(map(str.isdecimal, text)) >= 8),
        *_matches(_POSTCODE, words, Kind.PLACE),
        *_listed(words, known.places),
        *_names(words, known),
    ]
    return _joined(sorted(found), words)


def _matches(
    pattern: re.Pattern[str], words: str, kind: Kind, is_meant: Callable[[str], bool] = bool
) -> Iterator[Proposal]:
    for match in pattern.finditer(words):
        if is_meant(match[0]):
            yield Proposal(*match.span(), kind)


def _listed(words: str, names: Iterable[str]) -> Iterator[Proposal]:
    forms = {form for name in names if len(name) > 2 for form in mutated_forms(name)}
    # Short forms would be found in every sentence: "Môn" as "fôn" may stay, "Bae" as "fae" as well.
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if len(form) > 3)
    yield from _matches(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), words, Kind.PLACE)


def _names(words: str, known: NamingWords) -> Iterator[Proposal]:
    follows, end = "", 0
    for match in _WORD.finditer(words):
        word = _POSSESSIVE.sub("", match[0])
        plain = word.casefold()
        if follows == "name" and not _is_within_a_name(words, end, match.start()):
            follows = ""
        end = match.end()
        if _may_name(word, words[: match.start()], known, follows):
            yield Proposal(match.start(), match.start() + len(word), Kind.NAME)
            follows = "name"
        elif plain.rstrip(".") in TITLES:
            follows = "title"
        elif not (plain in _PARTICLES and follows):
            follows = ""


def _may_name(word: str, before: str, known: NamingWords, follows: str) -> bool:
    plain = word.casefold()
    if plain in {"i", "i'm", "i'd", "i've", "i'll"}:
        return False
    if plain in known.given_names and (word[0].isupper() or plain not in known.ordinary):
        return True
    if follows and plain not in known.ordinary and plain not in _PARTICLES:
        return True
    if not any(character.isupper() for character in word):
        return False
    if plain.rstrip(".") in TITLES or plain in _MONTHS:
        return False
    is_first = bool(_ENDS_BEFORE.search(before))
    return not is_first or not (plain in known.ordinary or _VERB.fullmatch(plain))


def _joined(found: Iterable[Proposal], words: str) -> tuple[Proposal, ...]:
    """What overlaps, or has nothing but a space, a hyphen or a particle between, as one."""
    joined: list[Proposal] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is not None and (one.starts <= last.ends or _are_one_name(words, last, one)):
            # What a list or a pattern says it is, is more than that it has a capital.
            kind = one.kind if last.kind is Kind.NAME else last.kind
            joined[-1] = Proposal(last.starts, max(last.ends, one.ends), kind)
        else:
            joined.append(one)
    return tuple(joined)


def _are_one_name(words: str, last: Proposal, one: Proposal) -> bool:
    if not last.kind is one.kind is Kind.NAME:
        return False
    between = words[last.ends : one.starts].strip().casefold()
    return between in _PARTICLES or _is_within_a_name(words, last.ends, one.starts)


def _is_within_a_name(words: str, end: int, start: int) -> bool:
    """Whether what stands between two words may stand within a name: space, a hyphen, or the full stop of an initial."""
    between = words[end:start].strip(" -")
    return not between or (between == "." and bool(_INITIAL.search(words[:end])))


def redacted(words: str, proposals: Iterable[Proposal], marks: Callable[[Kind], str]) -> str:
    """*words* with a mark, such as ``[name]``, in the place of each of *proposals*, which are in their order."""
    parts, place = [], 0
    for one in proposals:
        parts += [words[place : one.starts], marks(one.kind)]
        place = one.ends
    return "".join((*parts, words[place:]))


def texts_of(words: str, proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """What is proposed, as it is written, each once, in its order."""
    return tuple(dict.fromkeys(words[one.starts : one.ends] for one in proposals))
