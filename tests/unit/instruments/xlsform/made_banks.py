"""Banks that hypothesis makes: every kind of scale, item and text that the format allows, in two translations."""

import unicodedata
from typing import Any

from hypothesis import strategies as st

from sait.instruments.levels import tidy_value
from sait.instruments.overlays import bank_texts
from sait.instruments.staleness import fingerprint, leaves

ODD_TEXTS = (
    "=1+1",
    "+44 29",
    "-",
    "@board",
    "_x0041_ and _x005F_",
    "_x000D_",
    "_x005F_x000D_",
    "two\nlines",
    "tab\there",
    " space around ",
    "yes",
    "1.0",
    "0",
    "null",
    "a: b # c",
    "'quoted' \"twice\"",
    "Ŵy pobl ŷd",
    "no\u00a0break",
    "emoji 🙂",
    "“curly”",
    "Our #1 task",
    "line\u2028separator",
    "word " * 40,
)
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn"), exclude_characters="\ufffe\uffff"
)
TEXT = st.one_of(st.sampled_from(ODD_TEXTS), st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)).map(
    lambda text: unicodedata.normalize("NFC", text)
)
NAME = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
DOMAIN = st.from_regex(r"[A-Z]{3}", fullmatch=True)
VALUE = st.one_of(st.integers(0, 100), st.integers(1, 99_999).map(lambda number: tidy_value(number / 1000)))
NUMBER = st.one_of(st.integers(1, 9), st.floats(0.001, 99, allow_nan=False))
LANGUAGES = ("cy", "fr")


def some(draw: st.DrawFn, part: dict[str, Any], **optional: st.SearchStrategy[Any]) -> dict[str, Any]:
    """*part* with some of the optional keys."""
    return part | {key: draw(value) for key, value in optional.items() if draw(st.booleans())}


@st.composite
def scale(draw: st.DrawFn, name: str) -> dict[str, Any]:
    values = sorted(draw(st.sets(VALUE, min_size=2, max_size=5)))
    part = {
        "id": name,
        "kind": draw(st.sampled_from(["rating", "choice"])),
        "described": draw(st.booleans()),
        "levels": [{"value": value, "label": draw(TEXT)} for value in values],
    }
    return some(draw, part, dont_know=TEXT, not_applicable=TEXT, instruction=TEXT)


@st.composite
def item(draw: st.DrawFn, name: str, scales: list[dict[str, Any]], schemes: list[str]) -> dict[str, Any]:
    part: dict[str, Any] = {"id": name, "text": draw(TEXT)}
    if draw(st.booleans()):
        part["answer"] = "text"
    else:
        chosen = draw(st.sampled_from(scales))
        if chosen is not scales[0] or draw(st.booleans()):
            part["scale"] = chosen["id"]
        if chosen["described"]:
            part["levels"] = {str(level["value"]): draw(TEXT) for level in chosen["levels"]}
    part = some(
        draw,
        part,
        guidance=TEXT,
        examples=TEXT,
        evidence=TEXT,
        weight=NUMBER,
        reversed=st.booleans(),
        target=VALUE,
        code=st.from_regex(r"[A-Z0-9][A-Za-z0-9.-]{0,8}[a-z0-9]", fullmatch=True),
    )
    if draw(st.booleans()):
        used = draw(st.lists(st.sampled_from(schemes), unique=True)) if schemes else []
        part["categories"] = {scheme: draw(st.lists(NAME, min_size=1, max_size=3, unique=True)) for scheme in used}
    return part


@st.composite
def asked_if(draw: st.DrawFn, part: dict[str, Any], before: list[dict[str, Any]], scales: list[dict[str, Any]]) -> None:
    """Let an item depend on one of those before it, where it has a scale and there are such."""
    others = [one for one in before if "answer" not in one]
    if "answer" in part or not others or not draw(st.booleans()):
        return
    other = draw(st.sampled_from(others))
    used = next(one for one in scales if one["id"] == other.get("scale", scales[0]["id"]))
    values = [level["value"] for level in used["levels"]]
    chosen = draw(st.sets(st.sampled_from(values), min_size=1, max_size=len(values) - 1))
    part["asked_if"] = {"item": other["id"], "levels": sorted(chosen)}


@st.composite
def document(draw: st.DrawFn) -> dict[str, Any]:
    scales = [draw(scale(name)) for name in draw(st.lists(NAME, min_size=1, max_size=3, unique=True))]
    schemes = draw(st.lists(NAME, max_size=2, unique=True))
    domains = []
    for name in draw(st.lists(DOMAIN, min_size=1, max_size=3, unique=True)):
        numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=3, unique=True))
        items = [draw(item(f"{name}-{number:02}", scales, schemes)) for number in numbers]
        for place, one in enumerate(items):
            draw(asked_if(one, items[:place], scales))
        domains.append({"id": name, "title": draw(TEXT), "about": draw(TEXT), "items": items})
    ids = [one["id"] for domain in domains for one in domain["items"]]
    bank: dict[str, Any] = {
        key: draw(TEXT) for key in ("title", "purpose", "publisher", "source", "licence", "changes")
    }
    bank |= {"id": draw(NAME).rstrip("-"), "version": draw(st.sampled_from(["1.0", "1.10", "2.0.3"])), "language": "en"}
    # What stands in a plain cell is a name or a word, and has no space around it.
    bank |= {key: bank[key].strip() for key in ("publisher", "licence")}
    bank |= {"status": draw(st.sampled_from(["draft", "ready"])), "scales": scales, "domains": domains}
    if schemes or draw(st.booleans()):
        bank["schemes"] = schemes
    bands = [
        {"id": name, "from": draw(NUMBER), "to": draw(NUMBER), "label": draw(TEXT), "prompt": draw(TEXT)}
        for name in draw(st.lists(NAME, max_size=2, unique=True))
    ]
    if bands or draw(st.booleans()):
        bank["bands"] = bands
    if draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
        bank["short_form"] = {"title": draw(TEXT), "items": chosen}
    if draw(st.booleans()):
        bank["accepts"] = {"text-long": draw(TEXT)}
    languages = draw(st.lists(st.sampled_from(LANGUAGES), unique=True))
    return {"instrument": bank, "overlays": {one: draw(overlay(one, bank)) for one in languages}, "schemes": {}}


@st.composite
def overlay(draw: st.DrawFn, language: str, bank: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {key: draw(TEXT) for key in ("title", "purpose", "source", "changes")}
    said |= {"language": language, "reviewed": draw(st.booleans())}
    said["scales"] = {
        one["id"]: {
            "levels": {str(level["value"]): draw(TEXT) for level in one["levels"]},
            **{key: draw(TEXT) for key in ("dont_know", "not_applicable", "instruction") if key in one},
        }
        for one in bank["scales"]
    }
    if "accepts" in bank:
        said["accepts"] = {"text-long": draw(TEXT)}
    if "short_form" in bank:
        said["short_form"] = {"title": draw(TEXT)}
    if bank.get("bands") or draw(st.booleans()):
        said["bands"] = {one["id"]: {"label": draw(TEXT), "prompt": draw(TEXT)} for one in bank.get("bands", [])}
    said["domains"] = {one["id"]: {"title": draw(TEXT), "about": draw(TEXT)} for one in bank["domains"]}
    said["items"] = {
        one["id"]: {
            **{key: draw(TEXT) for key in ("text", "guidance", "examples", "evidence") if key in one},
            **({"levels": {level: draw(TEXT) for level in one["levels"]}} if "levels" in one else {}),
        }
        for domain in bank["domains"]
        for one in domain["items"]
    }
    if draw(st.booleans()):
        places = [place for place, _ in leaves(bank_texts(bank))]
        marked = draw(st.lists(st.sampled_from(places), min_size=1, max_size=4, unique=True))
        said["translates"] = {place: fingerprint(draw(TEXT)) for place in marked}
    return said
