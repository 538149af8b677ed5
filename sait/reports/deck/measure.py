"""How much room words take on a slide: a file has no layout engine to ask, so the widths of Arial's letters stand here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

EMU_PER_POINT = 12700
LINE = 1.2
"""The height of a line, in sizes of type."""
SPARE = 1.03
"""A stand-in for Arial, or another program's rounding, may be a little wider."""

_REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ftîÎíìï·",
    333: "()-`r“”",
    350: "•",
    355: '"',
    389: "*",
    500: "Jcksvxyzŷç",
    556: "#$0123456789?L_abdeghnopquâêôûáéóúàèòùäëöüñ–",
    584: "+<=>~−",
    611: "FTZ",
    667: "&ABEKPSVXYÂÊŶ",
    722: "CDHNRUwŵÛ",
    778: "GOQÔ",
    833: "Mm",
    889: "%",
    944: "WŴ",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijlîÎíìï‘’·",
    333: "!()-:;[]`ft",
    350: "•",
    389: "*r",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxyâêŷáéàèäëç–",
    584: "+<=>~−",
    611: "?FLTZbdghnopquôûóúòùöüñ",
    667: "EPSVXYÊŶ",
    722: "&ABCDHKNRUÂÛ",
    778: "GOQwŵÔ",
    833: "M",
    889: "%m",
    944: "WŴ",
}
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_UNKNOWN = 1000
"""Any other letter is taken for as wide as it is high."""


@lru_cache(maxsize=8192)
def width_of(words: str, size: float, *, bold: bool = False) -> int:
    """The width of one line in EMU.

    >>> width_of("0" * 10, 10)
    727329
    """
    known = _WIDTHS[bold]
    return int(sum(known.get(letter, _UNKNOWN) for letter in words) * size * EMU_PER_POINT * SPARE / 1000)


def lines_of(words: str, width: int, size: float, *, bold: bool = False) -> list[str]:
    """*words* as they are broken between words where a line is *width* EMU long; a word longer than that is broken too."""
    return [line for part in words.split("\n") for line in _broken(part, width, size, bold=bold)]


def _broken(part: str, width: int, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in part.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _pieces(word, width, size, bold=bold)
        yield from full
    yield line


def _pieces(word: str, width: int, size: float, *, bold: bool) -> list[str]:
    if width_of(word, size, bold=bold) <= width:
        return [word]
    most = max(1, int(width / (size * EMU_PER_POINT * SPARE)))
    return [word[place : place + most] for place in range(0, len(word), most)]


@dataclass(frozen=True, slots=True)
class Room:
    """A box in EMU, without what surrounds the words in it."""

    width: int
    height: int

    def holds(self, words: str, size: float, *, bold: bool = False) -> bool:
        """Whether *words* fit, in as many lines as they need."""
        lines = len(lines_of(words, self.width, size, bold=bold))
        return lines * size * LINE * EMU_PER_POINT <= self.height


def cut_to(words: str, room: Room, size: float, *, bold: bool = False) -> str:
    """*words*, or as many of them as fit with an ellipsis after them."""
    if room.holds(words, size, bold=bold):
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if room.holds(f"{words[:middle].rstrip()}…", size, bold=bold):
            low = middle
        else:
            high = middle - 1
    return f"{words[:low].rstrip()}…"
