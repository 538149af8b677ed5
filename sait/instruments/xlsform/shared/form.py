"""The sheets of a form with the meaning of their columns, as pyxform reads headers, and the languages they come in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyxform import aliases
from pyxform.parsing.sheet_headers import process_header

from sait.instruments.xlsform.importing.cells import Cells, Row, Table
from sait.instruments.xlsform.importing.findings import Finding, RefusedFormError
from sait.instruments.xlsform.shared.layout import (
    CHOICES,
    EXTERNAL,
    FACTS,
    MARKS,
    MORE,
    SETTINGS,
    SOURCE,
    SURVEY,
    language_of,
)

Tokens = tuple[str, ...]

ALIASES = {
    SURVEY: aliases.survey_header,
    CHOICES: aliases.list_header,
    SETTINGS: aliases.settings_header,
    EXTERNAL: aliases.list_header,
}
KNOWN = {
    SURVEY: {"type", "name", "label", "hint", "guidance_hint", "appearance", "disabled", "default", "parameters"},
    CHOICES: {"list name", "name", "label"},
    SETTINGS: {"title", "id_string", "version", "default_language"},
    EXTERNAL: {"list name", "name", "label"},
    FACTS: {"part", "id", "key", "value"},
    MARKS: {"place"},
    MORE: {"place", "value"},
}
REQUIRED = {
    SURVEY: ["type", "name", "label"],
    CHOICES: ["list name", "name", "label"],
    FACTS: ["part", "key"],
    MARKS: ["place"],
    MORE: ["place", "value"],
}
TEXTS = ("label", "hint", "guidance_hint", "sait_examples", "sait_evidence", "sait_title")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what each column means, and the rows under the header."""

    name: str
    columns: Mapping[int, Tokens]
    headers: Mapping[int, str]
    rows: tuple[Row, ...]

    def column(self, *tokens: str) -> int:
        """The column of this meaning; 1 where there is none, so that a finding always has a cell."""
        return next((place for place, meaning in self.columns.items() if meaning == tokens), 1)

    def text(self, row: Row, *tokens: str) -> str:
        """What stands in the column of this meaning; empty where nothing does."""
        return next((row.cells.get(place, "") for place, meaning in self.columns.items() if meaning == tokens), "")


@dataclass(slots=True)
class Form:
    """A form to import, with what has been found about it so far.

    *languages* maps what stands after "::" in a header (empty for a header without) to a language's code; the one
    that maps to ``en`` is the source. *is_own*: SAIT wrote it, so that every space counts.
    """

    sheets: Mapping[str, Sheet]
    languages: Mapping[str, str]
    is_own: bool
    carried: list[Finding] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)

    @property
    def survey(self) -> Sheet:
        return self.sheets[SURVEY]

    def sheet(self, key: str) -> Sheet:
        """The sheet, or an empty one of that name."""
        return self.sheets.get(key, Sheet(key, {}, {}, ()))

    def texts(self, sheet: Sheet, row: Row, meaning: str) -> dict[str, str]:
        """The texts of one meaning by language, only those that are filled in."""
        found: dict[str, str] = {}
        # A column without a language first, so that one that names it has the last word.
        for place, tokens in sorted(sheet.columns.items(), key=lambda column: len(column[1])):
            language = self.languages.get(tokens[1] if len(tokens) == 2 else "")
            if tokens[0] == meaning and len(tokens) <= 2 and language and place in row.cells:
                text = row.cells[place]
                found[language] = text if self.is_own else " ".join(text.split())
        return found

    def source_column(self, sheet: Sheet, meaning: str) -> int:
        """The column of the source language's text."""
        found = [
            place
            for place, tokens in sorted(sheet.columns.items(), key=lambda column: -len(column[1]))
            if tokens[0] == meaning and self.languages.get(tokens[1] if len(tokens) > 1 else "") == SOURCE
        ]
        return found[0] if found else sheet.column(meaning)

    def leave(self, sheet: Sheet, row: Row | None, column: int, code: str, **context: object) -> None:
        """Note what could not be carried."""
        self.carried.append(Finding(sheet.name, row.number if row else 0, column, code, context))

    def fault(self, sheet: Sheet, row: Row | None, column: int, code: str, **context: object) -> None:
        """Note why the form cannot be imported."""
        self.faults.append(Finding(sheet.name, row.number if row else 0, column, code, context))

    def refuse_faulty(self) -> None:
        """RefusedFormError with every fault so far, where there is one."""
        if self.faults:
            raise RefusedFormError(self.faults)


def read_form(cells: Cells) -> Form:
    """The form in *cells*; RefusedFormError where a sheet or a column that it needs is not there."""
    faults = [] if SURVEY in cells.tables else [_no_survey(cells)]
    findings: list[Finding] = list(cells.findings)
    sheets = {key: _sheet(key, table) for key, table in cells.tables.items()}
    if SETTINGS in sheets:
        sheets[SETTINGS] = _with_one_identifier(sheets[SETTINGS], findings)
    for key, sheet in sheets.items():
        faults += _header_faults(key, sheet)
    if faults:
        raise RefusedFormError(faults)
    languages = _languages(sheets, findings)
    return Form(sheets, languages, FACTS in sheets, findings)


def _no_survey(cells: Cells) -> Finding:
    unread = [one.sheet for one in cells.findings if one.code == "xlsform.sheet-unread"]
    found = [*unread, *(table.name for table in cells.tables.values())]
    return Finding("", 0, 0, "xlsform.sheet-missing", {"name": SURVEY, "found": ", ".join(found)})


def _sheet(key: str, table: Table) -> Sheet:
    if not table.rows:
        return Sheet(table.name, {}, {}, ())
    first, *rows = table.rows
    if first.number != 1:
        # Without a header in the first row nothing below it has a meaning.
        return Sheet(table.name, {}, {}, table.rows)
    headers = {place: " ".join(text.split()) for place, text in first.cells.items()}
    return Sheet(table.name, _meanings(key, headers), headers, tuple(rows))


def _meanings(key: str, headers: Mapping[int, str]) -> dict[int, Tokens]:
    doubled = any("::" in header for header in headers.values())
    return {
        place: process_header(
            header=header, use_double_colon=doubled, header_aliases=ALIASES.get(key, {}), header_columns=KNOWN[key]
        )[1]
        for place, header in headers.items()
    }


def _with_one_identifier(settings: Sheet, findings: list[Finding]) -> Sheet:
    """Where ``form_id`` stands beside ``id_string``, its older name, the former counts, as for ODK's converter."""
    named = {place: settings.headers[place] for place, tokens in settings.columns.items() if tokens == ("id_string",)}
    if set(named.values()) != {"form_id", "id_string"}:
        return settings
    old = next(place for place, header in named.items() if header == "id_string")
    findings.append(Finding(settings.name, 1, old, "xlsform.header-old", {"name": "id_string", "other": "form_id"}))
    return replace(settings, columns={place: one for place, one in settings.columns.items() if place != old})


def _header_faults(key: str, sheet: Sheet) -> Iterator[Finding]:
    if key == SETTINGS and not sheet.rows and not sheet.headers:
        return
    present = {tokens[0] for tokens in sheet.columns.values()}
    for name in REQUIRED.get(key, []):
        if name not in present and (sheet.rows or key == SURVEY):
            yield Finding(sheet.name, 1, 1, "xlsform.header-missing", {"name": name.replace(" ", "_")})
    seen: dict[Tokens, str] = {}
    for place, tokens in sheet.columns.items():
        name = sheet.headers[place]
        if tokens in seen:
            code = "xlsform.header-twice" if name.lower() == seen[tokens].lower() else "xlsform.header-alias"
            yield Finding(sheet.name, 1, place, code, {"name": name, "other": seen[tokens]})
        seen.setdefault(tokens, name)


def _languages(sheets: Mapping[str, Sheet], findings: list[Finding]) -> dict[str, str]:
    """What each language of the headers is; notes those that cannot be told, and what stands in for English."""
    named, default = _named(sheets), _default_language(sheets)
    known = {name: language_of(name) for name in named if name}
    if "" in named:
        known[""] = language_of(default) or ("" if default and SOURCE in known.values() else SOURCE)
    if SOURCE not in known.values() or (known.get("") == SOURCE and default and not language_of(default)):
        # Something has to stand where English would; the author is told to translate it.
        stand_in = default if default in known else "" if "" in known and default else next(iter(known), "")
        known[stand_in] = SOURCE
        findings.append(_about(sheets, stand_in, "xlsform.source-language", language=stand_in or default))
    elif known.get("") == SOURCE and not default:
        findings.append(_about(sheets, "", "xlsform.source-assumed", name=_header(sheets, "")))
    unknown = [name for name, code in known.items() if not code]
    findings.extend(_left(sheets, name) for name in unknown)
    return _once({name: code for name, code in known.items() if code}, sheets, findings)


def _once(known: dict[str, str], sheets: Mapping[str, Sheet], findings: list[Finding]) -> dict[str, str]:
    """One header for each language: of "label::English" and "label::English (UK) (en)", the first.

    A column without a language is read beside those that name its language, as a hint of its own: each meaning once.
    """
    chosen: dict[str, str] = {}
    for name, code in known.items():
        if name and code in [other for named, other in chosen.items() if named]:
            findings.append(_left(sheets, name))
        else:
            chosen[name] = code
    beside = [name for name, code in chosen.items() if name and code == chosen.get("")]
    for sheet in sheets.values():
        for place, tokens in sheet.columns.items():
            if (
                tokens[0] in TEXTS
                and len(tokens) == 1
                and any((tokens[0], one) in sheet.columns.values() for one in beside)
            ):
                name = sheet.headers[place]
                findings.append(
                    Finding(sheet.name, 1, place, "xlsform.column-twice", {"name": name, "language": beside[0]})
                )
    return chosen


def _left(sheets: Mapping[str, Sheet], named: str) -> Finding:
    return _about(sheets, named, "xlsform.language-left", name=named or _header(sheets, ""))


def _named(sheets: Mapping[str, Sheet]) -> Sequence[str]:
    """The languages of all headers as they stand there, in order; empty for a text column without one."""
    named: dict[str, None] = {}
    for key in (SURVEY, CHOICES, SETTINGS):
        for tokens in sheets[key].columns.values() if key in sheets else ():
            if tokens[0] in TEXTS:
                named[tokens[1] if len(tokens) > 1 else ""] = None
    for header in sheets[FACTS].headers.values() if FACTS in sheets else ():
        if header not in KNOWN[FACTS]:
            named[header] = None
    return list(named)


def _default_language(sheets: Mapping[str, Sheet]) -> str:
    settings = sheets.get(SETTINGS)
    return settings.text(settings.rows[0], "default_language").strip() if settings and settings.rows else ""


def _header(sheets: Mapping[str, Sheet], named: str) -> str:
    """The first header whose text is in this language, as it stands in the form."""
    return next((sheet.headers[place] for sheet, place in _texts_in(sheets, named)), "label")


def _texts_in(sheets: Mapping[str, Sheet], named: str) -> Iterator[tuple[Sheet, int]]:
    for sheet in sheets.values():
        for place, tokens in sheet.columns.items():
            if tokens[0] in TEXTS and (tokens[1] if len(tokens) > 1 else "") == named:
                yield sheet, place


def _about(sheets: Mapping[str, Sheet], named: str, code: str, **context: object) -> Finding:
    """A finding at the first header that names this language."""
    sheet, place = next(_texts_in(sheets, named), (sheets[SURVEY], 1))
    return Finding(sheet.name, 1, place, code, context)
