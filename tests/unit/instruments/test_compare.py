"""What differs between two versions of a bank, found by identifiers and never by place."""

from collections.abc import Callable
from typing import Any

import pytest

from sait.instruments.build import build_instrument
from sait.instruments.compare import Owner, Part, Place, Rewording, compare, passages
from sait.instruments.model import Instrument
from tests.unit.instruments import tiny

Change = Callable[[dict[str, Any]], None]


def built(*changes: Change, translated: bool = True) -> Instrument:
    document = tiny.fresh()
    for change in changes:
        change(document)
    overlay = as_stored(tiny.overlay(document))
    for one in overlay["items"].values():
        one["levels"] |= {"5": "Mae'n parhau."}
    return build_instrument(
        {
            "instrument": as_stored(document),
            "overlays": {"cy": overlay} if translated else {},
            "schemes": {"kinds": {"source": tiny.SCHEME, "overlays": {}}} if document["schemes"] else {},
        }
    )


def as_stored(part: Any) -> Any:
    """With text keys, as JSON has them."""
    if isinstance(part, dict):
        return {str(key): as_stored(value) for key, value in part.items()}
    return [as_stored(value) for value in part] if isinstance(part, list) else part


def item(document: dict[str, Any], domain: int = 0, place: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["domains"][domain]["items"][place]
    return found


def only(found: object, *names: str) -> None:
    """Nothing but *names* differs."""
    parts = ("added", "removed", "reworded", "rescaled", "recategorised", "entered", "left", "reordered")
    assert {name for name in parts if getattr(found, name)} == set(names)


def test_two_of_the_same_differ_in_nothing():
    assert compare(built(), built()).is_empty


def test_items_that_come_and_go_are_named_and_their_texts_are_not_listed_again():
    def change(document: dict[str, Any]) -> None:
        document["domains"][0]["items"].append({**item(document), "id": "AAA-03"})
        del document["domains"][1]["items"][0]
        document["short_form"]["items"] = ["AAA-01"]

    found = compare(built(), built(change))
    only(found, "added", "removed")
    assert [one.id for one in found.added] == ["AAA-03"]
    assert [one.id for one in found.removed] == ["BBB-01"]


def test_each_text_that_was_reworded_is_shown_as_it_was_and_as_it_is():
    def change(document: dict[str, Any]) -> None:
        item(document)["levels"][2] = "Members acted on it."
        document["domains"][1]["title"] = "Renamed"
        item(document, 1).pop("evidence")

    found = compare(built(), built(change))
    only(found, "reworded")
    level = Place(Owner.ITEM, "AAA-01", Part.LEVEL, 2)
    evidence = Place(Owner.ITEM, "BBB-01", Part.EVIDENCE)
    assert found.reworded == (
        Rewording(level, "en", "Members act on it.", "Members acted on it."),
        Rewording(Place(Owner.DOMAIN, "BBB", Part.TITLE), "en", "Domain BBB", "Renamed"),
        Rewording(evidence, "en", "The minutes.", None),
        Rewording(evidence, "cy", "Cofnodion.", None),
    )


def test_a_translation_that_comes_is_a_rewording_of_its_language_alone():
    found = compare(built(translated=False), built())
    only(found, "reworded")
    assert {one.language for one in found.reworded} == {"cy"}
    assert all(one.old is None and one.new for one in found.reworded)


@pytest.mark.parametrize(
    "change",
    [
        lambda document: item(document).update(weight=2),
        lambda document: item(document).update(reversed=True),
        lambda document: item(document).update(target=2),
        lambda document: (item(document).update(answer="text"), item(document).pop("levels")),
    ],
)
def test_an_item_that_counts_otherwise_is_rescaled(change: Change):
    found = compare(built(), built(change))
    assert [one.new.id for one in found.rescaled] == ["AAA-01"]


def test_a_scale_with_other_values_rescales_every_item_on_it_and_other_labels_none():
    def spread(document: dict[str, Any]) -> None:
        document["scales"][0]["levels"][3]["value"] = 5
        for domain in document["domains"]:
            for one in domain["items"]:
                one["levels"][5] = one["levels"].pop(3)
        document["bands"] = []

    def unsure(document: dict[str, Any]) -> None:
        document["scales"][0].pop("dont_know")

    def renamed(document: dict[str, Any]) -> None:
        document["scales"][0]["levels"][3]["label"] = "Other"

    everything = ["AAA-01", "AAA-02", "BBB-01", "BBB-02"]
    plain = built(lambda document: document.update(bands=[]))
    assert [one.new.id for one in compare(plain, built(spread)).rescaled] == everything
    assert [one.new.id for one in compare(built(), built(unsure)).rescaled] == everything
    only(compare(built(), built(renamed)), "reworded")


def test_other_categories_and_another_place_in_the_short_form():
    def change(document: dict[str, Any]) -> None:
        item(document)["categories"] = {"kinds": ["two", "one"]}
        document["short_form"]["items"] = ["AAA-02", "BBB-01"]

    found = compare(built(), built(change))
    only(found, "recategorised", "entered", "left")
    assert [one.old.id for one in found.recategorised] == ["AAA-01"]
    assert (found.entered, found.left) == (("AAA-02",), ("AAA-01",))


def test_the_order_of_categories_is_no_difference_and_that_of_items_is():
    def both(order: list[str]) -> Change:
        return lambda document: item(document).update(categories={"kinds": order})

    assert compare(built(both(["one", "two"])), built(both(["two", "one"]))).is_empty
    only(compare(built(), built(lambda document: document["domains"].reverse())), "reordered")


def test_every_text_has_a_place_of_its_own_in_reading_order():
    found = list(passages(built()))
    places = [passage.place for passage in found]
    assert len(set(places)) == len(places)
    assert places[0] == Place(Owner.BANK, "", Part.TITLE)
    owners = list(dict.fromkeys(place.owner for place in places))
    assert owners == [
        Owner.BANK, Owner.SCALE, Owner.DOMAIN, Owner.ITEM, Owner.BAND, Owner.SCHEME, Owner.CATEGORY,
    ]  # fmt: skip
    items = list(dict.fromkeys(place.id for place in places if place.owner in {Owner.DOMAIN, Owner.ITEM}))
    assert items == ["AAA", "AAA-01", "AAA-02", "BBB", "BBB-01", "BBB-02"]
    texts = {passage.text["en"] for passage in found}
    assert {"Tiny", "To be broken.", "Level 3", "Don't know", "It outlasts them.", "The minutes.", "Why?"} <= texts


def test_an_item_that_others_are_asked_counts_differently() -> None:
    def asked(*levels: int) -> Change:
        return lambda of: item(of, place=1).update(asked_if={"item": "AAA-01", "levels": list(levels)})

    found = compare(built(), built(asked(0)))
    assert [one.new.id for one in found.rescaled] == ["AAA-02"]
    assert [one.new.id for one in compare(built(asked(0)), built(asked(0, 1))).rescaled] == ["AAA-02"]
    assert compare(built(asked(0)), built(asked(0))).is_empty
