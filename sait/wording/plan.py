"""What the parts of a plan are called in the reader's language."""

from sait.assessment.decisions import (
    Arrangement,
    ForceScope,
    Help,
    Priority,
    Progress,
    Reach,
    Task,
    arrangement_gaps,
    double_lines,
)
from sait.assessment.writing import tidy_text
from sait.i18n import Text, Translator
from sait.instruments.levels import Value
from sait.instruments.model import Instrument, Item


def reach_words(reach: Reach, t: Translator) -> str:
    """Whom something concerns."""
    return {
        Reach.REGIONAL: t("regional"),
        Reach.LOCAL: t("local"),
        Reach.BOTH: t("regional and local"),
    }[reach]


def scope_words(scope: ForceScope, t: Translator) -> str:
    """Where a promoter or an inhibitor works."""
    return {ForceScope.REGIONAL: t("regional"), ForceScope.LOCAL: t("local"), ForceScope.NATIONAL: t("national")}[scope]


def progress_words(progress: Progress, t: Translator) -> str:
    """How far an action has come."""
    return {
        Progress.OPEN: t("not begun"),
        Progress.UNDER_WAY: t("under way"),
        Progress.DONE: t("done"),
        Progress.DROPPED: t("dropped"),
    }[progress]


def help_words(asked: Help, t: Translator) -> str:
    """What a board asks for."""
    return {Help.REGULATION: t("Regulation"), Help.GUIDANCE: t("Guidance"), Help.SUPPORT: t("Support")}[asked]


def priority_words(priority: Priority, instrument: Instrument, t: Translator) -> str:
    """What a priority says: the question's text in the reader's language, until somebody rewords it."""
    text = text_in_bank(priority, instrument)
    return priority.text if text is None else t.text(text)


def text_in_bank(priority: Priority, instrument: Instrument) -> Text | None:
    """The text in all languages of the question that *priority* came from; None where it says anything else.

    Only what is kept is compared, so that a candidate of an older record is read in both languages too.
    """
    item = next((item for item in instrument.items if item.id == priority.item_id), None)
    is_as_asked = item is not None and priority.text in {tidy_text(words) for words in item.text.values()}
    return item.text if item is not None and is_as_asked else None


def task_words(task: Task, t: Translator) -> str:
    """What members are asked to do."""
    return {
        Task.FORCES: t("Name what helps and what hinders"),
        Task.FORCE_DOTS: t("Weigh what helps and what hinders with dots"),
        Task.PRIORITY_DOTS: t("Choose priorities with dots"),
        Task.VISION: t("Say how far you support the vision"),
    }[task]


def ownership_words(level: int, t: Translator) -> str:
    """An answer to "this vision is mine"."""
    words = (
        t("Strongly disagree"),
        t("Disagree"),
        t("Neither agree nor disagree"),
        t("Agree"),
        t("Strongly agree"),
    )
    return words[level - 1]


def gap_words(lines: tuple[Arrangement, ...], t: Translator) -> list[str]:
    """What the table of arrangements lacks, a sentence for each level, then what it has twice."""
    gaps = arrangement_gaps(lines)
    missing = {level: [matter for matter, where in gaps if where is level] for level in (Reach.REGIONAL, Reach.LOCAL)}
    said = [
        t(
            "At this level ({level}) nobody is accountable for: {matters}.",
            level=reach_words(level, t),
            matters=", ".join(matters),
        )
        for level, matters in missing.items()
        if matters
    ]
    doubles = ", ".join(double_lines(lines))
    return (
        [*said, t("More than one line of accountability at the same level for: {matters}.", matters=doubles)]
        if doubles
        else said
    )


def agreed_words(item: Item, level: Value | None, t: Translator) -> str:
    """The level that the board agreed, with its short name; or that it agreed on none."""
    if level is None or item.scale is None:
        return t("no agreement on a level")
    return next(f"{one.value} · {t.text(one.label)}" for one in item.scale.levels if one.value == level)
