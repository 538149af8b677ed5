"""Reading a YAML file into plain data, remembering where everything stands. Hostile files end as problems."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from sait.instruments.levels import Value, read_value, tidy_value
from sait.instruments.misprints import Misprint, encoding_of, misprint_behind, plain_misprints
from sait.instruments.problems import Problem

LARGEST_B = 2_000_000
DEEPEST = 12
MOST_PARTS = 100_000
"""A bank of 1,000 items has about 30,000 parts; each part costs about a kilobyte while the file is read."""
MOST_MENDED = 30
MOST_READ_AGAIN_B = 4_000_000
"""A file is read once more after each fault of typing that stops the parser, and a large one not often."""
LARGEST_NUMBER = 1_000_000
LONGEST_SHOWN = 40
TEXTS = (
    "title purpose source changes label dont_know not_applicable prompt about text guidance examples evidence finding"
)
PROSE = frozenset(TEXTS.split())
"""Texts; an identifier or a number may well have a remark behind it."""
LEVELS = {("value",), ("target",)}
"""What names a level by its number, which 1 and 1.0 do alike; elsewhere they are two documents."""
CUT = re.compile(r"(?P<gap>\s+)#(?P<rest>.*)")
CURLY_PAIR = re.compile("[\u2018\u201c\u201e].*[\u2019\u201d\u201c]", re.DOTALL)
CORE = "tag:yaml.org,2002:"

# The compiled parser is ten times faster; where it was not built, the other reads the same.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[int, int]
Route = tuple[str | Value, ...]


@dataclass(slots=True)
class Source:
    """One file: its data (None where nothing could be read), the line and column of each part, and its problems.

    *places* say where a part's value begins, *names* where the key before it does.
    *misshapen* holds the routes whose data is not what the format says, so that no later check reads meaning into them.
    *lines* are the file's own, with the faults of typing in *mended* (line numbers) put right; *typed* has what is no text to YAML (Yes, 1.0) as somebody wrote it.
    """

    file: str
    data: Any = None
    places: dict[Route, Place] = field(default_factory=dict)
    names: dict[Route, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    misshapen: set[Route] = field(default_factory=set)
    mended: set[int] = field(default_factory=set)
    lines: tuple[str, ...] = ()
    typed: dict[Route, str] = field(default_factory=dict)
    _around_misshapen: set[Route] = field(default_factory=set)

    def report(self, route: Route, code: str, **context: object) -> None:
        """Note a problem at *route*, or at the nearest part around it that has a place."""
        while route and route not in self.places:
            route = route[:-1]
        self.report_at(self.places.get(route, (1, 1)), code, **context)

    def line_of(self, route: Route) -> int:
        """The line in which the part at *route* begins, with its key where it has one; 1 where that is not known."""
        return self.names.get(route, self.places.get(route, (1, 1)))[0]

    def report_at(self, place: Place, code: str, **context: object) -> None:
        """Note a problem at a place that is no part of the data. In a line with a fault of typing it may follow from that."""
        if place[0] not in self.mended:
            self.problems.append(Problem(self.file, *place, code, context))

    def report_shape(self, route: Route, code: str, **context: object) -> None:
        """Note a problem that leaves what stands at *route* without meaning."""
        self.misread(route)
        self.report(route, code, **context)

    def misread(self, route: Route) -> None:
        """Note that what stands at *route* has no meaning, for a reason that was given elsewhere."""
        self.misshapen.add(route)
        self._around_misshapen.update(route[:end] for end in range(len(route)))

    def sound(self, route: Route) -> bool:
        """Whether nothing at *route*, inside it or around it is misshapen."""
        inside = route in self._around_misshapen
        return not inside and all(route[:end] not in self.misshapen for end in range(len(route) + 1))


class _RefusedError(Exception):
    """A file that is not worth reading on."""


def read_source(path: Path, shown: str) -> Source:
    """Read *path*; *shown* is how problems name it. Never raises for what a file contains."""
    try:
        # One byte more than allowed tells a large file without reading all of it.
        with path.open("rb") as file:
            raw = file.read(LARGEST_B + 1)
    except OSError:
        source = Source(shown)
        source.report((), "bank.unreadable")
        return source
    return read_content(raw, shown)


def read_content(raw: bytes, shown: str) -> Source:
    """Read what a file holds, as ``read_source`` does."""
    source = Source(shown)
    if len(raw) > LARGEST_B:
        source.report((), "bank.too-large", most=LARGEST_B)
        return source
    try:
        # One letter, one sign: "ŵ" in two signs looks the same and is another text to every comparison.
        _read_text(unicodedata.normalize("NFC", raw.decode("utf-8")), source)
    except UnicodeDecodeError:
        encoding, line = encoding_of(raw)
        code = "bank.encoding-named" if encoding else "bank.encoding"
        source.report_at((line, 1), code, encoding=encoding)
    except _RefusedError:
        source.data = None
    return source


def _read_text(text: str, source: Source) -> None:
    node = _composed(text, source)
    source.data = _plain(node, (), source) if node else None
    if source.data is None and not source.problems:
        source.report((), "bank.file-empty")


def _composed(text: str, source: Source) -> yaml.Node | None:
    """The file as YAML has it. Faults of typing are reported and mended in what is read on, so that they are told all at once."""
    for _ in range(1 + min(MOST_MENDED, MOST_READ_AGAIN_B // (len(text) + 1))):
        text = _mended(text, plain_misprints(text), source)
        source.lines = tuple(text.split("\n"))
        try:
            _refuse_costly(text, source)
            node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
        except yaml.MarkedYAMLError as fault:
            behind = misprint_behind(text, _place(fault.problem_mark)[0])
            if behind is None:
                source.report_at(
                    _place(fault.problem_mark), "bank.yaml", detail=str(fault.problem or fault.context or "")
                )
                raise _RefusedError from fault
            text = _mended(text, [behind], source)
        except (yaml.YAMLError, RecursionError) as fault:
            source.report((), "bank.yaml", detail=str(fault).splitlines()[0] if str(fault) else type(fault).__name__)
            raise _RefusedError from fault
        else:
            return node
    raise _RefusedError


def _mended(text: str, misprints: Iterable[Misprint], source: Source) -> str:
    """*text* with every one of *misprints* mended, which are reported; refused where one cannot be."""
    lines, is_whole = text.split("\n"), True
    for found in misprints:
        source.report_at((found.line, found.column), found.code, **found.context)
        source.mended.add(found.line)
        is_whole &= found.mended is not None
        lines[found.line - 1] = found.mended or ""
    if not is_whole:
        # Whatever the parser makes of the rest follows from these.
        raise _RefusedError
    return "\n".join(lines)


def _refuse_costly(text: str, source: Source) -> None:
    """Refuse what could grow beyond all bounds before anything is built: a few aliases can stand for gigabytes."""
    depth = 0
    for parts, event in enumerate(yaml.parse(text, Loader=LOADER)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(source, event, "bank.alias")
        if depth > DEEPEST:
            _refuse(source, event, "bank.too-deep")
        if parts > MOST_PARTS:
            _refuse(source, event, "bank.too-many-parts", most=MOST_PARTS)


def _refuse(source: Source, event: yaml.Event, code: str, **context: object) -> None:
    source.report_at(_place(event.start_mark), code, **context)
    raise _RefusedError


def _place(mark: Any) -> Place:  # noqa: ANN401 - each of the two parsers has its own kind of mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _plain(node: yaml.Node, route: Route, source: Source) -> Any:  # noqa: ANN401 - YAML holds anything
    source.places[route] = _place(node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, route, source)
    if node.tag not in {f"{CORE}map", f"{CORE}seq"}:
        source.report_shape(route, "bank.tag", tag=node.tag.removeprefix(CORE))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, route, source)
    return [_plain(child, (*route, index), source) for index, child in enumerate(node.value)]


def _mapping(node: yaml.MappingNode, route: Route, source: Source) -> dict[str | Value, Any]:
    found: dict[str | Value, Any] = {}
    is_entry, is_run_together = bool(route) and isinstance(route[-1], int), False
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            source.report_at(_place(key_node.start_mark), "bank.unknown-key", key="?")
            continue
        key = _key(key_node)
        if key in found:
            if not is_run_together:
                code = "bank.dash-missing" if key == "id" and is_entry else "bank.duplicate-key"
                source.report_at(_place(key_node.start_mark), code, key=key)
            # Everything behind a second "id" belongs to an entry that has lost its hyphen.
            is_run_together |= key == "id" and is_entry
            source.misread(route)
            continue
        source.names[*route, key] = _place(key_node.start_mark)
        found[key] = _plain(value_node, (*route, key), source)
    return found


def _key(node: yaml.ScalarNode) -> str | Value:
    """What could be a level's number is one, quoted or not; any other key is the text that stands there."""
    written = str(node.value)
    number = read_value(written)
    return written if number is None else number


def _scalar(node: yaml.ScalarNode, route: Route, source: Source) -> Any:  # noqa: ANN401 - text, number, yes/no or None
    kind = node.tag.removeprefix(CORE)
    if kind == "str":
        _report_cut(node, route, source)
        return str(node.value)
    if kind == "null":
        return None
    source.typed[route] = str(node.value)[:LONGEST_SHOWN]
    if kind not in {"int", "float", "bool"}:
        source.report_shape(route, "bank.text-type", written=source.typed[route])
        return None
    try:
        value = SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, KeyError, OverflowError):
        value = None
    # Written so that "not a number", which no comparison holds for, is refused too.
    if value is None or not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        source.report_shape(route, "bank.number", found=str(node.value)[:LONGEST_SHOWN])
        return None
    is_level = route[-1:] in LEVELS or route[-3:-1] == ("asked_if", "levels")
    return tidy_value(value) if kind == "float" and is_level else value


def _report_cut(node: yaml.ScalarNode, route: Route, source: Source) -> None:
    """Whether a remark cuts this text short, which was probably meant to belong to it: behind one space, or without one after it."""
    is_prose = bool(route) and (route[-1] in PROSE or (isinstance(route[-1], int) and route[-2:-1] == ("levels",)))
    if node.style or not is_prose:
        return
    if CURLY_PAIR.fullmatch(str(node.value)):
        source.report(route, "bank.quotes-curly", found=str(node.value)[0])
    line = source.lines[node.end_mark.line] if node.end_mark.line < len(source.lines) else ""
    # One parser counts the spaces behind a text to it, the other does not.
    end = len(line[: node.end_mark.column].rstrip())
    cut = CUT.match(line[end:].rstrip())
    if cut and (cut["gap"] == " " or not cut["rest"].startswith(" ")):
        column = end + cut.start("rest")
        source.report_at((node.end_mark.line + 1, column), "bank.hash", lost=f"#{cut['rest']}"[:LONGEST_SHOWN])
