"""A question bank of three kinds of question, as the loader has it: two scales, a single choice, an answer in words."""

import json
from collections.abc import Mapping

from sait.instruments.loader import build_instrument
from sait.services.banks.instruments import Bank
from tests.conftest import SCHEME, small_document

RATING = {0: "Not yet", 1: "Begun", 2: "Mostly", 3: "In place"}
AGREE = {1: "Strongly disagree", 2: "Disagree", 3: "Neither", 4: "Agree", 5: "Strongly agree"}
MODELS = {1: "One board", 2: "Several boards", 3: "A network"}
QUESTIONS = {
    "MIX": {
        "MIX-01": {"levels": {str(value): f"MIX-01 at {value}" for value in RATING}, "target": 2},
        "MIX-02": {"scale": "agree", "reversed": True, "guidance": "Think of it.", "examples": "A meeting."},
        "MIX-03": {"scale": "models"},
        "MIX-04": {"answer": "text"},
    },
    "WOR": {"WOR-01": {"answer": "text"}, "WOR-02": {"answer": "text"}},
}


def _scale(id_: str, levels: Mapping[int, str], **more: object) -> dict[str, object]:
    labelled = [{"value": value, "label": label} for value, label in levels.items()]
    return {"id": id_, "kind": "rating", "described": False, "levels": labelled, **more}


def _welsh(levels: Mapping[int, str], **more: str) -> dict[str, object]:
    return {"levels": {str(value): f"{label} (cy)" for value, label in levels.items()}, **more}


def _overlay(document: Mapping[str, object]) -> dict[str, object]:
    items = {}
    for asked in QUESTIONS.values():
        for item_id, item in asked.items():
            words = {key: f"{item[key]} (cy)" for key in ("guidance", "examples") if key in item}
            levels = {"levels": item["levels"]} if "levels" in item else {}
            items[item_id] = {"text": f"Cwestiwn {item_id}", **words, **levels}
    return {
        **document["overlays"]["cy"],  # type: ignore[index]
        "scales": {
            "rating": _welsh(RATING, dont_know="Ddim yn gwybod"),
            "agree": _welsh(AGREE, dont_know="Ddim yn gwybod", not_applicable="Amherthnasol"),
            "models": _welsh(MODELS),
        },
        "short_form": {"title": "Ffurf fer"},
        "domains": {name: {"title": f"Parth {name}", "about": "Am y parth"} for name in QUESTIONS},
        "items": items,
    }


def mixed_document() -> dict[str, object]:
    """MIX asks a rating (0-3), a reversed agree scale (1-5), a choice and words; WOR asks for words alone."""
    document = small_document()
    bank = dict(document["instrument"])  # type: ignore[call-overload]
    del bank["scale"], bank["short_form"]
    outside = {"dont_know": "Don't know", "not_applicable": "Not applicable"}
    bank |= {
        "id": "mixed",
        "title": "Mixed",
        "scales": [
            _scale("rating", RATING, described=True, dont_know="Don't know"),
            _scale("agree", AGREE, **outside),
            _scale("models", MODELS, kind="choice"),
        ],
        "domains": [
            {
                "id": name,
                "title": f"Domain {name}",
                "about": "About it",
                "items": [
                    {"id": item_id, "text": f"Question {item_id}", "categories": {SCHEME: ["lead"]}, **item}
                    for item_id, item in asked.items()
                ],
            }
            for name, asked in QUESTIONS.items()
        ],
    }
    return {**document, "instrument": bank, "overlays": {"cy": _overlay(document)}}


def mixed_bank() -> Bank:
    document: Mapping[str, object] = json.loads(json.dumps(mixed_document()))
    return Bank(document, build_instrument(document))
