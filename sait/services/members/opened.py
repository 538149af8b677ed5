"""What one member sees at one step of the walk, whichever kind of page shows it: decided by the rules, drawn by others."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sait.assessment.members.asked import Asked, scoring_address
from sait.assessment.members.depending import depends_on
from sait.assessment.members.responses import Member, question_at
from sait.assessment.members.walk import AREA, FINISH, Step, asked_now, asks_area, find_step, second_steps, steps
from sait.assessment.workshops import Workshop
from sait.i18n import Text
from sait.instruments.model import Instrument
from sait.services.members.asking import MemberNow, read_member_now, what_is_asked
from sait.services.members.joining import Invitation
from sait.services.members.sheets import Sheet
from sait.storage.engine.database import Database

NOTHING: Text = {}


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A member's sheet, opened at one step of the walk; *other_walk* is the same walk in the other view."""

    invitation: Invitation
    now: MemberNow
    walk: tuple[Step, ...]
    other_walk: tuple[Step, ...]
    index: int
    by_domain: bool

    @property
    def sheet(self) -> Sheet:
        return self.now.sheet

    @property
    def asked(self) -> Asked | None:
        """The one thing that the member is asked now."""
        return what_is_asked(self.now, names_areas=self.names_areas)

    @property
    def step(self) -> Step:
        return self.walk[self.index]

    @property
    def instrument(self) -> Instrument:
        return self.sheet.instrument

    def at(self, address: str) -> "MemberSheet":
        """The same at another step."""
        return replace(self, index=find_step(self.walk, address))

    @property
    def is_closed(self) -> bool:
        """Whether the domain of the screen is closed."""
        return self.step.domain is not None and self.step.domain.id in self.sheet.closed

    @property
    def opens_domain(self) -> bool:
        """Whether a domain begins on this screen: what it is about, and when to answer *Not applicable*, is said there once."""
        before = self.walk[self.index - 1] if self.index else None
        return before is None or (before.domain, before.vantage) != (self.step.domain, self.step.vantage)

    @property
    def about_to_unfold(self) -> Text:
        """What the domain is about, for a member who comes back in the midst of it; empty where the title says it."""
        return NOTHING if self.step.domain is None or self.opens_domain else self.step.domain.about

    @property
    def is_card_alone(self) -> bool:
        """Whether the screen has one question, with levels, and nothing to say between its title and the levels."""
        items = [self.instrument.item(one.item_id) for one in self.step.questions]
        return not self.by_domain and not self.is_closed and items[0].scale is not None

    @property
    def is_finish(self) -> bool:
        return self.step.address == FINISH

    @property
    def needs_area(self) -> bool:
        """Whether this is the screen on which the local arrangements are named."""
        return self.step.address == AREA

    @property
    def skips_local(self) -> bool:
        """Whether going on from here leaves the local arrangements out."""
        return self.needs_area and self.sheet.member.local_area_id is None

    @property
    def has_local_to_come(self) -> bool:
        """Whether local arrangements may be named further on, beyond the questions counted so far."""
        return self.has_local_left and any(step.address == AREA for step in self.walk[self.index :])

    @property
    def names_areas(self) -> bool:
        """Whether members of this workshop name the local arrangements they know best."""
        return bool(self.invitation.local_areas)

    @property
    def has_local_left(self) -> bool:
        """Whether the member has not said which local arrangements they know best."""
        return self.names_areas and self.sheet.member.local_area_id is None

    @property
    def area_name(self) -> Text | None:
        return self.invitation.local_areas.get(self.sheet.member.local_area_id or "")


def open_sheet(
    database: Database,
    member: Member,
    invite: Callable[[Workshop], Invitation],
    *,
    address: str | None,
    by_domain: bool,
) -> MemberSheet:
    """The sheet of *member* at *address*, or at what is asked now; *invite* tells whom a workshop is about."""
    now = read_member_now(database, member)
    sheet, invited = now.sheet, invite(now.sheet.workshop)
    walk, other = _walks(sheet, invited, address, by_domain=by_domain)
    asked = what_is_asked(now, names_areas=bool(invited.local_areas)) if address is None else None
    wanted = _instead(sheet, address) if address else scoring_address(asked, sheet.next_question)
    return MemberSheet(invited, now, walk, other, find_step(walk, wanted), by_domain)


def with_answers(opened: MemberSheet, sheet: Sheet) -> MemberSheet:
    """*opened* with the answers of *sheet*, which may ask questions that were not asked before, or ask some no more."""
    address = opened.step.address
    walk, other = _walks(sheet, opened.invitation, address, by_domain=opened.by_domain)
    now = replace(opened.now, sheet=sheet)
    return replace(opened, now=now, walk=walk, other_walk=other, index=find_step(walk, address))


def _walks(
    sheet: Sheet, invited: Invitation, address: str | None, *, by_domain: bool
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The walk in the chosen view, and in the other."""
    form, pace = sheet.instrument.in_form(sheet.workshop.form), sheet.workshop.pace_domain_id
    has_area = sheet.member.local_area_id is not None
    asks_local = bool(invited.local_areas) and asks_area(form, pace, has_area=has_area, address=address)

    def walk(view: bool) -> tuple[Step, ...]:
        return steps(
            asked_now(form, pace, address),
            asks_local=asks_local,
            has_area=has_area,
            by_domain=view,
            second=second_steps(form, sheet.again, by_domain=view),
            without=sheet.not_asked,
        )

    return walk(by_domain), walk(not by_domain)


def _instead(sheet: Sheet, address: str) -> str:
    """*address*; of a question that is not asked, that of the nearest one on which this depends."""
    try:
        question = question_at(address)
    except ValueError:
        return address
    above = (question, *depends_on(question, sheet.instrument.routes))
    return next((one.address for one in above if one not in sheet.not_asked), address)
