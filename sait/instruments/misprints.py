"""What people type that YAML reads as something else: found in the lines as they stand, where it begins.

The parser names the place where it could not go on, which is often far below the fault, in words about itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

KEYS = (
    "id version language title purpose publisher source licence status changes schemes accepts scales kind described levels "
    "value label dont_know not_applicable instruction bands from to prompt short_form items domains about text scale answer reversed "
    "target guidance examples evidence weight categories reviewed finding certainty"
)
"""The keys of all files; "text:The board" is a key without a space, "Monday:all" is none."""

ENTRY = r"^(?P<indent> *)(?P<dash>(?:- +)*)"
KEYED = re.compile(ENTRY + r"(?P<key>[\w.-]+):(?:(?P<gap> +)(?P<value>\S.*))?\s*$")
BEGUN = re.compile(ENTRY + r"(?P<key>[\w.-]+):")
QUOTED = re.compile(ENTRY + r"(?:[\w.-]+: +)?(?P<quote>[\"'])(?P<rest>.*)$")
BLOCK = re.compile(r"(?:^|[:\s-]) *[|>][-+0-9]*\s*(?:#.*)?$")
ENTRY_BEGINS = re.compile(r" *-(?: |$)")
NOT_A_SPACE = re.compile(r"^ *(?:- *)*([^\S \t\r\n]|\u200b|\ufeff)|^ *(?:- +)*[\w.-]+: *([^\S \t\r\n]|\u200b)")
"""A no-break space or one of its kind in the indent, behind a hyphen or behind a key's colon."""
TAB = re.compile(r"^ *(?:- *)*(\t)")
NO_GAP = re.compile(ENTRY + rf"(?P<key>{'|'.join(KEYS.split())}):(?=[^\s:])")
SENTENCE_END = re.compile(r"[.?!…]['\")’”]*\s*$")
CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e]")
LONGEST_QUOTED = 50
"""Lines that are looked at for the end of a quoted text."""
SPECIAL = re.compile(r"[\[\]{}*&%@`!,|>?]")
CLOSED = {'"': re.compile(r'(?:[^"\\]|\\.)*"(?P<after>.*)$'), "'": re.compile(r"(?:[^']|'')*'(?!')(?P<after>.*)$")}


@dataclass(frozen=True, slots=True)
class Misprint:
    """One fault of typing. *line* and *column* count from 1; *context* fills the placeholders of the code's message.

    *mended*: the line as it was most likely meant, so that the rest can be read; None where that cannot be told.
    """

    line: int
    column: int
    code: str
    context: dict[str, object] = field(default_factory=dict)
    mended: str | None = None


def encoding_of(raw: bytes) -> tuple[str, int]:
    r"""How bytes that are not UTF-8 are probably written, and the line of the first that is not; empty where it cannot be told.

    >>> encoding_of("tŷ".encode("utf-16")), encoding_of("a\nâ".encode("cp1252")), encoding_of(b"\x81\xff")
    (('UTF-16', 1), ('Windows-1252', 2), ('', 1))
    """
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw[:200].count(b"\0") > len(raw[:200]) // 4:
        return "UTF-16", 1
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
    else:
        return "", 1
    try:
        readable = raw.decode("cp1252")
    except UnicodeDecodeError:
        return "", line
    return ("Windows-1252" if "\0" not in readable else ""), line


def plain_misprints(text: str) -> Iterator[Misprint]:
    """What is never meant so, whether or not a parser would get over it."""
    lines = text.split("\n")
    yield from _keys_in_texts(lines)
    inside_until = 0
    for number, line in _outside_blocks(lines):
        if number <= inside_until:
            continue
        if found := NOT_A_SPACE.match(line):
            place = max(found.start(1), found.start(2))
            spaced = line[:place] + (" " if line[place].isspace() else "") + line[place + 1 :]
            yield Misprint(number, place + 1, "bank.no-break-space", mended=spaced)
        elif (quoted := QUOTED.match(line)) and not _goes_on(lines, number):
            more = _lines_to_the_end(quoted, lines[number : number + LONGEST_QUOTED])
            inside_until = number + (more or 0)
            if more is None:
                place, words = quoted.start("quote") + 1, {"quote": quoted["quote"]}
                closed = line.rstrip() + quoted["quote"] if _stands_alone(lines, number) else None
                yield Misprint(number, place, "bank.quote-open", words, closed)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether line *number* is more of the text before it, in which a quotation mark is a letter like any other.

    >>> _goes_on(["text: The board", "  'as a whole' meets"], 2), _goes_on(["text:", "  'As a whole'"], 2)
    (True, False)
    """
    if lines[number - 1].lstrip()[:1] not in CLOSED:
        return False
    before = next((line.rstrip() for line in reversed(lines[: number - 1]) if line.strip()), "")
    return bool(before) and not before.endswith((":", "-")) and not before.lstrip().startswith("#")


def misprint_behind(text: str, line: int) -> Misprint | None:
    """What is probably behind an error that the parser met on *line*; None where nothing there looks like it."""
    lines = text.split("\n")
    outside = dict(_outside_blocks(lines[: line + 1]))
    for number in sorted(outside):
        if number <= line and (tab := TAB.match(outside[number])):
            return Misprint(number, tab.start(1) + 1, "bank.tab")
    near = [number for number in sorted(outside, reverse=True) if number <= line and outside[number].strip()][:3]
    for number in near:
        found = _misprint_in(number, outside[number])
        if found:
            return found if _stands_alone(lines, number) else replace(found, mended=None)
    return _indent(near, outside) if near and near[0] == line else None


def _misprint_in(number: int, line: str) -> Misprint | None:
    if gap := NO_GAP.match(line):
        spaced = f"{line[: gap.end()]} {line[gap.end() :]}"
        return Misprint(number, gap.end() + 1, "bank.colon-space", {"key": gap["key"]}, spaced)
    keyed = KEYED.match(line)
    value = (keyed["value"] if keyed else None) or ""
    start = keyed.start("value") if keyed and value else 0
    if CURLY.match(value):
        straight = line[:start] + _quoted(value[1:-1]) if CURLY.match(value[-1:]) else None
        return Misprint(number, start + 1, "bank.quotes-curly", {"found": value[0]}, straight)
    mended = line[:start] + _quoted(value)
    if value[:1] in CLOSED and value:
        closed = CLOSED[value[0]].match(value[1:])
        after = closed["after"].strip() if closed else ""
        is_early = after and not after.startswith("#")
        return Misprint(number, start + 1, "bank.quote-early", mended=mended) if is_early else None
    if SPECIAL.match(value) and not BLOCK.search(line):
        return Misprint(number, start + 1, "bank.begins-with", {"found": value[0]}, mended)
    if value and (colon := re.search(r":(?:\s|$)", value)):
        return Misprint(number, start + 1 + colon.start(), "bank.colon-in-text", mended=mended)
    return None


def _quoted(value: str) -> str:
    return "'" + value.rstrip().replace("'", "''") + "'"


def _stands_alone(lines: Sequence[str], number: int) -> bool:
    """Whether the text in line *number* ends there: the next line begins something of its own."""
    following = next((line for line in lines[number:] if line.strip() and not line.lstrip().startswith("#")), None)
    return following is None or bool(KEYED.match(following) or ENTRY_BEGINS.match(following))


def _indent(near: Sequence[int], outside: dict[int, str]) -> Misprint | None:
    """The line of the error and the one before it do not stand under one another."""
    if len(near) < 2:
        return None
    found, before = (len(outside[number]) - len(outside[number].lstrip(" -")) for number in near[:2])
    if found == before:
        return None
    return Misprint(near[0], found + 1, "bank.indent", {"found": found, "before": before})


def _outside_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no remark and no part of a text of several lines, numbered from 1."""
    return ((number, line) for number, line, block in _with_blocks(lines) if block is None)


def _keys_in_texts(lines: Sequence[str]) -> Iterator[Misprint]:
    """Keys that stand as far right as the text of several lines above them, which takes them up without a word."""
    before, first, above, above_line = "", 0, None, 0
    for number, line, block in _with_blocks(lines):
        if block is None:
            before, above, above_line = "", BEGUN.match(line), number
            continue
        indent = len(line) - len(line.lstrip(" "))
        first = first if before else indent
        found = KEYED.match(line)
        # After half a sentence it may be a word of the text; no text goes in further than its first line.
        if before and found and found["key"] in KEYS.split() and (indent > first or SENTENCE_END.search(before)):
            column = above.start("key") if above else block
            words = {"key": found["key"], "count": indent - column, "line": above_line}
            words["above"] = above["key"] if above else found["key"]
            yield Misprint(number, indent + 1, "bank.key-in-text", words, " " * column + line.lstrip())
        before = line


def _with_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str, int | None]]:
    """The lines that are no remark, numbered from 1; those of a text of several lines (after > or |) with its key's indent."""
    block: int | None = None
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip(" ") or indent > block):
            if line.strip(" "):
                yield number, line, block
            continue
        block = None
        if line.lstrip().startswith("#"):
            continue
        yield number, line, None
        if BLOCK.search(line) and not line.lstrip().startswith(("'", '"')):
            block = indent


def _lines_to_the_end(quoted: re.Match[str], following: Sequence[str]) -> int | None:
    """How many lines further a quoted text is closed; None where the next key or entry begins before that."""
    if CLOSED[quoted["quote"]].match(quoted["rest"]):
        return 0
    for number, line in enumerate(following, start=1):
        beside = KEYED.match(line)
        if beside and len(beside["indent"]) <= len(quoted["indent"]) + len(quoted["dash"]):
            return None
        if CLOSED[quoted["quote"]].match(line):
            return number
    return None
