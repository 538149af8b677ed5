"""Every file that SAIT makes: whether somebody may have it, asked each time, and its making."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from sait.assessment.access import Account, Right
from sait.assessment.files import LARGE, RELEASED, About, FileRequest, Option
from sait.assessment.surveys.survey import Survey, SurveyState
from sait.assessment.timetable import timetable
from sait.assessment.workshops import EntryMode, Form, State, View
from sait.charts.download import file_name
from sait.errors import SaitError
from sait.i18n import Text, translator
from sait.i18n.translator import WALES
from sait.instruments.model import Instrument
from sait.reports.paper.form import Occasion, paper_form
from sait.reports.paper.run_sheet import Day, run_sheet
from sait.services.banks.instruments import get_instrument, read_bank_list
from sait.services.banks.shelf import download_bank, read_library
from sait.services.deciding.actions import write_actions
from sait.services.members.joining import invitation
from sait.services.results.exports import (
    MadeFile,
    deck_file,
    export_queries,
    region_file,
    report_file,
    seminar_file,
    table_file,
)
from sait.services.results.reading import Locals
from sait.services.results.record import write_record
from sait.services.running.audit_export import audit_csv
from sait.services.surveys.files import beside_file, figures_file
from sait.services.surveys.leading import list_surveys
from sait.services.themes import exchange
from sait.services.themes.projects import list_projects
from sait.services.tokens import now
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class Sources:
    """What files are made from. *minimum* is the least group that is shown, *site* the address that phones use."""

    database: Database
    question_banks: Path
    minimum: int
    site: str


@dataclass(frozen=True, slots=True)
class Found:
    """A request that was granted to *who*, with what it is about: a workshop among all *rooms*, a bank, a survey, or none of them."""

    request: FileRequest
    rooms: tuple[WorkshopInContext, ...] = ()
    room: WorkshopInContext | None = None
    bank_hash: str = ""
    survey: Survey | None = None
    who: str = ""


def find_file(sources: Sources, account: Account, request: FileRequest) -> Found:
    """What *request* is about, if *account* may have that file now.

    ``file.none`` where it may not and where there is no such thing: the answer does not tell which.
    """
    found = _look_up(sources, request)
    if found is None or not _may_have(account, found):
        raise SaitError("file.none")
    return replace(found, who=account.name)


def _look_up(sources: Sources, request: FileRequest) -> Found | None:
    if request.kind.about is About.SERVER:
        return Found(request)
    if request.kind.about is About.BANK:
        return Found(request, bank_hash=request.about)
    if request.kind.about is About.SURVEY:
        listed = [survey for survey, _ in list_surveys(sources.database) if survey.id == request.about]
        return Found(request, survey=listed[0]) if listed else None
    if request.kind.about is About.CODING:
        known = (one.id for one in list_projects(sources.database))
        return Found(request) if request.about in known else None
    rooms = list_rooms(sources.database)
    room = next((room for room in rooms if room.workshop.id == request.about), None)
    return None if room is None else Found(request, rooms, room)


def _may_have(account: Account, found: Found) -> bool:
    right, room = found.request.kind.right, found.room
    if room is None:
        return account.may(right)
    if not account.may(right, room.board.id):
        return False
    # A board's own files are for who leads its workshops; what it released to others is for everybody who compares.
    is_released = room.workshop.results_shared_at is not None or account.may(Right.RESULTS_EXPORT, room.board.id)
    return found.request.is_inside or is_released


DECKS = {"deck": deck_file, "region": region_file}
"""What makes the decks of one board."""


def make_file(sources: Sources, found: Found) -> MadeFile:
    """The file, from what is in the database now; ``file.none`` where there is nothing that it could hold."""
    made = MAKERS[found.request.kind.name](sources, found)
    if made is None:
        raise SaitError("file.none")
    return made


def _results(sources: Sources, found: Found) -> MadeFile | None:
    room, request = _room(found), found.request
    language, *_ = request.languages
    local = Locals(request.options[Option.LOCAL])
    questions = export_queries(
        sources.database, room, found.rooms, inside=request.is_inside, local=local, language=language
    )
    kind = request.kind.name.removeprefix(RELEASED)
    if kind in DECKS:
        return DECKS[kind](sources.database, room, questions, languages=request.languages, made_at=now())
    if kind == "report":
        return report_file(sources.database, room, questions, language=language, made_at=now(), minimum=sources.minimum)
    question = questions.get(request.options[Option.CUT])
    if question is None:
        return None
    is_json = kind == "data"
    return table_file(sources.database, room, question, language=language, is_json=is_json)


def _seminar(sources: Sources, found: Found) -> MadeFile | None:
    room, languages = _room(found), found.request.languages
    return seminar_file(sources.database, room, found.rooms, languages=languages, made_at=now())


def _record(sources: Sources, found: Found) -> MadeFile | None:
    room, languages = _room(found), found.request.languages
    if room.workshop.state is State.DRAFT:
        return None
    content = write_record(sources.database, room.workshop.id, languages=languages, today=_today())
    t = translator(languages[0])
    name = file_name(f"SAIT {t.text(room.board.name)} {t.text(room.round.name)}")
    return MadeFile(f"{name}-{'-'.join(languages)}.docx", content)


def _actions(sources: Sources, found: Found) -> MadeFile:
    room, t = _room(found), translator(found.request.languages[0])
    is_made_up = room.workshop.demonstration
    content = write_actions(sources.database, room.board.id, _today(), t, demonstration=is_made_up)
    return MadeFile(f"{file_name(f'SAIT {t.text(room.board.name)}')}-{file_name(t('Actions'))}.xlsx", content)


def _run_sheet(sources: Sources, found: Found) -> MadeFile:
    room, request = _room(found), found.request
    options = request.options
    starts = datetime.combine(
        date.fromisoformat(options[Option.DAY]), time.fromisoformat(options[Option.BEGINS]), WALES
    )
    questions, domains = asked_on_the_day(sources.database, room)
    slots = timetable(starts, minutes=int(options[Option.MINUTES]), questions=questions, domains=domains)
    has_cards = room.workshop.entry is EntryMode.ONE_TIME
    join = f"{sources.site}/join"
    day = Day(
        board=room.board.name,
        round=room.round.name,
        code="" if has_cards else room.workshop.code,
        address=join.split("://", 1)[1],
        link=join if has_cards else f"{join}/{room.workshop.code}",
        slots=slots,
        minimum=sources.minimum,
        is_demonstration=room.workshop.demonstration,
    )
    board = translator(request.languages[0]).text(room.board.name)
    return MadeFile(
        f"{file_name(f'SAIT {board} run-sheet')}-{'-'.join(request.languages)}.pdf",
        run_sheet(day, request.languages),
    )


def asked_on_the_day(database: Database, room: WorkshopInContext) -> tuple[int, int]:
    """How many questions each member is asked, and in how many domains: those on local arrangements once more."""
    domains = get_instrument(database, room.workshop.instrument_hash).in_form(room.workshop.form)
    times = 2 if invitation(database, room.workshop).local_areas else 1
    return times * sum(len(domain.items) for domain in domains), times * len(domains)


def _form(sources: Sources, found: Found) -> MadeFile:
    workshop = (room := _room(found)).workshop
    occasion = Occasion(
        board=room.board.name,
        round=room.round.name,
        is_open=workshop.view is View.OPEN,
        is_demonstration=workshop.demonstration,
        areas=invitation(sources.database, workshop).local_areas,
    )
    instrument = get_instrument(sources.database, workshop.instrument_hash)
    return _paper(sources, found.request, instrument, workshop.form, room.board.name, occasion)


def _bank_form(sources: Sources, found: Found) -> MadeFile | None:
    listed = read_library(sources.database, read_bank_list(sources.question_banks)).find(found.bank_hash)
    form = Form(found.request.options[Option.QUESTIONS])
    if listed is None or (form is Form.SHORT and not listed.instrument.short_form):
        return None
    return _paper(
        sources, found.request, listed.instrument, form, f"{listed.instrument.id} {listed.instrument.version}"
    )


def _paper(
    sources: Sources,
    request: FileRequest,
    instrument: Instrument,
    form: Form,
    whose: Text | str,
    occasion: Occasion | None = None,
) -> MadeFile:
    t, is_large = translator(request.languages[0]), request.options[Option.SIZE] == LARGE
    content = paper_form(instrument, t, form=form, large=is_large, minimum=sources.minimum, occasion=occasion)
    named = whose if isinstance(whose, str) else t.text(whose)
    return MadeFile(f"{file_name(f'SAIT {named} {form} {t.language}')}{'-large' if is_large else ''}.pdf", content)


def _bank(sources: Sources, found: Found) -> MadeFile:
    return MadeFile(*download_bank(sources.database, sources.question_banks, found.bank_hash))


def _survey_form(sources: Sources, found: Found) -> MadeFile | None:
    survey, request = found.survey, found.request
    if survey is None or survey.state is not SurveyState.OPEN:
        return None
    instrument = get_instrument(sources.database, survey.instrument_hash)
    occasion = Occasion(survey.title, {}, is_demonstration=survey.demonstration, is_survey=True)
    return _paper(sources, request, instrument, survey.form, survey.title, occasion)


def _survey(sources: Sources, found: Found) -> MadeFile | None:
    assert found.survey is not None
    request, (language,) = found.request, found.request.languages
    if request.kind.name == "survey-beside":
        return beside_file(sources.database, found.survey, language=language)
    is_json = request.kind.name == "survey-data"
    return figures_file(
        sources.database, found.survey, request.options[Option.CUT], language=language, is_json=is_json
    )  # fmt: skip


def _coding(sources: Sources, found: Found) -> MadeFile | None:
    request, database = found.request, sources.database
    if request.kind.name == "codebook":
        return exchange.codebook_file(database, request.about)
    t = translator(request.languages[0])
    if request.kind.name in {"theme-figures", "quotes"}:
        make = exchange.figures_file if request.kind.name == "theme-figures" else exchange.quotes_file
        return make(database, request.about, t)
    make_logged = exchange.project_file if request.kind.name == "coding-project" else exchange.codings_file
    return make_logged(database, request.about, t, who=found.who)


def _audit(sources: Sources, _: Found) -> MadeFile:
    return MadeFile("SAIT-audit.csv", audit_csv(sources.database))


def _room(found: Found) -> WorkshopInContext:
    assert found.room is not None
    return found.room


def _today() -> date:
    return now().astimezone(WALES).date()


MAKERS: Mapping[str, Callable[[Sources, Found], MadeFile | None]] = {
    **dict.fromkeys(
        (f"{whose}{name}" for whose in ("", RELEASED) for name in ("deck", "region", "report", "table", "data")),
        _results,
    ),
    "released-seminar": _seminar,
    "record": _record,
    "actions": _actions,
    "run-sheet": _run_sheet,
    "form": _form,
    "bank-form": _bank_form,
    "bank": _bank,
    "survey-form": _survey_form,
    **dict.fromkeys(("survey-table", "survey-data", "survey-beside"), _survey),
    "audit": _audit,
    **dict.fromkeys(("coding-project", "codings", "theme-figures", "quotes", "codebook"), _coding),
}
"""What makes each kind; None where there is nothing to put into it."""
