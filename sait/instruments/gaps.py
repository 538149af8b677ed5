"""A level that a rating scale has lost: 1, 2, 3, 5."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sait.instruments.levels import Value
from sait.instruments.reading import name_of, series, table
from sait.instruments.source import Source

TWO_LEVELS, ONE_BETWEEN = 2, 2


def missing_levels(values: Sequence[Value]) -> list[int]:
    """The whole numbers that a scale of whole numbers leaps over, where it otherwise goes in smaller steps.

    Fractions are uneven on purpose, and 0, 5, 10 is even.

    >>> missing_levels([1, 2, 3, 5]), missing_levels([0, 0.25, 0.5, 1]), missing_levels([0, 5, 10]), missing_levels([1, 3])
    ([4], [], [], [2])
    """
    if any(isinstance(value, float) for value in values):
        return []
    steps = [(int(low), int(high)) for low, high in pairwise(sorted(set(values)))]
    least = min((high - low for low, high in steps), default=1)
    if len(steps) == TWO_LEVELS - 1 and least == ONE_BETWEEN:
        least = 1
    return [value for low, high in steps if high - low > least for value in range(low + least, high, least)]


def check_gaps(source: Source, translations: Mapping[str, Source]) -> None:
    """Warn of each rating scale that leaps over a level, and say what a translation still has there."""
    for place, scale in enumerate(series(table(source.data).get("scales"))):
        if not source.sound(("scales", place)) or scale["kind"] != "rating":
            continue
        values = [level["value"] for level in scale["levels"]]
        missing = missing_levels(values)
        if missing:
            kept = [*_kept(name_of(scale), missing, translations)]
            source.report(
                ("scales", place, "levels", values.index(max(one for one in values if one < missing[0]))),
                "bank.levels-gap",
                case="kept" if kept else "",
                scale=name_of(scale),
                about=name_of(scale),
                values=_listed(sorted(values)),
                missing=_listed(missing),
                kept="; ".join(kept),
            )


def _kept(scale: str, missing: Iterable[int], translations: Mapping[str, Source]) -> Iterator[str]:
    for language, overlay in translations.items():
        levels = table(table(table(table(overlay.data).get("scales")).get(scale)).get("levels"))
        texts = [f"{value}: {levels[value]}" for value in missing if isinstance(levels.get(value), str)]
        if texts:
            yield f"{language}.yaml, {', '.join(texts)}"


def _listed(values: Iterable[Value]) -> str:
    return ", ".join(map(str, values))
