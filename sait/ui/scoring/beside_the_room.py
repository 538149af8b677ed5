"""One's own first answer beside what the room chose, once that is released; the same rules as on every screen."""

import streamlit as st

from sait.assessment.members.responses import Question
from sait.i18n import Translator
from sait.services.members.beside import own_place, score_in_room
from sait.services.members.sheets import Sheet
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.ui.plain import plain
from sait.ui.reads import newest_release, result
from sait.wording.figures import agreement_words, level_words


def beside_the_room(sheet: Sheet, asked: Question, t: Translator) -> None:
    """A line for each level with how many chose it, and a mark at one's own; nothing where the room is shown nothing."""
    item = sheet.instrument.item(asked.item_id)
    found = result(ResultQuery((sheet.workshop.id,), DOMAINS, inside=sheet.workshop.id), sequence=newest_release())
    score = score_in_room(sheet, asked, found)
    if item.scale is None or score is None or score.levels is None:
        return
    mark = f" ← {t('your first answer')}"
    shown = [
        f"{level_words(item.scale, place, t)}: **{count}**" + (mark if place == own_place(sheet, item) else "")
        for place, count in enumerate(score.levels)
    ]
    words = agreement_words(found, score, t)
    heading = f"**{plain(t('The room chose'))}**" + (f" · {plain(words)}" if words else "")
    with st.container(key=f"beside-room-{item.id}"):
        st.markdown(f"{heading}\n\n" + "\n".join(f"- {line}" for line in shown))
