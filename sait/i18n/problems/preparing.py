"""What people are told about what is tried before the day."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "preflight.unknown": (
        marked("There is no such phone check, or no longer."),
        marked("A check lasts a quarter of an hour. Press “Check with a phone” again and scan the new picture."),
    ),
    "rehearsal.exists": (
        marked("This workshop is being rehearsed already."),
        marked("Go to its rehearsal, or stop and remove it before you begin another."),
    ),
    "rehearsal.none": (
        marked("There is no rehearsal of this workshop."),
        marked("It may have been removed already: open the page again."),
    ),
    "rehearsal.of-rehearsal": (
        marked("This is a rehearsal itself."),
        marked("Rehearse the workshop it was made from."),
    ),
    "rehearsal.pace": (
        marked("A simulated phone cannot answer at this pace."),
        marked("Give it from {quickest} to {slowest} seconds for an answer."),
    ),
    "rehearsal.phones": (
        marked("That many phones cannot be simulated."),
        marked("Choose from {fewest} to {most}."),
    ),
}
"""Error code to what is said and what to do next."""
