"""What a member does after the scoring, on a plain page: the vision, what helps and hinders, and dots."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.decisions import LONGEST_LINE, Force, ForceScope, Priority, Task, Vision
from sait.assessment.members.responses import Member
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.members.rare_language import choose_rare_language, rare_language
from sait.services.members.taking_part import VISION_LEVELS
from sait.settings import settings
from sait.web.pages.page import Form, database, in_a_thread
from sait.web.pages.plain.numbers import read_number
from sait.web.pages.plain.screens import nobody
from sait.web.pages.plain.seats import (
    IN_LANGUAGE,
    IN_SIZE,
    NOBODY,
    TAKE_PART,
    Seat,
    looks,
    seat_page,
    status_of,
    take_seat,
)
from sait.wording.asking import applies_to_all, rare_language_words, rule_of_forces
from sait.wording.languages import in_language
from sait.wording.plan import ownership_words, priority_words, scope_words, task_words

TASKS = (Task.VISION, Task.FORCES, Task.FORCE_DOTS, Task.PRIORITY_DOTS)
FORCE, TAKE_BACK = "force", "take-back:"
"""What the button that sends something is called, and before what names it one that takes it back."""
OF_FORCE = frozenset({"text", "way", "scope"})
AGAIN = "again"


@dataclass(frozen=True, slots=True)
class VisionAsked:
    """How far the board's vision is one's own: *version* is the wording that was read, *note* its language where another."""

    title: str
    words: str
    language: str
    note: str
    version: str
    levels: tuple[tuple[str, str], ...]
    given: str


@dataclass(frozen=True, slots=True)
class DotsAsked:
    """Dots to be spread over *choices*: each with its name, its label and how many are on it."""

    task: Task
    title: str
    most: int
    left: int
    choices: tuple[tuple[str, str, int], ...]


def take_part(request: Request, form: Form) -> Response:
    """What the facilitator has opened, one part below the other."""
    try:
        seat = take_seat(request, takes_part=True)
    except SaitError as problem:
        if problem.code in NOBODY:
            return nobody(request, problem)
        raise
    return _sent(seat, form) if request.method == "POST" else part_page(seat)


def _sent(seat: Seat, form: Form) -> Response:
    fields: dict[str, str] = {}
    try:
        fields = form()
        act = fields.get("act", "")
        if act.startswith((IN_LANGUAGE, IN_SIZE)):
            return _in_other_looks(seat, act, fields)
        _save(seat, act, fields)
    except SaitError as problem:
        return part_page(seat, problem, fields)
    if act != FORCE and fields.get("text", "").strip():
        # Something is typed that was not sent. It stays; to send the rest of the page once more changes nothing.
        return part_page(
            take_seat(seat.request, takes_part=True), typed={key: fields[key] for key in OF_FORCE & fields.keys()}
        )
    return RedirectResponse(TAKE_PART, 303)


def _in_other_looks(seat: Seat, act: str, fields: Mapping[str, str]) -> Response:
    """The page in another language or size with all that is filled in: the browser sends it again, and is then shown it."""
    if AGAIN in seat.request.query_params:
        return part_page(seat, typed=fields)
    return looks(RedirectResponse(f"{TAKE_PART}?{AGAIN}=1", 307), act)


def _save(seat: Seat, act: str, fields: Mapping[str, str]) -> None:
    """Save what was chosen, whichever button was pressed, and then what the button is for."""
    opened = taking_part.rules(database(), _member(seat).workshop_id)[0].opened
    if Task.VISION in opened:
        _save_vision(seat, fields)
    for task in (Task.FORCE_DOTS, Task.PRIORITY_DOTS):
        if task in opened:
            _save_dots(seat, task, fields, is_pressed=act == task)
    if act == FORCE:
        _save_force(seat, fields)
    if act.startswith(TAKE_BACK):
        taking_part.take_back(database(), member=_member(seat), shuffle=act.removeprefix(TAKE_BACK))


def _save_vision(seat: Seat, fields: Mapping[str, str]) -> None:
    level, version = fields.get("level", ""), fields.get("version", "")
    # What the page was drawn with is no choice: another page of the member's may have saved since.
    if level in map(str, VISION_LEVELS) and level != fields.get("was-level", ""):
        taking_part.give(database(), member=_member(seat), task=Task.VISION, given={version: int(level)})


def _save_force(seat: Seat, fields: Mapping[str, str]) -> None:
    if "rare-asked" in fields and (fields["rare-asked"] == "shown") != ("rare" in fields):
        choose_rare_language(database(), member=_member(seat), is_shown="rare" in fields)
    scopes = {str(scope): scope for scope in ForceScope}
    taking_part.name_force(
        database(),
        member=_member(seat),
        promotes=fields.get("way") != "hinders",
        scope=scopes.get(fields.get("scope", ""), ForceScope.REGIONAL),
        text=fields.get("text", ""),
        language=seat.t.language,
    )


def _save_dots(seat: Seat, task: Task, fields: Mapping[str, str], *, is_pressed: bool) -> None:
    """Dots that were changed on this page; where the button *is_pressed* also none at all, which is an answer as well."""
    sent = {name: fields[f"dots-{name}"] for name in _subjects(seat, task, seat.t) if f"dots-{name}" in fields}
    is_changed = any(typed != fields.get(f"was-dots-{name}", "") for name, typed in sent.items())
    if sent and (is_pressed or is_changed):
        given = {name: read_number(typed) for name, typed in sent.items()}
        taking_part.give(database(), member=_member(seat), task=task, given=given)


def _member(seat: Seat) -> Member:
    return seat.opened.sheet.member


def part_page(seat: Seat, problem: SaitError | None = None, typed: Mapping[str, str] | None = None) -> Response:
    """What is open, as the database has it, with what was *typed* on a page that was refused."""
    t, workshop = seat.t, seat.opened.sheet.workshop
    is_over = workshop.state is State.SIGNED_OFF
    opened = () if is_over else taking_part.rules(database(), workshop.id)[0].opened
    forces = Task.FORCES in opened
    dots = [_dots_asked(seat, task) for task in (Task.FORCE_DOTS, Task.PRIORITY_DOTS) if task in opened]
    return seat_page(
        seat,
        "plain_take_part.html",
        title=t("Take part"),
        status=200 if problem is None else status_of(problem),
        problem=problem,
        waits=not opened,
        is_over=is_over,
        vision=_vision_asked(seat) if Task.VISION in opened else None,
        forces=task_words(Task.FORCES, t) if forces else "",
        named=taking_part.named_by(database(), _member(seat)) if forces else {},
        scopes={str(scope): scope_words(scope, t) for scope in ForceScope},
        dots=[one for one in dots if one.choices],
        longest=LONGEST_LINE,
        typed=dict(typed or {}),
        take_back=TAKE_BACK,
        **_rare(seat),
    )


def _rare(seat: Seat) -> dict[str, object]:
    t, minimum = seat.t, settings().minimum_group
    rare = rare_language(seat.opened.now.languages, t.language, minimum=minimum)
    return {
        "rare": rare_language_words(t.language, t) if rare.is_rare else "",
        "is_offered": rare.is_offered,
        "is_shown": rare.is_shown,
        "rule": f"{rule_of_forces(t, minimum=minimum)} {applies_to_all(t)}",
    }


def _vision_asked(seat: Seat) -> VisionAsked | None:
    t, member = seat.t, _member(seat)
    worded = decisions.standing(database(), member.workshop_id, Vision)
    if not worded:
        return None
    language, words = worded[0].decision.said_in(t.language)
    version = str(worded[0].version)
    given = taking_part.given_by(database(), member, Task.VISION).get(version)
    return VisionAsked(
        title=task_words(Task.VISION, t),
        words=words,
        language=language,
        note=in_language(language, t) if language and language != t.language else "",
        version=version,
        levels=tuple((str(level), ownership_words(level, t)) for level in VISION_LEVELS),
        given="" if given is None else str(given),
    )


def _dots_asked(seat: Seat, task: Task) -> DotsAsked:
    t, member = seat.t, _member(seat)
    most = taking_part.rules(database(), member.workshop_id)[0].dots
    given = taking_part.given_by(database(), member, task)
    choices = tuple((name, label, given.get(name, 0)) for name, label in _subjects(seat, task, t).items())
    return DotsAsked(task, task_words(task, t), most, most - sum(given.values()), choices)


def _subjects(seat: Seat, task: Task, t: Translator) -> dict[str, str]:
    workshop_id, instrument = _member(seat).workshop_id, seat.opened.instrument
    if task is Task.PRIORITY_DOTS:
        found = decisions.standing(database(), workshop_id, Priority)
        return {kept.subject: priority_words(kept.decision, instrument, t) for kept in found}
    forces = decisions.standing(database(), workshop_id, Force)
    return {kept.subject: f"{'▲' if kept.decision.promotes else '▼'} {kept.decision.text}" for kept in forces}


ROUTES = [Route(TAKE_PART, in_a_thread(take_part, most_fields=200), methods=["GET", "POST"])]
