"""Names in places where Streamlit reads Markdown."""

import re

_MARKS = re.compile(r"[\\`*_\[\]<>$~|{}]|&(?=#?\w+;)|^\s*(?:[-+#]|\d+(?=[.)]))")
_JOINED = re.compile(r"(?<=:)(?=[\w/])|(?<=\bwww)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
WORD_JOINER = "\u2060"


def plain(words: str) -> str:
    r"""*words* so that Streamlit shows them as they are: no picture, link, formula, colour or icon is made of them.

    A backslash goes before what Markdown reads. Icons, emojis and addresses are looked for only after that, in the
    finished text: a mark that nobody sees stands in their way.

    >>> plain("*Gwent* & [Torfaen]")
    '\\*Gwent\\* & \\[Torfaen\\]'
    """
    escaped = _MARKS.sub(lambda found: _escaped(found.group()), " ".join(words.split()))
    return _JOINED.sub(WORD_JOINER, escaped)


def _escaped(mark: str) -> str:
    return f"{mark}\u2060" if mark[-1].isdigit() else f"\\{mark}"
