"""Saving what a plain page sends: the same services and the same refusals as the live page."""

from collections.abc import Mapping

from sait.assessment.members.responses import Question
from sait.assessment.members.walk import AREA, FINISH
from sait.assessment.workshops import State
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services.members.rare_language import choose_rare_language
from sait.services.members.responses import choose_local_area, clear_response, record_response, set_done, write_words
from sait.storage.engine.database import Database
from sait.web.pages.plain.cards import choice_field, words_field
from sait.web.pages.plain.numbers import read_number
from sait.web.pages.plain.seats import Seat

CLEAR = "clear:"
"""What a button that takes an answer back is called before the question's address."""
DONE, NOT_DONE = "done", "not-done"


def save_screen(seat: Seat, database: Database, fields: Mapping[str, str]) -> None:
    """Save everything that the page sent. What can be saved is, and then the first refusal is raised as a SaitError."""
    refused: list[SaitError] = []
    for save in (_save_area, _save_answers, _save_rare_language, _save_done):
        try:
            save(seat, database, fields)
        except SaitError as problem:
            refused.append(problem)
    if refused:
        raise refused[0]


def _save_area(seat: Seat, database: Database, fields: Mapping[str, str]) -> None:
    opened, chosen = seat.opened, fields.get("area", "")
    if opened.step.address == AREA and chosen and chosen != opened.sheet.member.local_area_id:
        choose_local_area(
            database, member=opened.sheet.member, area_id=chosen, allowed=tuple(opened.invitation.local_areas)
        )


def _save_answers(seat: Seat, database: Database, fields: Mapping[str, str]) -> None:
    if not seat.opened.step.questions:
        return
    if fields.get("for-area", "") != (seat.opened.sheet.member.local_area_id or ""):
        # An answer belongs to the area that the page named, which another page has changed since.
        raise SaitError("area.changed")
    refused: list[SaitError] = []
    for question in seat.opened.step.questions:
        for save in (_save_choice, _save_words):
            try:
                save(seat, database, question, fields)
            except SaitError as problem:
                refused.append(problem)
    if refused:
        raise refused[0]


def _save_choice(seat: Seat, database: Database, question: Question, fields: Mapping[str, str]) -> None:
    opened, saved = seat.opened, seat.opened.sheet.responses.get(question)
    chosen, writer = fields.get(choice_field(question), ""), fields.get("view", "")[:16]
    # A page that saves as one chooses goes on from its own last sending.
    is_own = saved is not None and saved.writer == writer
    count = opened.sheet.handovers(question) if is_own else read_number(fields.get(f"count-{question.address}", ""))
    member, instrument = opened.sheet.member, opened.instrument
    if fields.get("act") == f"{CLEAR}{question.address}":
        if saved is not None:
            clear_response(database, member=member, instrument=instrument, question=question, handovers=count)
        return
    if not chosen or (saved is not None and saved.choice == chosen):
        return
    record_response(
        database,
        member=member,
        instrument=instrument,
        question=question,
        choice=chosen,
        writer=writer,
        handovers=count,
    )


def _save_words(seat: Seat, database: Database, question: Question, fields: Mapping[str, str]) -> None:
    name = words_field(question)
    if name not in fields:
        return
    typed, seen = fields[name], fields.get(f"seen-{name}", "")
    if tidy_text(typed) == tidy_text(seen):
        return
    write_words(
        database,
        member=seat.opened.sheet.member,
        question=question,
        text=typed,
        language=seat.t.language,
        seen=(seen, typed),
    )


def _save_rare_language(seat: Seat, database: Database, fields: Mapping[str, str]) -> None:
    if "rare-asked" in fields and (fields["rare-asked"] == "shown") != ("rare" in fields):
        choose_rare_language(database, member=seat.opened.sheet.member, is_shown="rare" in fields)


def _save_done(seat: Seat, database: Database, fields: Mapping[str, str]) -> None:
    opened, act = seat.opened, fields.get("act", "")
    sheet = opened.sheet
    if act in {DONE, NOT_DONE}:
        set_done(database, member=sheet.member, done=act == DONE)
    elif _goes_past_the_area(seat, act) and sheet.workshop.state is State.SCORING and not sheet.member.done:
        # Who gets to the end has gone past the choice of an area: the count on *Live* waits for them no more.
        set_done(database, member=sheet.member, done=True)


def _goes_past_the_area(seat: Seat, act: str) -> bool:
    opened = seat.opened
    following = opened.walk[min(opened.index + 1, len(opened.walk) - 1)]
    return act == "next" and following.address == FINISH and opened.has_local_left and not opened.sheet.left
