"""What the board decided beside its levels, part by part; a part of which nothing was recorded says so in one line."""

from collections.abc import Sequence
from functools import partial

from sait.analysis.session_record import SessionRecord
from sait.assessment.decisions import (
    Action,
    Arrangement,
    DecisionVersion,
    Force,
    Priority,
    Task,
    VoteTally,
    left_out_areas,
)
from sait.i18n import Translator, own_name, translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.reports.record.word_file import AsWritten, Cell, Line, Part, Say, WordFile, day_of, in_words, on_day
from sait.wording.plan import (
    gap_words,
    help_words,
    ownership_words,
    progress_words,
    reach_words,
    scope_words,
    text_in_bank,
)

OWNERSHIP_LEVELS = (5, 4, 3, 2, 1)
NOT_COUNTED = "–"


def _begin(file: WordFile, heading: Say, *, is_empty: bool) -> None:
    file.heading(1, heading)
    if is_empty:
        file.say(lambda t: t("Nothing was recorded."))


def _cell(*line: Part) -> Cell:
    return [line]


def _written(text: str) -> Cell:
    return [[AsWritten(text)]]


def write_vision(file: WordFile, record: SessionRecord) -> None:
    """The statement, how far members own it, and earlier wordings."""
    _begin(file, lambda t: t("The board's vision"), is_empty=not record.visions)
    for newest in record.visions[:1]:
        for language, words in newest.decision.wordings.items():
            file.line(*_worded(language, words))
    tally = record.shown.get(Task.VISION)
    if tally is not None:
        _write_ownership(file, tally)
    if record.visions[1:]:
        file.label(lambda t: t("Earlier wordings"))
        file.bullets(
            [
                [*_worded(language, words), AsWritten(" ("), day_of(one.at), AsWritten(")")]
                for one in record.visions[1:]
                for language, words in one.decision.wordings.items()
            ]
        )


def _worded(language: str, words: str) -> Line:
    """A wording marked with its language, where that was noted."""
    if not language:
        return [AsWritten(words)]
    return [AsWritten(words, language), AsWritten(f" ({own_name(language)})", language)]


def _write_ownership(file: WordFile, tally: VoteTally) -> None:
    sums = dict(tally.sums)
    rows = [
        [_cell(partial(ownership_words, level)), _written(str(sums.get(str(level), 0)))] for level in OWNERSHIP_LEVELS
    ]
    file.label(_owned)
    file.table([lambda t: t("I support this vision"), lambda t: t("Answers")], rows, (8, 3), _owned)
    people = tally.people
    file.say(lambda t: t.plural("{count} person took part.", "{count} people took part.", people))


def _owned(t: Translator) -> str:
    return t("How far members support the vision")


def write_governance(file: WordFile, record: SessionRecord) -> None:
    """Who answers to whom; gaps and double lines are pointed out."""
    lines = tuple(kept.decision for kept in record.arrangements)
    _begin(file, _governance, is_empty=not lines)
    if not lines:
        return
    rows = [
        [_written(line.matter), _cell(partial(reach_words, line.reach)), _written(line.who), _written(line.to_whom)]
        for line in lines
    ]
    heads: list[Say] = [
        lambda t: t("Matter"),
        lambda t: t("Level"),
        lambda t: t("Who is accountable"),
        lambda t: t("To whom"),
    ]
    file.table(heads, rows, (5.5, 2.9, 4.3, 4.3), _governance)
    _say_gaps(file, lines)


def _say_gaps(file: WordFile, lines: tuple[Arrangement, ...]) -> None:
    """The sentences are as many in every language."""
    for place in range(len(gap_words(lines, translator(SOURCE_LANGUAGE)))):
        file.say(partial(_gap, lines, place))


def _governance(t: Translator) -> str:
    return t("Governance arrangements")


def _gap(lines: tuple[Arrangement, ...], place: int, t: Translator) -> str:
    return gap_words(lines, t)[place]


def write_challenges(file: WordFile, record: SessionRecord) -> None:
    """Challenges made between members, and how each was answered."""
    _begin(file, _challenges, is_empty=not record.challenges)
    rows = []
    for one in (kept.decision for kept in record.challenges):
        answer: list[Line] = [[AsWritten(one.answer)] if one.answer else [lambda t: t("not answered yet")]]
        if one.answered_on is not None:
            answer.append([on_day(one.answered_on)])
        rows.append([_cell(on_day(one.made_on)), _written(one.what), answer])
    if rows:
        heads: list[Say] = [lambda t: t("Made on"), lambda t: t("The challenge"), lambda t: t("How it was answered")]
        file.table(heads, rows, (3, 7, 7), _challenges)


def _challenges(t: Translator) -> str:
    return t("Challenges")


def write_forces(file: WordFile, record: SessionRecord) -> None:
    """What promotes and what inhibits working together, the heaviest first."""
    _begin(file, _forces, is_empty=not record.forces)
    if not record.forces:
        return
    tally = record.shown.get(Task.FORCE_DOTS)
    dots = _dots(tally)
    rows = [
        [
            _written(kept.decision.text),
            _cell(partial(_way, kept.decision)),
            _cell(partial(scope_words, kept.decision.scope)),
            _written(_given(dots, kept.subject)),
        ]
        for kept in sorted(record.forces, key=lambda kept: -(dots or {}).get(kept.subject, 0))
    ]
    heads: list[Say] = [lambda t: t("In words"), lambda t: t("Which way"), lambda t: t("Where"), lambda t: t("Dots")]
    file.table(heads, rows, (8.5, 3.2, 3.2, 2.1), _forces)
    _say_people(file, tally)


def _forces(t: Translator) -> str:
    return t("What helps and what hinders")


def _way(force: Force, t: Translator) -> str:
    return t("Helps") if force.promotes else t("Hinders")


def _dots(tally: VoteTally | None) -> dict[str, int] | None:
    return None if tally is None else dict(tally.sums)


def _given(dots: dict[str, int] | None, subject: str) -> str:
    return NOT_COUNTED if dots is None else str(dots.get(subject, 0))


def _say_people(file: WordFile, tally: VoteTally | None) -> None:
    if tally is None:
        file.say(lambda t: t("No dots were shown."))
        return
    people = tally.people
    file.say(lambda t: t.plural("{count} person gave dots.", "{count} people gave dots.", people))


def write_priorities(file: WordFile, record: SessionRecord) -> None:
    """The few that the board chose, the candidates it did not, and the local needs of which none speaks."""
    _begin(file, _priorities, is_empty=not record.priorities)
    if not record.priorities:
        return
    tally = record.shown.get(Task.PRIORITY_DOTS)
    dots = _dots(tally)
    ordered = sorted(record.priorities, key=lambda kept: (not kept.decision.chosen, -(dots or {}).get(kept.subject, 0)))
    rows = [
        [
            _priority(record, kept.decision),
            _cell(*_concerns(record, kept.decision)),
            _written(_given(dots, kept.subject)),
            _cell(partial(_chosen, kept.decision)),
        ]
        for kept in ordered
    ]
    heads: list[Say] = [
        lambda t: t("Priority"),
        lambda t: t("Who it affects"),
        lambda t: t("Dots"),
        lambda t: t("The board's choice"),
    ]
    file.table(heads, rows, (7.6, 4.4, 1.8, 3.2), _priorities)
    _say_people(file, tally)
    _write_left_out(file, record)


def _priorities(t: Translator) -> str:
    return t("The board's priorities")


def _priority(record: SessionRecord, priority: Priority) -> Cell:
    item = [AsWritten(f" ({priority.item_id})")] if priority.item_id else []
    return [[_said(record, priority), *item]]


def _said(record: SessionRecord, priority: Priority) -> Part:
    """As somebody worded it, else the question's text in the languages of the record."""
    text = text_in_bank(priority, record.instrument)
    return AsWritten(priority.text) if text is None else in_words(text)


def _concerns(record: SessionRecord, priority: Priority) -> Line:
    area = record.areas.get(priority.area)
    reach: Say = partial(reach_words, priority.reach)
    return [reach] if area is None else [reach, AsWritten(", "), in_words(area)]


def _chosen(priority: Priority, t: Translator) -> str:
    return t("chosen") if priority.chosen else t("not chosen")


def _write_left_out(file: WordFile, record: SessionRecord) -> None:
    left_out = left_out_areas(tuple(kept.decision for kept in record.priorities))
    names = [name for area, name in record.areas.items() if area in left_out]
    if names:
        file.say(
            lambda t: t("No chosen priority covers the needs named for: {areas}.", areas=", ".join(map(t.text, names)))
        )


def write_actions(file: WordFile, record: SessionRecord) -> None:
    """What was agreed to be done here, then what earlier rounds left open; the overdue first."""
    _begin(file, _actions, is_empty=not record.actions)
    _write_action_table(file, record, record.actions, _actions)
    if record.carried:
        file.heading(2, _carried)
        _write_action_table(file, record, record.carried, _carried)


def _actions(t: Translator) -> str:
    return t("Actions")


def _carried(t: Translator) -> str:
    return t("Actions still open from earlier rounds")


def _write_action_table(
    file: WordFile, record: SessionRecord, actions: Sequence[DecisionVersion[Action]], about: Say
) -> None:
    heads: list[Say] = [lambda t: t("Action"), lambda t: t("Owner"), lambda t: t("Due"), lambda t: t("State")]
    rows = [
        [
            _action(record, kept.decision),
            _written(", ".join(part for part in (kept.decision.owner_role, kept.decision.owner_agency) if part)),
            _due(record, kept.decision),
            _cell(partial(progress_words, kept.decision.progress)),
        ]
        for kept in actions
    ]
    if rows:
        file.table(heads, rows, (7.6, 3.8, 3, 2.6), about)


def _action(record: SessionRecord, action: Action) -> Cell:
    """What is done; then what it serves, its task in the plan, and how it went."""
    served = {kept.subject: _said(record, kept.decision) for kept in record.priorities}
    lines: list[Line] = [[AsWritten(action.what)]]
    if action.priority in served:
        lines.append([lambda t: t("Priority"), AsWritten(": "), served[action.priority]])
    if action.item_id:
        lines.append([lambda t: t("Item"), AsWritten(f": {action.item_id}")])
    if action.plan_task:
        lines.append([lambda t: t("Plan"), AsWritten(f": {action.plan_task}")])
    lines += [[on_day(update.on), AsWritten(f": {update.text}")] for update in action.updates]
    return lines


def _due(record: SessionRecord, action: Action) -> Cell:
    if action.due_on is None:
        return _cell(lambda t: t("no date"))
    lines: list[Line] = [[on_day(action.due_on)]]
    return [*lines, [lambda t: t("Overdue")]] if action.is_overdue(record.written_on) else lines


def write_proposals(file: WordFile, record: SessionRecord) -> None:
    """What the board asks for in regulation, guidance and support."""
    _begin(file, _proposals, is_empty=not record.proposals)
    rows = [
        [_cell(partial(help_words, one.help)), _written(one.theme), _written(one.text)]
        for one in sorted((kept.decision for kept in record.proposals), key=lambda one: (one.help, one.theme))
    ]
    if rows:
        heads: list[Say] = [lambda t: t("What is asked for"), lambda t: t("Theme"), lambda t: t("Proposal")]
        file.table(heads, rows, (3.4, 3.6, 10), _proposals)


def _proposals(t: Translator) -> str:
    return t("Proposals")
