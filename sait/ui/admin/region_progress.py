"""How far collaboration has come in a region: what was written down, and the form to write down what is so now."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from sait.assessment.boards import Region
from sait.assessment.regional import GovernanceModel, Progress
from sait.i18n import Translator, languages
from sait.services import boards as keeping
from sait.ui.parts.dates import ask_date
from sait.ui.parts.draft_keeper import forget_draft, keep_draft
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.plain import plain
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, visitor_now
from sait.wording.languages import in_language
from sait.wording.regional import model_words


def progress_section(region: Region, entries: Sequence[Progress], t: Translator) -> None:
    """The table, the newest first, and a form under it."""
    name = plain(t.text(region.name))
    with st.expander(t("Progress of collaboration: {name}", name=name)):
        progress_table([one for one in entries if one.region_id == region.id], t, label=name)
        _form(region, t)


def progress_table(entries: Sequence[Progress], t: Translator, *, label: str) -> None:
    """What was so on which day, and who wrote it down."""
    if not entries:
        st.caption(t("Nothing has been written down yet."))
        return
    rows = [[t.date(one.as_of), model_words(one.model, t), t.text(one.said), one.who] for one in entries]
    table_view([t("As of"), t("Model"), t("Progress"), t("Written down by")], rows, label=label)


def _form(region: Region, t: Translator) -> None:
    key = f"progress-{region.id}"
    fields = fields_key(key)
    account = visitor_now().account
    with st.form(key):
        as_of = ask_date(t("As of"), datetime.now(UTC).date(), key=f"{fields}-day")
        models = {"": model_words(None, t), **{str(one): model_words(one, t) for one in GovernanceModel}}
        chosen = st.selectbox(t("Model"), list(models), format_func=models.__getitem__, key=f"{fields}-model")
        said = {language: _words(fields, language, t) for language in languages()}
        keep_draft(key, f"/{key}", fields=fields, version=0, t=t)
        problem = st.container()
        if st.form_submit_button(t("Write it down")) and account is not None and as_of is not None:
            with problem, told(t):
                model = GovernanceModel(chosen) if chosen else None
                keeping.record_progress(database(), progress=Progress(region.id, as_of, model, said, who=account.name))
                forget_draft(key)
                begin_anew(key)
                note_done(t("Saved: {name}.", name=t.text(region.name)))
                st.rerun()


def _words(fields: str, language: str, t: Translator) -> str:
    label = t("What is so {in_language}", in_language=in_language(language, t))
    return st.text_input(label, key=f"{fields}-{language}", max_chars=MOST_TAKEN).strip()
