"""The small bank with one more domain, in which a question depends on an answer, and another on that one's."""

import json
from typing import Any

from sait.instruments.build import build_instrument
from sait.services.banks.instruments import Bank
from tests.conftest import small_document

DEP = ("DEP-01", "DEP-02", "DEP-03", "DEP-04")
ASKED_IF = {"DEP-02": {"item": "DEP-01", "levels": [0, 1]}, "DEP-04": {"item": "DEP-02", "levels": [3]}}


def depending_document() -> dict[str, Any]:
    """DEP-01 and DEP-03 are asked of everybody, DEP-02 of who chose 0 or 1 at DEP-01, and DEP-04 of who then chose 3."""
    document: dict[str, Any] = json.loads(json.dumps(small_document()))
    bank, welsh = document["instrument"], document["overlays"]["cy"]
    bank["id"] = "depending"
    bank["short_form"] += DEP
    domain, said = bank["domains"][0], welsh["items"]["GOV-01"]
    items = [
        domain["items"][0]
        | {"id": item_id, "text": f"Statement {item_id}", "categories": {}}
        | ({"asked_if": ASKED_IF[item_id]} if item_id in ASKED_IF else {})
        for item_id in DEP
    ]
    bank["domains"].append(domain | {"id": "DEP", "title": "Domain DEP", "items": items})
    welsh["domains"]["DEP"] = {"title": "Parth DEP", "about": "Am y parth"}
    welsh["items"] |= {item_id: said | {"text": f"Datganiad {item_id}"} for item_id in DEP}
    return document


def depending_bank() -> Bank:
    document = depending_document()
    return Bank(document, build_instrument(document))
