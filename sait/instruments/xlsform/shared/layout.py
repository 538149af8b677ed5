"""Where a question bank stands in an XLSForm (docs/decisions/0014-xlsform.md): names that writing and reading share."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from sait.i18n.text import SOURCE_LANGUAGE

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
FACTS, MARKS, MORE = "sait", "sait_marks", "sait_more"
EXTERNAL = "external_choices"
"""Lists for choices from a file: nothing of them is carried, but a form that names them is not valid without."""
SHEETS = (SURVEY, CHOICES, SETTINGS, FACTS, MARKS, MORE)

CATEGORIES = "sait_categories_"
"""Before a scheme's identifier; no "::", which other programs take for a language."""
PLAIN_COLUMNS = ("sait_code", "sait_scale", "sait_reversed", "sait_target", "sait_weight", "sait_short_form")
TEXT_COLUMNS = {"guidance": "hint", "examples": "sait_examples", "evidence": "sait_evidence"}
"""The texts of an item besides its wording, and the columns they stand in."""
OUTSIDE = ("dont_know", "not_applicable")
PURPOSE = "purpose"
TRANSLATED_FACTS = ("source", "changes")
PLAIN_FACTS = ("publisher", "licence", "status")
SOURCE = SOURCE_LANGUAGE

OWN_NAMES = "am ar bn cy de es fa fr gu hi it ku my ne nl pa pl ps pt ro ru so sw tr uk ur zh"
"""Languages that headers may call by their own names; to know all would take a second."""

_CODE = re.compile(r"\(\s*([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)?\s*\)\s*$")


def heading(language: str) -> str:
    """A language as XLSForms name it.

    >>> heading("cy")
    'Cymraeg (cy)'
    """
    try:
        name = Locale(language).get_language_name(language) or language
    except (UnknownLocaleError, ValueError):
        name = language
    return f"{name[:1].upper()}{name[1:]} ({language})"


def language_of(named: str) -> str:
    """The two-letter code of a language as a form names it; empty where it cannot be told.

    The name counts before the brackets behind it: "English (UK)" is not Ukrainian.

    >>> [language_of(named) for named in ("Cymraeg (cy)", "Welsh", "cy", "Deutsch", "English (UK)", "Klingon (tlh)")]
    ['cy', 'cy', 'cy', 'de', 'en', '']
    """
    name = named.partition("(")[0].strip().lower()
    found = _CODE.search(named)
    return _names().get(name, "") or (found.group(1).lower() if found else "")


@cache
def _names() -> dict[str, str]:
    known = {code: name for code, name in Locale(SOURCE).languages.items() if len(code) == 2}
    return {
        **{name.lower(): code for code, name in known.items()},
        **{code: code for code in known},
        **{str(Locale(code).get_language_name(code)).lower(): code for code in OWN_NAMES.split()},
    }


def item_name(item_id: str) -> str:
    """An item's name in a form: statistics programs know no hyphen in names.

    >>> item_name("PUR-01")
    'PUR_01'
    """
    return item_id.replace("-", "_")
