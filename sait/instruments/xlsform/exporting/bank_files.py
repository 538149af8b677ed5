"""Writing a bank's files as a person would: in the format's order, long texts folded, lists of names on one line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sait.instruments.levels import read_value
from sait.instruments.misprints import CURLY
from sait.instruments.xlsform.importing.reading import Documents

WIDTH = 112
FOLDED_FROM = 88
ITEM_KEYS = (
    "id", "code", "text", "scale", "answer", "reversed", "target", "weight", "levels", "guidance", "examples", "evidence",
    "categories",
)  # fmt: skip


class _Dumper(yaml.SafeDumper):
    """Indents lists within what they belong to, as the shipped banks do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's names
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's signature; a bank has no references
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """Folded for long plain prose, by lines where it has several, else as the writer decides."""
    prose = all(line.isprintable() and line == line.strip() and "  " not in line for line in text.split("\n"))
    if not prose:
        return None if text.isprintable() else '"'
    if CURLY.match(text) and len(text) <= FOLDED_FROM:
        # Bare, it would look as if somebody had meant quotation marks.
        return '"'
    if "\n" in text:
        return "|" if all(text.split("\n")) else '"'
    return ">" if len(text) > FOLDED_FROM else None


def _series(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    on_one_line = not any(isinstance(one, (Mapping, list)) for one in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=on_one_line)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _series)


def as_yaml(document: Mapping[str, Any]) -> str:
    """*document* as the text of a file."""
    return str(
        yaml.dump(_ordered(document), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2)
    )


def _ordered(found: Any) -> Any:  # noqa: ANN401 - whatever a document holds
    """The same with levels' numbers as numbers, and an item's keys in the format's order."""
    if isinstance(found, list):
        return [_ordered(one) for one in found]
    if not isinstance(found, Mapping):
        return found
    keys = sorted(found, key=ITEM_KEYS.index) if set(found) <= set(ITEM_KEYS) else list(found)
    return {_key(key): _ordered(found[key]) for key in keys}


def _key(key: object) -> object:
    number = read_value(key) if isinstance(key, str) else None
    return key if number is None else number


def write_documents(documents: Documents, root: Path) -> Path:
    """Write the bank under *root* and return its folder. FileExistsError where something lies there already."""
    folder = root / str(documents.bank["id"]) / str(documents.bank["version"])
    folder.mkdir(parents=True)
    (folder / "instrument.yaml").write_text(as_yaml(documents.bank), encoding="utf-8")
    for language, overlay in documents.overlays.items():
        (folder / f"{language}.yaml").write_text(as_yaml(overlay), encoding="utf-8")
    return folder
