"""An answer in numbered pieces, so that a passage can be named by keyboard and by ear."""

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?…;:])\s+|\n+")
"""Where a sentence, or a half of one, ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an answer: the characters from *starts* up to *ends* (Unicode code points)."""

    starts: int
    ends: int


def pieces_of(words: str) -> tuple[Piece, ...]:
    """The sentences of *words*, in their order; nothing but space is in none of them.

    >>> [(piece.starts, piece.ends) for piece in pieces_of("We met. Nothing changed!")]
    [(0, 7), (8, 24)]
    """
    found, start = [], 0
    for end in (*(match.span() for match in _END.finditer(words)), (len(words), len(words))):
        piece = _without_space(words, start, end[0])
        if piece is not None:
            found.append(piece)
        start = end[1]
    return tuple(found)


def _without_space(words: str, start: int, end: int) -> Piece | None:
    text = words[start:end]
    starts = start + len(text) - len(text.lstrip())
    ends = start + len(text.rstrip())
    return Piece(starts, ends) if starts < ends else None
