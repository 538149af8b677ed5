"""Interpretation bands: prompts for discussion that a bank attaches to stretches of its scale, never verdicts."""

from collections.abc import Sequence

from sait.instruments.model import Band


def band_of(mean: float, bands: Sequence[Band], digits: int = 1) -> Band | None:
    """The band a mean lies in, or None where the bank has none there.

    The mean is rounded as it is shown, so that the band tells no more than the figure does: with a band from 1.5,
    1.46 is shown as 1.5 and lies in it. *digits* are the decimals shown. The highest band includes its end.
    """
    shown = round(mean, digits)
    for band in reversed(bands):
        if band.lowest <= shown <= band.highest:
            return band
    return None
