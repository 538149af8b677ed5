"""What a member does on the scoring page: choose, comment, finish."""

import secrets
from collections.abc import Collection

from sait.assessment.members.depending import chosen_in, is_asked
from sait.assessment.members.responses import Member, Question, Response, check_choice, tidy_comment
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import State, Workshop
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.instruments.model import Instrument, Item
from sait.metrics import metrics
from sait.services.banks.instruments import get_instrument
from sait.storage import cleared, comments, members, responses, workshops
from sait.storage.engine.database import Connection, Database
from sait.storage.leaving import leave_comment


def record_response(
    database: Database,
    *,
    member: Member,
    instrument: Instrument,
    question: Question,
    choice: str,
    writer: str,
    handovers: int,
    puts_back: bool = False,
) -> Response:
    """Save one choice, and return it as the database has it; with another count where it *puts_back* what was cleared.

    Refused with a SaitError: a choice off the scale, a question that is not asked, also because of another answer, a
    closed workshop, an answer that was released already, or one that another open page of the same member changed since
    this page was drawn.
    """
    check_choice(choice, _item(instrument, question.item_id).scale)
    with metrics().saving(), database.answering(member.workshop_id, member.respondent_id) as conn:
        late = _check_changeable(conn, member, instrument, question)
        taken_back = cleared.list_cleared(conn, member.respondent_id).get(question)
        if taken_back is not None:
            if taken_back != handovers:
                raise SaitError("response.changed-elsewhere")
            cleared.answered_again(conn, respondent_id=member.respondent_id, question=question)
        return responses.upsert(
            conn,
            respondent_id=member.respondent_id,
            question=question,
            choice=choice,
            writer=writer,
            handovers=handovers + puts_back,
            late=late,
        )


def clear_response(
    database: Database, *, member: Member, instrument: Instrument, question: Question, handovers: int
) -> int:
    """Take an answer back to "not answered", and return the count that holds since. Refused as by ``record_response``."""
    with metrics().saving(), database.answering(member.workshop_id, member.respondent_id) as conn:
        _check_changeable(conn, member, instrument, question)
        return cleared.clear(conn, respondent_id=member.respondent_id, question=question, handovers=handovers)


def _check_changeable(conn: Connection, member: Member, instrument: Instrument, question: Question) -> bool:
    """Refuse where this answer of the member's can no longer change; whether one that is given now comes in late."""
    workshop = workshops.get_workshop(conn, member.workshop_id)
    is_second = question.wave is Wave.SECOND
    if workshop.state is not State.SCORING and not (is_second and workshop.state is State.CONSENSUS):
        raise SaitError("workshop.closed")
    domain_id = _asked_domain(conn, workshop, instrument, member, question)
    late = not is_second and domain_id in workshops.closed_domain_ids(conn, workshop.id)
    if late:
        before = responses.list_responses(conn, member.respondent_id).get(question)
        if before is not None and not before.late:
            raise SaitError("domain.closed")
    return late


def _asked_domain(
    conn: Connection, workshop: Workshop, instrument: Instrument, member: Member, question: Question
) -> str:
    """The domain of a question that this member is asked."""
    if question.vantage is Vantage.LOCAL:
        if not workshop.asks_local or member.local_area_id is None:
            raise SaitError("question.not-asked")
        # An answer belongs to the area that the page named, which another page may have changed just now.
        if members.local_area(conn, member.respondent_id) != member.local_area_id:
            raise SaitError("area.changed")
    domain_id = domain_of(instrument, question.item_id)
    if question.wave is Wave.SECOND and domain_id not in workshops.second_domain_ids(conn, workshop.id):
        raise SaitError("second.not-open")
    if all(item.id != question.item_id for domain in instrument.in_form(workshop.form) for item in domain.items):
        raise SaitError("question.not-asked")
    if question.item_id in instrument.routes:
        chosen = chosen_in(responses.list_responses(conn, member.respondent_id))
        if not is_asked(question, instrument.routes, chosen):
            raise SaitError("question.left-out")
    return domain_id


def domain_of(instrument: Instrument, item_id: str) -> str:
    """The domain an item belongs to; ``item.unknown`` for an item the instrument does not have."""
    try:
        return instrument.domain_of(item_id).id
    except KeyError:
        raise SaitError("item.unknown") from None


def _item(instrument: Instrument, item_id: str) -> Item:
    try:
        return instrument.item(item_id)
    except KeyError:
        raise SaitError("item.unknown") from None


def read_words(database: Database, member: Member, question: Question) -> str:
    """What the member wrote to *question*, empty where nothing stands."""
    with database.reading() as conn:
        found = comments.own_comments(conn, member.respondent_id).get(question)
    return "" if found is None else found.text


def write_words(
    database: Database, *, member: Member, question: Question, text: str, language: str, seen: Collection[str]
) -> str:
    """Save a comment or an answer in words, and return it as the database has it; an empty one takes it back.

    *seen* are the texts that the page knows may stand there: the one it read last, and those it has sent since and
    heard nothing of. Where another one stands there, another open page wrote it: nothing is written, and
    ``words.changed-elsewhere`` is raised.
    """
    tidy, instrument = tidy_comment(text), _instrument_of(database, member)
    with metrics().saving(), database.answering(member.workshop_id, member.respondent_id) as conn:
        workshop = workshops.get_workshop(conn, member.workshop_id)
        if workshop.state is not State.SCORING:
            raise SaitError("workshop.closed")
        _asked_domain(conn, workshop, instrument, member, question)
        if question.item_id in instrument.routes:
            # Where few are asked, words would tell who they are, and so what they chose before.
            raise SaitError("question.no-words")
        before = comments.own_comments(conn, member.respondent_id).get(question)
        standing = "" if before is None else before.text
        if standing == tidy:
            return tidy
        if standing not in {tidy_text(one) for one in seen}:
            raise SaitError("words.changed-elsewhere")
        if before is not None and before.told:
            # What the facilitator has read stays before them, as nobody's; what is written now is another comment.
            leave_comment(conn, respondent_id=member.respondent_id, workshop_id=workshop.id, question=question)
            before = None
        if not tidy:
            comments.delete_comment(conn, respondent_id=member.respondent_id, question=question)
            return ""
        comments.write_comment(
            conn,
            respondent_id=member.respondent_id,
            question=question,
            text=tidy,
            language=language,
            shuffle=secrets.token_hex(8) if before is None else before.shuffle,
        )
        return tidy


def set_done(database: Database, *, member: Member, done: bool) -> None:
    """Note that the member pressed Done; what was saved counts either way."""
    with database.answering(member.workshop_id, member.respondent_id) as conn:
        members.set_done(conn, respondent_id=member.respondent_id, done=done)


def _in_words(database: Database, member: Member) -> frozenset[str]:
    """The items of the member's workshop that are answered in words."""
    return _instrument_of(database, member).in_words


def _instrument_of(database: Database, member: Member) -> Instrument:
    with database.reading() as conn:
        instrument_hash = workshops.get_workshop(conn, member.workshop_id).instrument_hash
    return get_instrument(database, instrument_hash)


def choose_local_area(database: Database, *, member: Member, area_id: str, allowed: Collection[str]) -> None:
    """Note which local arrangements the member knows best.

    ``area.answered`` once something about them is answered: the answers would move to the other area with the member.
    """
    if area_id not in allowed:
        raise SaitError("area.unknown")
    in_words = _in_words(database, member)
    with database.answering(member.workshop_id, member.respondent_id) as conn:
        if workshops.get_workshop(conn, member.workshop_id).state is not State.SCORING:
            raise SaitError("workshop.closed")
        answered = responses.list_responses(conn, member.respondent_id)
        moves = members.local_area(conn, member.respondent_id) != area_id
        written = [one for one in comments.own_comments(conn, member.respondent_id) if one.item_id in in_words]
        if moves and any(question.vantage is Vantage.LOCAL for question in (*answered, *written)):
            raise SaitError("area.answered")
        members.set_local_area(conn, respondent_id=member.respondent_id, local_area_id=area_id)
        if moves:
            members.set_done(
                conn, respondent_id=member.respondent_id, done=False
            )  # the local arrangements are asked now
