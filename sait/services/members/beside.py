"""One's own first answer beside what the room chose, once that is released: the same rules as on every screen."""

from sait.analysis.result import ItemScore, Result
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.instruments.model import Item
from sait.services.members.sheets import Sheet


def score_in_room(sheet: Sheet, question: Question, found: Result) -> ItemScore | None:
    """What the members of this room are shown of *question*; None where nothing is, as of local arrangements."""
    if question.vantage is Vantage.LOCAL:
        return None
    score = found.items.get((sheet.workshop.id, question.item_id))
    return None if score is None or score.levels is None else score


def own_place(sheet: Sheet, item: Item) -> int | None:
    """The place on the scale of the member's first answer about their own board; None where it is no level."""
    own = sheet.responses.get(Question(Vantage.OWN, item.id))
    values = [] if item.scale is None else [str(value) for value in item.scale.values]
    return values.index(own.choice) if own is not None and own.choice in values else None
