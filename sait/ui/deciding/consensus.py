"""One item on which the board agrees a level: the room's own answers above, what was agreed below."""

from collections.abc import Sequence
from itertools import zip_longest

import streamlit as st

from sait.analysis.result import ItemScore, Result, SeriesRole
from sait.assessment.decisions import Consensus, DecisionVersion
from sait.i18n import Translator
from sait.instruments.levels import read_value
from sait.instruments.model import Item, Kind
from sait.ui.parts.draft_keeper import keep_draft
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import drawn_version, fields_key, lines_of, save_decision
from sait.ui.plain import plain
from sait.wording.depending import asked_of_words, number_asked_words
from sait.wording.figures import agreement_words, item_mean_words
from sait.wording.plan import agreed_words

NONE_AGREED = "none"


def consensus_item(
    item: Item,
    result: Result,
    kept: DecisionVersion[Consensus] | None,
    workshop_id: str,
    t: Translator,
    *,
    can_change: bool,
) -> None:
    """What the room said, what is agreed, and the form to agree or change it."""
    _room_said(item, result, t)
    if kept is not None:
        st.markdown(
            t(
                "{who} recorded this on {when}, version {version}.",
                who=plain(kept.who),
                when=t.moment(kept.at),
                version=kept.version,
            )
        )
    if can_change:
        _form(item, kept, workshop_id, _beside_levels(item, result, t), t)
    elif kept is not None:
        agreed(item, kept.decision, t)


def _room_said(item: Item, result: Result, t: Translator) -> None:
    if asked_of := asked_of_words(item, result.asked, t):
        st.markdown(plain(asked_of))
    for series in result.series:
        score = result.items.get((series.key, item.id))
        if score is None:
            continue
        if series.role is SeriesRole.CONSENSUS:
            continue
        parts = (
            number_asked_words(score, t),
            item_mean_words(result, series, item.id, t),
            agreement_words(result, score, t),
            _counts(item, score, t),
        )
        said = " · ".join(part for part in parts if part)
        st.markdown(f"**{plain(t.text(series.label))}:** {said}")


def _counts(item: Item, score: ItemScore, t: Translator) -> str:
    """How many chose each level, from the lowest: "0: 2, 1: 5, 2: 8, 3: 1"; empty where that is not given."""
    if item.scale is None or item.scale.kind is Kind.CHOICE or score.levels is None:
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


def _beside_levels(item: Item, result: Result, t: Translator) -> list[str]:
    """Under each level to choose from a dot for each of the room's answers, and what the level means; under "no level" nothing."""
    scores = (
        result.items.get((series.key, item.id)) for series in result.series if series.role is not SeriesRole.CONSENSUS
    )
    counts = next((score.levels for score in scores if score is not None and score.levels is not None), ())
    dots = [f"{'●' * count} {count}".strip() for count in counts]
    meanings = [plain(t.text(meaning)) for meaning in item.descriptors]
    return [" · ".join(filter(None, both)) for both in zip_longest(dots, meanings)] + [""]


def _level(
    item: Item, kept: DecisionVersion[Consensus] | None, beside: Sequence[str], t: Translator, *, key: str
) -> str | None:
    """The level to agree, or that there is none; None until either is chosen."""
    choices = [*(str(value) for value in (item.scale.values if item.scale else ())), NONE_AGREED]
    names = {choice: agreed_words(item, read_value(choice), t) for choice in choices}
    was = None if kept is None else NONE_AGREED if kept.decision.level is None else str(kept.decision.level)
    return st.radio(
        t("The level the board agrees"),
        choices,
        index=None if was is None else choices.index(was),
        format_func=names.__getitem__,
        captions=beside if len(beside) == len(choices) else None,
        key=key,
    )


def _form(
    item: Item,
    kept: DecisionVersion[Consensus] | None,
    workshop_id: str,
    beside: Sequence[str],
    t: Translator,
) -> None:
    key = f"consensus-{workshop_id}-{item.id}"
    form = f"{workshop_id}/consensus/{item.id}"
    version = drawn_version(key, kept, form=form)
    place = fields_key(key)
    before = kept.decision if kept is not None else Consensus(None)
    with st.form(key, border=False):
        level = _level(item, kept, beside, t, key=f"{place}-level")
        why = st.text_area(t("Why"), before.why, max_chars=MOST_TAKEN, key=f"{place}-why")
        hint = t.text(item.evidence) if item.evidence else ""
        evidence = st.text_area(
            t("Evidence: documents, links, what was heard (one to a line)"),
            "\n".join(before.evidence),
            help=hint or None,
            max_chars=MOST_TAKEN,
            key=f"{place}-evidence",
        )
        dissent = st.text_area(
            t("Dissenting opinions (one to a line)"),
            "\n".join(before.dissent),
            max_chars=MOST_TAKEN,
            key=f"{place}-dissent",
        )
        keep_draft(key, form, fields=place, version=version, t=t)
        sent = st.form_submit_button(t("Record it"), type="primary")
    if not sent:
        return
    if level is None:
        st.warning(t("First choose a level, or choose that there is no agreement."))
        return
    decided = Consensus(read_value(level), why, lines_of(evidence), lines_of(dissent))
    if save_decision(key, workshop_id, item.id, decided, t):
        st.rerun()
