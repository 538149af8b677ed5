"""What is told about what is tried before the day; ``problems`` holds it with the rest."""

from sait.i18n.translator import marked

PREFLIGHT_PROBLEMS: dict[str, tuple[str, str]] = {
    "preflight.unknown": (
        marked("There is no such phone check, or no longer."),
        marked("A check lasts a quarter of an hour. Press “Check with a phone” again and scan the new picture."),
    ),
}
"""Error code to what is said and what to do next."""
