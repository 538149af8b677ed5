"""Whatever the words of banks, boards and members are, a table of a screen shows them and makes nothing of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
import streamlit as st
from markupsafe import Markup

from sait.assessment.boards import Board, Tier
from sait.assessment.projector import ProjectorScreen
from sait.assessment.rounds import Round
from sait.i18n import translator
from sait.i18n.text import Text
from sait.instruments.model import Instrument
from sait.services.banks.shelf import Listed
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.banks.coverage import bank_coverage
from sait.ui.banks.list import bank_list
from sait.ui.parts import workshop_list
from sait.ui.parts.table_view import frame_view, head_row, table_markup, table_view
from sait.ui.projector.all_questions import items_screen
from sait.ui.projector.one_question import item_screen
from sait.ui.results.numbers import numbers_table
from tests.conftest import small_bank
from tests.storage.rows import WORKSHOP
from tests.unit.charts.sample import domain_result

HOSTILE = "'\"><img src=x onerror=alert(1)><b>{0}{x}%s&amp;"
TEXT: Text = {"en": HOSTILE, "cy": HOSTILE}
T = translator("cy")
SCREEN = ProjectorScreen()
ROOM = WorkshopInContext(
    WORKSHOP,
    Board("north", "n", None, Tier.REGIONAL, TEXT, None, None, 1),
    Round("r", TEXT, date(2013, 6, 1), None, False, 1),
    {},
)


class Shown(HTMLParser):
    """The elements that a browser makes of markup, the names of their attributes, and the words between and in them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.words += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def hostile_bank() -> Instrument:
    bank = small_bank().instrument
    domains = tuple(
        replace(domain, title=TEXT, items=tuple(replace(item, text=TEXT) for item in domain.items))
        for domain in bank.domains
    )
    schemes = tuple(
        replace(
            scheme,
            title=TEXT,
            about=TEXT,
            source=TEXT,
            categories=tuple(replace(one, label=TEXT, finding=TEXT) for one in scheme.categories),
        )
        for scheme in bank.schemes
    )
    return replace(bank, title=TEXT, version=HOSTILE, domains=domains, schemes=schemes)


def hostile_numbers() -> None:
    result = domain_result()
    series = tuple(replace(one, label=TEXT) for one in result.series)
    numbers_table(replace(result, series=series, axes=tuple(replace(one, label=TEXT) for one in result.axes)), T)


def hostile_items() -> None:
    domain = hostile_bank().domains[0]
    items_screen(domain_result(), SCREEN, domain, "north")


def hostile_item() -> None:
    result = domain_result()
    item_id, asked = next((id_, item) for id_, item in result.asked.items() if result.items["north", id_].levels)
    assert asked.scale is not None
    levels = tuple(replace(level, label=TEXT) for level in asked.scale.levels)
    item = replace(asked, id=item_id, text=TEXT, scale=replace(asked.scale, levels=levels))
    domain = replace(hostile_bank().domains[0], items=(item,))
    item_screen(result, SCREEN, domain, item, ["north"], agreed=HOSTILE)


def hostile_workshops() -> None:
    workshop_list.workshop_list([ROOM], T)


TABLES: dict[str, Callable[[], None]] = {
    "plain": lambda: table_view([HOSTILE], [[HOSTILE, HOSTILE]], label=HOSTILE),
    "frame": lambda: frame_view(pd.DataFrame({HOSTILE: [HOSTILE]}), T, label=HOSTILE),
    "numbers": hostile_numbers,
    "banks": lambda: bank_list([Listed(replace(small_bank(), instrument=hostile_bank()), None)], T),
    "coverage": lambda: bank_coverage(hostile_bank(), T),
    "workshops": hostile_workshops,
    "items on the projector": hostile_items,
    "one item on the projector": hostile_item,
}


@pytest.mark.parametrize("draw", TABLES.values(), ids=TABLES)
def test_hostile_words_are_shown_and_do_nothing(draw, monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", lambda markup: drawn.append(str(markup)))
    monkeypatch.setattr(st, "header", lambda *_, **__: None)
    monkeypatch.setattr(workshop_list, "visitor_now", lambda: SimpleNamespace(may=lambda *_: True))
    draw()
    shown = Shown("".join(drawn))
    assert HOSTILE in "\n".join(shown.words)
    assert {"table", "section"} & set(shown.elements)
    assert "img" not in shown.elements
    assert not any(name.startswith("on") for name in shown.attributes)


def test_markup_of_our_own_is_kept_and_words_beside_it_are_escaped():
    table = table_markup(head_row(["a<b"]), [Markup("<tr><td>{}</td></tr>").format(Markup("<b>1</b>"))], label='"')
    assert table == Markup(
        '<div class="sait-scroll" role="region" tabindex="0" aria-label="&#34;"><table class="sait-table"><thead><tr>'
        '<th scope="col">a&lt;b</th></tr></thead><tbody><tr><td><b>1</b></td></tr></tbody></table></div>'
    )
