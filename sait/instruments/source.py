"""Reading a YAML file into plain data, remembering where everything stands. Hostile files end as problems."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sait.instruments.problems import Problem

LARGEST_B = 1_000_000
DEEPEST = 12
Place = tuple[int, int]
Route = tuple[str | int, ...]


@dataclass(slots=True)
class Source:
    """One file: its data (None where nothing could be read), the line and column of each part, and its problems."""

    file: str
    data: Any = None
    places: dict[Route, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, route: Route, code: str, **context: object) -> None:
        """Note a problem at *route*, or at the nearest part around it that has a place."""
        while route and route not in self.places:
            route = route[:-1]
        line, column = self.places.get(route, (1, 1))
        self.problems.append(Problem(self.file, line, column, code, context))


class _RefusedError(Exception):
    """A file that is not worth reading on."""


def read_source(path: Path, shown: str) -> Source:
    """Read *path*; *shown* is how problems name it. Never raises for what a file contains."""
    source = Source(shown)
    try:
        # One byte more than allowed tells a large file without reading all of it.
        with path.open("rb") as file:
            raw = file.read(LARGEST_B + 1)
    except OSError:
        source.report((), "bank.unreadable")
        return source
    if len(raw) > LARGEST_B:
        source.report((), "bank.too-large", most=LARGEST_B)
        return source
    try:
        _read_text(raw.decode("utf-8"), source)
    except UnicodeDecodeError:
        source.report((), "bank.encoding")
    except _RefusedError:
        source.data = None
    return source


def _read_text(text: str, source: Source) -> None:
    try:
        _refuse_aliases(text, source)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        source.places[()] = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        source.report((), "bank.yaml", detail=str(fault.problem or fault.context or ""))
        return
    except (yaml.YAMLError, RecursionError) as fault:
        source.report((), "bank.yaml", detail=type(fault).__name__)
        return
    if node is None:
        source.report((), "bank.text-empty")
        return
    source.data = _plain(node, (), source)


def _refuse_aliases(text: str, source: Source) -> None:
    """Aliases are refused before anything is built, since a few of them can stand for gigabytes."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            source.places[()] = place
            source.report((), "bank.alias")
            raise _RefusedError
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            source.places[()] = place
            source.report((), "bank.too-deep")
            raise _RefusedError


def _plain(node: yaml.Node, route: Route, source: Source) -> Any:  # noqa: ANN401 - YAML holds anything
    source.places[route] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, route, source)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*route, index), source) for index, child in enumerate(node.value)]
    return _scalar(node, route, source)


def _mapping(node: yaml.MappingNode, route: Route, source: Source) -> dict[str | int, Any]:
    found: dict[str | int, Any] = {}
    for key_node, value_node in node.value:
        key = _key(key_node)
        inner = (*route, key)
        if key in found:
            source.places[inner] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            source.report(inner, "bank.duplicate-key", key=key)
            continue
        found[key] = _plain(value_node, inner, source)
    return found


def _key(node: yaml.Node) -> str | int:
    """Keys are words or whole numbers; anything else is taken as the text that stands there."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:int" and str(node.value).isdigit():
            return int(node.value)
        return str(node.value)
    return str(node.start_mark)


def _scalar(node: yaml.Node, route: Route, source: Source) -> Any:  # noqa: ANN401 - YAML holds anything
    kind = node.tag.removeprefix("tag:yaml.org,2002:")
    if kind in {"str", "int", "float", "bool", "null"}:
        try:
            value = yaml.SafeLoader("").construct_object(node)
        except (yaml.YAMLError, ValueError):
            value = None
        if isinstance(value, Hashable) and value is not None:
            return value
    source.report(route, "bank.text-type")
    return str(node.value)
