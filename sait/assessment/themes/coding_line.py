"""What a coder types of an answer, in one line: which passage, and which codes."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from sait.assessment.themes.codebook import Code, Codebook
from sait.assessment.themes.pieces import Piece, pieces_of
from sait.errors import SaitError

_QUOTED = re.compile(r"^\s*[\"“”](?P<words>.+?)[\"“”]\s*(?P<codes>.*)$", re.DOTALL)
_RANGE = re.compile(r"(?P<first>\d{1,3})(?:[-–](?P<last>\d{1,3}))?")
_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """A passage and the codes that it is given."""

    passage: Piece
    codes: tuple[Code, ...]


def read_line(line: str, words: str, codebook: Codebook) -> tuple[Typed, ...]:
    """What *line* says of an answer's *words*. Codes are named by their keys or identifiers.

    ``ch ev`` gives the whole answer two codes, ``2 ch`` the second sentence one, ``2-3, 5 ch`` two passages, and
    ``"not yet" ch`` the first place that has these words. Refused: ``coding.no-codes``, ``coding.unknown`` with the word
    and the nearest code, ``coding.no-sentence`` with the number and how many there are, ``coding.not-there``.
    """
    quoted = _QUOTED.match(line)
    if quoted:
        return (Typed(_place_of(quoted["words"], words), _codes(_BETWEEN.split(quoted["codes"]), codebook)),)
    parts = [part for part in _BETWEEN.split(line) if part]
    passages: list[Piece] = []
    while parts and (span := _RANGE.fullmatch(parts[0])):
        passages.append(_sentences(span, words))
        parts = parts[1:]
    codes = _codes(parts, codebook)
    return tuple(Typed(passage, codes) for passage in passages or [Piece(0, len(words))])


def _codes(typed: list[str], codebook: Codebook) -> tuple[Code, ...]:
    codes = tuple(_code(one, codebook) for one in typed if one)
    if not codes:
        raise SaitError("coding.no-codes")
    return codes


def _code(typed: str, codebook: Codebook) -> Code:
    code = codebook.find(typed)
    if code is None:
        known = {one.key: one.typed for one in codebook.codes if one.key} | {
            one.id: one.typed for one in codebook.codes
        }
        near = get_close_matches(typed.casefold(), known, n=1) or [codebook.codes[0].id]
        raise SaitError("coding.unknown", typed=typed, near=known[near[0]])
    return code


def _sentences(span: re.Match[str], words: str) -> Piece:
    pieces = pieces_of(words)
    first, last = int(span["first"]), int(span["last"] or span["first"])
    if not 1 <= first <= last <= len(pieces):
        raise SaitError("coding.no-sentence", typed=span[0], count=len(pieces))
    return Piece(pieces[first - 1].starts, pieces[last - 1].ends)


def _place_of(passage: str, words: str) -> Piece:
    starts = words.casefold().find(passage.casefold()) if len(words.casefold()) == len(words) else words.find(passage)
    if starts < 0:
        raise SaitError("coding.not-there")
    return Piece(starts, starts + len(passage))
