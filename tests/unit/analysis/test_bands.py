"""A band is chosen by the mean as it is shown."""

import pytest

from sait.analysis.bands import band_of
from sait.instruments.model import Band

LOW = Band(0.0, 1.5, {"en": "low"}, {"en": "?"})
HIGH = Band(1.5, 3.0, {"en": "high"}, {"en": "?"})


@pytest.mark.parametrize(
    ("mean", "band"), [(0.0, LOW), (1.44, LOW), (1.46, HIGH), (1.5, HIGH), (3.0, HIGH), (3.4, None)]
)
def test_the_band_tells_no_more_than_the_figure(mean: float, band: Band | None) -> None:
    assert band_of(mean, (LOW, HIGH)) is band
