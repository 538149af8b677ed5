"""Everything the scoring page needs to know before it draws: the member, what is saved, and where the member is."""

from dataclasses import dataclass

from sait.assessment.releases import Vantage
from sait.assessment.walk import AREA, FINISH, Step, find_step, steps
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.i18n import Text, Translator
from sait.instruments.model import Instrument
from sait.services.instruments import get_instrument
from sait.services.joining import Invitation, invitation
from sait.services.responses import Sheet, read_sheet
from sait.services.workshops import get_workshop
from sait.ui.shell import demonstration_mark, tell
from sait.ui.visitor import Visitor, database


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A member's sheet, opened at one step of the walk; *other_walk* is the same walk in the other view."""

    visitor: Visitor
    invitation: Invitation
    instrument: Instrument
    sheet: Sheet
    walk: tuple[Step, ...]
    other_walk: tuple[Step, ...]
    index: int
    by_domain: bool

    @property
    def step(self) -> Step:
        return self.walk[self.index]

    @property
    def is_finish(self) -> bool:
        return self.step.address == FINISH

    @property
    def needs_area(self) -> bool:
        """Whether the local arrangements must be named first, or are being named now."""
        return self.step.address == AREA or (
            self.step.vantage is Vantage.LOCAL and self.sheet.member.local_area_id is None
        )

    @property
    def area_name(self) -> Text | None:
        return self.invitation.local_areas.get(self.sheet.member.local_area_id or "")

    def whose(self, t: Translator) -> str:
        """Whom the questions on this screen are about."""
        if self.step.vantage is Vantage.LOCAL and self.area_name is not None:
            return t("About the local arrangements: **{area}**", area=t.text(self.area_name))
        return t("About your own board: **{board}**", board=t.text(self.invitation.board.name))


def open_sheet(visitor: Visitor, *, address: str | None, by_domain: bool) -> MemberSheet | SaitError:
    """The member's sheet at *address*, or at the first question not answered yet; what is wrong when there is no member."""
    member = visitor.member
    if member is None:
        return SaitError("member.unknown")
    workshop = get_workshop(database(), member.workshop_id)
    instrument = get_instrument(database(), workshop.instrument_hash)
    invited = invitation(database(), workshop)
    sheet = read_sheet(database(), member=member, workshop=workshop, instrument=instrument)
    if workshop.demonstration:
        demonstration_mark(visitor.t)
    if workshop.state is State.CLOSED:
        tell(SaitError("workshop.closed"), visitor.t)
    domains = instrument.in_form(workshop.form)
    asks_local = bool(invited.local_areas)
    walks = [steps(domains, asks_local=asks_local, by_domain=view) for view in (by_domain, not by_domain)]
    wanted = address or (sheet.next_question.address if sheet.next_question else FINISH)
    return MemberSheet(visitor, invited, instrument, sheet, walks[0], walks[1], find_step(walks[0], wanted), by_domain)
