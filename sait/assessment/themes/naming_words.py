"""Words that redaction goes by."""

from collections.abc import Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamingWords:
    """*ordinary*: words in small letters that may begin a sentence. *given_names*: in small letters too. *places*: of places,
    agencies, boards and people, as they are written.
    """

    ordinary: Set[str]
    given_names: Set[str]
    places: Sequence[str]


TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lady",
        "lord",
        "cllr",
        "councillor",
        "rev",
        "revd",
        "pc",
        "sgt",
        "insp",
        "inspector",
        "dci",
        "dc",
        "ds",
        "nurse",
        "matron",
        "cyng",
        "cynghorydd",
        "gynghorydd",
        "chynghorydd",
        "parch",
        "parchedig",
        "arolygydd",
        "rhingyll",
        "prif",
        "nyrs",
        "meistr",
        "athro",
        "athrawes",
        "fonesig",
        "arglwydd",
    ]
)
"""What stands before a name, in small letters and without a full stop."""

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
]
