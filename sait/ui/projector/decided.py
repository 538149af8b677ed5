"""What the board decides, on the projector: its vision, what helps and hinders, its priorities with their dots, its actions."""

from collections.abc import Iterable, Mapping

import streamlit as st
from markupsafe import Markup

from sait.assessment.decisions import Action, DecisionVersion, Force, Priority, Task, Vision
from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.i18n import Translator, marked, translator
from sait.instruments.model import Instrument
from sait.services.deciding.decisions import standing
from sait.services.members import taking_part
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.table_view import NOTHING
from sait.ui.projector.fit import letters
from sait.ui.projector.spoken import Say, inline, spoken
from sait.ui.visitor import database
from sait.wording.plan import priority_words, progress_words

WIDTH, HEIGHT = 1216, 560
COLUMN, BETWEEN = 584, 48
NOTHING_YET = marked("Nothing is written here yet.")


def decided_screen(room: WorkshopInContext, instrument: Instrument, screen: ProjectorScreen) -> None:
    """What stands now of the kind that *screen* shows; dots as far as they were shown to the board."""
    draw = {
        ScreenKind.VISION: _vision,
        ScreenKind.FORCES: _forces,
        ScreenKind.PRIORITIES: _priorities,
        ScreenKind.ACTIONS: _actions,
    }[screen.kind]
    heading = Markup("<h2>{}</h2>").format(spoken(screen, _named(screen.kind), tag="span"))
    body = draw(room, instrument, screen) or spoken(screen, lambda t: t(NOTHING_YET))
    st.html(Markup('<div class="sait-projector-decided">{}{}</div>').format(heading, body))


def _named(kind: ScreenKind) -> Say:
    return lambda t: {
        ScreenKind.VISION: t("Vision"),
        ScreenKind.FORCES: t("What helps and what hinders"),
        ScreenKind.PRIORITIES: t("Priorities"),
        ScreenKind.ACTIONS: t("Actions"),
    }[kind]


def _vision(room: WorkshopInContext, _: Instrument, screen: ProjectorScreen) -> Markup:
    kept = standing(database(), room.workshop.id, Vision)
    if not kept:
        return NOTHING
    said = dict(kept[0].decision.said_in(language) for language in screen.languages)
    size = letters(list(said.values()), WIDTH, HEIGHT - 40, largest=56, smallest=20)
    quoted = Markup('<blockquote lang="{}" translate="no">{}</blockquote>')
    quotes = NOTHING.join(quoted.format(language, words) for language, words in said.items())
    return Markup('<div style="font-size:{}px">{}</div>').format(size, quotes)


def _dots(room: WorkshopInContext, task: Task) -> Mapping[str, int]:
    """The sum for each, as it was shown last; empty while none was."""
    shown = taking_part.tally(database(), room.workshop.id, task)
    return {} if shown is None else dict(shown.decision.sums)


def _forces(room: WorkshopInContext, _: Instrument, screen: ProjectorScreen) -> Markup:
    kept = standing(database(), room.workshop.id, Force)
    if not kept:
        return NOTHING
    dots = _dots(room, Task.FORCE_DOTS)
    sides = [
        (_helps, [one for one in kept if one.decision.promotes]),
        (_hinders, [one for one in kept if not one.decision.promotes]),
    ]
    texts = max(([one.decision.text for one in held] for _, held in sides), key=len)
    size = letters([*texts, ""], COLUMN - 90, HEIGHT - 60, largest=34)
    column = Markup('<section><h3>{}</h3><ul class="weighed">{}</ul></section>')
    columns = NOTHING.join(
        column.format(
            inline(screen, head), _weighed([(one.decision.text, dots.get(one.subject)) for one in _by(held, dots)])
        )
        for head, held in sides
    )
    return Markup('<div class="sides" style="font-size:{}px">{}</div>').format(size, columns)


def _helps(t: Translator) -> str:
    return t("Helps")


def _hinders(t: Translator) -> str:
    return t("Hinders")


def _by(held: Iterable[DecisionVersion[Force]], dots: Mapping[str, int]) -> list[DecisionVersion[Force]]:
    return sorted(held, key=lambda one: -dots.get(one.subject, 0))


def _weighed(entries: Iterable[tuple[Markup | str, int | None]]) -> Markup:
    """Each with its dots, where they were shown."""
    entry = Markup("<li><span>{}</span>{}</li>")
    count = Markup('<b class="dots">● {}</b>')
    return NOTHING.join(entry.format(words, NOTHING if dots is None else count.format(dots)) for words, dots in entries)


def _priorities(room: WorkshopInContext, instrument: Instrument, screen: ProjectorScreen) -> Markup:
    """The chosen ones; until there are any, the candidates by their dots."""
    kept = standing(database(), room.workshop.id, Priority)
    dots = _dots(room, Task.PRIORITY_DOTS)
    chosen = [one for one in kept if one.decision.chosen] or list(kept)
    if not chosen:
        return NOTHING
    ordered = sorted(chosen, key=lambda one: -dots.get(one.subject, 0))
    spoken_in = [translator(language) for language in screen.languages]
    said = [list(dict.fromkeys(priority_words(one.decision, instrument, t) for t in spoken_in)) for one in ordered]
    size = letters([words for each in said for words in each], WIDTH - 140, HEIGHT, largest=38)
    lines = [NOTHING.join(Markup("<span>{}</span>").format(words) for words in each) for each in said]
    entries = _weighed(zip(lines, (dots.get(one.subject) for one in ordered), strict=True))
    return Markup('<ol class="weighed" style="font-size:{}px">{}</ol>').format(size, entries)


def _actions(room: WorkshopInContext, _: Instrument, screen: ProjectorScreen) -> Markup:
    kept = [one.decision for one in standing(database(), room.workshop.id, Action)]
    if not kept:
        return NOTHING
    ordered = sorted(kept, key=lambda one: (one.is_over, one.due_on is None, one.due_on))
    size = letters([part for one in ordered for part in (one.what, _owner(one))], WIDTH - 330, HEIGHT, largest=34)
    entry = Markup('<li><span>{}</span><small>{}</small><em class="due">{}</em></li>')
    entries = NOTHING.join(entry.format(one.what, _owner(one), _due(one, screen)) for one in ordered)
    return Markup('<ol class="weighed" style="font-size:{}px">{}</ol>').format(size, entries)


def _owner(action: Action) -> str:
    return ", ".join(part for part in (action.owner_role, action.owner_agency) if part)


def _due(action: Action, screen: ProjectorScreen) -> Markup:
    if action.is_over or action.due_on is None:
        return spoken(
            screen, lambda t: progress_words(action.progress, t) if action.is_over else t("no date"), tag="span"
        )
    day = action.due_on
    return spoken(screen, lambda t: t.date(day), tag="span")
