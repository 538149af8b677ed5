"""Editing regions and boards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.assessment.boards import Area, Board, Region, Tier
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services import boards as keeping
from sait.ui.admin.name_fields import name_fields
from sait.ui.parts.dates import ask_date
from sait.ui.parts.draft_keeper import forget_draft, keep_draft, on_the_way
from sait.ui.parts.table_view import table_view
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.plain import plain
from sait.ui.shell import note_done, told
from sait.ui.visitor import database


@dataclass(frozen=True, slots=True)
class Base:
    """The version a form was filled from, and how often it was filled."""

    version: int
    filled: int = 0


def region_section(region: Region, boards: Sequence[Board], areas: Sequence[Area], t: Translator) -> None:
    """A region with its boards in a table, and a form for each."""
    of_region = [board for board in boards if board.region_id == region.id]
    st.header(plain(t.text(region.name)), anchor=False)
    table_view(
        [t("Board"), t("Tier"), t("From"), t("To")],
        [
            [t.text(board.name), tier_name(board.tier, t), _day(board.valid_from, t), _day(board.valid_to, t)]
            for board in of_region
        ],
        label=t.text(region.name),
    )
    names = ", ".join(plain(t.text(area.name)) for area in areas if area.region_id == region.id)
    st.caption(t("Local authorities: {names}", names=names or "–"))
    with st.expander(t("Change {name} and its boards", name=plain(t.text(region.name)))):
        _edit(region, t)
        for board in of_region:
            _edit(board, t)


def _edit(thing: Board | Region, t: Translator) -> None:
    """Names and dates of one region or board.

    The form remembers the version it was filled from. Where somebody else saved meanwhile, the save is refused, the
    page is read again and the reader is told; what was typed stays to be compared with the table above and saved again.
    """
    name = f"{type(thing).__name__}-{thing.id}"
    refused = st.session_state.pop(f"{name}-refused", None)
    base: Base = st.session_state.setdefault(name, Base(on_the_way().get(f"/{name}", thing.version)))
    if refused:
        base = st.session_state[name] = Base(thing.version, base.filled)
    key = f"{name}-{base.filled}"
    with st.form(key):
        st.markdown(f"**{plain(t.text(thing.name))}**")
        names, first, last = _fields(key, t, thing)
        keep_draft(name, f"/{name}", fields=key, version=base.version, t=t)
        problem = _place_for_problem()
        pressed = st.form_submit_button(t("Save"), key=f"save-{key}")
    with problem, told(t):
        if refused:
            raise refused
        if pressed:
            changed = replace(thing, name=names, version=base.version, valid_from=first, valid_to=last)
            _save(changed, name, base, t)


def _save(changed: Board | Region, name: str, base: Base, t: Translator) -> None:
    """Write it and draw the page again: with the form filled anew, or, where somebody was first, as it was typed."""
    try:
        _write(changed)
    except SaitError as problem:
        if problem.code != "edit.stale":
            raise
        st.session_state[f"{name}-refused"] = problem
        st.rerun()
    forget_draft(name)
    st.session_state[name] = Base(base.version + 1, base.filled + 1)
    note_done(t("Saved: {name}.", name=t.text(changed.name)))
    st.rerun()


def _write(thing: Board | Region) -> None:
    if isinstance(thing, Board):
        keeping.change_board(database(), board=thing)
    else:
        keeping.change_region(database(), region=thing)


def _fields(
    key: str, t: Translator, thing: Board | Region | None = None
) -> tuple[dict[str, str], date | None, date | None]:
    days: tuple[date | None, date | None] = (thing.valid_from, thing.valid_to) if thing else (None, None)
    name = name_fields(key, t, thing.name if thing else None)
    first = ask_date(t("First day, if known"), days[0], key=f"{key}-first")
    last = ask_date(t("Last day, if known"), days[1], key=f"{key}-last")
    return name, first, last


def new_board_form(regions: Sequence[Region], boards: Sequence[Board], t: Translator) -> None:
    """A new board: region, tier, the board above it, names and dates."""
    region = st.selectbox(t("Region"), regions, format_func=lambda one: t.text(one.name), key="new-board-region")
    tiers = {str(tier): tier_name(tier, t) for tier in Tier}
    tier = Tier(str(st.radio(t("Tier"), list(tiers), format_func=lambda one: tiers[one], key="new-board-tier")))
    above = [None, *(b for b in boards if b.region_id == region.id and b.tier is Tier.REGIONAL)]
    parent = None
    if tier is Tier.LOCAL:
        parent = st.selectbox(
            t("Board above it"), above, format_func=lambda one: t.text(one.name) if one else "–", key="new-board-parent"
        )
    with st.form("new-board"):
        name, first, last = _fields(fields_key("new-board"), t)
        keep_draft("new-board", "/board/new", fields=fields_key("new-board"), version=0, t=t)
        problem = _place_for_problem()
        if st.form_submit_button(t("Add the board")):
            with problem, told(t):
                keeping.add_board(
                    database(),
                    region_id=region.id,
                    tier=tier,
                    parent_id=parent.id if parent else None,
                    name=name,
                    valid_from=first,
                    valid_to=last,
                )
                begin_anew("new-board")
                note_done(t("Added: {name}.", name=t.text(name)))
                st.rerun()


def new_region_form(t: Translator) -> None:
    """A new region: names and dates."""
    with st.form("new-region"):
        name, first, last = _fields(fields_key("new-region"), t)
        keep_draft("new-region", "/region/new", fields=fields_key("new-region"), version=0, t=t)
        problem = _place_for_problem()
        if st.form_submit_button(t("Add the region")):
            with problem, told(t):
                keeping.add_region(database(), name=name, valid_from=first, valid_to=last)
                begin_anew("new-region")
                note_done(t("Added: {name}.", name=t.text(name)))
                st.rerun()


def _place_for_problem() -> DeltaGenerator:
    """Over the button, which is in sight when it is pressed; what comes after it may be under the screen's edge."""
    return st.container()


def _day(day: date | None, t: Translator) -> str:
    return t.date(day) if day else "–"


def tier_name(tier: Tier, t: Translator) -> str:
    """A tier in words."""
    return t("regional") if tier is Tier.REGIONAL else t("local")
