"""The comments on closed domains: the facilitator reads them first and decides which the room sees."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument, Item
from sait.services.workshops.comments import Queue, decide, read_queues
from sait.services.workshops.in_context import WorkshopInContext
from sait.settings import settings
from sait.storage.comments import Comment
from sait.ui.shell import told
from sait.ui.visitor import database, who

Queues = Mapping[str, Queue]
"""By domain, in the order of the bank."""


def comment_queue(room: WorkshopInContext, instrument: Instrument, queues: Queues, t: Translator) -> None:
    """Everything that waits, and what is shown already; of the rest, which rule it waits for. Nothing before a domain is closed."""
    if not queues:
        return
    rule = t(
        "You get comments when their domain is closed. Comments written later come when the scoring ends, if at least"
        " {minimum} people have written one for the first time. Comments in a language that fewer than {minimum}"
        " people use wait, unless their authors chose to show them to you. All other comments wait: on their own, they"
        " would show who wrote them.",
        minimum=settings().minimum_group,
    )
    waiting = sum(len(queue.waiting) for queue in queues.values())
    everything = [comment for queue in queues.values() for comment in (*queue.waiting, *queue.shown)]
    if not everything:
        st.caption(rule)
        return
    label = t.plural("Comments: {count} to read", "Comments: {count} to read", waiting)
    with st.expander(label):
        st.caption(t("Read them yourself first: this screen may be on the projector. The order is random."))
        st.caption(rule)
        for domain_id, queue in queues.items():
            _domain(room, instrument, instrument.domain(domain_id), queue, t)


def shown_comments(instrument: Instrument, queues: Queues, t: Translator) -> None:
    """What the facilitator shows the room: by domain, in random order, beside no score; answers under their question."""
    if not any(queue.shown for queue in queues.values()):
        return
    st.subheader(t("Comments"), anchor=False)
    for domain_id, queue in queues.items():
        if queue.shown:
            st.markdown(f"**{t.text(instrument.domain(domain_id).title)}**")
        questions = {item.id: item for item in instrument.domain(domain_id).items if item.scale is None}
        for comment in queue.shown:
            if comment.item_id not in questions:
                _words(comment)
        for item in questions.values():
            _answers(item, [comment for comment in queue.shown if comment.item_id == item.id], t)


def _answers(item: Item, shown: Sequence[Comment], t: Translator) -> None:
    """A question that is answered in words makes no sense without it."""
    if shown:
        st.caption(t.text(item.text))
    for comment in shown:
        _words(comment)


def queues_of(room: WorkshopInContext, instrument: Instrument) -> Queues:
    """The comments of the closed domains, as they are now."""
    return read_queues(database(), workshop=room.workshop, instrument=instrument)


def _domain(room: WorkshopInContext, instrument: Instrument, domain: Domain, queue: Queue, t: Translator) -> None:
    if not queue.waiting and not queue.shown:
        return
    st.subheader(t.text(domain.title), anchor=False)
    for comment in queue.shown:
        _text(instrument, comment, t)
        if st.button(t("Withhold"), key=f"withhold-{comment.shuffle}"):
            _decide(room, comment, t, show=False)
    for comment in queue.waiting:
        _text(instrument, comment, t)
        with st.container(horizontal=True):
            if st.button(t("Show to the room"), key=f"show-{comment.shuffle}"):
                _decide(room, comment, t, show=True)
            if st.button(t("Withhold"), key=f"withhold-{comment.shuffle}"):
                _decide(room, comment, t, show=False)


def _text(instrument: Instrument, comment: Comment, t: Translator) -> None:
    st.caption(t.text(instrument.item(comment.item_id).text))
    _words(comment)


def _words(comment: Comment) -> None:
    """A member's own words, as written and in the language they were written in."""
    st.html(f'<blockquote lang="{comment.language}" translate="no">{escape(comment.text)}</blockquote>')


def _decide(room: WorkshopInContext, comment: Comment, t: Translator, *, show: bool) -> None:
    with told(t):
        decide(database(), workshop=room.workshop, comment=comment, show=show, who=who())
        st.rerun()
