"""Respondents and the tokens their browsers hold. Only hashes of tokens and slips are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from sait.assessment.members.responses import Member
from sait.assessment.members.sectors import Sector
from sait.storage.engine.erasing_key import key_name, keyed
from sait.storage.engine.order import new_key
from sait.storage.leaving import remove_left
from sait.storage.tables.answers import comments, responses
from sait.storage.tables.members import admissions, join_forms, member_tokens, respondents
from sait.storage.tables.releases import first_scorings

# Asked at every tap: a statement made once costs half of one made anew each time.
_MEMBER = (
    select(respondents)
    .join(member_tokens, member_tokens.c.respondent_id == respondents.c.id)
    .where(member_tokens.c.token_hash == bindparam("token"), respondents.c.workshop_id == bindparam("workshop"))
)
_HAS_ANSWERED = or_(
    select(responses.c.respondent_id).where(responses.c.respondent_id == respondents.c.id).exists(),
    select(comments.c.respondent_id).where(comments.c.respondent_id == respondents.c.id).exists(),
)
_JOINED = select(func.count()).where(respondents.c.workshop_id == bindparam("workshop"))
_BEGUN = _JOINED.where(or_(_HAS_ANSWERED, respondents.c.done))
_SECTOR = select(respondents.c.sector).where(respondents.c.id == bindparam("respondent"))
_IS_OWN = respondents.c.id == bindparam("respondent")
_LANGUAGES = (
    select(
        respondents.c.language,
        func.count().label("joined"),
        func.count().filter(_IS_OWN).label("own"),
        func.count().filter(_IS_OWN, respondents.c.shows_rare_language).label("shown"),
    )
    .where(respondents.c.workshop_id == bindparam("workshop"))
    .group_by(respondents.c.language)
)
_AREA = select(respondents.c.local_area_id).where(respondents.c.id == bindparam("respondent"))


@dataclass(frozen=True, slots=True)
class Languages:
    """In which languages people joined; under None how many of whom that is not known.

    *own* is that of the member whose page it is. *is_shown*: they chose that the facilitator gets what they write in a
    language that few use.
    """

    joined: Mapping[str | None, int]
    own: str | None
    is_shown: bool


def add_respondent(
    conn: Connection,
    *,
    workshop_id: str,
    local_area_id: str | None,
    slip_hash: str | None,
    erasing_hash: str | None = None,
    language: str | None = None,
) -> int:
    """A new respondent; the random id. Without a slip it is a paper sheet: nobody comes back to it.

    *language*: the one they joined in, None where that is not known.
    """
    respondent_id = new_key()
    conn.execute(
        insert(respondents).values(
            id=respondent_id,
            workshop_id=workshop_id,
            local_area_id=local_area_id,
            slip_hash=slip_hash,
            erasing_hash=None if erasing_hash is None else keyed(conn, erasing_hash),
            language=language,
        )
    )
    return respondent_id


def add_token(conn: Connection, *, respondent_id: int, token_hash: str) -> None:
    """Let the browser that holds this token answer as the respondent."""
    conn.execute(insert(member_tokens).values(respondent_id=respondent_id, token_hash=token_hash))


def find_joined(conn: Connection, *, workshop_id: str, form_hash: str, now: datetime) -> int | None:
    """The respondent whom this welcome page made, as long as nobody has done anything as them; otherwise None."""
    has_answered = select(responses.c.respondent_id).where(responses.c.respondent_id == respondents.c.id).exists()
    has_written = select(comments.c.respondent_id).where(comments.c.respondent_id == respondents.c.id).exists()
    query = (
        select(respondents.c.id)
        .join(join_forms, join_forms.c.respondent_id == respondents.c.id)
        .where(join_forms.c.token_hash == form_hash, join_forms.c.expires_at > now)
        .where(respondents.c.workshop_id == workshop_id, respondents.c.done.is_(False), ~has_answered, ~has_written)
    )
    return conn.execute(query).scalar()


def knows_form(conn: Connection, *, form_hash: str, now: datetime) -> bool:
    """Whether a page made a respondent already, whatever has been done as them since."""
    query = select(join_forms.c.respondent_id).where(
        join_forms.c.token_hash == form_hash, join_forms.c.expires_at > now
    )
    return conn.execute(query).first() is not None


def keep_form(conn: Connection, *, respondent_id: int, form_hash: str, expires_at: datetime, now: datetime) -> None:
    """Remember which respondent this welcome page made, and forget the pages whose time has run out."""
    conn.execute(delete(join_forms).where((join_forms.c.expires_at <= now) | (join_forms.c.token_hash == form_hash)))
    conn.execute(insert(join_forms).values(token_hash=form_hash, respondent_id=respondent_id, expires_at=expires_at))


def admit(conn: Connection, *, workshop_id: str, form_hash: str, expires_at: datetime, now: datetime) -> None:
    """Remember that this welcome page used up a card, not which, and forget the pages whose time has run out."""
    conn.execute(delete(admissions).where((admissions.c.expires_at <= now) | (admissions.c.token_hash == form_hash)))
    conn.execute(insert(admissions).values(token_hash=form_hash, workshop_id=workshop_id, expires_at=expires_at))


def is_admitted(conn: Connection, *, workshop_id: str, form_hash: str, now: datetime) -> bool:
    """Whether this welcome page used up a card of the workshop."""
    query = select(admissions.c.token_hash).where(
        admissions.c.workshop_id == workshop_id, admissions.c.token_hash == form_hash, admissions.c.expires_at > now
    )
    return conn.execute(query).first() is not None


def find_member(conn: Connection, *, workshop_id: str, token_hash: str) -> Member | None:
    """Who holds this token in this workshop, or None."""
    row = conn.execute(_MEMBER, {"workshop": workshop_id, "token": token_hash}).mappings().one_or_none()
    return None if row is None else Member(row["id"], row["workshop_id"], row["local_area_id"], row["done"])


def find_by_slip(conn: Connection, *, workshop_id: str, slip_hash: str) -> int | None:
    """The respondent who holds this resume slip, or None."""
    query = select(respondents.c.id).where(
        respondents.c.workshop_id == workshop_id, respondents.c.slip_hash == slip_hash
    )
    return conn.execute(query).scalar()


def find_by_erasing_code(conn: Connection, *, workshop_id: str, erasing_hash: str) -> int | None:
    """The respondent who was given this code that can only erase, or None."""
    query = select(respondents.c.id).where(
        respondents.c.workshop_id == workshop_id, respondents.c.erasing_hash == keyed(conn, erasing_hash)
    )
    return conn.execute(query).scalar()


def has_codes_of_another_key(conn: Connection, workshop_id: str) -> bool:
    """Whether some codes for erasing of a workshop were given under a key that is not here, so that none can be told."""
    is_of_another = respondents.c.erasing_hash.not_like(f"{key_name(conn)}%")
    query = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id, is_of_another)
    return conn.execute(query).first() is not None


def replace_slip(conn: Connection, *, respondent_id: int, slip_hash: str, erasing_hash: str) -> None:
    """Both codes of the new slip work from now on, those of the old one no longer."""
    query = update(respondents).where(respondents.c.id == respondent_id)
    conn.execute(query.values(slip_hash=slip_hash, erasing_hash=keyed(conn, erasing_hash)))


def clear_done(conn: Connection, workshop_id: str) -> None:
    """Nobody is done any more: something else is asked."""
    conn.execute(update(respondents).where(respondents.c.workshop_id == workshop_id).values(done=False))


def set_done(conn: Connection, *, respondent_id: int, done: bool) -> None:
    """Note that the respondent pressed Done, or went back to answering."""
    conn.execute(update(respondents).where(respondents.c.id == respondent_id).values(done=done))


def set_sector(conn: Connection, *, respondent_id: int, sector: Sector | None) -> None:
    """Note which sector the respondent comes from; None: they would rather not say."""
    conn.execute(update(respondents).where(respondents.c.id == respondent_id).values(sector=sector))


def sector_of(conn: Connection, respondent_id: int) -> Sector | None:
    """Which sector the respondent said they come from; None where they did not say."""
    sector = conn.execute(_SECTOR, {"respondent": respondent_id}).scalar_one()
    return None if sector is None else Sector(sector)


def forget_sectors(conn: Connection, workshop_id: str) -> None:
    """Nobody of the workshop has said where they come from any more."""
    conn.execute(update(respondents).where(respondents.c.workshop_id == workshop_id).values(sector=None))


def set_shows_rare_language(conn: Connection, *, respondent_id: int, is_shown: bool) -> None:
    """Note whether the facilitator gets what the respondent writes in a language that few use."""
    conn.execute(update(respondents).where(respondents.c.id == respondent_id).values(shows_rare_language=is_shown))


def read_languages(conn: Connection, workshop_id: str, *, respondent_id: int) -> Languages:
    """How many joined in each language, as the page of one respondent needs it.

    Not who wrote in one: a member's page would tell that somebody has just begun to.
    """
    rows = conn.execute(_LANGUAGES, {"workshop": workshop_id, "respondent": respondent_id}).all()
    own = next((row.language for row in rows if row.own), None)
    return Languages({row.language: int(row.joined) for row in rows}, own, any(row.shown for row in rows))


def common_language(conn: Connection, workshop_id: str, *, least: int) -> str | None:
    """The only language in which *least* people or more joined; None where there are several, or none."""
    joined = select(respondents.c.language).where(
        respondents.c.workshop_id == workshop_id, respondents.c.language.is_not(None)
    )
    found = conn.execute(joined.group_by(respondents.c.language).having(func.count() >= least)).scalars().all()
    return str(found[0]) if len(found) == 1 else None


def set_local_area(conn: Connection, *, respondent_id: int, local_area_id: str | None) -> None:
    """Note which local arrangements the respondent knows best."""
    conn.execute(update(respondents).where(respondents.c.id == respondent_id).values(local_area_id=local_area_id))


def local_area(conn: Connection, respondent_id: int) -> str | None:
    """Which local arrangements the respondent knows best; None where that is not said."""
    area: str | None = conn.execute(_AREA, {"respondent": respondent_id}).scalar_one()
    return area


def paper_ids(conn: Connection, workshop_id: str) -> frozenset[int]:
    """The paper sheets of a workshop. In which order they were typed in is not kept."""
    query = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id, respondents.c.slip_hash.is_(None))
    return frozenset(conn.execute(query).scalars())


def remove_respondent(conn: Connection, respondent_id: int) -> None:
    """Delete a respondent with every answer and comment; whether they may go is for the caller to know."""
    conn.execute(delete(respondents).where(respondents.c.id == respondent_id))


def count_joined(conn: Connection, workshop_id: str) -> int:
    """How many have come in."""
    return int(conn.execute(_JOINED, {"workshop": workshop_id}).scalar_one())


def has_anybody_begun(conn: Connection, workshop_id: str) -> bool:
    """Whether anybody has answered or written something, or pressed Done without."""
    return int(conn.execute(_BEGUN, {"workshop": workshop_id}).scalar_one()) > 0


def remove_respondents(conn: Connection, workshop_id: str) -> int:
    """Remove every respondent of a workshop with all that hangs on them, and words that are nobody's. How many there were."""
    remove_left(conn, workshop_id)
    conn.execute(delete(first_scorings).where(first_scorings.c.workshop_id == workshop_id))
    return conn.execute(delete(respondents).where(respondents.c.workshop_id == workshop_id)).rowcount
