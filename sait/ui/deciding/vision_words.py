"""The vision as it was worded: each wording marked with its language, so that nobody takes one for the other."""

from html import escape

from sait.assessment.decisions import Vision
from sait.i18n import Translator
from sait.wording.languages import in_language


def vision_quote(vision: Vision, t: Translator) -> str:
    """The wording for the reader, as HTML; where it is in another language than the page, it says in which."""
    language, words = vision.said_in(t.language)
    return _quoted(language, words, t, is_named=language != t.language)


def vision_quotes(vision: Vision, t: Translator) -> str:
    """Every wording, as HTML, each with its language in words."""
    return "".join(_quoted(language, words, t, is_named=True) for language, words in vision.wordings.items())


def vision_line(vision: Vision, t: Translator) -> str:
    """Every wording in one line of text, each with its language in words."""
    return " / ".join(_named(words, language, t) for language, words in vision.wordings.items())


def language_words(language: str, t: Translator) -> str:
    """In which language something is written; empty where nobody noted it."""
    return in_language(language, t) if language else ""


def _named(words: str, language: str, t: Translator) -> str:
    name = language_words(language, t)
    return f"{words} ({name})" if name else words


def _quoted(language: str, words: str, t: Translator, *, is_named: bool) -> str:
    spoken = f' lang="{escape(language)}"' if language else ""
    name = language_words(language, t) if is_named else ""
    note = f'<p class="sait-language">({escape(name)})</p>' if name else ""
    return f'<blockquote class="sait-vision"{spoken} translate="no">{escape(words)}</blockquote>{note}'
