"""What people are told about pages and forms, whatever they are about."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "demonstration.loaded": (
        marked("The demonstration is loaded already."),
        marked("Remove it first if you want to load it afresh."),
    ),
    "edit.stale": (
        marked("Somebody else changed this while you were editing. Your change was not saved."),
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
        marked("The form holds too much text."),
        marked("Shorten it and send it again."),
    ),
    "guess.code": (
        marked("Too many wrong codes or slips have come from this network."),
        marked(
            "Try again in {minutes} min. Meanwhile ask the facilitator. If somebody on this network has joined, "
            "the QR code on the screen works now."
        ),
    ),
    "guess.password": (
        marked("There have been too many wrong attempts to sign in."),
        marked("Try again in {minutes} min. Whoever is signed in already can go on working."),
    ),
    "name.too-long": (marked("The name is too long."), marked("Shorten it to at most {most} characters.")),
    "name.unprintable": (
        marked("The name holds characters that cannot be shown."),
        marked("Type it by hand instead of pasting it, on one line."),
    ),
    "page.failed": (
        marked("Something went wrong on this page."),
        marked("What was saved before is safe. Open the page again; if it goes on, tell whoever runs this server."),
    ),
    "results.mixed": (
        marked("Demonstration data are compared only with demonstration data."),
        marked("Choose workshops of one kind."),
    ),
}
