"""While the room scores: which domain is asked, for how long, and how to choose a level."""

from collections.abc import Sequence

from sait.assessment.projector import ProjectorScreen
from sait.assessment.workshops import Workshop
from sait.i18n import translator
from sait.instruments.model import Domain, Instrument
from sait.ui.projector.spoken import inline, spoken
from sait.ui.room.pace import pace_words, time_markup
from sait.wording.choosing import choosing_words


def pace_screen(workshop: Workshop, instrument: Instrument, screen: ProjectorScreen) -> str:
    """The domain that members are asked about, where it is one at a time, and the time that is left for it."""
    is_paced = workshop.pace_domain_id is not None
    asked = inline(screen, lambda t: pace_words(workshop, instrument, (), t)) if is_paced else ""
    time = time_markup(workshop, [translator(language) for language in screen.languages])
    return f'<div class="sait-projector-pace"><h2>{asked}</h2>{time}</div>'


def choosing_screen(domains: Sequence[Domain], screen: ProjectorScreen) -> str:
    """How to choose a level, as the phones and the paper say it."""
    items = [item for domain in domains for item in domain.items]
    return f'<div class="sait-projector-choosing">{spoken(screen, lambda t: choosing_words(items, t))}</div>'
