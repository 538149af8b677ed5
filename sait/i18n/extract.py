"""Finds every message in the code and the templates, for the catalogue and for the test that none lacks Welsh.

Babel's own extractors follow names only: they would miss ``t.plural`` in a template and ``translator(language)("...")``
in code, so both languages are read as trees here.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

from sait.settings import ROOT

MESSAGES = {"t": 1, "marked": 1, "plural": 2, "Counted": 2}
"""Name of a call to how many of its first arguments are messages: ``t``, ``visitor.t``, ``t.plural``, ``marked``, ``Counted``."""

MARKED_ELSEWHERE = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Starred)


class MessageError(Exception):
    """A message that no catalogue can hold, because it is put together when the program runs."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its forms (one, or singular and plural) and where it stands, relative to the project."""

    forms: tuple[str, ...]
    path: str
    line: int


def extract(root: Path = ROOT) -> list[Message]:
    """Every message under *root*, file by file in reading order."""
    code = [root / "app.py", *sorted((root / "pages").rglob("*.py")), *sorted((root / "sait").rglob("*.py"))]
    templates = sorted((root / "sait").rglob("templates/**/*.html"))
    found: list[Message] = []
    for path in code:
        if path.exists():
            found += in_code(path.read_text("utf-8"), path.relative_to(root).as_posix())
    for path in templates:
        found += in_template(path.read_text("utf-8"), path.relative_to(root).as_posix())
    return found


def in_code(source: str, path: str) -> list[Message]:
    """The messages of one Python file; MessageError for one that is put together while running."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    found = [
        Message(forms, path, call.lineno)
        for call in calls
        for forms in _forms(call.args[: _expected(call.func)], f"{path}:{call.lineno}")
    ]
    return sorted(found, key=lambda message: message.line)


def in_template(source: str, path: str) -> list[Message]:
    """The messages of one template."""
    found = []
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        arguments = call.args[: MESSAGES.get(_template_name(call.node), 0)]
        forms = tuple(str(argument.value) for argument in arguments if isinstance(argument, nodes.Const))
        if len(forms) < len(arguments):
            raise MessageError(f"{path}:{call.lineno}: a message in a template is written out in full")
        if forms:
            found.append(Message(forms, path, call.lineno))
    return sorted(found, key=lambda message: message.line)


def _expected(function: ast.expr) -> int:
    """How many first arguments of a call of *function* are messages."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return MESSAGES.get(name, 0)
        case ast.Call(func=ast.Name(id="translator" | "translator_of" | "_t")):
            return 1
    return 0


def _forms(arguments: list[ast.expr], where: str) -> Iterator[tuple[str, ...]]:
    """The message in *arguments*, or the two of a choice between messages, or none where it is marked elsewhere."""
    match arguments:
        case [ast.IfExp(body=body, orelse=otherwise)]:
            yield from _forms([body], where)
            yield from _forms([otherwise], where)
        case [ast.Constant(value=str(only))]:
            yield (only,)
        case [ast.Constant(value=str(one)), ast.Constant(value=str(many))]:
            yield (one, many)
        case _ if not all(isinstance(argument, MARKED_ELSEWHERE) for argument in arguments):
            raise MessageError(f"{where}: a message is one literal string with {{placeholders}}")


def _template_name(node: nodes.Expr) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return node.attr
    return ""
