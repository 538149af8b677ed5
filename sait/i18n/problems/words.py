"""What people are told about words that cannot be kept as they are typed."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "draft.too-many": (
        marked("You have typed in {most} fields without saving, so no more can be kept."),
        marked("Save this form now, and then the others."),
    ),
    "words.changed-elsewhere": (
        marked("You have written something else here on another page."),
        marked("Choose which of the two texts to keep."),
    ),
    "words.nowhere": (
        marked("SAIT does not know what these words belong to, so they are not saved."),
        marked("Copy them, open the page again and paste them there."),
    ),
    "words.other-person": (
        marked("Someone else is using this browser now, so these words are not saved."),
        marked("Join or sign in again as yourself, and type them once more."),
    ),
}
"""Code to what is said and what to do."""
