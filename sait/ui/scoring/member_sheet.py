"""Everything the scoring page needs to know before it draws: the member, what is saved, and where the member is."""

from dataclasses import dataclass, replace

from sait.assessment.members.asked import Asked, scoring_address
from sait.assessment.members.depending import depends_on
from sait.assessment.members.responses import question_at
from sait.assessment.members.walk import AREA, FINISH, Step, asked_now, asks_area, find_step, second_steps, steps
from sait.assessment.releases import Vantage, Wave
from sait.errors import SaitError
from sait.i18n import Text, Translator
from sait.instruments.model import Instrument
from sait.services.members.asking import MemberNow, read_member_now, what_is_asked
from sait.services.members.joining import Invitation
from sait.services.members.sheets import Sheet
from sait.ui.reads import invitation
from sait.ui.visitor import Visitor, database


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A member's sheet, opened at one step of the walk; *other_walk* is the same walk in the other view."""

    visitor: Visitor
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

    def about_to_unfold(self, t: Translator) -> str:
        """What the domain is about, for a member who comes back in the midst of it; empty where the title says it."""
        return "" if self.step.domain is None or self.opens_domain else t.text(self.step.domain.about)

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

    def whose(self, t: Translator) -> str:
        """Whom the questions on this screen are about."""
        if self.step.vantage is Vantage.LOCAL and self.area_name is not None:
            return t("About the local arrangements: {area}", area=t.text(self.area_name))
        if self.step.wave is Wave.SECOND:
            return t("Second scoring, about your own board: {board}", board=t.text(self.invitation.board.name))
        return t("About your own board: {board}", board=t.text(self.invitation.board.name))


def open_sheet(visitor: Visitor, *, address: str | None, by_domain: bool) -> MemberSheet | SaitError:
    """The member's sheet at *address*, or at the first question not answered yet; what is wrong when there is no member."""
    member = visitor.member
    if member is None:
        return visitor.no_member
    now = read_member_now(database(), member)
    sheet, invited = now.sheet, invitation(now.sheet.workshop)
    walk, other = _walks(sheet, invited, address, by_domain=by_domain)
    asked = what_is_asked(now, names_areas=bool(invited.local_areas)) if address is None else None
    wanted = _instead(sheet, address) if address else scoring_address(asked, sheet.next_question)
    return MemberSheet(visitor, invited, now, walk, other, find_step(walk, wanted), by_domain)


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
