"""What people are told about pages and forms, whatever they are about."""

from sait.i18n.translator import Counted, marked

PROBLEMS: dict[str, tuple[str, str | Counted]] = {
    "demonstration.loaded": (
        marked("The demonstration is already loaded."),
        marked("To load it again, remove it first."),
    ),
    "edit.stale": (
        marked("Someone else changed this while you were editing. Your change was not saved."),
        marked("Look at what it says now and make your change again."),
    ),
    "form.foreign": (
        marked("This form did not come from a page of this site."),
        marked("Open the page again here and send it once more."),
    ),
    "form.malformed": (
        marked("The form could not be read."),
        marked("Open the page again and send it once more."),
    ),
    "form.too-large": (
        marked("There is too much text in the form."),
        marked("Shorten it and send it again."),
    ),
    "guess.code": (
        marked("Too many wrong codes or slips have come from this network."),
        Counted(
            "Try again in {count} minute. In the meantime, ask the facilitator. If someone on this network has joined,"
            " the QR code on the screen works now.",
            "Try again in {count} minutes. In the meantime, ask the facilitator. If someone on this network has joined,"
            " the QR code on the screen works now.",
            by="minutes",
        ),
    ),
    "guess.password": (
        marked("There have been too many failed attempts to sign in."),
        Counted(
            "Try again in {count} minute. People who are already signed in can go on working.",
            "Try again in {count} minutes. People who are already signed in can go on working.",
            by="minutes",
        ),
    ),
    "name.too-long": (marked("The name is too long."), marked("Shorten it to at most {most} characters.")),
    "name.unprintable": (
        marked("The name has characters that cannot be shown."),
        marked("Type it by hand instead of pasting it, on one line."),
    ),
    "page.failed": (
        marked("Something went wrong on this page."),
        marked(
            "What was saved before is safe. Open the page again. If this keeps happening, tell the person who runs"
            " this server."
        ),
    ),
    "results.mixed": (
        marked("You can compare demonstration data only with other demonstration data."),
        marked("Choose workshops of one kind."),
    ),
}
