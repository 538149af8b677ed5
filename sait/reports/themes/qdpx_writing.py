"""A coding as a project of the REFI-QDA standard (.qdpx), which QualCoder, MAXQDA, NVivo and ATLAS.ti open."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TypeAlias
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile

from pyrefiqda.models import project as qda
from xsdata.formats.dataclass.serializers.config import SerializerConfig
from xsdata_pydantic.bindings import XmlSerializer

from sait.assessment.themes.codebook import Code
from sait.assessment.themes.exchange import Document, Exchange, Placed, documents_of, placed_in
from sait.i18n import Translator

NAMESPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "SAIT"
_ROOT = UUID("5d0f4a6e-1c3b-5f0e-9a51-7b1f6a1b6c11")
COLOURS = ("#1f5fa8", "#b2471f", "#2f7d4f", "#7b4fa0", "#8a6d00", "#b03060", "#00777a", "#5f5f5f")

Variables: TypeAlias = tuple[qda.VariableType, qda.VariableType]
"""Board and question, once of cases and once of texts: some programs read the one, some the other."""


def guid(project_id: str, kind: str, name: str) -> str:
    """What a part of a coding is called in every file of it."""
    return str(uuid5(_ROOT, f"{project_id}/{kind}/{name}"))


def write_qdpx(exchange: Exchange, t: Translator) -> bytes:
    """The project with its codebook, coders, cases (with board and question as variables), texts, codings and memos.

    One text for each case, and one selection for each coding, its memo as the description: so the programs keep them.
    Positions are Unicode code points, from 0, the last one not included.
    """
    documents = documents_of(exchange.answers)
    config = SerializerConfig(xml_declaration=True, encoding="UTF-8")
    xml = XmlSerializer(config=config).render(_project(exchange, documents, t), ns_map={None: NAMESPACE})
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("project.qde", xml.encode())
        for document in documents:
            packed.writestr(f"sources/{_source_guid(exchange, document)}.txt", document.text.encode())
    return file.getvalue()


def _project(exchange: Exchange, documents: Sequence[Document], t: Translator) -> qda.Project:
    of_cases = (_variable(exchange, "board", t("Board")), _variable(exchange, "question", t("Question")))
    of_texts = (
        _variable(exchange, "board-of-text", t("Board of the text")),
        _variable(exchange, "question-of-text", t("Question of the text")),
    )
    return qda.Project(
        name=t.text(exchange.title),
        origin=ORIGIN,
        users=qda.UsersType(
            user=[qda.UserType(guid=guid(exchange.project_id, "coder", one), name=one) for one in exchange.coders]
        ),
        code_book=qda.CodeBookType(codes=qda.CodesType(code=list(_codes(exchange, None, t)))),
        variables=qda.VariablesType(variable=[*of_cases, *of_texts]),
        cases=qda.CasesType(case=[_case(exchange, one, of_cases, t) for one in documents]),
        sources=qda.SourcesType(text_source=[_source(exchange, one, of_texts, t) for one in documents]),
    )


def _variable(exchange: Exchange, name: str, said: str) -> qda.VariableType:
    return qda.VariableType(
        guid=guid(exchange.project_id, "variable", name), name=said, type_of_variable=qda.TypeOfVariableType.TEXT
    )


def _codes(exchange: Exchange, under: str | None, t: Translator) -> Iterator[qda.CodeType]:
    for place, code in enumerate(exchange.codebook.codes):
        if code.under == under:
            yield qda.CodeType(
                guid=guid(exchange.project_id, "code", code.id),
                name=t.text(code.name),
                is_codable=True,
                color=COLOURS[place % len(COLOURS)],
                description=_meaning(code, t),
                code=list(_codes(exchange, code.id, t)) if under is None else [],
            )


def _meaning(code: Code, t: Translator) -> str:
    return "\n".join([t.text(code.definition), *(f"– {t.text(example)}" for example in code.examples)])


def _case(exchange: Exchange, document: Document, variables: Variables, t: Translator) -> qda.CaseType:
    return qda.CaseType(
        guid=guid(exchange.project_id, "case", document.name),
        name=document.name,
        variable_value=_values(exchange, document, variables, t),
        source_ref=[qda.SourceRefType(target_guid=_source_guid(exchange, document))],
    )


def _values(exchange: Exchange, document: Document, variables: Variables, t: Translator) -> list[qda.VariableValueType]:
    said = (t.text(exchange.boards[document.case.board_id]), t.text(exchange.questions[document.case.item_id]))
    return [
        qda.VariableValueType(variable_ref=qda.VariableRefType(target_guid=one.guid), text_value=words)
        for one, words in zip(variables, said, strict=True)
    ]


def _source_guid(exchange: Exchange, document: Document) -> str:
    return guid(exchange.project_id, "source", document.name)


def _source(exchange: Exchange, document: Document, variables: Variables, t: Translator) -> qda.TextSourceType:
    own = {answer.id for answer in document.answers}
    name = _source_guid(exchange, document)
    return qda.TextSourceType(
        guid=name,
        name=document.name,
        plain_text_path=f"internal://{name}.txt",
        variable_value=_values(exchange, document, variables, t),
        plain_text_selection=[
            _selection(exchange, placed_in(document, coding)) for coding in exchange.codings if coding.answer_id in own
        ],
    )


def _selection(exchange: Exchange, placed: Placed) -> qda.PlainTextSelectionType:
    coder = guid(exchange.project_id, "coder", placed.coder)
    return qda.PlainTextSelectionType(
        guid=guid(exchange.project_id, "selection", placed.guid),
        start_position=placed.starts,
        end_position=placed.ends,
        creating_user=coder,
        description=placed.memo or None,
        coding=[
            qda.CodingType(
                guid=placed.guid,
                creating_user=coder,
                code_ref=qda.CodeRefType(target_guid=guid(exchange.project_id, "code", placed.code_id)),
            )
        ],
    )
