"""What is installed is exactly what was pinned: by its hash, on every platform and from whatever index."""

import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "run": ["requirements.txt"],
    "run on PostgreSQL": ["requirements.txt", "requirements-postgresql.txt"],
    "develop": ["requirements.txt", "requirements-dev.txt"],
}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ \n]+)", re.MULTILINE)
PLATFORMS = [
    ("win32", "Windows", "nt", "AMD64"),
    ("win32", "Windows", "nt", "ARM64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("darwin", "Darwin", "posix", "x86_64"),
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def text_of(names: list[str]) -> str:
    return "".join((ROOT / name).read_text("utf-8") for name in names)


@pytest.mark.parametrize("name", FILES["develop"])
def test_every_pin_has_hashes_and_names_no_index(name: str) -> None:
    text = text_of([name])
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text[PIN.search(text).start() :])  # type: ignore[union-attr]
    assert len(blocks) > 40
    # A wheel has one hash and its source another: with one alone, some platform would be refused.
    assert [block.split()[0] for block in blocks if block.count("--hash=sha256:") < 1] == []
    assert not re.search(r"^\s*--(?!hash)|://|^\s*file:", text, re.MULTILINE)


def environments() -> list[dict[str, str]]:
    names = ("sys_platform", "platform_system", "os_name", "platform_machine")
    return [
        dict(zip(names, platform, strict=True))
        | {"python_version": python, "python_full_version": f"{python}.1", "extra": ""}
        for platform in PLATFORMS
        for python in PYTHONS
    ]


@pytest.mark.parametrize("purpose", FILES)
def test_no_platform_needs_what_is_not_pinned(purpose: str) -> None:
    """With hashes, pip installs nothing that the file does not name: a dependency of Windows alone would stop it there."""
    pins = {canonicalize_name(name): pinned for name, pinned in PIN.findall(text_of(FILES[purpose]))}
    missing, seen = set(), 0
    for name, pinned in pins.items():
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue  # of another platform
        assert version(name) == pinned, f"{name}: install the pins first"
        for need in map(Requirement, needs):
            if any(need.marker is None or need.marker.evaluate(one) for one in environments()):
                seen += 1
                if canonicalize_name(need.name) not in pins:
                    missing.add(f"{name} needs {need}")
    assert missing == set()
    assert seen > 50


def test_the_command_that_pins_asks_for_hashes() -> None:
    assert "--generate-hashes" in (ROOT / "Makefile").read_text("utf-8")
