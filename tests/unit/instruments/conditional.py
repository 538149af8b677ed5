"""Both sides of each rule on items that only some are asked: what comes closest to a fault, and the fault."""

import copy
from collections.abc import Callable
from typing import Any

Bank = dict[str, Any]
Change = Callable[[Bank, Bank], object]


def add_item(of: Bank, translated: Bank, item_id: str, domain: int = 0, place: int = 2, **more: object) -> None:
    """One more item, with its translation: as the second of its *domain*, which has two, but for its words and *more*."""
    items = of["domains"][domain]["items"]
    items.insert(place, {**copy.deepcopy(items[1]), "id": item_id, "text": "What did the board do next?", **more})
    translated["items"][item_id] = copy.deepcopy(translated["items"]["AAA-02"])


def of_whom(asked_if: object, item_id: str = "AAA-03", domain: int = 0, place: int = 2, **more: object) -> Change:
    """The change that adds an item with this condition."""
    return lambda of, translated: add_item(of, translated, item_id, domain, place, asked_if=asked_if, **more)


def on(parent: str, *levels: object) -> Bank:
    return {"item": parent, "levels": list(levels)}


def answer_in_words(of: Bank, translated: Bank, item_id: str) -> None:
    (found,) = [one for domain in of["domains"] for one in domain["items"] if one["id"] == item_id]
    found.update(answer="text")
    del found["levels"], translated["items"][item_id]["levels"]


def all_of(*changes: Change) -> Change:
    return lambda of, translated: [change(of, translated) for change in changes]


def short_form(*items: str) -> Change:
    return lambda of, _: of["short_form"].update(items=list(items))


SOUND: dict[str, Change] = {
    "bank.asked-if-all": of_whom(on("AAA-01", 0, 1, 2)),
    "bank.asked-if-domain": of_whom(on("BBB-01", 0), "BBB-03", domain=1),
    "bank.asked-if-in-words": all_of(
        of_whom(on("AAA-01", 0)),
        lambda of, translated: add_item(of, translated, "AAA-04", place=3),
        lambda of, translated: answer_in_words(of, translated, "AAA-04"),
    ),
    "bank.asked-if-itself": all_of(of_whom(on("AAA-01", 0)), of_whom(on("AAA-03", 0), "AAA-04", place=3)),
    "bank.asked-if-later": of_whom(on("AAA-01", 0), place=1),
    "bank.asked-if-level": of_whom(on("AAA-01", 3)),
    "bank.asked-if-list": of_whom(on("AAA-01", 0)),
    "bank.asked-if-number": of_whom(on("AAA-01", 0.0)),
    "bank.asked-if-order": of_whom(on("AAA-01", 0, 2)),
    "bank.asked-if-shape": of_whom({"levels": [0], "item": "AAA-01"}),
    "bank.asked-if-short": all_of(of_whom(on("AAA-01", 0)), short_form("AAA-01", "AAA-03")),
    "bank.asked-if-unknown": of_whom(on("AAA-02", 0)),
    "bank.asked-if-weight": all_of(
        of_whom(on("AAA-01", 0)), lambda of, _: of["domains"][0]["items"][0].update(weight=2)
    ),
    "bank.asked-if-words": all_of(
        of_whom(on("AAA-01", 0)), lambda of, translated: answer_in_words(of, translated, "AAA-02")
    ),
}

FAULTY: dict[str, Change] = {
    "bank.asked-if-all": of_whom(on("AAA-01", 0, 1, 2, 3)),
    "bank.asked-if-domain": of_whom(on("AAA-01", 0), "BBB-03", domain=1),
    "bank.asked-if-in-words": all_of(
        of_whom(on("AAA-01", 0)), lambda of, translated: answer_in_words(of, translated, "AAA-03")
    ),
    "bank.asked-if-itself": of_whom(on("AAA-03", 0)),
    "bank.asked-if-later": of_whom(on("AAA-02", 0), place=1),
    "bank.asked-if-level": of_whom(on("AAA-01", 4)),
    "bank.asked-if-list": of_whom({"item": "AAA-01", "levels": 0}),
    "bank.asked-if-number": of_whom(on("AAA-01", "dont_know")),
    "bank.asked-if-order": of_whom(on("AAA-01", 2, 0)),
    "bank.asked-if-shape": of_whom([on("AAA-01", 0)]),
    "bank.asked-if-short": all_of(of_whom(on("AAA-01", 0)), short_form("AAA-02", "AAA-03")),
    "bank.asked-if-unknown": of_whom(on("AAA-04", 0)),
    "bank.asked-if-weight": of_whom(on("AAA-01", 0), weight=2),
    "bank.asked-if-words": all_of(
        of_whom(on("AAA-01", 0)), lambda of, translated: answer_in_words(of, translated, "AAA-01")
    ),
}
