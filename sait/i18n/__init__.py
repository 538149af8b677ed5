"""No language alone: every word shown to people passes through here."""

from sait.i18n.languages import languages, own_name
from sait.i18n.review import reviewed
from sait.i18n.text import Text, words
from sait.i18n.translator import Translator, marked, translator

__all__ = ["Text", "Translator", "languages", "marked", "own_name", "reviewed", "translator", "words"]
