"""The colours of a heat map: the higher, the deeper, and none so deep that the number on it could not be read."""

from sait.analysis.result import Result

PALE, DEEP = (0xF3, 0xF8, 0xFB), (0x56, 0xA3, 0xC4)


def shade(result: Result, mean: float) -> str:
    """The colour under *mean*: pale at the lowest end, deep at the highest; ink has 6:1 and more on it."""
    share = (mean - result.lowest) / (result.highest - result.lowest)
    mixed = (round(pale + (deep - pale) * share) for pale, deep in zip(PALE, DEEP, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)
