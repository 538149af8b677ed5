"""The files of one board's results: made when asked for, from the same result as the screen."""

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.assessment.files import RELEASED, Option
from sait.i18n import Translator, languages, own_name
from sait.services.results.exports import export_queries, is_worth_a_file
from sait.services.results.reading import Locals
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.ui.parts.cuts import local_choice
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.polling import pulse
from sait.ui.plain import plain
from sait.ui.reads import result
from sait.ui.visitor import database, visitor_now


def downloads(room: WorkshopInContext, held: tuple[WorkshopInContext, ...], t: Translator) -> None:
    """For whom, in which language, and then one link a file."""
    inside = _is_inside(room, t)
    language = str(
        st.radio(
            t("Language of the files"),
            languages(),
            index=languages().index(language_of_file(t)),
            format_func=own_name,
            horizontal=True,
            key="export-language",
        )
    )
    local = local_choice(family(room, held), room.workshop.id if inside else None, t)
    results = _results(room, held, inside, local, language)
    if not any(is_worth_a_file(found) for found in results.values()):
        st.info(t("Nothing has been released yet, so there is nothing to put in these files. Close a domain first."))
        return
    whose, workshop_id = "" if inside else RELEASED, room.workshop.id
    chosen = {Option.LANGUAGE: language, Option.LOCAL: str(local)}
    file_link(t("PowerPoint deck with editable charts"), f"{whose}deck", workshop_id, chosen, t=t)
    for cut, found in results.items():
        lines = ", ".join(plain(t.text(series.label)) for series in found.series)
        st.markdown(t("{cut}: {names}", cut=t.text(found.cut_title), names=lines))
        of_cut = {**chosen, Option.CUT: cut}
        with st.container(horizontal=True):
            cut_title = t.text(found.cut_title)
            file_link(t("CSV table"), f"{whose}table", workshop_id, of_cut, t=t, of=cut_title)
            file_link(t("JSON data"), f"{whose}data", workshop_id, of_cut, t=t, of=cut_title)
    st.caption(t("A picture of a single chart: press Save picture under the chart, on the Live or Compare page."))


def _is_inside(room: WorkshopInContext, t: Translator) -> bool:
    names = {
        True: t("For this board's own members and facilitator"),
        False: t("For anyone outside the room, as far as the board has released its results"),
    }
    if not visitor_now().may(Right.RESULTS_EXPORT, room.board.id):
        st.markdown(names[False])
        return False
    return bool(
        st.radio(t("Who the files are for"), list(names), format_func=lambda one: names[one], key="export-audience")
    )


def _results(
    room: WorkshopInContext, held: tuple[WorkshopInContext, ...], inside: bool, local: Locals, language: str
) -> dict[str, Result]:
    """What the files hold, by cut."""
    now = pulse(room)
    questions = export_queries(database(), room, held, inside=inside, local=local, language=language)
    return {
        cut: result(question, sequence=now.sequence, freshness=now.freshness) for cut, question in questions.items()
    }
