"""What was found and what is measured, over every view of the wall; and how it was made, under it."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.result import Series
from sait.i18n import Translator
from sait.services.boards import map_of_boards, progress_of_regions
from sait.settings import settings
from sait.ui.compare.markup import legend
from sait.ui.compare.wall import Wall
from sait.ui.parts.table_view import NOTHING, table_view
from sait.ui.results.chart_text import way_to_text
from sait.ui.visitor import database
from sait.wording.figures import withheld_words
from sait.wording.headlines import subtitle
from sait.wording.regional import model_words


def heading(
    head: DeltaGenerator,
    headline: str,
    wall: Wall,
    lines: Sequence[Series],
    t: Translator,
    *,
    drawn: str = "",
    marks: Sequence[tuple[str, str]] = (),
    has_text: bool = True,
) -> None:
    """The finding as the page's title, in *head*; under it what is measured, what is *drawn*, of how many, what is withheld,
    and what the *marks* mean. *has_text*: the chart's text stands under it, and a keyboard has a way there.
    """
    result = wall.found
    words = subtitle(result, lines, wall.rounds(t), drawn, t)
    mark = Markup('<span class="sait-mark">{}</span>').format(t("Demonstration data")) if result.demonstration else ""
    head.html(
        Markup('<div class="sait-headline">{}<div><h1>{}</h1>{}</div><p>{}</p>{}</div>').format(
            way_to_text(t) if has_text else NOTHING, headline, mark, words, legend(marks) if marks else NOTHING
        ),
    )


def under_chart() -> DeltaGenerator:
    """The row under a chart: its text, and saving it."""
    return st.container(horizontal=True, horizontal_alignment="distribute", key="compare-under")


def withheld_note(wall: Wall, t: Translator) -> None:
    """Why figures are withheld, where any are."""
    if why := withheld_words(wall.found, settings().minimum_group, t):
        st.info(why)


def progress_of_collaboration(wall: Wall, t: Translator) -> None:
    """How far the regions on the wall have come with their boards, the newest first, with what was so before."""
    regions, _, _ = map_of_boards(database(), t.language)
    on_the_wall = {room.board.region_id for room in wall.choice.rooms}
    entries = progress_of_regions(database())
    rows = [
        [t.text(region.name), t.date(one.as_of), model_words(one.model, t), t.text(one.said), one.who]
        for region in regions
        if region.id in on_the_wall
        for one in entries
        if one.region_id == region.id
    ]
    if rows:
        heads = [t("Region"), t("As of"), t("Model"), t("Progress"), t("Written down by")]
        with st.expander(t("Progress of collaboration")):
            table_view(heads, rows, label=t("Progress of collaboration"))
