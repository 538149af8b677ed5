"""Two languages, always: every word shown to people passes through here."""

from sait.i18n.review import reviewed
from sait.i18n.text import Text, words
from sait.i18n.translator import LANGUAGES, PSEUDO, Translator, marked, translator

__all__ = ["LANGUAGES", "PSEUDO", "Text", "Translator", "marked", "reviewed", "translator", "words"]
