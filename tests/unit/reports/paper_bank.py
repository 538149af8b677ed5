"""A bank that has a question of every kind, and words that would be markup if anything read them as that."""

from collections.abc import Mapping

from sait.instruments.model import Domain, Instrument, Item, Kind, Level, Scale

HOSTILE = '#panic("x") $x^2$ *b* _i_ @ref <l> \\u{41} `c` = h // /* "q" \'s\' #sys.inputs ~ -- [a](b) {{t}} & ŵŷâ'
"""Read as Typst's own markup, nearly every part of it would fail or vanish."""


def both(words: str) -> dict[str, str]:
    return {"en": words, "cy": f"{words} ŵŷâ"}


def scale(name: str, values: Mapping[int, str], kind: Kind = Kind.RATING, *, described: bool = False) -> Scale:
    offers = name == "develop"
    return Scale(
        name,
        kind,
        tuple(Level(value, both(label)) for value, label in values.items()),
        described,
        both("Cannot say") if offers else None,
        both("Does not fit") if offers else None,
    )


DEVELOP = scale("develop", {0: "Nothing yet", 1: "Something"}, described=True)
SHARE = scale("share", {0: "None", 50: "Half", 100: "All"})
MODEL = scale("model", {1: "One board", 2: "Two tiers"}, Kind.CHOICE)


def item(name: str, on: Scale | None, text: str = "") -> Item:
    descriptors = tuple(both(f"{name} at {value}") for value in on.values) if on and on.described else ()
    return Item(name, both(text or f"Question {name}"), on, descriptors, {})


def domain(name: str, *items: Item) -> Domain:
    return Domain(name, both(f"Domain {name}"), both(f"About {name}"), items)


def mixed_bank(hostile: str = HOSTILE) -> Instrument:
    """Four kinds of question: described levels, labelled levels that are not single figures, a choice, and words."""
    return Instrument(
        id="mixed",
        version="2.1",
        title=both("Mixed"),
        purpose=both(f"To be tested with: {hostile}"),
        publisher="SAIT",
        source=both("Made up"),
        licence="CC-BY-4.0",
        changes=both("None"),
        scales=(DEVELOP, SHARE, MODEL),
        domains=(
            domain("ONE", item("ONE-01", DEVELOP, hostile), item("ONE-02", DEVELOP)),
            domain("TWO", item("TWO-01", SHARE), item("TWO-02", MODEL), item("TWO-03", None)),
        ),
        bands=(),
        schemes=(),
        short_form=("ONE-02", "TWO-01"),
        short_form_title=both("In brief"),
        unreviewed=(),
        content_hash="0" * 64,
    )
