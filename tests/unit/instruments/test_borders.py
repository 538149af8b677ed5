"""The other side of each rule: what comes closest to a fault and is allowed. Every rule has both, and a test holds that."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sait.instruments import source as source_module
from sait.instruments.loader import read_bank
from sait.instruments.problems import MESSAGES
from sait.instruments.staleness import MARKS, fingerprint
from tests.unit.instruments import conditional
from tests.unit.instruments.test_rules import BROKEN
from tests.unit.instruments.tiny import fresh, overlay, write

Bank = dict[str, Any]
Change = Callable[[Bank, Bank], object]


def item(of: Bank, number: int = 0) -> Bank:
    return of["domains"][0]["items"][number]


def items_of(of: Bank) -> list[Bank]:
    return [one for domain in of["domains"] for one in domain["items"]]


def agree(of: Bank, translated: Bank) -> None:
    """A second, uneven scale, on which one item is answered; the bands are then in hundredths."""
    of["bands"][0].update({"from": 0, "to": 50})
    of["bands"][1].update({"from": 50, "to": 100})
    levels = [{"value": value, "label": f"Agree {value}"} for value in (1, 2.5, 5)]
    of["scales"].append({"id": "agree", "kind": "rating", "described": False, "levels": levels})
    translated["scales"]["agree"] = {"levels": {level["value"]: "Cytuno" for level in levels}}
    item(of).update(scale="agree", reversed=True, target=1)
    del item(of)["levels"]
    del translated["items"]["AAA-01"]["levels"]
    of["domains"][0]["items"][1]["scale"] = "four"
    for other in of["domains"][1]["items"]:
        other["scale"] = "four"


def in_words(of: Bank, translated: Bank) -> None:
    """One item answered in words, and a third beside it so that the domain still has two that are rated."""
    item(of).update(answer="text")
    del item(of)["levels"]
    del translated["items"]["AAA-01"]["levels"]


def marks(of: Bank, translated: Bank, **changed: str) -> None:
    translated[MARKS] = {"title": fingerprint(of["title"]), **changed}


def all_marks(of: Bank, translated: Bank) -> None:
    from sait.instruments.staleness import leaves  # the shapes differ: only what both have is marked

    places = dict(leaves(translated))
    texts = english(of)
    translated[MARKS] = {place: fingerprint(text) for place, text in texts.items() if place in places}


def english(of: Bank) -> dict[str, str]:
    """Every English text by the place it has in a translation."""
    found = {key: of[key] for key in ("title", "purpose", "source", "changes")}
    found["short_form.title"] = of["short_form"]["title"]
    for scale in of["scales"]:
        found |= {f"scales.{scale['id']}.{key}": scale[key] for key in ("dont_know", "not_applicable")}
        found |= {f"scales.{scale['id']}.levels.{level['value']}": level["label"] for level in scale["levels"]}
    for band in of["bands"]:
        found |= {f"bands.{band['id']}.{key}": band[key] for key in ("label", "prompt")}
    for domain in of["domains"]:
        found |= {f"domains.{domain['id']}.{key}": domain[key] for key in ("title", "about")}
        for one in domain["items"]:
            found |= {f"items.{one['id']}.{key}": one[key] for key in ("text", "guidance", "evidence")}
            found |= {f"items.{one['id']}.levels.{level}": text for level, text in one["levels"].items()}
    return found


def many_levels(of: Bank, translated: Bank) -> None:
    """A scale of eleven levels."""
    agree(of, translated)
    of["scales"][1]["levels"] = [{"value": value, "label": f"Level {value}"} for value in range(11)]
    translated["scales"]["agree"] = {"levels": dict.fromkeys(range(11), "Lefel")}


ALLOWED: dict[str, Change] = {
    "bank.answer-and-scale": in_words,
    "bank.band-ends": agree,
    "bank.band-gap": lambda of, _: (of["bands"][0].update(to=2.9), of["bands"][1].update({"from": 2.9})),
    "bank.category-unknown": lambda of, _: item(of)["categories"].update(kinds=["one", "two"]),
    "bank.category-unused": lambda of, _: [
        one["categories"].update(kinds=["one"]) for one in of["domains"][1]["items"]
    ],
    "bank.descriptor-extra": lambda of, _: item(of)["levels"].update({3: "It outlasts whoever began it."}),
    "bank.descriptor-missing": agree,
    "bank.descriptors-alike": lambda of, _: item(of)["levels"].update(
        {1: "Members rarely read the plan.", 2: "Members always follow the plan."}
    ),
    "bank.domain-too-small": lambda of, _: of["domains"][1].update(items=of["domains"][1]["items"][:2]),
    "bank.duplicate-id": lambda of, translated: (
        item(of).update(id="AAA-10"),
        translated["items"].update({"AAA-10": translated["items"].pop("AAA-01")}),
        of["short_form"].update(items=["AAA-10", "BBB-01"]),
    ),
    "bank.id-domain": lambda of, translated: (
        item(of).update(id="AAA-99"),
        translated["items"].update({"AAA-99": translated["items"].pop("AAA-01")}),
        of["short_form"].update(items=["AAA-99"]),
    ),
    "bank.id-pattern": lambda of, _: of.update(version="10.20"),
    "bank.key-missing": lambda of, translated: (
        item(of).pop("guidance"),
        translated["items"]["AAA-01"].pop("guidance"),
    ),
    "bank.keys": lambda of, _: item(of)["levels"].update({0: "Nobody."}),
    "bank.levels-order": agree,
    "bank.list": lambda of, _: of["schemes"].clear() or [one.pop("categories") for one in items_of(of)],
    "bank.markup": lambda of, _: item(of).update(text='Fewer than 5 members (5, not 6), [sic]; R&D "acts" 50 % * 2.'),
    "bank.not-rated": agree,
    "bank.number": lambda of, _: item(of).update(weight=0.5),
    "bank.overlay-extra": lambda of, translated: (
        item(of).update(examples="Last spring."),
        translated["items"]["AAA-01"].update(examples="Y gwanwyn diwethaf."),
    ),
    "bank.overlay-language": lambda _, translated: translated.update(language="cy"),
    "bank.overlay-missing": lambda of, translated: (
        item(of).pop("evidence"),
        translated["items"]["AAA-01"].pop("evidence"),
    ),
    "bank.overlay-mark-extra": all_marks,
    "bank.overlay-mark-left": all_marks,
    "bank.nothing-under": lambda of, translated: (of.pop("short_form"), translated.pop("short_form")),
    "bank.listed-twice": lambda of, _: of["short_form"].update(items=["AAA-01", "AAA-02", "BBB-01"]),
    "bank.levels-gap": agree,
    "bank.overlay-stale": all_marks,
    "bank.overlay-unmarked": all_marks,
    "bank.scale-unknown": agree,
    "bank.scale-unused": agree,
    "bank.scheme-unknown": lambda of, _: of.update(schemes=["kinds"]),
    "bank.scheme-unlisted": lambda of, _: item(of, 1).update(categories={"kinds": ["two", "one"]}),
    "bank.one-of": lambda of, _: of.update(status="ready"),
    "bank.too-few": lambda of, _: of["short_form"].update(items=["AAA-01"]),
    "bank.too-many": many_levels,
    "bank.out-of-range": agree,
    "bank.accept-unused": lambda of, translated: (
        item(of).update(text="x" * 241),
        of.update(accepts={"text-long": "It is published so."}),
        translated.update(accepts={"text-long": "Felly y'i cyhoeddwyd."}),
    ),
    "bank.id-date": lambda of, _: of["domains"][0].update(title="MAR-01"),
    "bank.quotes-curly": lambda of, _: item(of).update(text="What “we” mean, and ‘how’"),
    "bank.text-too-long": lambda of, translated: (
        item(of).update(text="x" * 600),
        of.update(accepts={"text-long": "It is published so."}),
        translated.update(accepts={"text-long": "Felly y'i cyhoeddwyd."}),
    ),
    "bank.overlay-english": lambda _, translated: translated.update(language="cy"),
    "bank.overlay-renamed": lambda of, translated: (
        item(of).update(id="AAA-12"),
        translated["items"].update({"AAA-12": translated["items"].pop("AAA-01")}),
        of["short_form"].update(items=["AAA-12"]),
    ),
    "bank.short-form": lambda of, _: of["short_form"]["items"].append("AAA-02"),
    "bank.target": lambda of, _: item(of).update(target=3),
    "bank.text-empty": lambda of, _: of.update(licence="."),
    "bank.text-long": lambda of, _: item(of).update(text="x" * 240),
    "bank.text-type": lambda of, _: item(of).update(text="12"),
    "bank.true-false": lambda of, _: item(of).update(reversed=True),
    "bank.level-decimals": lambda of, _: item(of).update(target=1.0),
    "bank.code-twice": lambda of, _: [one.update(code=f"A-{n}") for n, one in enumerate(of["domains"][0]["items"])],
    "bank.unknown-key": lambda of, _: item(of).update(weight=2),
    "bank.unknown-key-near": lambda of, _: item(of).update(guidance="?"),
    "bank.weight": lambda of, _: item(of).update(weight=0.01),
    **conditional.SOUND,
}

FILES: dict[str, Callable[[str], str]] = {
    "bank.key-in-text": lambda text: text.replace("title: Tiny", "title: >-\n  Tiny, and its\n  source: ours."),
    "bank.alias": lambda text: text + "# see &one and *one\n",
    "bank.duplicate-key": lambda text: text + "# title: once more\n",
    "bank.encoding": lambda text: text.replace("Tiny", "Tŷ bach ŵ"),
    "bank.tag": lambda text: text.replace("title: Tiny", "title: !!str Tiny"),
    "bank.too-deep": lambda text: text + "# " + "[" * 400 + "\n",
    "bank.too-large": lambda text: text + "# " + "x" * (source_module.LARGEST_B - len(text.encode()) - 3) + "\n",
    "bank.too-many-parts": lambda text: text + "# a\n" * 20_000,
    "bank.yaml": lambda text: text.replace("title: Tiny", "title: 'Tiny: [unclosed'"),
    "bank.begins-with": lambda text: text.replace("title: Tiny", "title: '[Tiny'"),
    "bank.colon-in-text": lambda text: text.replace("title: Tiny", "title: Tiny:ish, at 10:30"),
    "bank.colon-space": lambda text: text.replace("title: Tiny", "title:   Tiny"),
    "bank.dash-missing": lambda text: text + "# id: another\n",
    "bank.encoding-named": lambda text: text.replace("Tiny", "Tŷ bach’r “ŵ”"),
    "bank.file-empty": lambda text: "# a remark\n" + text,
    "bank.hash": lambda text: text.replace("title: Tiny", "title: Tiny#1    # a remark"),
    "bank.indent": lambda text: text.replace("title: Tiny", "title:\n    Tiny\n      and more"),
    "bank.no-break-space": lambda text: text.replace("title: Tiny", "title: Tiny\u00a0one"),
    "bank.quote-early": lambda text: text.replace("title: Tiny", "title: '\"Tiny\" it is'  # so"),
    "bank.quote-open": lambda text: text.replace("title: Tiny", "title: 'Tiny\n  id: as it''s called'"),
    "bank.tab": lambda text: text.replace("title: Tiny", "title: Tiny\tone"),
}
"""Faults of a file rather than of what it says: its text with as much as it bears."""


def earlier_version(folder: Path, **words: str) -> Path:
    """The bank, beside an earlier version of it whose first item had other *words*."""
    shutil.copytree(folder, before := folder.parent / "0.9")
    written = yaml.safe_load((before / "instrument.yaml").read_text("utf-8"))
    written["version"] = "0.9"
    item(written).update(words)
    (before / "instrument.yaml").write_text(yaml.safe_dump(written, sort_keys=False), "utf-8")
    return folder


def rename_scheme(folder: Path) -> Path:
    """A scheme under another name, everywhere that the name stands."""
    schemes = folder.parents[1] / "schemes"
    (schemes / "kinds").rename(schemes / "sorts")
    for file in (schemes / "sorts" / "scheme.yaml", folder / "instrument.yaml"):
        file.write_text(file.read_text("utf-8").replace("kinds", "sorts"), "utf-8")
    return folder


FOLDERS: dict[str, Callable[[Path], Path]] = {
    "bank.id-reused": lambda folder: earlier_version(folder, text="Every board does thing 1 of AAA."),
    "bank.scheme-id": rename_scheme,
    "bank.unreadable": lambda folder: folder.rename(folder.with_name("café 2.0")),
}
"""Rules about what lies beside a file: a folder with as much of it as is sound."""

# The other side: what no fixture of test_rules has, because it is no change of the bank itself.
TRANSLATIONS_REFUSED: dict[str, Change] = {
    "bank.overlay-extra": lambda _, translated: translated["items"]["AAA-01"].update(examples="Y gwanwyn."),
    "bank.overlay-language": lambda _, translated: translated.update(language="fr"),
    "bank.overlay-renamed": lambda _, translated: translated["items"].update(
        {"AAA-77": translated["items"].pop("AAA-01")}
    ),
    "bank.overlay-mark-extra": lambda of, translated: (
        all_marks(of, translated),
        translated[MARKS].update({"items.AAA-77.text": fingerprint("Gone.")}),
    ),
    "bank.overlay-missing": lambda _, translated: translated["items"]["AAA-01"].pop("evidence"),
    "bank.overlay-stale": lambda of, translated: (all_marks(of, translated), of.update(title="Tinier")),
    "bank.overlay-unmarked": lambda of, translated: (all_marks(of, translated), translated[MARKS].pop("title")),
}

FILES_REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "bank.alias": lambda raw: raw.replace(b"title: Tiny", b"title: &one Tiny") + b"more: *one\n",
    "bank.duplicate-key": lambda raw: raw + b"title: Once more\n",
    "bank.encoding": lambda raw: raw.replace(b"Tiny", "Tŷ".encode("utf-16")),
    "bank.tag": lambda raw: raw.replace(b"schemes:\n- kinds", b"schemes: !!set {kinds}"),
    "bank.too-deep": lambda raw: raw + b"deep: " + b"[" * 14 + b"]" * 14 + b"\n",
    "bank.too-large": lambda raw: raw + b"# " + b"x" * (source_module.LARGEST_B - len(raw) - 1),
    "bank.too-many-parts": lambda raw: raw + b"more: [" + b"1," * source_module.MOST_PARTS + b"]\n",
    "bank.yaml": lambda raw: raw.replace(b"title: Tiny", b"title: Tiny\x01"),
    "bank.begins-with": lambda raw: raw.replace(b"title: Tiny", b"title: % of Tiny"),
    "bank.colon-in-text": lambda raw: raw.replace(b"title: Tiny", b"title: Tiny: one"),
    "bank.colon-space": lambda raw: raw.replace(b"title: Tiny", b"title:Tiny"),
    "bank.dash-missing": lambda raw: raw.replace(b"  - id: AAA-02", b"    id: AAA-02"),
    "bank.encoding-named": lambda raw: raw.replace(b"Tiny", "Tiny’s".encode("cp1252")),
    "bank.file-empty": lambda _: b"# a remark\n",
    "bank.hash": lambda raw: raw.replace(b"title: Tiny", b"title: Our #1 Tiny"),
    "bank.indent": lambda raw: raw.replace(b"title: Tiny", b"  title: Tiny"),
    "bank.no-break-space": lambda raw: raw.replace(b"title: Tiny", "title:\u00a0Tiny".encode()),
    "bank.quote-early": lambda raw: raw.replace(b"title: Tiny", b'title: "Tiny" it is'),
    "bank.quote-open": lambda raw: raw.replace(b"title: Tiny", b'title: "Tiny'),
    "bank.tab": lambda raw: raw.replace(b"title: Tiny", b"\ttitle: Tiny"),
    "bank.key-in-text": lambda raw: raw.replace(b"title: Tiny", b"title: >-\n  Tiny.\n  source: Ours."),
}


def scheme_of_another_name(folder: Path) -> Path:
    file = folder.parents[1] / "schemes" / "kinds" / "scheme.yaml"
    file.write_text(file.read_text("utf-8").replace("id: kinds", "id: sorts"), "utf-8")
    return folder


def folder_for_a_file(folder: Path) -> Path:
    (folder / "cy.yaml").unlink()
    (folder / "cy.yaml").mkdir()
    return folder


def lost_translation(folder: Path) -> Path:
    of, translated = fresh(), overlay(fresh())
    all_marks(of, translated)
    del translated["items"]["AAA-02"]
    (folder / "cy.yaml").write_text(yaml.safe_dump(translated), "utf-8")
    return folder


FOLDERS_REFUSED: dict[str, Callable[[Path], Path]] = {
    "bank.overlay-english": lambda folder: (folder / "cy.yaml").rename(folder / "en.yaml").parent,
    "bank.id-reused": lambda folder: earlier_version(folder, text="Children say what they think of the help."),
    "bank.overlay-mark-left": lost_translation,
    "bank.scheme-id": scheme_of_another_name,
    "bank.unreadable": folder_for_a_file,
}


def codes_of(folder: Path) -> list[str]:
    reading = read_bank(folder, folder.parents[1] / "schemes")
    return [problem.code for problem in (*reading.problems, *reading.warnings)]


@pytest.mark.parametrize("code", sorted(ALLOWED))
def test_what_comes_closest_to_a_fault_is_allowed(tmp_path: Path, code: str) -> None:
    of, translated = fresh(), overlay(fresh())
    before = (copy.deepcopy(of), copy.deepcopy(translated))
    ALLOWED[code](of, translated)
    assert (of, translated) != before or code in {
        "bank.domain-too-small",
        "bank.overlay-english",
        "bank.overlay-language",
        "bank.scheme-unknown",
    }
    assert codes_of(write(tmp_path, of, translated)) == []


@pytest.mark.parametrize("code", sorted(FILES))
def test_a_file_that_bears_much_is_read(tmp_path: Path, code: str) -> None:
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    before = file.read_text("utf-8")
    file.write_text(FILES[code](before), "utf-8")
    assert file.read_text("utf-8") != before
    assert codes_of(folder) == []


@pytest.mark.parametrize("code", sorted(FOLDERS))
def test_a_folder_that_comes_closest_to_a_fault_is_read(tmp_path: Path, code: str) -> None:
    assert codes_of(FOLDERS[code](write(tmp_path, fresh(), overlay(fresh())))) == []


@pytest.mark.parametrize("code", sorted(TRANSLATIONS_REFUSED))
def test_a_fault_of_a_translation_is_the_only_one_named(tmp_path: Path, code: str) -> None:
    of, translated = fresh(), overlay(fresh())
    TRANSLATIONS_REFUSED[code](of, translated)
    assert codes_of(write(tmp_path, of, translated)) == [code]


@pytest.mark.parametrize("code", sorted(conditional.FAULTY))
def test_a_condition_that_cannot_hold_is_the_only_fault_named(tmp_path: Path, code: str) -> None:
    of, translated = fresh(), overlay(fresh())
    conditional.FAULTY[code](of, translated)
    assert codes_of(write(tmp_path, of, translated)) == [code]


@pytest.mark.parametrize("code", sorted(FILES_REFUSED))
def test_a_fault_of_a_file_is_named(tmp_path: Path, code: str) -> None:
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    file.write_bytes(FILES_REFUSED[code](file.read_bytes()))
    assert code in codes_of(folder)


@pytest.mark.parametrize("code", sorted(FOLDERS_REFUSED))
def test_a_fault_of_a_folder_is_named(tmp_path: Path, code: str) -> None:
    assert code in codes_of(FOLDERS_REFUSED[code](write(tmp_path, fresh(), overlay(fresh()))))


def test_every_rule_has_a_sound_fixture_and_a_faulty_one() -> None:
    """A new code fails here until there are both; the tests above hold that each does what it is there for."""
    assert {*ALLOWED, *FILES, *FOLDERS} == set(MESSAGES)
    refused = {*BROKEN, *TRANSLATIONS_REFUSED, *conditional.FAULTY, *FILES_REFUSED, *FOLDERS_REFUSED}
    assert refused == set(MESSAGES)
