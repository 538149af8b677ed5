"""How long a bank of 1,000 items in three languages takes to check, and to open."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from sait.instruments.build import build_instrument
from sait.instruments.loader import read_bank
from tests.load.figures import Figure, median

DOMAINS, ITEMS = 50, 20
LANGUAGES = ("cy", "fr")
RUNS = 5


def _bank() -> dict[str, Any]:
    levels = {0: "Nobody has begun.", 1: "A plan is on paper.", 2: "Members act on it.", 3: "It outlasts its members."}
    names = [f"{chr(65 + number // 26)}{chr(65 + number % 26)}X" for number in range(DOMAINS)]
    return {
        "id": "large",
        "version": "1.0",
        "language": "en",
        "title": "Large",
        "purpose": "To be measured.",
        "publisher": "Tests",
        "source": "Made up.",
        "licence": "CC-BY-4.0",
        "status": "draft",
        "changes": "First.",
        "schemes": [],
        "scales": [
            {
                "id": "four",
                "kind": "rating",
                "described": True,
                "levels": [{"value": value, "label": f"Level {value}"} for value in levels],
                "dont_know": "Don't know",
                "not_applicable": "Not applicable",
            }
        ],
        "domains": [
            {
                "id": name,
                "title": f"Domain {name}",
                "about": "What it is about.",
                "items": [
                    {
                        "id": f"{name}-{number:02}",
                        "text": f"The board does thing {number} of {name}.",
                        "levels": dict(levels),
                        "guidance": "Think of the last meeting.",
                        "evidence": "The minutes.",
                    }
                    for number in range(1, ITEMS + 1)
                ],
            }
            for name in names
        ],
    }


def _overlay(bank: dict[str, Any], language: str) -> dict[str, Any]:
    scale = bank["scales"][0]
    return {
        "language": language,
        "reviewed": False,
        "title": "T",
        "purpose": "P",
        "source": "S",
        "changes": "C",
        "scales": {
            "four": {
                "levels": {one["value"]: one["label"] for one in scale["levels"]},
                "dont_know": "D",
                "not_applicable": "N",
            }
        },
        "domains": {one["id"]: {"title": one["title"], "about": one["about"]} for one in bank["domains"]},
        "items": {
            item["id"]: {key: item[key] for key in ("text", "levels", "guidance", "evidence")}
            for one in bank["domains"]
            for item in one["items"]
        },
    }


def measure() -> list[Figure]:
    """The medians of five runs, in this process."""
    with TemporaryDirectory() as root:
        folder = Path(root) / "large" / "1.0"
        folder.mkdir(parents=True)
        bank = _bank()
        (folder / "instrument.yaml").write_text(yaml.safe_dump(bank, sort_keys=False), "utf-8")
        for language in LANGUAGES:
            text = yaml.safe_dump(_overlay(bank, language), sort_keys=False)
            (folder / f"{language}.yaml").write_text(text, "utf-8")
        checks, opens = [], []
        for _ in range(RUNS):
            began = time.perf_counter()
            reading = read_bank(folder, Path(root) / "schemes")
            checks.append(time.perf_counter() - began)
            assert reading.document is not None, reading.problems[:3]
            began = time.perf_counter()
            build_instrument(reading.document)
            opens.append(time.perf_counter() - began)
    what = f"{DOMAINS * ITEMS:,} items in three languages"
    return [
        Figure(
            f"a bank of {what}: checked",
            median(checks),
            "s",
            2,
            None,
            f"median of {RUNS}, the slowest {max(checks):.2f} s",
        ),
        Figure(f"a bank of {what}: opened as it is stored", median(opens), "s", 0.5, None),
    ]
