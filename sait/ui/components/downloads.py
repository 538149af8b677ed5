"""The files of one board's results: made when asked for, from the same result as the screen."""

from collections.abc import Callable

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.charts.download import file_name
from sait.i18n import LANGUAGES, Translator, translator
from sait.i18n.choice import LANGUAGE_NAMES
from sait.services.exports import write_csv, write_deck, write_json
from sait.services.instruments import get_instrument
from sait.services.results import DOMAINS, Question, Room, family
from sait.ui.components.cuts import local_choice
from sait.ui.components.watch import pulse
from sait.ui.plain import plain
from sait.ui.reads import result
from sait.ui.visitor import database, sealed, visitor_now

Seal = Callable[[Callable[[], bytes]], Callable[[], bytes]]
"""Makes of a way to write a file one that asks for the right again."""

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def downloads(room: Room, held: tuple[Room, ...], t: Translator) -> None:
    """For whom, in which language, and then one button a file."""
    inside = _is_inside(room, t)
    right = Right.RESULTS_EXPORT if inside else Right.RESULTS_RELEASED

    def keep(write: Callable[[], bytes]) -> Callable[[], bytes]:
        return sealed(write, right, room.board.id)

    language = str(
        st.radio(
            t("Language of the files"),
            LANGUAGES,
            index=LANGUAGES.index(t.language) if t.language in LANGUAGES else 0,
            format_func=lambda code: LANGUAGE_NAMES[code],
            horizontal=True,
            key="export-language",
        )
    )
    results = _results(room, held, inside, t)
    if not any(found.scores or found.items for found in results.values()):
        st.info(t("Nothing has been released yet that these files could hold. Close a domain first."))
        return
    in_file = translator(language)
    board = in_file.text(room.board.name)
    name = file_name(f"SAIT {board} {in_file.text(room.round.name)}")
    _button(
        t("PowerPoint deck with editable charts"),
        keep(
            lambda: write_deck(
                list(results.values()), language=language, title=board, subtitle=in_file.text(room.round.name)
            )
        ),
        f"{name}.pptx",
        PPTX,
    )
    for kind, found in results.items():
        _data_buttons(found, f"{name}-{kind}", language, keep, t)
    st.caption(t("A picture of a single chart: use the camera button on the chart, on the Live or Compare page."))


def _is_inside(room: Room, t: Translator) -> bool:
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


def _results(room: Room, held: tuple[Room, ...], inside: bool, t: Translator) -> dict[str, Result]:
    """Every cut, with the local results that were chosen; the key names the file."""
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    rooms = family(room, held)
    ids = tuple(other.workshop.id for other in rooms)
    inside_id = room.workshop.id if inside else None
    local = local_choice(rooms, inside_id, t)
    now = pulse(room)
    return {
        f"{cut}-{local}": result(
            Question(ids, cut, inside=inside_id, local=local), sequence=now.sequence, freshness=now.freshness
        )
        for cut in (DOMAINS, *(scheme.id for scheme in instrument.schemes))
    }


def _data_buttons(found: Result, name: str, language: str, keep: Seal, t: Translator) -> None:
    lines = ", ".join(plain(t.text(series.label)) for series in found.series)
    st.markdown(t("{cut}: {names}", cut=t.text(found.cut_title), names=lines))
    with st.container(horizontal=True):
        _button(t("CSV table"), keep(lambda: write_csv(found, language=language)), f"{name}.csv", "text/csv")
        _button(t("JSON data"), keep(lambda: write_json(found)), f"{name}.json", "application/json")


def _button(label: str, write: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(label, data=write, file_name=name, mime=kind, on_click="ignore", key=f"download-{name}")
