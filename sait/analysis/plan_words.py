"""What the parts of a plan are called in the reader's language."""

from sait.assessment.decisions import (
    Arrangement,
    Help,
    Progress,
    Reach,
    Scope,
    Task,
    arrangement_gaps,
    double_lines,
)
from sait.i18n import Translator
from sait.instruments.model import Item


def reach_words(reach: Reach, t: Translator) -> str:
    """Whom something concerns."""
    return {
        Reach.REGIONAL: t("regional"),
        Reach.LOCAL: t("local"),
        Reach.BOTH: t("regional and local"),
    }[reach]


def scope_words(scope: Scope, t: Translator) -> str:
    """Where a promoter or an inhibitor works."""
    return {Scope.REGIONAL: t("regional"), Scope.LOCAL: t("local"), Scope.NATIONAL: t("national")}[scope]


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


def task_words(task: Task, t: Translator) -> str:
    """What members are asked to do."""
    return {
        Task.FORCES: t("Name promoters and inhibitors"),
        Task.FORCE_DOTS: t("Weigh promoters and inhibitors with dots"),
        Task.PRIORITY_DOTS: t("Choose priorities with dots"),
        Task.VISION: t("Say how far the vision is yours"),
    }[task]


def ownership_words(level: int, t: Translator) -> str:
    """An answer to "this vision is mine"."""
    words = (t("Strongly disagree"), t("Disagree"), t("Unsure"), t("Agree"), t("Strongly agree"))
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


def agreed_words(item: Item, level: int | None, t: Translator) -> str:
    """The level that the board agreed, with its short name; or that it agreed on none."""
    if level is None or item.scale is None:
        return t("no agreement on a level")
    return next(f"{one.value} · {t.text(one.label)}" for one in item.scale.levels if one.value == level)
