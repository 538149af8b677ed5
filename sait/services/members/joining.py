"""How a member comes in, and back in: a join code once, then a cookie, and a slip for another browser."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sait.assessment.boards import Board, local_choices
from sait.assessment.members.cards import Card, check_entry, is_card
from sait.assessment.members.responses import Member
from sait.assessment.members.sectors import Sector
from sait.assessment.members.slips import check_for_resuming, new_erasing_code
from sait.assessment.rounds import Round
from sait.assessment.workshops import State, Workshop, check_joinable, new_slip, tidy_code
from sait.errors import SaitError
from sait.i18n.text import SOURCE_LANGUAGE, Text
from sait.metrics import metrics
from sait.services.tokens import hashed, new_token, now
from sait.storage import boards, cards, members, rounds, workshops
from sait.storage.engine.database import Connection, Database

FORM_LASTS = timedelta(days=2)
"""Counted from the beginning of the day, so that what is kept tells on which day somebody joined, and not when."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a join code leads to. *refusal* says why the code lets nobody new in, None where it does."""

    workshop: Workshop
    board: Board
    round: Round
    local_areas: dict[str, Text]
    refusal: SaitError | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """The codes on a slip: one to carry on from another browser, for the member alone, and one that can only erase."""

    resume: str
    erasing: str


@dataclass(frozen=True, slots=True)
class Admission:
    """What a member takes away: the secret for this browser's cookie, and both codes of a slip.

    Whoever comes back with a slip is given no new code: *erasing* is empty then.
    """

    workshop_id: str
    token: str
    slip: str
    erasing: str = ""


def find_invitation(database: Database, code: str) -> Invitation:
    """What *code* leads to now; a SaitError that says what to do when it is wrong, closed or expired."""
    with database.reading() as conn:
        found, card = _way_in(conn, code)
    workshop = check_joinable(found, now())
    try:
        refusal = None
        check_entry(workshop, card)
    except SaitError as problem:
        refusal = problem
    return replace(invitation(database, workshop), refusal=refusal)


def _way_in(conn: Connection, code: str) -> tuple[Workshop | None, Card | None]:
    """The workshop that a code leads to, with the card where it is the code of one; None where there is none."""
    typed = tidy_code(code)
    if not is_card(typed):
        return workshops.find_by_code(conn, typed), None
    card = cards.find_card(conn, card_hash_of(typed))
    return (None if card is None else workshops.get_workshop(conn, card.workshop_id)), card


def card_hash_of(code: str) -> str:
    """What is kept of a card's code, however it was typed."""
    return hashed(f"card:{tidy_code(code)}")


def invitation(database: Database, workshop: Workshop) -> Invitation:
    """The workshop with its board, its round and the local areas its members may know."""
    with database.reading() as conn:
        board = boards.get_board(conn, workshop.board_id)
        round_ = rounds.get_round(conn, workshop.round_id)
        choices = local_choices(board, boards.list_boards(conn), boards.list_areas(conn), round_.starts_on)
    return Invitation(workshop, board, round_, choices if workshop.asks_local else {})


def join(
    database: Database,
    code: str,
    *,
    form: str = "",
    sector: Sector | None = None,
    language: str = SOURCE_LANGUAGE,
) -> Admission:
    """A new respondent in the workshop that *code* leads to, from *sector* where it asks for that and they say it.

    *language* is the one they join in: their comments are told in it. *form* is the secret of the welcome page that was
    sent, "" for none: sent a second time, as by a double press, it leads to the same respondent, as long as that one has
    done nothing yet. A card's code is used up by it, in a transaction of its own: nothing that is kept ties the card to the
    respondent. Who is cut off between the two sends the same page again.
    """
    form = form or new_form()
    workshop_id = _leads_to(database, code)
    _use_card(database, workshop_id, code, form)
    token, slip, moment = new_token(), _new_slip(), now()
    with database.joining(workshop_id, secret=form) as conn:
        found, card = _way_in(conn, code)
        workshop = check_joinable(found, moment)
        hashes = _hashes_of(workshop.id, slip)
        known = members.find_joined(conn, workshop_id=workshop.id, form_hash=_form_hash(form), now=moment)
        if known is None:
            _check_admitted(conn, workshop, card, form)
            respondent_id = members.add_respondent(
                conn, workshop_id=workshop.id, local_area_id=None, language=language, **hashes
            )
        else:
            respondent_id = known
            members.replace_slip(conn, respondent_id=known, **hashes)
        if workshop.asks_sector:
            members.set_sector(conn, respondent_id=respondent_id, sector=sector)
        _keep_form(conn, respondent_id, form)
        members.add_token(conn, respondent_id=respondent_id, token_hash=hashed(token))
    if known is None:
        metrics().joined()
    return Admission(workshop.id, token, slip.resume, slip.erasing)


def _leads_to(database: Database, code: str) -> str:
    """The workshop that *code* lets members into now."""
    with database.reading() as conn:
        found, _ = _way_in(conn, code)
    return check_joinable(found, now()).id


def _use_card(database: Database, workshop_id: str, code: str, form: str) -> None:
    """Use up the card with this *code*, unless the page with the secret *form* did so before."""
    if not is_card(tidy_code(code)):
        return
    moment = now()
    with database.joining(workshop_id, secret=form) as conn:
        found, card = _way_in(conn, code)
        workshop = check_joinable(found, moment)
        form_hash = _admission_hash(form)
        if members.is_admitted(conn, workshop_id=workshop.id, form_hash=form_hash, now=moment):
            return
        check_entry(workshop, card)
        if card:
            cards.use_card(conn, card)
            members.admit(
                conn, workshop_id=workshop.id, form_hash=form_hash, expires_at=_forgotten_on(moment), now=moment
            )


def _check_admitted(conn: Connection, workshop: Workshop, card: Card | None, form: str) -> None:
    """Refuse a page that has let somebody in already, or whose card another page used."""
    moment = now()
    if card is None:
        check_entry(workshop, card)
    elif members.knows_form(conn, form_hash=_form_hash(form), now=moment) or not members.is_admitted(
        conn, workshop_id=workshop.id, form_hash=_admission_hash(form), now=moment
    ):
        raise SaitError("card.used")


def _keep_form(conn: Connection, respondent_id: int, form: str) -> None:
    moment = now()
    members.keep_form(
        conn,
        respondent_id=respondent_id,
        form_hash=_form_hash(form),
        expires_at=_forgotten_on(moment),
        now=moment,
    )


def join_on_paper(
    conn: Connection, workshop: Workshop, *, local_area_id: str | None, language: str, form: str
) -> int | None:
    """A new respondent for a sheet of paper, within the transaction of *conn*: no slip and no cookie lead back to it.

    None where the page with the secret *form* was sent before.
    """
    if members.knows_form(conn, form_hash=_form_hash(form), now=now()):
        return None
    respondent_id = members.add_respondent(
        conn, workshop_id=workshop.id, local_area_id=local_area_id, slip_hash=None, language=language
    )
    _keep_form(conn, respondent_id, form)
    return respondent_id


def new_form() -> str:
    """The secret of one welcome page."""
    return new_token()


def _form_hash(form: str) -> str:
    return hashed(f"form:{form}")


def _admission_hash(form: str) -> str:
    """Another hash than that of the form, which stands with the respondent: the two cannot be told to be of one page."""
    return hashed(f"admission:{form}")


def _forgotten_on(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0) + FORM_LASTS


def resume(database: Database, *, code: str, slip: str) -> Admission:
    """Back in from another browser, as the same respondent. The code may be that of any card, used or not.

    ``slip.only-erases`` for the other code of the slip.
    """
    check_for_resuming(slip)
    token = new_token()
    with database.reading() as conn:
        workshop_id = find_workshop(conn, code).id
    with database.joining(workshop_id, secret=slip) as conn:
        workshop = find_workshop(conn, code)
        respondent_id = members.find_by_slip(conn, workshop_id=workshop.id, slip_hash=slip_hash_of(workshop.id, slip))
        if respondent_id is None:
            raise SaitError("slip.unknown")
        members.add_token(conn, respondent_id=respondent_id, token_hash=hashed(token))
    return Admission(workshop.id, token, slip)


def replace_slip(database: Database, member: Member) -> Slip:
    """A new slip; neither code of the old one works any longer."""
    slip = _new_slip()
    with database.answering(member.workshop_id, member.respondent_id) as conn:
        hashes = _hashes_of(member.workshop_id, slip)
        members.replace_slip(conn, respondent_id=member.respondent_id, **hashes)
    return slip


def _new_slip() -> Slip:
    return Slip(new_slip(), new_erasing_code())


def _hashes_of(workshop_id: str, slip: Slip) -> dict[str, str]:
    return {
        "slip_hash": slip_hash_of(workshop_id, slip.resume),
        "erasing_hash": erasing_hash_of(workshop_id, slip.erasing),
    }


def sector_of(database: Database, member: Member) -> Sector | None:
    """What the member said of where they come from; None where they did not say."""
    with database.reading() as conn:
        return members.sector_of(conn, member.respondent_id)


def check_asked(workshop: Workshop) -> None:
    """Refuse where nobody is asked for a sector: ``sector.not-asked``, or ``workshop.closed`` after the sign-off."""
    if not workshop.asks_sector:
        raise SaitError("sector.not-asked")
    if workshop.state is State.SIGNED_OFF:
        raise SaitError("workshop.closed")


def change_sector(database: Database, *, member: Member, sector: Sector | None) -> None:
    """Say it otherwise, or take it back. What was released by sector stays.

    ``sector.not-asked`` where the workshop does not ask; ``workshop.closed`` once it is signed off: it is forgotten then.
    """
    with database.answering(member.workshop_id, member.respondent_id) as conn:
        check_asked(workshops.get_workshop(conn, member.workshop_id))
        members.set_sector(conn, respondent_id=member.respondent_id, sector=sector)
    if sector is None:
        database.leave_no_trace()


def find_member(database: Database, *, workshop_id: str | None, token: str | None) -> Member | None:
    """Who holds this cookie, or None. Asked on every run."""
    if not workshop_id or not token:
        return None
    with database.reading() as conn:
        return find_member_now(conn, workshop_id=workshop_id, token=token)


def find_member_now(conn: Connection, *, workshop_id: str | None, token: str | None) -> Member | None:
    """The same, within a transaction."""
    if not workshop_id or not token:
        return None
    return members.find_member(conn, workshop_id=workshop_id, token_hash=hashed(token))


def slip_hash_of(workshop_id: str, slip: str) -> str:
    """What is kept of a resume slip, however it was typed."""
    return hashed(f"{workshop_id}:{tidy_code(slip)}")


def erasing_hash_of(workshop_id: str, code: str) -> str:
    """What storage is given of a code that can only erase, and keeps under a key: never the hash of a resume slip, even of the same letters."""
    return hashed(f"erasing:{workshop_id}:{tidy_code(code)}")


def find_workshop(conn: Connection, code: str) -> Workshop:
    """The workshop that a join code or the code of any card leads to, also after it has ended."""
    workshop, _ = _way_in(conn, code)
    if workshop is None:
        raise SaitError("workshop.code-unknown")
    return workshop


def workshop_of(database: Database, member: Member) -> Workshop:
    """The workshop a member is in."""
    with database.reading() as conn:
        return workshops.get_workshop(conn, member.workshop_id)
