"""The shape of the files, checked against the schemas beside this module."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from sait.instruments.source import Route, Source

SCHEMAS = Path(__file__).parent
PLAIN_RULES = {"minLength": "bank.text-empty", "exclusiveMinimum": "bank.weight"}


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def check_shape(source: Source, kind: str) -> bool:
    """Report everything in which *source* differs from the schema *kind*; whether nothing did."""
    before = len(source.problems)
    for error in _validator(kind).iter_errors(_with_word_keys(source.data)):
        _report(source, error)
    return len(source.problems) == before


def _with_word_keys(data: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """The same data with keys as text, as JSON Schema sees it."""
    if isinstance(data, dict):
        return {str(key): _with_word_keys(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_word_keys(value) for value in data]
    return data


def _report(source: Source, error: ValidationError) -> None:
    route = _route(source, error.absolute_path)
    rule, found = str(error.validator), cast("Any", error.instance)
    limit: Any = error.validator_value
    if rule == "additionalProperties":
        _report_unknown(source, error)
    elif rule == "required":
        source.report(route, "bank.key-missing", key=error.message.split("'")[1])
    elif rule == "maxLength":
        source.report(route, "bank.text-long", length=len(found), most=limit)
    elif rule == "type" and limit == "string":
        source.report(route, "bank.text-type")
    elif rule in PLAIN_RULES:
        source.report(route, PLAIN_RULES[rule])
    else:
        source.report(route, "bank.shape", detail=error.message[:200])


def _report_unknown(source: Source, error: ValidationError) -> None:
    known = set(cast("dict[str, Any]", error.schema).get("properties", {}))
    for key in cast("dict[str, Any]", error.instance):
        if key in known:
            continue
        inner = _route(source, [*error.absolute_path, key])
        near = get_close_matches(key, known, n=1)
        if near:
            source.report(inner, "bank.unknown-key-near", key=key, near=near[0])
        else:
            source.report(inner, "bank.unknown-key", key=key)


def _route(source: Source, path: Iterable[str | int]) -> Route:
    """The route as the file has it: a level's key is a number there and text in the schema's eyes."""
    route: Route = ()
    for part in path:
        as_number = (*route, int(part)) if isinstance(part, str) and part.isdigit() else None
        route = as_number if as_number in source.places and as_number else (*route, part)
    return route
