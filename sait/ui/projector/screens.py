"""What the projector shows beside results: whose room it is, what members do, how to come in and how far the room is."""

from collections.abc import Sequence
from functools import partial
from html import escape

import segno
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.assessment.decisions import Task
from sait.assessment.projector import ProjectorScreen
from sait.assessment.workshops import EntryMode
from sait.charts.pictures.svg import LETTER
from sait.i18n import Translator, reviewed, translator
from sait.instruments.model import Domain
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import Progress
from sait.ui.projector.spoken import Say, inline, spoken
from sait.ui.shell import draft_words
from sait.web.server.address import join_address
from sait.wording.plan import task_words

TITLE_WIDTH, MARK_WIDTH, LARGEST_TITLE = 1216, 174, 28
"""In pixels of a projector's page: the line that the title has, of it the demonstration's mark, and letters' size at most."""


def projected() -> DeltaGenerator:
    """The place that is laid out for 1280 by 720 pixels and made as large as the screen."""
    return st.container(key="projected")


def title(room: WorkshopInContext, screen: ProjectorScreen) -> None:
    """Whose room this is."""
    projected_title(screen, lambda t: t.text(room.board.name), is_made_up=room.workshop.demonstration)


def projected_title(screen: ProjectorScreen, say: Say, *, is_made_up: bool, style: str = "") -> None:
    """What *say* says as the page's title. While it stands there, awake.js keeps the screen on."""
    mark = f'<p class="sait-mark">{inline(screen, _demonstration)}</p>' if is_made_up else ""
    drafts = [t for t in map(translator, screen.languages) if not reviewed(t.language)]
    note = "".join(f'<p class="draft" lang="{t.language}">{escape(draft_words(t))}</p>' for t in drafts)
    styled = style or f"font-size: {_title_size(screen, say, is_made_up=is_made_up):.0f}px"
    st.html(
        f'<div class="sait-projector-title" data-keep-awake><h1 style="{styled}">{inline(screen, say)}</h1>{mark}</div>{note}'
    )


def _title_size(screen: ProjectorScreen, say: Say, *, is_made_up: bool) -> float:
    """The size of letters in pixels that lets the title stand on one line, beside the mark of a demonstration.

    A board whose names have 70 letters in two languages, in a demonstration: 26.
    """
    letters = len(" · ".join(say(translator(language)) for language in screen.languages))
    return min(LARGEST_TITLE, (TITLE_WIDTH - (MARK_WIDTH if is_made_up else 0)) / (max(letters, 1) * LETTER))


def phones_note(domains: Sequence[Domain], tasks: Sequence[Task], screen: ProjectorScreen) -> None:
    """What members do on their phones, whatever else is shown: a second scoring of *domains*, and what is open to them."""
    asked: list[Say] = [partial(_again, domain) for domain in domains]
    if tasks:  # on one line: what is shown below needs the room
        asked.append(partial(_open, tasks))
    said = "".join(spoken(screen, say) for say in asked)
    if said:
        st.html(f'<div class="sait-projector-again">{said}</div>')


def _again(domain: Domain, t: Translator) -> str:
    return t(
        "Now on your phones, a second time: {domain}. Keep your answers or change them.", domain=t.text(domain.title)
    )


def _open(tasks: Sequence[Task], t: Translator) -> str:
    return t("Now on your phones: {what}.", what="; ".join(task_words(task, t) for task in tasks))


def code_screen(room: WorkshopInContext, screen: ProjectorScreen) -> None:
    """How to come in: picture, address and code; where each member has a card, only where to type what is on it."""
    address = join_address(room.workshop.code)
    typed = address.split("://", 1)[1].rsplit("/", 1)[0]
    if room.workshop.entry is EntryMode.ONE_TIME:
        st.html(
            f'<div class="sait-projector-code"><div>{spoken(screen, _use_card)}'
            f'<p class="address" translate="no">{escape(typed)}</p></div></div>'
        )
        return
    drawn = segno.make(address, error="m").svg_data_uri(scale=10, border=4, dark="#000", light="#fff")
    alt = translator(screen.languages[0])("QR code of the join link")
    code = " ".join((room.workshop.code[:3], room.workshop.code[3:]))
    st.html(
        f'<div class="sait-projector-code"><img src="{drawn}" alt="{escape(alt)}"><div>'
        f"{spoken(screen, lambda t: t('Scan the QR code, or open this address and type the code:'))}"
        f'<p class="address" translate="no">{escape(typed)}</p><p class="code" translate="no">{code}</p></div></div>'
    )


def _use_card(t: Translator) -> str:
    return t("Scan the QR code on your card, or open this address and type the code on the card:")


def progress_screen(progress: Progress, screen: ProjectorScreen) -> str:
    """How far the room is, in figures and as a bar; never who."""
    of = progress.invited or progress.joined
    shown: list[tuple[Say, int]] = [
        (lambda t: t("Joined"), progress.joined),
        (lambda t: t("Answering"), progress.answering),
        (lambda t: t("Done with what is asked now"), progress.done),
    ]
    cells = "".join(f"<div><dt>{spoken(screen, say, tag='span')}</dt><dd>{count}</dd></div>" for say, count in shown)
    label = escape(translator(screen.languages[0])("Done with what is asked now"))
    bar = f'<progress max="{max(of, 1)}" value="{min(progress.done, of)}" aria-label="{label}"></progress>'
    return f'<dl class="sait-projector-counts">{cells}</dl>{bar}'


def _demonstration(t: Translator) -> str:
    return t("Demonstration data")
