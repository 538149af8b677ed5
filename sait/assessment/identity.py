"""Names, passwords and addresses as they are compared: one spelling, whichever keyboard typed them (RFC 8265, PRECIS)."""

import unicodedata


def name_as_compared(typed: str) -> str:
    r"""A user name: full and half width letters as usual ones, composed (NFC). Capitals stay: they tell names apart.

    >>> name_as_compared(" Si\u0302n ") == "S\u00een", name_as_compared("\uff33ian")
    (True, 'Sian')
    """
    return unicodedata.normalize("NFC", "".join(map(_usual_width, typed))).strip()


def _usual_width(character: str) -> str:
    is_other_width = unicodedata.decomposition(character).startswith(("<wide>", "<narrow>"))
    return unicodedata.normalize("NFKC", character) if is_other_width else character


def password_as_compared(typed: str) -> str:
    r"""A password: every kind of space as the usual one, composed (NFC); nothing else is changed.

    >>> password_as_compared("gwe\u0302n\u00a0fach") == "gw\u00ean fach"
    True
    """
    spaced = (" " if unicodedata.category(character) == "Zs" else character for character in typed)
    return unicodedata.normalize("NFC", "".join(spaced))


def email_as_compared(typed: str) -> str:
    """An address: as a name, and in small letters."""
    return name_as_compared(typed).lower()
