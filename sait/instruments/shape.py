"""The shape of the files, checked against the schemas beside this module."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from sait.instruments.levels import has_few_decimals, read_value
from sait.instruments.misprints import CURLY
from sait.instruments.reading import name_of, table
from sait.instruments.source import Route, Source

SCHEMAS = Path(__file__).parent
LONGEST_DETAIL = 200
FITS = "fits"
"""A key of our own in the schemas: how long a text may be to fit every screen, sheet and slide; "maxLength" is the very end."""
DECIMALS = "decimals"
"""Another: how many a number may have. The library's "multipleOf" divides binary fractions, and 0.57 is not 57 hundredths."""
FEW_OR_MANY = {"minItems": "bank.too-few", "minProperties": "bank.too-few", "maxItems": "bank.too-many"}
TOO_LONG = {"maxLength": "bank.text-too-long", FITS: "bank.text-long"}
KINDS = {
    "array": "bank.list",
    "object": "bank.keys",
    "boolean": "bank.true-false",
    "number": "bank.number",
}
"""What should stand in a place, by the library's name of it, which means nothing to who writes banks."""

OF_CONDITIONS = {
    "object": "bank.asked-if-shape",
    "array": "bank.asked-if-list",
    "number": "bank.asked-if-number",
}
"""The same where an item says of whom it is asked."""


@cache
def _validator(kind: str) -> Validator:
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    rules = {"pattern": _whole_pattern, "uniqueItems": _named_once, FITS: _fits, DECIMALS: _few_decimals}
    validator = extend(Draft202012Validator, rules)  # type: ignore[no-untyped-call]  # the library has no types for it
    return cast("Validator", validator(schema))


def _whole_pattern(_: Validator, pattern: str, found: object, schema: Mapping[str, Any]) -> Iterator[ValidationError]:
    # As in every other language, "$" is the very end: Python's would let a line break follow.
    if isinstance(found, str) and ("\n" in found or not re.search(pattern, found)):
        yield ValidationError(f"{found!r} is not {schema.get('description', pattern)}")


def _fits(_: Validator, most: int, found: object, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    if isinstance(found, str) and len(found) > most:
        yield ValidationError(f"longer than {most}")


def _few_decimals(_: Validator, most: int, found: object, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    if isinstance(found, float) and not has_few_decimals(found):
        yield ValidationError(f"more than {most} decimals")


def _named_once(_: Validator, wanted: bool, found: object, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    # The library compares every pair, which a long enough list turns into hours.
    seen: set[str] = set()
    for place, name in enumerate(found if wanted and isinstance(found, list) else []):
        if isinstance(name, str) and name in seen:
            yield ValidationError(name, path=[place])
        seen.add(str(name))


def check_shape(source: Source, kind: str) -> None:
    """Report everything in which *source* differs from the schema *kind*."""
    for error in _validator(kind).iter_errors(_with_word_keys(source.data)):
        _report(source, error)


def _with_word_keys(data: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """The same data with keys as text, as JSON Schema sees it."""
    if isinstance(data, dict):
        return {str(key): _with_word_keys(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_word_keys(value) for value in data]
    return data


def _report(source: Source, error: ValidationError) -> None:
    route = _route(source, error.absolute_path)
    rule, limit, found = str(error.validator), cast("Any", error.validator_value), cast("Any", error.instance)
    if rule == "additionalProperties":
        _report_unknown(source, error)
    elif rule == "required":
        # The library names the missing key in its message alone.
        key = error.message.split("'")[1]
        source.report_shape((*route, key), "bank.key-missing", key=key)
    elif rule == "uniqueItems":
        source.report(route, "bank.listed-twice", id=error.message)
    elif route in source.misshapen:
        # What could not be read at all has been reported, with a better reason.
        return
    elif rule in TOO_LONG:
        source.report(route, TOO_LONG[rule], length=len(found), most=limit, about=_owner(source.data, route))
    elif rule == "minLength" or (rule == "type" and limit == "string" and found is None):
        source.report_shape(route, "bank.text-empty", key=_called(route))
    elif rule == DECIMALS:
        source.report_shape(route, "bank.level-decimals", found=found, most=limit)
    elif rule == "exclusiveMinimum":
        source.report(route, "bank.weight")
    elif rule in FEW_OR_MANY:
        source.report_shape(route, FEW_OR_MANY[rule], count=len(found), limit=limit, key=_called(route))
    else:
        _report_value(source, route, error)


def _report_value(source: Source, route: Route, error: ValidationError) -> None:
    """One value that is none of those that are possible in its place."""
    rule, limit = str(error.validator), cast("Any", error.validator_value)
    value = source.typed.get(route, str(error.instance))[:LONGEST_DETAIL]
    if rule == "type" and limit == "string":
        source.report_shape(route, "bank.text-type", written=value)
    elif rule == "type":
        code = "bank.nothing-under" if error.instance is None and limit in {"object", "array"} else _kind(route, limit)
        source.report_shape(route, code, found=value, key=_called(route), case="" if route else "file")
    elif rule in {"enum", "const"}:
        allowed = limit if rule == "enum" else [limit]
        source.report_shape(route, "bank.one-of", value=value, expected=", ".join(map(str, allowed)))
    elif rule in {"minimum", "maximum"}:
        schema = cast("dict[str, Any]", error.schema)
        ends = {"lowest": schema.get("minimum"), "highest": schema.get("maximum")}
        source.report_shape(route, "bank.out-of-range", value=value, **ends)
    elif CURLY.search(value):
        source.report_shape(route, "bank.quotes-curly", found=value[0])
    else:
        source.report_shape(route, "bank.id-pattern", value=value, expected=_expected(error))


def _kind(route: Route, limit: str) -> str:
    return OF_CONDITIONS.get(limit, KINDS[limit]) if "asked_if" in route else KINDS[limit]


def _expected(error: ValidationError) -> str:
    return str(cast("dict[str, Any]", error.schema).get("description", error.validator_value))


def _owner(data: Any, route: Route) -> str:  # noqa: ANN401 - whatever the file holds
    """The identifier of the smallest part around a text: that of its item, else of its domain, scale or band."""
    name = ""
    for depth, part in enumerate(route):
        # A translation names its parts in keys, a bank in each part's own "id".
        name = str(part) if depth == 1 and isinstance(part, str) else name
        data = data[int(part)] if isinstance(data, list) else table(data).get(part)
        name = name_of(data) or name
    return name


def _called(route: Route) -> str:
    """The key that a value stands under, as its author knows it; of a level's text, the level's too."""
    return " ".join(str(part) for part in route[-2 if isinstance(route[-1:][0], int) else -1 :]) if route else ""


def _report_unknown(source: Source, error: ValidationError) -> None:
    schema = cast("dict[str, Any]", error.schema)
    known = set(schema.get("properties", {}))
    patterns = schema.get("patternProperties", {})
    for key in cast("dict[str, Any]", error.instance):
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        inner = _route(source, [*error.absolute_path, key])
        near = get_close_matches(key[:LONGEST_DETAIL], known, n=1)
        if near:
            source.report_shape(inner, "bank.unknown-key-near", key=key[:LONGEST_DETAIL], near=near[0])
        else:
            source.report_shape(inner, "bank.unknown-key", key=key[:LONGEST_DETAIL])


def _route(source: Source, path: Iterable[str | int]) -> Route:
    """The route as the file has it: a level's key is a number there and text for the schema."""
    route: Route = ()
    for part in path:
        number = read_value(part) if isinstance(part, str) else None
        is_level = number is not None and (*route, number) in source.places
        route = (*route, number) if number is not None and is_level else (*route, part)
    return route
