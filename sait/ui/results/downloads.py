"""The files of one board's results: the packs that people want first, the tables behind them; made when asked for."""

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.assessment.boards import Tier
from sait.assessment.files import RELEASED, Option
from sait.i18n import Translator, languages, own_name
from sait.services.results.exports import export_queries, is_worth_a_file
from sait.services.results.reading import Locals
from sait.services.results.seminar import seminar_query
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.ui.parts.cuts import local_choice
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.polling import pulse
from sait.ui.plain import plain
from sait.ui.reads import result
from sait.ui.visitor import database, visitor_now
from sait.wording.languages import all_languages


def downloads(room: WorkshopInContext, held: tuple[WorkshopInContext, ...], t: Translator) -> None:
    """For whom and in which languages; then the pack for the board, that for the seminar, and the rest folded."""
    inside = _is_inside(room, t)
    chosen = _languages(t)
    local = local_choice(family(room, held), room.workshop.id if inside else None, t)
    results = _results(room, held, inside, local, chosen.split("-")[0])
    is_any = any(is_worth_a_file(found) for found in results.values())
    if is_any:
        _board_pack(room, {Option.LANGUAGES: chosen, Option.LOCAL: str(local)}, t, inside=inside)
    else:
        st.info(t("Nothing has been released yet, so there is nothing to put in these files. Close a domain first."))
    if _has_seminar(room, held, chosen.split("-")[0]):
        _seminar_pack(room, chosen, t)
    if is_any:
        _tables(room, results, {Option.LANGUAGE: chosen.split("-")[0], Option.LOCAL: str(local)}, t, inside=inside)


def _languages(t: Translator) -> str:
    """One language, or all of them one after the other, the reader's own first."""
    own_first = sorted(languages(), key=lambda one: one != language_of_file(t))
    options = (*own_first, "-".join(own_first))
    return str(
        st.radio(
            t("Language of the files"),
            options,
            format_func=lambda one: own_name(one) if one in languages() else all_languages(t),
            horizontal=True,
            key="export-language",
        )
    )


def _board_pack(room: WorkshopInContext, chosen: dict[Option, str], t: Translator, *, inside: bool) -> None:
    st.header(t("The pack for the board"), anchor=False)
    has_decided = t(
        "Slides for the board's meeting: one page summary, profile, strengths and gaps, what divided the room, what it"
        " agreed, its priorities and actions; all figures in the appendix. Every chart can be edited in PowerPoint and"
        " LibreOffice, and the notes say how to read it."
    )
    outside = t(
        "Slides with what the boards have released: one page summary, profile, strengths and gaps; all figures in the"
        " appendix. What a board decided is in its own pack alone."
    )
    st.markdown(has_decided if inside else outside)
    whose = "" if inside else RELEASED
    with st.container(horizontal=True):
        file_link(t("PowerPoint deck with editable charts"), f"{whose}deck", room.workshop.id, chosen, t=t)
        of_report = {
            Option.LANGUAGE: chosen[Option.LANGUAGES].split("-")[0],
            Option.LOCAL: chosen[Option.LOCAL],
        }
        file_link(t("Report (PDF)"), f"{whose}report", room.workshop.id, of_report, t=t)
        if room.board.tier is Tier.REGIONAL:
            file_link(t("PowerPoint deck of the region"), f"{whose}region", room.workshop.id, chosen, t=t)


def _has_seminar(room: WorkshopInContext, held: tuple[WorkshopInContext, ...], language: str) -> bool:
    query = seminar_query(room, held, language)
    now = pulse(room)
    return is_worth_a_file(result(query, sequence=now.sequence, freshness=now.freshness))


def _seminar_pack(room: WorkshopInContext, chosen: str, t: Translator) -> None:
    st.header(t("The pack for the seminar"), anchor=False)
    st.markdown(
        t(
            "Slides with every board of this round that has released its results: the shape of each, how far apart they"
            " are, the change since the round before, what boards ask for, and questions to discuss."
        )
    )
    file_link(t("PowerPoint deck of all boards"), "released-seminar", room.workshop.id, {Option.LANGUAGES: chosen}, t=t)


def _tables(
    room: WorkshopInContext, results: dict[str, Result], chosen: dict[Option, str], t: Translator, *, inside: bool
) -> None:
    whose = "" if inside else RELEASED
    with st.expander(t("Tables and data")):
        for cut, found in results.items():
            lines = ", ".join(plain(t.text(series.label)) for series in found.series)
            st.markdown(t("{cut}: {names}", cut=t.text(found.cut_title), names=lines))
            of_cut, title = {**chosen, Option.CUT: cut}, t.text(found.cut_title)
            with st.container(horizontal=True):
                file_link(t("CSV table"), f"{whose}table", room.workshop.id, of_cut, t=t, of=title)
                file_link(t("JSON data"), f"{whose}data", room.workshop.id, of_cut, t=t, of=title)
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
