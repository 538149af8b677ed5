"""The files of a question bank in one ZIP: taken apart with distrust, put together always in the same way.

Nothing is unpacked under a name that came with the upload: what is known is given a name of ours, the rest is refused.
"""

import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from struct import error as StructError  # noqa: N812 - a class with a function's name
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sait.errors import SaitError
from sait.instruments.loader import BANK_FILE, SCHEME_FILE
from sait.instruments.problems import printable

LARGEST_UPLOAD_B = 4_000_000
LARGEST_UNPACKED_B = 8_000_000
MOST_FILES = 60
MOST_SHRUNK = 100
"""Question banks shrink to a fifth. What shrinks to less than a hundredth was made to fill a disk."""

_ENCRYPTED = 0x1
_ZIP = b"PK"
_ARCHIVES = {".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar"}
_LEFTOVERS = {"__MACOSX", "Thumbs.db", "desktop.ini"}
"""What desktops put into a ZIP unasked; so are files whose name begins with a full stop."""

_OVERLAY = re.compile(r"[a-z]{2}\.yaml")
_SCHEME = re.compile(rf"(?:.+/)?(schemes/[a-z][a-z0-9-]{{0,59}}/(?:{re.escape(SCHEME_FILE)}|[a-z]{{2}}\.yaml))")
_BROKEN = (BadZipFile, zlib.error, StructError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class BankFiles:
    """What was uploaded, under names of ours (``instrument.yaml``, ``cy.yaml``, ``schemes/ID/scheme.yaml``).

    *shown* has the name under which its author knows each file.
    """

    contents: Mapping[str, bytes]
    shown: Mapping[str, str]


def unpack(name: str, content: bytes) -> BankFiles:
    """The files in an upload called *name*: a ZIP of a bank's folder, or its one YAML file. A SaitError for any other."""
    if len(content) > LARGEST_UPLOAD_B:
        raise SaitError("upload.too-large", most=LARGEST_UPLOAD_B // 1_000_000)
    if not content:
        raise SaitError("upload.empty")
    kind = PurePosixPath(name).suffix.lower()
    if kind in {".yaml", ".yml"} and not content.startswith(_ZIP):
        return BankFiles({BANK_FILE: content}, {BANK_FILE: shortened(PurePosixPath(name).name)})
    if kind == ".xlsx":  # which is a ZIP, with nothing in it that its author knows of
        raise SaitError("upload.excel")
    if kind != ".zip" and not content.startswith(_ZIP):
        raise SaitError("upload.kind")
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _unpacked(archive)
    except _BROKEN as fault:
        raise SaitError("upload.broken") from fault


def _unpacked(archive: ZipFile) -> BankFiles:
    entries = [entry for entry in archive.infolist() if not _is_leftover(entry)]
    files = [entry for entry in entries if not entry.is_dir()]
    for entry in entries:
        _check_entry(entry)
    _check_amount(files)
    places = dict(_places(files))
    contents = {ours: archive.read(entry) for ours, entry in places.items()}
    return BankFiles(contents, {ours: shortened(entry.filename) for ours, entry in places.items()})


def _is_leftover(entry: ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not _LEFTOVERS.isdisjoint(parts) or bool(parts and re.match(r"\.[^.]", parts[-1]))


def _check_entry(entry: ZipInfo) -> None:
    """Refuse whatever could only stand in a ZIP by accident or with bad intent."""
    file = shortened(entry.filename)
    parts = entry.filename.split("/")
    if entry.filename.startswith("/") or ".." in parts or "\\" in entry.filename or ":" in parts[0]:
        raise SaitError("upload.path", file=file)
    if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise SaitError("upload.link", file=file)
    if entry.flag_bits & _ENCRYPTED:
        raise SaitError("upload.encrypted")
    if PurePosixPath(entry.filename).suffix.lower() in _ARCHIVES:
        raise SaitError("upload.nested", file=file)
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise SaitError("upload.broken")


def _check_amount(files: list[ZipInfo]) -> None:
    """By what the ZIP says of itself; no more than that is ever read, and what is not so is found broken."""
    if len(files) > MOST_FILES:
        raise SaitError("upload.too-many", most=MOST_FILES)
    if sum(file.file_size for file in files) > LARGEST_UNPACKED_B:
        raise SaitError("upload.too-large-unpacked", most=LARGEST_UNPACKED_B // 1_000_000)
    for file in files:
        if file.file_size > MOST_SHRUNK * max(file.compress_size, 1):
            raise SaitError("upload.bomb", file=shortened(file.filename))


def _places(files: list[ZipInfo]) -> Iterator[tuple[str, ZipInfo]]:
    """Each file with our name for it."""
    folders = [PurePosixPath(file.filename).parent for file in files if _name(file) == BANK_FILE]
    if not folders:
        raise SaitError("upload.no-bank", file=BANK_FILE)
    seen: set[str] = set()
    for file in files:
        ours = _place(file, folders[0])
        if ours in seen:
            raise SaitError("upload.twice", file=shortened(file.filename))
        if ours is None and _name(file) == BANK_FILE:
            raise SaitError("upload.several-banks")
        if ours is None:
            raise SaitError("upload.stranger", file=shortened(file.filename))
        seen.add(ours)
        yield ours, file


def _place(file: ZipInfo, folder: PurePosixPath) -> str | None:
    path = PurePosixPath(file.filename)
    if path.parent == folder and (path.name == BANK_FILE or _OVERLAY.fullmatch(path.name)):
        return path.name
    scheme = _SCHEME.fullmatch(str(path))
    return scheme.group(1) if scheme else None


def _name(file: ZipInfo) -> str:
    return PurePosixPath(file.filename).name


def shortened(name: str) -> str:
    """A name that came from outside, so that it can be shown."""
    return printable(name[-120:])


def pack(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP of *contents*, by path. The same contents make the same ZIP, whenever it is made."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path in sorted(contents):
            entry = ZipInfo(path)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, contents[path])
    return packed.getvalue()
