"""Recording that the board releases its results to others, and which: before the act it says what that means."""

from collections.abc import Sequence

import streamlit as st

from sait.analysis.gate.disclosure import outside_rule
from sait.assessment.workshops import State, View
from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import Progress
from sait.services.workshops.releases import share_results
from sait.settings import settings
from sait.ui.parts.draft_keeper import keep_draft
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.plain import plain
from sait.ui.results.outlook import outlook_note
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.figures import outside_rule_words


def share_controls(room: WorkshopInContext, instrument: Instrument, progress: Progress, t: Translator) -> None:
    """What is released already, and the way to release what is not."""
    workshop = room.workshop
    domains = instrument.in_form(workshop.form)
    if workshop.view is View.OPEN:
        return
    if workshop.results_shared_at is not None:
        _released(room, domains, t)
    kept_back = [domain for domain in domains if not workshop.shares(domain.id)]
    if not kept_back:
        return
    label = t("Release to other boards") if workshop.results_shared_at is None else t("Release more to other boards")
    with st.popover(label, key="sharing"):
        st.markdown(
            t(
                "Until the board decides this, other boards and the seminar see none of its results. After that, they"
                " see what the limits below allow. This cannot be undone."
            )
        )
        st.markdown(outside_rule_words(outside_rule(settings().minimum_group), t))
        outlook_note(instrument, workshop.form, _people(progress), t)
        _form(room, kept_back, t)


def _form(room: WorkshopInContext, kept_back: Sequence[Domain], t: Translator) -> None:
    names = {domain.id: t.text(domain.title) for domain in kept_back}
    key = f"share-{room.workshop.id}"
    place = fields_key(key)
    chosen = st.multiselect(
        t("Which domains"),
        list(names),
        default=list(names),
        format_func=names.__getitem__,
        key=f"share-domains-{room.workshop.id}-{'-'.join(names)}",
    )
    decided = st.text_input(
        t("Where the decision is recorded, for example a minute number"),
        key=f"{place}-note",
        max_chars=MOST_TAKEN,
        on_change="ignore",
    )
    keep_draft(key, f"{room.workshop.id}/sharing/note", fields=place, version=0, t=t)
    drawn = (room.workshop.id, *names)
    if fresh_button(t("The board releases its results"), key="share", drawn=drawn, t=t, is_primary=True):
        with told(t):
            share_results(
                database(),
                workshop=room.workshop,
                decided=decided,
                minimum=settings().minimum_group,
                domain_ids=chosen,
                who=who(),
            )
            begin_anew(key)
            st.rerun()


def _released(room: WorkshopInContext, domains: Sequence[Domain], t: Translator) -> None:
    workshop = room.workshop
    if workshop.results_shared_at is None:
        return
    day, note = t.date(workshop.results_shared_at.date()), plain(workshop.results_shared_note)
    if workshop.shared_domain_ids is None:
        st.markdown("✓ " + t("The board has released its results to others ({day}). {note}", day=day, note=note))
        return
    named = plain(", ".join(t.text(domain.title) for domain in domains if workshop.shares(domain.id)))
    st.markdown(
        "✓ " + t("The board has released to others: {domains} ({day}). {note}", domains=named, day=day, note=note)
    )


def _people(progress: Progress) -> int:
    """How many answered; while answers are taken, how many may yet."""
    answered = progress.answering + progress.done
    return max(answered, progress.joined, progress.invited or 0) if progress.state is State.SCORING else answered
