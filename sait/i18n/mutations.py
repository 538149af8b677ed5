"""The forms that a Welsh word's beginning can take: Caerdydd is also Gaerdydd, Nghaerdydd and Chaerdydd."""

_MUTATED = (
    # The longer beginnings first: "rh" is one letter, and "r" changes nothing.
    ("rh", ("r",)),
    ("ll", ("l",)),
    ("p", ("b", "mh", "ph")),
    ("t", ("d", "nh", "th")),
    ("c", ("g", "ngh", "ch")),
    ("b", ("f", "m")),
    ("d", ("dd", "n")),
    ("g", ("", "ng")),
    ("m", ("f",)),
)
_UNCHANGED = ("ch", "dd", "ff", "ng", "ph", "th")
_VOWELS = "aeiouwyâêîôûŵŷ"


def mutated_forms(name: str) -> tuple[str, ...]:
    """*name* in small letters as it is, and with its beginning mutated in every way that Welsh has.

    >>> mutated_forms("Caerdydd")
    ('caerdydd', 'gaerdydd', 'nghaerdydd', 'chaerdydd')
    >>> mutated_forms("Gwent"), mutated_forms("Ynys Môn")
    (('gwent', 'went', 'ngwent'), ('ynys môn', 'hynys môn'))
    """
    plain = name.casefold()
    if plain.startswith(_UNCHANGED):
        return (plain,)
    for beginning, others in _MUTATED:
        if plain.startswith(beginning):
            return (plain, *(other + plain[len(beginning) :] for other in others))
    return (plain, f"h{plain}") if plain[:1] in tuple(_VOWELS) else (plain,)
