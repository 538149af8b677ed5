"""What must hold of an item that only some are asked (``asked_if``). What it depends on stands before it, in its domain."""

from collections.abc import Mapping, Sequence

from sait.instruments.identifiers import unknown
from sait.instruments.reading import Data, name_of, series, table
from sait.instruments.source import Route, Source

KEY = "asked_if"


def check_conditions(
    source: Source, items: Sequence[tuple[Route, Data]], levels: Mapping[str, Sequence[object] | None]
) -> None:
    """Report every ``asked_if`` that cannot hold. *levels* has those of each item's scale, None for one answered in words;
    an item whose scale cannot be told is not in it.
    """
    routes = {name_of(item): route for route, item in items}
    short_form = series(table(table(source.data).get("short_form")).get("items"))
    for route, item in items:
        inner = (*route, KEY)
        if KEY not in table(item) or not source.sound(inner) or not source.sound((*route, "id")):
            continue
        _check_beside(source, inner, item)
        if _check_parent(source, inner, item, routes):
            _check_levels(source, inner, item, levels)
            _check_short_form(source, item, short_form)


def _check_beside(source: Source, inner: Route, item: Data) -> None:
    """What an item cannot have beside it."""
    if "answer" in item:
        source.report(inner, "bank.asked-if-in-words", item=name_of(item))
    elif "weight" in item:
        source.report((*inner[:-1], "weight"), "bank.asked-if-weight", item=name_of(item))


def _check_parent(source: Source, inner: Route, item: Data, routes: Mapping[str, Route]) -> bool:
    """Whether the item that it depends on is one that it can depend on."""
    own, parent = name_of(item), str(item[KEY]["item"])
    at = (*inner, "item")
    if parent not in routes:
        # An item whose identifier cannot be read may be the one that is named.
        if all(name and source.sound((*route, "id")) for name, route in routes.items()):
            source.report(at, "bank.asked-if-unknown", item=own, **unknown("parent", parent, routes))
        return False
    if parent == own:
        source.report(at, "bank.asked-if-itself", item=own)
    elif routes[parent][:2] != inner[:2]:
        domain = name_of(source.data["domains"][routes[parent][1]])
        source.report(at, "bank.asked-if-domain", item=own, parent=parent, domain=domain)
    elif routes[parent] > inner[:4]:
        source.report(at, "bank.asked-if-later", item=own, parent=parent)
    else:
        return True
    return False


def _check_levels(source: Source, inner: Route, item: Data, levels: Mapping[str, Sequence[object] | None]) -> None:
    name, parent, wanted = name_of(item), str(item[KEY]["item"]), item[KEY]["levels"]
    known = levels.get(parent, ())
    if known is None:
        source.report((*inner, "item"), "bank.asked-if-words", item=name, parent=parent)
    if not known:
        return
    strange = [(place, level) for place, level in enumerate(wanted) if level not in known]
    shown = ", ".join(map(str, known))
    for place, level in strange:
        source.report((*inner, "levels", place), "bank.asked-if-level", level=level, parent=parent, known=shown)
    if not strange and wanted != [level for level in known if level in wanted]:
        source.report((*inner, "levels"), "bank.asked-if-order")
    elif set(known) <= set(wanted):
        source.report((*inner, "levels"), "bank.asked-if-all", item=name, parent=parent)


def _check_short_form(source: Source, item: Data, short_form: Sequence[object]) -> None:
    name, parent = name_of(item), item[KEY]["item"]
    if name in short_form and parent not in short_form:
        place = ("short_form", "items", short_form.index(name))
        source.report(place, "bank.asked-if-short", item=name, parent=parent)
