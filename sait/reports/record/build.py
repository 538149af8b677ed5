"""The record of a workshop as a Word file: what was decided, on what evidence, who saw it otherwise, and what was released."""

from collections.abc import Sequence

from sait.analysis.session_record import SessionRecord
from sait.assessment.workshops import Form, State, View
from sait.i18n import Translator
from sait.reports.provenance import audience_line
from sait.reports.record.decisions import (
    write_actions,
    write_challenges,
    write_forces,
    write_governance,
    write_priorities,
    write_proposals,
    write_vision,
)
from sait.reports.record.levels import write_levels
from sait.reports.record.results import write_results
from sait.reports.record.word_file import AsWritten, Say, WordFile, day_of, in_words, on_day
from sait.wording.figures import response_words


def record_document(record: SessionRecord, languages: Sequence[Translator]) -> bytes:
    """DOCX with headings in each of *languages*; what people wrote stands as they wrote it."""
    file = WordFile(languages)
    demonstration = _demonstration if record.workshop.demonstration else None
    file.running(demonstration, [_title, AsWritten(" · "), in_words(record.board.name)], lambda t: t("Page"))
    _write_front(file, record, demonstration)
    _write_participation(file)
    write_levels(file, record)
    write_vision(file, record)
    write_governance(file, record)
    write_challenges(file, record)
    write_forces(file, record)
    write_priorities(file, record)
    write_actions(file, record)
    write_proposals(file, record)
    _write_released(file, record)
    write_results(file, record)
    names = [f"{_title(t)}: {t.text(record.board.name)}, {t.text(record.round.name)}" for t in languages]
    return file.to_bytes(" / ".join(names))


def _title(t: Translator) -> str:
    return t("Record of the session")


def _demonstration(t: Translator) -> str:
    return t("Demonstration data")


def _write_front(file: WordFile, record: SessionRecord, demonstration: Say | None) -> None:
    workshop, instrument = record.workshop, record.instrument
    file.title(_title, [[in_words(record.board.name)], [in_words(record.round.name)]])
    if demonstration is not None:
        file.mark(lambda t: t("Demonstration data: no real board decided this."))
    if record.signed_off_on is None:
        file.mark(lambda t: t("The board has not signed off, so this record can still change."))
    file.heading(1, lambda t: t("The session"))
    file.labelled(lambda t: t("Audience"), lambda t: audience_line(record.result, t))
    file.labelled(
        lambda t: t("Question bank"),
        in_words(instrument.title),
        AsWritten(f" ({instrument.id} {instrument.version}), "),
        lambda t: t("short form") if workshop.form is Form.SHORT else t("all questions"),
    )
    file.labelled(lambda t: t("Workshop opened"), day_of(workshop.opened_at))
    file.labelled(lambda t: t("State"), lambda t: _state(record, t))
    if record.signed_off_on is not None:
        file.labelled(lambda t: t("Signed off"), on_day(record.signed_off_on))
    file.labelled(lambda t: t("Record written"), on_day(record.written_on))
    _write_numbers(file, record)
    file.blank(lambda t: t("Chair (for the board to add)"))
    file.blank(lambda t: t("Present, and apologies (for the board to add)"), lines=2)


def _state(record: SessionRecord, t: Translator) -> str:
    if record.workshop.view is View.OPEN:
        return t("open workshop, for training or demonstration")
    return {
        State.DRAFT: t("being prepared"),
        State.SCORING: t("taking answers"),
        State.CONSENSUS: t("deciding together"),
        State.SIGNED_OFF: t("signed off"),
    }[record.workshop.state]


def _write_numbers(file: WordFile, record: SessionRecord) -> None:
    attendance = record.own.attendance
    if attendance is None:
        file.say(lambda t: t("No results were released in this workshop, so it has no numbers of answers."))
        return
    if attendance.invited is not None:
        file.labelled(lambda t: t("Invited"), AsWritten(str(attendance.invited)))
    file.labelled(lambda t: t("Joined"), AsWritten(str(attendance.joined)))
    file.labelled(lambda t: t("Answered"), lambda t: response_words(record.own, t))


def _write_participation(file: WordFile) -> None:
    """Only the board knows what it discussed: the minutes need it, and SAIT asks nothing about it."""
    file.heading(1, lambda t: t("Participation"))
    file.say(
        lambda t: t(
            "Under regulation 5 of the Safeguarding Boards (Functions and Procedures) (Wales) Regulations 2015, the minutes"
            " of a Safeguarding Board record its decisions, the evidence for them, opinions and dissenting opinions, and its"
            " discussion of participation. The last is not recorded in SAIT: the board adds it here."
        )
    )
    file.blank(lambda t: t("How children or adults will be given the chance to take part"), lines=2)
    file.blank(lambda t: t("How effective their participation was, where there has been any"), lines=2)


def _write_released(file: WordFile, record: SessionRecord) -> None:
    workshop = record.workshop
    file.heading(1, lambda t: t("What was released to others"))
    shared_at = workshop.results_shared_at
    if shared_at is None:
        file.say(
            lambda t: t("The board has not recorded that it releases its results, so nobody else has been given any.")
        )
        return
    file.labelled(lambda t: t("The board released its results on"), day_of(shared_at))
    if workshop.results_shared_note:
        file.labelled(lambda t: t("What the board decided about it"), AsWritten(workshop.results_shared_note))
    kept_back = [domain for domain in record.instrument.in_form(workshop.form) if not workshop.shares(domain.id)]
    if kept_back:
        file.label(lambda t: t("Domains not released to others"))
        file.bullets([[AsWritten(f"{domain.id} "), in_words(domain.title)] for domain in kept_back])
    ids = {domain_id for release in record.released_outside for domain_id in release.domain_ids}
    domains = [domain for domain in record.instrument.domains if domain.id in ids]
    if not domains:
        file.say(lambda t: t("No domain has been released to others yet."))
        return
    file.label(lambda t: t("Domains released, within the limits for outside the room"))
    file.bullets([[AsWritten(f"{domain.id} "), in_words(domain.title)] for domain in domains])
    file.say(
        lambda t: t(
            "A second scoring, comments, agreed levels and actions are not released. Proposals are counted by theme."
        )
    )
