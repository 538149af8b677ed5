"""The order in which a member meets the questions, and what stands in the page's address on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from sait.assessment.releases import Vantage
from sait.assessment.responses import Question
from sait.instruments.model import Domain

AREA = "area"
FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: some questions of one domain from one vantage, the choice of a local area, or the end."""

    address: str
    vantage: Vantage | None = None
    domain: Domain | None = None
    questions: tuple[Question, ...] = ()


def steps(
    domains: Sequence[Domain], *, asks_local: bool, has_area: bool, by_domain: bool, second: Sequence[Domain] = ()
) -> tuple[Step, ...]:
    """Every screen in order: one's own board first, then (where asked) the area and its local arrangements, then the
    domains of *second* that are scored once more, then the end.

    Whoever names no area has no local questions: from the area the walk goes on to the end.
    """
    own = _of_vantage(domains, Vantage.OWN, by_domain)
    area = (Step(AREA),) if asks_local else ()
    local = _of_vantage(domains, Vantage.LOCAL, by_domain) if asks_local and has_area else ()
    again = _of_vantage(second, Vantage.SECOND, by_domain)
    return (*own, *area, *local, *again, Step(FINISH))


def _of_vantage(domains: Sequence[Domain], vantage: Vantage, by_domain: bool) -> tuple[Step, ...]:
    made = []
    for domain in domains:
        questions = tuple(Question(vantage, item.id) for item in domain.items)
        if by_domain:
            made.append(Step(f"{vantage}.{domain.id}", vantage, domain, questions))
        else:
            made += [Step(question.address, vantage, domain, (question,)) for question in questions]
    return tuple(made)


def asked_now(domains: Sequence[Domain], pace: str | None, address: str | None = None) -> tuple[Domain, ...]:
    """The domains to ask where the facilitator sets the *pace*: the one of the moment, and the one that is being answered.

    The second, where *address* lies in it: nobody's screen is taken away in the middle of a question. Pace None: all.
    A domain that is not in the form sets no pace.
    """
    if pace not in {domain.id for domain in domains}:
        return tuple(domains)
    name = (address or "").partition(".")[2]
    return tuple(
        domain for domain in domains if domain.id in {pace, name} or name in {item.id for item in domain.items}
    )


def asks_area(domains: Sequence[Domain], pace: str | None, *, has_area: bool, address: str | None) -> bool:
    """Whether the local area is asked for on the way: where the facilitator sets the *pace*, once and not in every domain.

    That is in the first of *domains*; in the others for those who chose one, and for who went to that screen themselves.
    """
    later = {domain.id for domain in domains[1:]}
    return pace not in later or has_area or address == AREA


def find_step(walk: Sequence[Step], address: str) -> int:
    """Where *address* stands in the walk; the first screen for an address that leads nowhere.

    A local question that is not asked yet leads to the choice of an area.
    """
    wanted = [address, AREA] if address.startswith(f"{Vantage.LOCAL}.") else [address]
    places = {step.address: index for index, step in enumerate(walk)}
    return next((places[one] for one in wanted if one in places), 0)


def same_place(address: str, walk: Sequence[Step]) -> str:
    """The address in *walk* (by item, or by domain) that shows what *address* shows in the other view."""
    for step in walk:
        if step.vantage and (
            any(question.address == address for question in step.questions)
            or f"{step.vantage}.{step.domain.id if step.domain else ''}" == address
        ):
            return step.address
    return address
