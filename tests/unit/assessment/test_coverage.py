"""Which items carry which category, in the full form and in the short one."""

from dataclasses import replace

from sait.assessment.coverage import coverage
from tests.conftest import small_bank


def test_each_category_has_its_items_in_reading_order_and_those_of_the_short_form():
    instrument = replace(small_bank().instrument, short_form=("GOV-03", "GOV-01", "OUT-01"))
    (carried,) = coverage(instrument, instrument.schemes[0])
    assert carried.category.id == "lead"
    assert [item.id for item in carried.full] == ["GOV-01", "GOV-02", "GOV-03"]
    assert [item.id for item in carried.short] == ["GOV-01", "GOV-03"]


def test_a_category_that_no_item_carries_is_listed_all_the_same():
    instrument = small_bank().instrument
    scheme = instrument.schemes[0]
    unused = replace(scheme.categories[0], id="unused")
    found = coverage(instrument, replace(scheme, categories=(*scheme.categories, unused)))
    assert [(one.category.id, len(one.full), len(one.short)) for one in found] == [("lead", 3, 3), ("unused", 0, 0)]
