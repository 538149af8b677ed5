"""What people are told about what is tried before the day."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "preflight.unknown": (
        marked("This phone check does not exist, or it has ended."),
        marked("A check lasts 15 minutes. Press “Check with a phone” again and scan the new QR code."),
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
        marked("This workshop is itself a rehearsal."),
        marked("Rehearse the workshop it was made from."),
    ),
    "rehearsal.pace": (
        marked("Simulated phones cannot answer this fast or this slowly."),
        marked("Choose from {quickest} to {slowest} seconds for each answer."),
    ),
    "rehearsal.phones": (
        marked("SAIT cannot simulate this number of phones."),
        marked("Choose from {fewest} to {most}."),
    ),
}
"""Error code to what is said and what to do next."""
