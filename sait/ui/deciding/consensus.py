"""One question on which the board agrees a level: its words, the room's answers beside the choice, and the reasons."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from sait.analysis.proposal import last_score, proposed_level
from sait.analysis.result import ItemScore, Result, Series, SeriesRole
from sait.assessment.agreeing import beside, next_left
from sait.assessment.decisions import Consensus, DecisionVersion
from sait.i18n import Translator
from sait.instruments.levels import read_value
from sait.instruments.model import Item, Kind
from sait.services.deciding.decisions import removal
from sait.ui.deciding.agreeing import Agreeing, go_to
from sait.ui.deciding.level_choice import choice_of, level_choice
from sait.ui.deciding.undoing import note_agreed
from sait.ui.parts.draft_keeper import keep_draft
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import drawn_version, fields_key, lines_of, save_decision, take_back_button
from sait.ui.plain import plain
from sait.ui.room.weight import weight
from sait.ui.visitor import database
from sait.wording.depending import asked_of_words, number_asked_words
from sait.wording.figures import agreement_words, item_mean_words
from sait.wording.plan import agreed_words


def consensus_item(now: Agreeing, item: Item, t: Translator) -> None:
    """Where one is and the way on, the question, what the room said, and the form to agree a level."""
    kept = now.agreed.get(item.id)
    _where(now, item, t)
    _question(now.found, item, t)
    own, *others = _said(now.found, item, t)
    st.html(Markup('<p class="sait-room-said">{}</p>').format(own))
    if now.can_change:
        _form(now, item, kept, t)
    elif kept is not None:
        agreed(item, kept.decision, t)
    if others:
        with st.expander(t("Other answers to this question")):
            st.markdown("\n".join(f"- {plain(line)}" for line in others))


def _where(now: Agreeing, item: Item, t: Translator) -> None:
    """The domain and the place in it; the questions before and after it in the list."""
    domain = now.domain_of(item.id)
    rated = [one.id for one in domain.items if one.id in now.items]
    said = t(
        "{domain}, question {number} of {count}",
        domain=t.text(domain.title),
        number=rated.index(item.id) + 1,
        count=len(rated),
    )
    order = now.listed(item.id)
    with st.container(horizontal=True, vertical_alignment="center", key="agree-turn"):
        st.html(Markup('<p class="sait-where">{}</p>').format(said))
        for key, label, by in (("agree-before", t("Previous question"), -1), ("agree-next", t("Next question"), 1)):
            there = beside(order, item.id, by)
            st.button(label, key=key, disabled=there is None, on_click=go_to, args=(there,))


def _question(found: Result, item: Item, t: Translator) -> None:
    """Its words; *data-begin* is where the keyboard goes on when another question is opened (``deciding.js``)."""
    only = asked_of_words(item, found.asked, t)
    under = Markup("<p>{}</p>").format(only) if only else Markup()
    st.html(
        Markup(
            '<div class="sait-agree-question" data-question="{}" data-begin=".st-key-agree-levels">'
            '<h2 translate="no">{} · {}</h2>{}</div>'
        ).format(item.id, item.id, t.text(item.text), under)
    )


def _said(found: Result, item: Item, t: Translator) -> Iterator[str]:
    """What the board's last scoring says, whose dots are shown; then each other line that has answers to the question."""
    lines = [series for series in found.series if series.role is not SeriesRole.CONSENSUS]
    has_scored = bool(lines) and any(key == lines[0].key for key, _ in found.items)
    again = [one for one in lines if one.role is SeriesRole.SECOND and _has_levels(found, one, item)]
    shown = next(iter([*again, *lines]), None)
    yield _line(found, shown, item, t) if shown is not None and has_scored else t("Nobody has scored alone.")
    others = (one for one in lines if one is not shown and (one.key, item.id) in found.items)
    yield from (_line(found, series, item, t, counted=True) for series in others)


def _has_levels(found: Result, series: Series, item: Item) -> bool:
    score = found.items.get((series.key, item.id))
    return score is not None and score.levels is not None


def _line(found: Result, series: Series, item: Item, t: Translator, *, counted: bool = False) -> str:
    """*counted*: with how many chose each level, where no dots stand for it."""
    score = found.items.get((series.key, item.id))
    parts = (
        number_asked_words(score, t),
        item_mean_words(found, series, item.id, t),
        agreement_words(found, score, t),
        _counts(item, score, t) if counted else "",
    )
    return f"{t.text(series.label)}: {' · '.join(part for part in parts if part)}"


def _counts(item: Item, score: ItemScore | None, t: Translator) -> str:
    """How many chose each level, from the lowest: "0: 2, 1: 5, 2: 8, 3: 1"; empty where that is not given."""
    if item.scale is None or item.scale.kind is Kind.CHOICE or score is None or score.levels is None:
        return ""
    counted = ", ".join(f"{value}: {count}" for value, count in zip(item.scale.values, score.levels, strict=True))
    return t("answers by level {counts}", counts=counted)


def agreed(item: Item, consensus: Consensus, t: Translator) -> None:
    """What was agreed, to read."""
    st.markdown(f"**{t('Agreed')}:** {agreed_words(item, consensus.level, t)}")
    parts = (
        (t("Why"), (consensus.why,)),
        (t("Evidence"), consensus.evidence),
        (t("Dissenting opinions"), consensus.dissent),
    )
    for label, lines in parts:
        said = [line for line in lines if line]
        if said:
            st.markdown(f"**{label}**\n\n" + "\n".join(f"- {plain(line)}" for line in said))


def _form(now: Agreeing, item: Item, kept: DecisionVersion[Consensus] | None, t: Translator) -> None:
    workshop_id = now.room.workshop.id
    key, form = f"consensus-{workshop_id}-{item.id}", f"{workshop_id}/consensus/{item.id}"
    version = drawn_version(key, kept, form=form, else_after=_taken_back(workshop_id, item.id, kept))
    place = fields_key(key)
    level = _level(now, item, kept, t, place=place)
    before = kept.decision if kept is not None else Consensus(None)
    with st.form(key, border=False):
        why, evidence, dissent = _reasons(item, before, t, place=place)
        keep_draft(key, form, fields=place, version=version, t=t)
        with st.container(horizontal=True, vertical_alignment="center", key="agree-on"):
            sent = st.form_submit_button(t("Agree and go on"), type=weight(kept is None))
            _who(kept, t)
    if kept is not None:
        name = f"{item.id}, {agreed_words(item, kept.decision.level, t)}"
        if take_back_button(key, workshop_id, kept, t, name=name):
            st.rerun()
    if not sent:
        return
    if level is None:
        st.warning(t("First choose a level, or choose that there is no agreement."))
        return
    decided = Consensus(read_value(level), why, lines_of(evidence), lines_of(dissent))
    if _save(key, workshop_id, item.id, decided, kept, t):
        go_to(next_left(now.listed(item.id), now.left, item.id) or next_left(now.order, now.left, item.id))
        st.rerun()


def _save(
    key: str, workshop_id: str, item_id: str, decided: Consensus, kept: DecisionVersion[Consensus] | None, t: Translator
) -> bool:
    """Whether it stands now; what stands already is not saved once more."""
    version = st.session_state.get(f"{key}-version", 0)
    if kept is not None and kept.version == version and kept.decision == decided:
        return True
    if not save_decision(key, workshop_id, item_id, decided, t, is_told=False):
        return False
    note_agreed(workshop_id, item_id, version + 1)
    return True


def _taken_back(workshop_id: str, item_id: str, kept: DecisionVersion[Consensus] | None) -> int:
    """The version that says that a level was taken back: the next one comes after it."""
    removed = removal(database(), workshop_id=workshop_id, subject=item_id, kind=Consensus) if kept is None else None
    return 0 if removed is None else removed.version


def _level(
    now: Agreeing, item: Item, kept: DecisionVersion[Consensus] | None, t: Translator, *, place: str
) -> str | None:
    """At first what is agreed, or else what is proposed; what was chosen stays chosen when one comes back to it."""
    score = last_score(now.found, now.room.workshop.id, item.id)
    proposed = proposed_level(item, score)
    at_first = None if proposed is None else str(proposed)
    first = choice_of(kept.decision.level) if kept is not None else at_first
    chosen = f"{place}-chosen"
    first = st.session_state.get(chosen, first)
    level = level_choice(item, score, proposed, first, t, key=f"{place}-level")
    st.session_state[chosen] = level
    return level


def _reasons(item: Item, before: Consensus, t: Translator, *, place: str) -> tuple[str, str, str]:
    """Why, on what evidence, and who saw it otherwise: three fields beside each other."""
    hint = t.text(item.evidence) if item.evidence else None
    fields = (
        ("why", t("Why"), before.why, None),
        ("evidence", t("Evidence (one to a line)"), "\n".join(before.evidence), hint),
        ("dissent", t("Dissenting opinions (one to a line)"), "\n".join(before.dissent), None),
    )
    columns = st.columns(len(fields), gap="small", vertical_alignment="bottom")
    why, evidence, dissent = (
        column.text_area(label, words, help=help_, max_chars=MOST_TAKEN, height=68, key=f"{place}-{name}")
        for column, (name, label, words, help_) in zip(columns, fields, strict=True)
    )
    return why, evidence, dissent


def _who(kept: DecisionVersion[Consensus] | None, t: Translator) -> None:
    if kept is None:
        return
    said = t(
        "{who} recorded this on {when}, version {version}.", who=kept.who, when=t.moment(kept.at), version=kept.version
    )
    st.html(Markup('<p class="sait-recorded">{}</p>').format(said))
