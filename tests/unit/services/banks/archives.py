"""ZIPs of question banks: sound ones, and such as nobody should open."""

import stat
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

from tests.unit.instruments import tiny


def zipped(contents: Mapping[str, bytes | str], *, mode: int = 0, compression: int = ZIP_DEFLATED) -> bytes:
    """A ZIP of *contents*; *mode* is what Unix would say that each file is."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in contents.items():
            entry = ZipInfo(name)
            entry.compress_type = compression
            entry.external_attr = mode << 16
            archive.writestr(entry, content)
    return made.getvalue()


LINK = stat.S_IFLNK | 0o777


def bank_files(folder: str = "tiny", **changes: object) -> dict[str, str]:
    """The files of the smallest sound bank with its translation and its scheme, *changes* made to its header."""
    written = tiny.fresh() | changes
    return {
        f"{folder}/instrument.yaml": yaml.safe_dump(written, sort_keys=False),
        f"{folder}/cy.yaml": yaml.safe_dump(tiny.overlay(written), sort_keys=False, allow_unicode=True),
        "schemes/kinds/scheme.yaml": yaml.safe_dump(tiny.SCHEME, sort_keys=False),
    }


def bank_zip(**changes: object) -> bytes:
    return zipped(bank_files(**changes))


def shelf_of(folder: Path, *files: Mapping[str, str]) -> Path:
    """A folder of question banks on disk."""
    for place, content in (one for each in files for one in each.items()):
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    return folder
