"""A project of the REFI-QDA standard (.qdpx) that comes back: its codings, in the answers that went out with it."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pydantic import ValidationError
from pyrefiqda.models import project as qda
from xsdata.exceptions import ConverterWarning, ParserError
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata_pydantic.bindings import XmlParser

from sait.assessment.themes.codebook import Code, Codebook
from sait.assessment.themes.exchange import Document, Placed, codings_at, documents_of
from sait.assessment.themes.project import Answer, Coding
from sait.errors import SaitError
from sait.reports.themes.qdpx_writing import NAMESPACE, guid

LARGEST_XML_B = 30_000_000
LARGEST_TEXT_B = 5_000_000
_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TEXT_PATH = "internal://"


_UNREADABLE = (
    BadZipFile, NotImplementedError, RuntimeError, EOFError, ValidationError, ParserError, ConverterWarning,
    etree.XMLSyntaxError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out, and so what can come back."""

    project_id: str
    codebook: Codebook
    answers: Sequence[Answer]


def read_qdpx(content: bytes, sent: Sent) -> tuple[Coding, ...]:
    """The codings in a project file, of every coder in it.

    Texts, coders and codes are known by the names they went out with, since programs give them other numbers. A coding that
    reaches over several answers becomes one of each. Refused: ``qdpx.unreadable``, ``qdpx.too-large``;
    ``qdpx.text-changed`` and ``qdpx.text-unknown`` with the text's name, ``qdpx.code-unknown`` with the codes,
    ``qdpx.passage``: nothing of a file is taken unless all of it can be.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            return tuple(_codings(_parsed(packed), packed, sent))
    except _UNREADABLE as fault:
        raise SaitError("qdpx.unreadable") from fault


def _parsed(packed: ZipFile) -> qda.Project:
    name = next((one for one in packed.namelist() if one.endswith(".qde") and "/" not in one), None)
    if name is None:
        raise SaitError("qdpx.unreadable")
    text = _text(packed, name, LARGEST_XML_B)
    # Entities can stand for gigabytes, or for a file of this machine; no program writes any.
    if _DECLARES.search(text):
        raise SaitError("qdpx.unreadable")
    # Read strictly first: the library's own way of reading mends what is damaged, and says nothing of what is lost.
    root = etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True))
    if root.tag != f"{{{NAMESPACE}}}Project":
        raise SaitError("qdpx.unreadable")
    config = ParserConfig(fail_on_unknown_properties=False, fail_on_unknown_attributes=False)
    return XmlParser(config=config).parse(root, qda.Project)


def _text(packed: ZipFile, name: str, most: int) -> str:
    with packed.open(name) as file:
        read = file.read(most + 1)
    if len(read) > most:
        raise SaitError("qdpx.too-large", most=most // 1_000_000)
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SaitError("qdpx.unreadable") from fault


def _codings(project: qda.Project, packed: ZipFile, sent: Sent) -> Iterator[Coding]:
    documents = {document.name: document for document in documents_of(sent.answers)}
    coders = {one.guid: one.name or one.id or "" for one in (project.users.user if project.users else [])}
    codes = _code_ids(project, sent)
    for source in project.sources.text_source if project.sources else []:
        document = documents.get(source.name or "")
        selections = [one for one in source.plain_text_selection if one.coding]
        if document is None:
            if selections:
                raise SaitError("qdpx.text-unknown", document=source.name or source.guid)
            continue
        _check_text(source, document, packed, is_one_sign=_counts_lines_once(project))
        for selection in selections:
            for placed in _placed(selection, coders, codes):
                yield from _told_apart(codings_at(document, placed))


def _told_apart(codings: Sequence[Coding]) -> Iterator[Coding]:
    """The first keeps the name it has in the file; those that it falls into beside get their own."""
    for number, one in enumerate(codings):
        name = one.id if number == 0 else str(uuid4())
        yield Coding(name, one.answer_id, one.coder, one.code_id, one.starts, one.ends, one.memo)


def _code_ids(project: qda.Project, sent: Sent) -> Mapping[str, str | None]:
    """By each code's number in the file the identifier it has here; None for one that the codebook does not have."""
    listed = project.code_book.codes.code if project.code_book and project.code_book.codes else []
    by_guid = {guid(sent.project_id, "code", code.id): code for code in sent.codebook.codes}
    by_name = {name.casefold(): code for code in sent.codebook.codes for name in (*code.name.values(), code.id)}
    found: dict[str, str | None] = {}
    for one in _with_inner(listed):
        code: Code | None = by_guid.get(_plain(one.guid)) or by_name.get((one.name or "").casefold())
        found[_plain(one.guid)] = None if code is None else code.id
    unknown = [one.name or one.guid for one in _with_inner(listed) if found[_plain(one.guid)] is None]
    if used := [name for name in unknown if _is_used(project, name)]:
        raise SaitError("qdpx.code-unknown", codes=", ".join(used))
    return found


def _with_inner(codes: Iterable[qda.CodeType]) -> Iterator[qda.CodeType]:
    for code in codes:
        yield code
        yield from _with_inner(code.code)


def _is_used(project: qda.Project, name: str) -> bool:
    listed = project.code_book.codes.code if project.code_book and project.code_book.codes else []
    named = {_plain(one.guid) for one in _with_inner(listed) if (one.name or one.guid) == name}
    return any(
        _plain(coding.code_ref.target_guid) in named
        for source in (project.sources.text_source if project.sources else [])
        for selection in source.plain_text_selection
        for coding in selection.coding
    )


def _counts_lines_once(project: qda.Project) -> bool:
    """Whether the program counts the end of a line as one sign even where its file has two: QualCoder and ATLAS.ti do."""
    return (project.origin or "").casefold().startswith(("qualcoder", "atlas", "sait"))


def _check_text(source: qda.TextSourceType, document: Document, packed: ZipFile, *, is_one_sign: bool) -> None:
    text = source.plain_text_content
    if text is None:
        name = (source.plain_text_path or "").removeprefix(_TEXT_PATH).lstrip("/")
        entry = next((one for one in packed.namelist() if one.casefold() == f"sources/{name}".casefold()), None)
        if entry is None:
            raise SaitError("qdpx.text-unknown", document=document.name)
        text = _text(packed, entry, LARGEST_TEXT_B)
    if is_one_sign:
        text = text.replace("\r\n", "\n")
    if text.removeprefix("\ufeff") != document.text:
        raise SaitError("qdpx.text-changed", document=document.name)


def _placed(
    selection: qda.PlainTextSelectionType, coders: Mapping[str, str], codes: Mapping[str, str | None]
) -> Iterator[Placed]:
    for coding in selection.coding:
        code_id = codes.get(_plain(coding.code_ref.target_guid))
        if code_id is None:
            raise SaitError("qdpx.unreadable")
        coder = coders.get(coding.creating_user or selection.creating_user or "", "")
        yield Placed(
            _plain(coding.guid),
            coder,
            code_id,
            selection.start_position,
            selection.end_position,
            selection.description or "",
        )


def _plain(name: str) -> str:
    """A number as Python writes it: some programs put it in braces or in capitals."""
    return str(UUID(name))
