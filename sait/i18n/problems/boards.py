"""What people are told about boards, areas, rounds and their dates."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "area.answered": (
        marked("You have answered questions about other local arrangements already, so the choice stays as it is."),
        marked(
            "What you have answered counts for the arrangements you chose first. You may leave the other questions"
            " about them unanswered."
        ),
    ),
    "area.changed": (
        marked("You chose other local arrangements on another screen, so this choice was not saved."),
        marked("Open the page again: it then says which arrangements it is about."),
    ),
    "area.unknown": (
        marked("This area is not one of this region's."),
        marked("Choose an area from the list."),
    ),
    "board.id-taken": (
        marked("There is one with this name already."),
        marked("Change the one that is there, or choose another name."),
    ),
    "board.name-missing": (
        marked("The name is missing in a language that it must have."),
        marked("Give it in each of those languages; it may be the same in all."),
    ),
    "board.not-then": (
        marked("This board did not exist when the round began."),
        marked("Choose another board or round, or correct the board's dates on the Boards page."),
    ),
    "board.parent-wrong": (
        marked("Only a local board can stand under another, and only under a regional board of its own region."),
        marked("Choose another board above it, or none."),
    ),
    "board.unknown": (marked("This board does not exist."), marked("Choose one from the list.")),
    "dates.reversed": (
        marked("The last day is before the first day."),
        marked("Correct one of the two dates."),
    ),
    "round.keep-days": (
        marked("Single answers are kept from 0 to {most} days after the sign-off."),
        marked("Leave the field empty to keep them until somebody erases them."),
    ),
    "round.keep-longer": (
        marked("Members have joined in this round, and were told that their answers are kept for a shorter time."),
        marked("Choose the same time or a shorter one. For the next round any time may be chosen."),
    ),
    "round.id-taken": (
        marked("There is a round with this name already."),
        marked("Choose another name."),
    ),
    "round.no-day": (
        marked("The round has no first day."),
        marked("Choose it in the calendar, or type it as day/month/year."),
    ),
    "round.unknown": (marked("This round does not exist."), marked("Choose one from the list.")),
}
