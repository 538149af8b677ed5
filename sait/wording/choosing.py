"""How to choose a level: what members are told on the phone, on paper and on the projector."""

from collections.abc import Iterable

from sait.i18n import Text, Translator, marked
from sait.instruments.model import Item

CLOSEST = marked("Choose the level that comes closest to how things are now, as you see it.")


def choosing_words(items: Iterable[Item], t: Translator) -> str:
    """How to choose a level of these items, with what their scales add, each once; empty where none of them is rated."""
    rated = [item for item in items if item.is_rated]
    if not rated:
        return ""
    added: list[Text] = [item.scale.instruction for item in rated if item.scale and item.scale.instruction]
    return " ".join([t(CLOSEST), *dict.fromkeys(t.text(one) for one in added)])
