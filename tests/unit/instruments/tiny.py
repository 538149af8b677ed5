"""The smallest sound bank, to be broken in one place at a time."""

import copy
from pathlib import Path
from typing import Any

import yaml


def bank() -> dict[str, Any]:
    domains = []
    for domain_id in ("AAA", "BBB"):
        items = [
            {
                "id": f"{domain_id}-0{number}",
                "text": f"The board does thing {number} of {domain_id}.",
                "levels": {
                    0: "Nobody has begun.",
                    1: "A plan is on paper.",
                    2: "Members act on it.",
                    3: "It outlasts them.",
                },
                "guidance": "Think of the last meeting.",
                "evidence": "The minutes.",
                "categories": {"kinds": ["one" if number == 1 else "two"]},
            }
            for number in (1, 2)
        ]
        domains.append({"id": domain_id, "title": f"Domain {domain_id}", "about": "What it is.", "items": items})
    return {
        "id": "tiny",
        "version": "1.0",
        "language": "en",
        "title": "Tiny",
        "purpose": "To be broken.",
        "publisher": "Tests",
        "source": "Own wording.",
        "licence": "CC-BY-4.0",
        "status": "draft",
        "changes": "First.",
        "schemes": ["kinds"],
        "scales": [
            {
                "id": "four",
                "kind": "rating",
                "described": True,
                "levels": [{"value": value, "label": f"Level {value}"} for value in range(4)],
                "dont_know": "Don't know",
                "not_applicable": "Not applicable",
            }
        ],
        "bands": [
            {"id": "low", "from": 0.0, "to": 1.5, "label": "Low", "prompt": "Why?"},
            {"id": "high", "from": 1.5, "to": 3.0, "label": "High", "prompt": "How do we know?"},
        ],
        "short_form": {"title": "Short", "items": ["AAA-01", "BBB-01"]},
        "domains": domains,
    }


def overlay(of: dict[str, Any]) -> dict[str, Any]:
    return {
        "language": "cy",
        "reviewed": False,
        "title": "Bach",
        "purpose": "I'w dorri.",
        "source": "Geiriad ein hunain.",
        "changes": "Cyntaf.",
        "scales": {
            scale["id"]: {
                "levels": {level["value"]: f"Lefel {level['value']}" for level in scale["levels"]},
                "dont_know": "Ddim yn gwybod",
                "not_applicable": "Amherthnasol",
            }
            for scale in of["scales"]
        },
        "short_form": {"title": "Byr"},
        "bands": {band["id"]: {"label": "Band", "prompt": "Pam?"} for band in of["bands"]},
        "domains": {domain["id"]: {"title": "Maes", "about": "Beth ydyw."} for domain in of["domains"]},
        "items": {
            item["id"]: {
                "text": "Mae'r bwrdd yn gwneud rhywbeth.",
                "levels": {0: "Heb ddechrau.", 1: "Mae cynllun.", 2: "Gweithredir.", 3: "Mae'n parhau."},
                "guidance": "Meddyliwch.",
                "evidence": "Cofnodion.",
            }
            for domain in of["domains"]
            for item in domain["items"]
        },
    }


SCHEME = {
    "id": "kinds",
    "version": "1",
    "language": "en",
    "title": "Kinds",
    "about": "Two kinds.",
    "source": "Tests.",
    "licence": "CC-BY-4.0",
    "categories": [
        {"id": name, "label": name, "finding": "Something.", "source": "Somewhere.", "certainty": "high"}
        for name in ("one", "two")
    ],
}


def write(
    root: Path, of: dict[str, Any], translated: dict[str, Any] | None = None, scheme: dict[str, Any] | None = None
) -> Path:
    """Write the bank with its translation and scheme; the bank's folder."""
    folder = root / "tiny" / "1.0"
    folder.mkdir(parents=True)
    schemes = root / "schemes" / "kinds"
    schemes.mkdir(parents=True)
    (folder / "instrument.yaml").write_text(yaml.safe_dump(of, sort_keys=False), encoding="utf-8")
    if translated is not None:
        (folder / "cy.yaml").write_text(yaml.safe_dump(translated, sort_keys=False), encoding="utf-8")
    (schemes / "scheme.yaml").write_text(yaml.safe_dump(scheme or SCHEME, sort_keys=False), encoding="utf-8")
    return folder


def fresh() -> dict[str, Any]:
    return copy.deepcopy(bank())
