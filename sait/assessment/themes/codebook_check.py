"""From what somebody wrote as a codebook (YAML) to the codebook, or to every fault with its line and what to type instead."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sait.assessment.themes.codebook import Codebook, build_codebook, version_numbers
from sait.instruments.problems import Problem
from sait.instruments.shape import check_shape
from sait.instruments.source import Route, Source, read_content


@dataclass(frozen=True, slots=True)
class CodebookReading:
    """What was read: the codebook, or None and why."""

    codebook: Codebook | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a new version follows: the newest *version* that is kept ("" for none), and the codes that answers have."""

    version: str = ""
    used: Collection[str] = ()


def check_codebook(content: bytes, file: str, standing: Standing | None = None) -> CodebookReading:
    """Read a codebook; *file* is how problems name it. Never raises for what it contains."""
    source = read_content(content, file)
    if source.data is not None:
        check_shape(source, "codebook")
        codes = list(_codes(source))
        _check_names(source, codes)
        _check_under(source, codes)
        _check_follows(source, codes, standing or Standing())
    problems = tuple(sorted(source.problems))
    return CodebookReading(None if problems else build_codebook(source.data), problems)


Placed = tuple[Route, Mapping[str, Any]]


def _codes(source: Source) -> Iterator[Placed]:
    """The codes that have the shape of one, each with where it stands."""
    listed = source.data.get("codes") if isinstance(source.data, dict) else None
    for place, code in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(code, dict) and isinstance(code.get("id"), str):
            yield ("codes", place), code


def _check_names(source: Source, codes: Iterable[Placed]) -> None:
    codes = list(codes)
    _check_once(source, codes, "codebook.id-twice", "id", lambda code: [(("id",), code["id"])])
    keyed = [(route, code) for route, code in codes if isinstance(code.get("key"), str)]
    _check_once(source, keyed, "codebook.key-twice", "key", lambda code: [(("key",), code["key"])])
    _check_once(source, codes, "codebook.name-twice", "name", _names)
    ids = {code["id"] for _, code in codes}
    for route, code in keyed:
        if code["key"] in ids - {code["id"]}:
            source.report((*route, "key"), "codebook.key-is-id", key=code["key"])


def _names(code: Mapping[str, Any]) -> Iterator[tuple[Route, str]]:
    names = code.get("name")
    for language, name in (names if isinstance(names, dict) else {}).items():
        if isinstance(name, str):
            yield ("name", str(language)), name


def _check_once(
    source: Source,
    codes: Iterable[Placed],
    problem: str,
    called: str,
    named: Callable[[Mapping[str, Any]], Iterable[tuple[Route, str]]],
) -> None:
    first: dict[tuple[str | int | float, str], Route] = {}
    for route, code in codes:
        for inner, name in named(code):
            there = first.setdefault((inner[-1], name.casefold()), (*route, *inner))
            if there != (*route, *inner):
                source.report((*route, *inner), problem, **{called: name}, there=source.line_of(there))


def _check_under(source: Source, codes: Iterable[Placed]) -> None:
    codes = list(codes)
    parents = {code["id"]: code.get("under") for _, code in codes}
    for route, code in codes:
        under = code.get("under")
        if not isinstance(under, str):
            continue
        here = (*route, "under")
        known = ", ".join(name for name, above in parents.items() if above is None and name != code["id"])
        if under not in parents or under == code["id"]:
            source.report(here, "codebook.under-unknown", parent=under, id=code["id"], known=known)
        elif parents[under] is not None:
            source.report(here, "codebook.under-nested", parent=under, top=parents[under])


def _check_follows(source: Source, codes: Iterable[Placed], standing: Standing) -> None:
    gone = sorted(set(standing.used) - {code["id"] for _, code in codes})
    for name in gone:
        source.report(("codes",), "codebook.code-gone", id=name)
    version = source.data.get("version") if isinstance(source.data, dict) else None
    if not standing.version or not isinstance(version, str) or not source.sound(("version",)):
        return
    if version_numbers(version) <= version_numbers(standing.version):
        numbers = version_numbers(standing.version)
        following = ".".join(str(number) for number in (*numbers[:-1], numbers[-1] + 1))
        source.report(("version",), "codebook.version-lower", version=version, newest=standing.version, next=following)
