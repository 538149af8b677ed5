"""Of whom a question is asked, in words: the same on paper, on screens and in files."""

from collections.abc import Mapping

from sait.analysis.result import ItemScore
from sait.i18n import Translator
from sait.instruments.model import Item, Kind
from sait.wording.figures import any_of


def only_if_words(item: Item, items: Mapping[str, Item], t: Translator) -> str:
    """For who answers: "Only if you chose 0 or 1 at question GOV-02". Empty where everybody is asked. *items* are by id."""
    if item.asked_if is None:
        return ""
    levels = _levels(item, items, t)
    return t("Only if you chose {levels} at question {item}", levels=levels, item=item.asked_if.item_id)


def asked_of_words(item: Item, items: Mapping[str, Item], t: Translator) -> str:
    """For who reads results: "asked of those who chose 0 or 1 at GOV-02". Empty where everybody is asked."""
    if item.asked_if is None:
        return ""
    levels = _levels(item, items, t)
    return t("asked of those who chose {levels} at {item}", levels=levels, item=item.asked_if.item_id)


def question_words(item: Item, items: Mapping[str, Item], t: Translator) -> str:
    """The wording of a question, with of whom it is asked in brackets behind it where that is not everybody."""
    asked_of = asked_of_words(item, items, t)
    return f"{t.text(item.text)} ({asked_of})" if asked_of else t.text(item.text)


def number_asked_words(score: ItemScore | None, t: Translator) -> str:
    """How many were asked: "9 asked". Empty where everybody is asked, and where it is not given."""
    if score is None or score.asked is None:
        return ""
    return t.plural("{count} asked", "{count} asked", score.asked)


def _levels(item: Item, items: Mapping[str, Item], t: Translator) -> str:
    """Numbers of a rating, the words of a choice."""
    if item.asked_if is None:
        return ""
    scale = items[item.asked_if.item_id].scale
    if scale is None or scale.kind is not Kind.CHOICE:
        return any_of([str(value) for value in item.asked_if.levels], t)
    named = [t.text(level.label) for level in scale.levels if level.value in item.asked_if.levels]
    return any_of([f"“{words}”" for words in named], t)
