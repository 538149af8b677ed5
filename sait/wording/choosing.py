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


def help_lines(item: Item, t: Translator, *, about: str, is_alone: bool) -> list[str]:
    """What helps with one item: what its domain is *about*, how to choose where it *is_alone*, and what the bank says."""
    said = [about, choosing_words([item], t) if item.is_rated and is_alone else ""]
    if item.guidance is not None:
        said.append(t.text(item.guidance))
    if item.examples is not None:
        said.append(t("For example: {examples}", examples=t.text(item.examples)))
    if item.evidence is not None:
        said.append(t("Possible evidence: {evidence}", evidence=t.text(item.evidence)))
    return [line for line in said if line]
