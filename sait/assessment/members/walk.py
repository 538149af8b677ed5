"""The order in which a member meets the questions, and what stands in the page's address on the way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sait.assessment.members.responses import Question, place_address
from sait.assessment.releases import Vantage, Wave
from sait.instruments.model import Domain

AREA = "area"
FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: some questions of one domain from one vantage in one scoring, the choice of a local area, or the end."""

    address: str
    vantage: Vantage | None = None
    domain: Domain | None = None
    questions: tuple[Question, ...] = ()
    wave: Wave = Wave.FIRST


def steps(
    domains: Sequence[Domain],
    *,
    asks_local: bool,
    has_area: bool,
    by_domain: bool,
    second: Sequence[Step] = (),
    without: Collection[Question] = (),
) -> tuple[Step, ...]:
    """Every screen in order: domain by domain one's own board and then the local arrangements, the screens of the
    *second* scoring, and the end.

    Which local arrangements they are is asked once, after one's own board in the first domain. The two vantages of a
    domain stand together because a facilitator closes them together (decision 0022). Whoever names no area has no local
    questions: from the area the walk goes on to the next domain. The questions in *without* are passed by.
    """
    walk: list[Step] = []
    for domain in domains:
        walk += _of_domain(domain, _asked(domain, Vantage.OWN, without), by_domain)
        if asks_local and domain == domains[0]:
            walk.append(Step(AREA))
        if asks_local and has_area:
            walk += _of_domain(domain, _asked(domain, Vantage.LOCAL, without), by_domain)
    return (*walk, *second, Step(FINISH))


def second_steps(domains: Sequence[Domain], second: Sequence[Question], *, by_domain: bool) -> tuple[Step, ...]:
    """The screens of the questions in *second*, grouped by the *domains* that they belong to."""
    walk: list[Step] = []
    for domain in domains:
        ids = {item.id for item in domain.items}
        walk += _of_domain(domain, tuple(one for one in second if one.item_id in ids), by_domain)
    return tuple(walk)


def _asked(domain: Domain, vantage: Vantage, without: Collection[Question] = ()) -> tuple[Question, ...]:
    return tuple(one for item in domain.items if (one := Question(vantage, item.id)) not in without)


def _of_domain(domain: Domain, questions: tuple[Question, ...], by_domain: bool) -> list[Step]:
    """The screens of one domain from one vantage: one for all *questions*, or one for each; none without any."""
    if by_domain and questions:
        vantage, wave = questions[0].vantage, questions[0].wave
        return [Step(place_address(vantage, wave, domain.id), vantage, domain, questions, wave)]
    return [Step(one.address, one.vantage, domain, (one,), one.wave) for one in questions]


def in_order(domains: Sequence[Domain], vantages: Sequence[Vantage]) -> tuple[Question, ...]:
    """Every question of *domains* from each of *vantages*, in the order of the walk: a domain's vantages together."""
    return tuple(one for domain in domains for vantage in vantages for one in _asked(domain, vantage))


def asked_again(
    domains: Sequence[Domain], second: Collection[str], in_figures: Collection[Question], given: Collection[str]
) -> tuple[Question, ...]:
    """The questions of a second scoring of the domains *second*, those of the items *given* that have first figures.

    All of a domain is asked of whoever has an answer *in_figures* there, also *don't know* or another question's: who is
    not asked could leave unnoticed, and figures would tell that they had given no level. Nobody else is asked: one
    person more would be enough to withhold the second figures of a question.
    """
    return tuple(
        Question(Vantage.OWN, item.id, Wave.SECOND)
        for domain in domains
        if domain.id in second and any(Question(Vantage.OWN, item.id) in in_figures for item in domain.items)
        for item in domain.items
        if item.id in given
    )


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


def rated_now(domains: Sequence[Domain], pace: str | None, closed: Collection[str]) -> tuple[str, ...]:
    """The items that everybody is to rate now: those of the domains that are asked and not *closed*."""
    asked = (domain for domain in asked_now(domains, pace) if domain.id not in closed)
    return tuple(item.id for domain in asked for item in domain.items if item.scale is not None)


def asks_area(domains: Sequence[Domain], pace: str | None, *, has_area: bool, address: str | None) -> bool:
    """Whether the local area is asked for on the way: where the facilitator sets the *pace*, once and not in every domain.

    That is in the first of *domains*; in the others for those who chose one, and for who went to that screen themselves.
    """
    later = {domain.id for domain in domains[1:]}
    return pace not in later or has_area or address == AREA


def find_step(walk: Sequence[Step], address: str) -> int:
    """Where *address* stands in the walk; the first screen for an address that leads nowhere.

    A local question that is not asked yet leads to the choice of an area, one of a second scoring that is over to the end.
    """
    instead = {Vantage.LOCAL.value: AREA, Wave.SECOND.value: FINISH}.get(address.partition(".")[0], "")
    wanted = (address, instead)
    places = {step.address: index for index, step in enumerate(walk)}
    return next((places[one] for one in wanted if one in places), 0)


def same_place(address: str, walk: Sequence[Step]) -> str:
    """The address in *walk* (by item, or by domain) that shows what *address* shows in the other view."""
    for step in walk:
        if step.vantage and (
            any(question.address == address for question in step.questions)
            or place_address(step.vantage, step.wave, step.domain.id if step.domain else "") == address
        ):
            return step.address
    return address
