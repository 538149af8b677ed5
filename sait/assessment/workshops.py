"""Workshops: one sitting of one board in one round, and what may be done with it when."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sait.errors import SaitError

# No look-alikes: neither 0/O, 1/I/L, 2/Z, 5/S nor 8/B.
CODE_LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"
CODE_LENGTH = 6
SLIP_LENGTH = 8
LONGEST_TYPED = 500
"""What a field for a code takes: somebody may paste the whole address with all that hangs on it."""

MOST_INVITED = 500


class Form(StrEnum):
    """Which items are asked: the bank's marked short form, or all."""

    SHORT = "short"
    FULL = "full"


class View(StrEnum):
    """Silent: figures appear when a domain is closed. Open (training, demonstration): every answer as it comes."""

    SILENT = "silent"
    OPEN = "open"


class State(StrEnum):
    """Where a workshop stands: prepared, taking answers, deciding together, or signed off. ``assessment.moves`` has the ways."""

    DRAFT = "draft"
    SCORING = "scoring"
    CONSENSUS = "consensus"
    SIGNED_OFF = "signed-off"


class EntryMode(StrEnum):
    """How members join: with one code for all, or with a printed code each that works once."""

    SHARED = "shared"
    ONE_TIME = "one-time"


@dataclass(frozen=True, slots=True)
class Workshop:
    """One sitting. *instrument_hash* is the instrument as it was when the workshop opened.

    *invited* is how many people were invited or are present, None where nobody said.
    *results_shared_at* is when it was recorded that the board releases its results outside the room, *shared_domain_ids*
    which domains those are; None: all of them.
    *pace_domain_id* is the one domain that members are asked now, None where all are open to them; *timer_ends_at* is
    when the time set for it is up. *asks_sector*: members may say which sector they come from, never which agency.
    """

    id: str
    code: str
    board_id: str
    round_id: str
    instrument_id: str
    instrument_hash: str
    form: Form
    view: View
    asks_local: bool
    invited: int | None
    state: State
    demonstration: bool
    results_shared_at: datetime | None
    results_shared_note: str
    opened_at: datetime
    expires_at: datetime
    version: int
    entry: EntryMode = EntryMode.SHARED
    asks_sector: bool = False
    pace_domain_id: str | None = None
    timer_ends_at: datetime | None = None
    shared_domain_ids: tuple[str, ...] | None = None

    def shares(self, domain_id: str) -> bool:
        """Whether the board has recorded that it releases this domain to others."""
        if self.results_shared_at is None:
            return False
        return self.shared_domain_ids is None or domain_id in self.shared_domain_ids


def new_code() -> str:
    """A join code that can be read aloud and typed without mistaking a letter."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def new_slip() -> str:
    """A resume slip, kept by the member: two groups of four, such as ``ACDE-3467``."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(SLIP_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


_ADDRESS = re.compile(r"(?:/join/|[?&]code=)(?P<code>[^/?#&]*)", re.IGNORECASE)
_ESCAPED = re.compile(r"%([0-7][0-9a-fA-F])")
_ALIKE = str.maketrans(
    {
        **dict(zip("АВСЕНКМОРТХУЈԌ", "ABCEHKMOPTXYJG", strict=True)),
        **dict(zip("ΑΒΕΗΚΜΝΟΡΤΥΧΖϹ", "ABEHKMNOPTYXZC", strict=True)),
    }
)
"""Letters of other alphabets that look like ours, and that a keyboard or a copied text puts in their place."""


def tidy_code(typed: str) -> str:
    """The code that was typed or pasted: of an address what stands after ``/join/``, in plain capitals, nothing in between.

    >>> tidy_code("acd-347"), tidy_code("https://sait.example.org/join/ACD347?utm_source=mail"), tidy_code("ＡＣＤ　３４７")
    ('ACD347', 'ACD347', 'ACD347')
    """
    plain = unicodedata.normalize("NFKD", typed)
    address = _ADDRESS.search(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain))
    letters = _address_code(address["code"]) if address else plain
    return "".join(filter(_is_plain, (_digit(letter) for letter in letters.upper().translate(_ALIKE))))


def _address_code(after: str) -> str:
    """What is a code of *after*, which may go on with other words: the first word, or all where that is too short for one."""
    first, *_ = after.split() or [""]
    return first if sum(map(str.isalnum, first)) >= CODE_LENGTH else after


def _digit(letter: str) -> str:
    """A figure of another script as ours."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def check_joinable(workshop: Workshop | None, now: datetime) -> Workshop:
    """The workshop if it takes members now; otherwise a SaitError that says what to do."""
    if workshop is None:
        raise SaitError("workshop.code-unknown")
    if workshop.state is State.DRAFT:
        raise SaitError("workshop.not-begun")
    if workshop.state is State.SIGNED_OFF:
        raise SaitError("workshop.closed")
    if now >= workshop.expires_at:
        raise SaitError("workshop.expired")
    return workshop


def check_invited(invited: int | None) -> None:
    """Refuse a number of people that cannot be meant."""
    if invited is not None and not 1 <= invited <= MOST_INVITED:
        raise SaitError("workshop.invited-wrong", most=MOST_INVITED)
