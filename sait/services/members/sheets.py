"""The sheet of one member: everything that their page shows, as the database has it at one moment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sait.assessment.members.depending import chosen_in, left_out_by, not_asked
from sait.assessment.members.responses import Member, Question, Response
from sait.assessment.members.walk import asked_again, asked_now, in_order
from sait.assessment.moves import DECIDING
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import State, Workshop
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.members.joining import find_member_now
from sait.storage import cleared, comments, responses, second_scoring, workshops
from sait.storage.comments import OwnComment
from sait.storage.engine.database import Connection, Database
from sait.storage.workshops import DomainMarks

SECONDS_PER_ITEM = 25
"""An estimate for the time left; nothing is measured."""


@dataclass(frozen=True)
class Sheet:
    """Everything one member's page shows: what is asked, what is saved, what is closed.

    *may_be_asked* are the questions of now, whether or not they depend on an answer: where the facilitator sets the pace,
    of one domain. *cleared* has the handover count of each answer that was taken back. *missed* are those that were closed before the member answered them: they
    are asked no more, but may still be answered. *again* are those of a second scoring that goes on; a second answer is
    asked of those who had answered its domain when it had its first figures.
    """

    member: Member
    workshop: Workshop
    instrument: Instrument
    may_be_asked: tuple[Question, ...]
    responses: Mapping[Question, Response]
    written: Mapping[Question, OwnComment]
    closed: frozenset[str]
    second: frozenset[str] = frozenset()
    cleared: Mapping[Question, int] = field(default_factory=dict)
    missed: tuple[Question, ...] = ()
    again: tuple[Question, ...] = ()

    @property
    def again_left(self) -> tuple[Question, ...]:
        """The questions of a second scoring that the member has neither kept nor changed yet."""
        return tuple(one for one in self.again if one not in self.responses)

    @property
    def comments(self) -> dict[Question, str]:
        """What the member wrote, on whichever kind of question."""
        return {question: comment.text for question, comment in self.written.items()}

    def handovers(self, question: Question) -> int:
        """The count that a page holds of an answer, whether it stands or was taken back (decision 0007)."""
        saved = self.responses.get(question)
        return self.cleared.get(question, 0) if saved is None else saved.handovers

    def is_final(self, question: Question) -> bool:
        """Answers that were released no longer change; late ones may still, and those of a second scoring while it is open."""
        domain_id = self.instrument.domain_of(question.item_id).id
        if question.wave is Wave.SECOND:
            return domain_id not in self.second
        saved = self.responses.get(question)
        if self.workshop.state is not State.SCORING:
            return True
        return saved is not None and not saved.late and domain_id in self.closed

    def answered_with(self, response: Response) -> "Sheet":
        """The sheet once the database has *response*."""
        cleared = {question: count for question, count in self.cleared.items() if question != response.question}
        return replace(self, responses={**self.responses, response.question: response}, cleared=cleared)

    def without(self, question: Question, *, handovers: int) -> "Sheet":
        """The sheet once the answer to *question* was taken back; its count is *handovers* since."""
        kept = {one: response for one, response in self.responses.items() if one != question}
        return replace(self, responses=kept, cleared={**self.cleared, question: handovers})

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Those asked now, as the answers stand."""
        return tuple(one for one in self.may_be_asked if one not in self.not_asked)

    @cached_property
    def not_asked(self) -> frozenset[Question]:
        """The questions that the member is not asked because of another answer, or as long as there is none."""
        return not_asked(self.instrument.routes, chosen_in(self.responses))

    def set_aside(self, question: Question | None = None) -> tuple[Question, ...]:
        """Those with an answer that is kept and does not count, since they are asked no more; where *question* is given,
        because of what is chosen there.
        """
        kept = sorted(self.not_asked & self.responses.keys(), key=lambda one: one.address)
        if question is None:
            return tuple(kept)
        because = left_out_by(question, self.instrument.routes, chosen_in(self.responses))
        return tuple(one for one in kept if one in because)

    @cached_property
    def asked(self) -> int:
        """How many questions ask for a choice: those in words are an offer, and nobody's progress."""
        in_words = self.instrument.in_words
        return sum(one.item_id not in in_words for one in self.questions)

    @property
    def answered(self) -> int:
        """How many of those *asked* are answered."""
        return self.asked - len(self.left)

    @cached_property
    def left(self) -> tuple[Question, ...]:
        """What is still to be chosen."""
        in_words = self.instrument.in_words
        return tuple(one for one in self.questions if one.item_id not in in_words and one not in self.responses)

    @property
    def left_in_words(self) -> tuple[Question, ...]:
        """What may still be answered in words; it never has to be."""
        in_words = self.instrument.in_words
        return tuple(one for one in self.questions if one.item_id in in_words and one not in self.written)

    @property
    def minutes_left(self) -> int:
        """Whole minutes for what is still to be chosen, rounded up; 0 when all is. 16 items: 7 minutes."""
        return -(-len(self.left) * SECONDS_PER_ITEM // 60)

    @property
    def next_question(self) -> Question | None:
        """The first question that is not answered; not one in words that lies before an answered one: it was passed over."""
        reached = [place for place, one in enumerate(self.questions) if one in self.responses or one in self.written]
        open_ones, in_words = {*self.left, *self.left_in_words}, self.instrument.in_words
        return next(
            (
                one
                for place, one in enumerate(self.questions)
                if one in open_ones and (one.item_id not in in_words or place > max(reached, default=-1))
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What the database has of a member's page at one moment, before it is put in the order of the walk."""

    member: Member
    workshop: Workshop
    responses: Mapping[Question, Response]
    cleared: Mapping[Question, int]
    written: Mapping[Question, OwnComment]
    closed: frozenset[str]
    second: frozenset[str]
    given_first: frozenset[str]


def read_sheet(database: Database, member: Member) -> Sheet:
    """The member's page as the database has it at one moment."""
    with database.reading() as conn:
        rows = read_sheet_rows(conn, member)
    return sheet_of(database, rows)


def find_sheet(database: Database, *, workshop_id: str | None, token: str | None) -> Sheet | None:
    """The page of whoever holds this cookie, in one transaction; None where nobody does. Asked at every tap."""
    with database.reading() as conn:
        member = find_member_now(conn, workshop_id=workshop_id, token=token)
        if member is None:
            return None
        rows = read_sheet_rows(conn, member)
    return sheet_of(database, rows)


def read_sheet_rows(conn: Connection, member: Member) -> SheetRows:
    """The rows of a member's page, within a transaction that may read more."""
    workshop = workshops.get_workshop(conn, member.workshop_id)
    marks = workshops.domain_marks(conn, workshop.id)
    second = asked_a_second_time(workshop, marks)
    return SheetRows(
        member,
        workshop,
        responses=responses.list_responses(conn, member.respondent_id),
        cleared=cleared.list_cleared(conn, member.respondent_id),
        written=comments.own_comments(conn, member.respondent_id),
        closed=marks.closed,
        second=second,
        given_first=second_scoring.items_given(conn, workshop.id) if second else frozenset(),
    )


def sheet_of(database: Database, rows: SheetRows) -> Sheet:
    """The sheet that *rows* make up, with the instrument of their workshop, which is kept in memory."""
    member, workshop, saved = rows.member, rows.workshop, rows.responses
    instrument = get_instrument(database, workshop.instrument_hash)
    form = instrument.in_form(workshop.form)
    vantages = [Vantage.OWN, *([Vantage.LOCAL] if member.local_area_id else [])]
    walk = in_order(asked_now(form, workshop.pace_domain_id), vantages)
    given = {*saved, *(one for one in rows.written if one.item_id in instrument.in_words)}
    passed_by = not_asked(instrument.routes, chosen_in(saved))
    missed = _missed([one for one in walk if one not in passed_by], workshop, instrument, rows.closed, given)
    return Sheet(
        member,
        workshop,
        instrument,
        tuple(one for one in walk if one not in missed),
        saved,
        rows.written,
        rows.closed,
        rows.second,
        rows.cleared,
        missed,
        asked_again(form, rows.second, {one for one, given in saved.items() if given.in_figures}, rows.given_first),
    )


def asked_a_second_time(workshop: Workshop, marks: DomainMarks) -> frozenset[str]:
    """The domains that members are asked a second time now."""
    return marks.second if workshop.state in DECIDING else frozenset()


def _missed(
    walk: Sequence[Question],
    workshop: Workshop,
    instrument: Instrument,
    closed: Collection[str],
    given: Collection[Question],
) -> tuple[Question, ...]:
    if workshop.state is not State.SCORING:
        return ()
    shut = {item.id for domain in instrument.domains if domain.id in closed for item in domain.items}
    return tuple(one for one in walk if one.item_id in shut and one not in given)
