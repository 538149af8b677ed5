"""What the projector says, once in each language of the screen, each marked as what it is."""

from collections.abc import Callable

from markupsafe import Markup

from sait.assessment.projector import ProjectorScreen
from sait.i18n import Text, Translator, translator
from sait.ui.parts.table_view import NOTHING

Say = Callable[[Translator], str]


def spoken(screen: ProjectorScreen, say: Say, *, tag: str = "p", name: str = "") -> Markup:
    """What *say* says, an element for each language; those after the first are of the class ``other``."""
    element = Markup('<{tag} class="{kind}" lang="{language}" translate="no">{words}</{tag}>')
    return NOTHING.join(
        element.format(tag=tag, kind=_kind(name, place), language=language, words=say(translator(language)))
        for place, language in enumerate(screen.languages)
    )


def inline(screen: ProjectorScreen, say: Say) -> Markup:
    """As ``spoken``, on one line."""
    span = Markup('<span class="{}" lang="{}" translate="no">{}</span>')
    return Markup("<span> · </span>").join(
        span.format(_kind("", place), language, say(translator(language)))
        for place, language in enumerate(screen.languages)
    )


def _kind(name: str, place: int) -> str:
    return " ".join(filter(None, (name, "other" if place else "")))


def text_of(text: Text) -> Say:
    """Says *text* in the reader's language."""
    return lambda t: t.text(text)
