"""``sait workshop``: rehearsing one, and erasing one or what was given in it."""

import click

from sait.assessment.members.leaving import Going
from sait.assessment.workshops import Workshop
from sait.cli.context import database, is_agreed, public_address, spoken, yes_option
from sait.demo.rehearsal import USUAL_PACE_S, USUAL_PHONES, Pace, prepare, rehearse_here
from sait.demo.rehearsal import remove as remove_rehearsal
from sait.services.running.audit import COMMAND_LINE
from sait.services.workshops.erasing import erase_by_code, erase_individuals, erase_workshop
from sait.services.workshops.opening import get_workshop
from sait.storage.engine.database import Database

workshop_argument = click.argument("workshop")


@click.group("workshop", short_help="Rehearse or erase a workshop.")
def commands() -> None:
    """A workshop, named by its identifier: the address of its Live page has it."""


def _found(identifier: str) -> tuple[Database, Workshop]:
    store = database()
    return store, get_workshop(store, identifier)


def _is_sure(*, yes: bool) -> bool:
    t = spoken()
    return yes or is_agreed(t("Erase permanently? Type yes:"))


@commands.command("erase")
@workshop_argument
@yes_option
def erase_whole(workshop: str, *, yes: bool) -> int:
    """Erase the workshop with everything in it."""
    store, found = _found(workshop)
    if not _is_sure(yes=yes):
        return 1
    erase_workshop(store, workshop=found, who=COMMAND_LINE)
    return 0


@commands.command("erase-member")
@workshop_argument
@click.option(
    "--comments-stay",
    is_flag=True,
    help="what the facilitator has read stays until everybody's answers are erased",
)
@yes_option
def erase_member(workshop: str, *, comments_stay: bool, yes: bool) -> int:
    """Erase what one member gave, by the member's code for erasing."""
    t = spoken()
    store, found = _found(workshop)
    # Asked for, and no argument: the code is a secret, and arguments stay in the shell's history.
    code = input(t("The member's code for erasing") + ": ")
    if not _is_sure(yes=yes):
        return 1
    goes = Going.STAY if comments_stay else Going.TOGETHER
    erase_by_code(store, workshop_id=found.id, code=code, goes=goes, who=COMMAND_LINE)
    return 0


@commands.command("erase-answers")
@workshop_argument
@yes_option
def erase_answers(workshop: str, *, yes: bool) -> int:
    """Erase everyone's individual answers; what was released and decided stays."""
    store, found = _found(workshop)
    if not _is_sure(yes=yes):
        return 1
    erase_individuals(store, workshop_id=found.id, who=COMMAND_LINE)
    return 0


@commands.command("rehearse")
@workshop_argument
@click.option("--phones", type=int, default=USUAL_PHONES, show_default=True, metavar="NUMBER")
@click.option(
    "--pace", "pace_s", type=float, default=USUAL_PACE_S, show_default=True, metavar="SECONDS", help="for one answer"
)
@click.option("--remove", is_flag=True, help="take the rehearsal away instead")
def rehearse(workshop: str, *, phones: int, pace_s: float, remove: bool) -> None:
    """Rehearse the workshop in a throw-away copy, with simulated phones."""
    t = spoken()
    store = database()
    if remove:
        remove_rehearsal(store, workshop_id=workshop, who=COMMAND_LINE)
        click.echo(t("The rehearsal is removed."))
        return
    pace = Pace(phones, pace_s)
    rehearsed = prepare(store, workshop_id=workshop, who=COMMAND_LINE)
    followed = f"{public_address()}/live?workshop={rehearsed.id}"
    click.echo(t("Follow the rehearsal: {address}", address=followed))
    rehearse_here(store, rehearsed, pace)
    command = f"sait workshop rehearse {workshop} --remove"
    click.echo(t("The simulated phones have stopped. Remove it: {command}", command=command))
