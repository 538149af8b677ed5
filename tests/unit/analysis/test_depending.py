"""Questions that only some are asked: what may be told of them, and where they count."""

import json
from dataclasses import replace

import pytest

from sait.analysis.comparable import shared_items
from sait.analysis.gate.disclosure import figures
from sait.analysis.result import SeriesRole
from sait.analysis.results import SeriesSource, build_result
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import AnswerTally, Audience, Figures, SectorTally, Vantage, Wave
from sait.i18n import translator
from sait.instruments.model import AskedIf, Instrument
from sait.reports.tables.results import csv_bytes, json_bytes
from sait.wording.tables import item_table
from tests.unit.analysis.bank import instrument, item, release, tally, text, two_domains

IF_LOW = AskedIf("A1", (0, 1))


def bank() -> Instrument:
    """A2 is asked of who chose 0 or 1 at A1, A3 of who chose 3 at A2; A4, A5 and A6 of everybody."""
    return instrument(
        {
            "A": [
                item("A1"),
                replace(item("A2", ["x"]), asked_if=IF_LOW),
                replace(item("A3"), asked_if=AskedIf("A2", (3,))),
                item("A4", ["x"]),
                item("A5", ["x"]),
                item("A6"),
            ]
        },
        ["x"],
    )


def gate(tallies, *, earlier=(), audience=Audience.INSIDE, respondents=12, inside=None, sectors=()):
    return figures(
        tallies,
        instrument=bank(),
        form="full",
        domain_ids=("A",),
        audience=audience,
        respondents=respondents,
        minimum=5,
        earlier=earlier,
        inside=inside,
        sectors=sectors,
    )


def levels(released: Figures, item_id: str, vantage: Vantage = Vantage.OWN):
    return [row.levels for row in released.items if (row.item_id, row.vantage) == (item_id, vantage)]


def result(*released: Figures):
    releases = tuple(release(number, one, ("A",)) for number, one in enumerate(released, start=1))
    source = SeriesSource("w", text("North"), SeriesRole.REGIONAL, Vantage.OWN, None, "n", "r", releases)
    return build_result(bank(), form="full", cut="domain", sources=[source], audience=Audience.INSIDE)


def test_its_counts_are_given_from_five_where_those_of_the_other_are():
    out = gate([tally("A1", 2, 3, 4, 0), tally("A2", 0, 0, 0, 5), tally("A3", 1, 1, 1, 2)])
    assert levels(out, "A2") == [(0, 0, 0, 5)]
    assert levels(out, "A3") == [(1, 1, 1, 2)]
    assert levels(gate([tally("A1", 2, 3, 4, 0), tally("A2", 0, 0, 0, 4)]), "A2") == [None]


def test_nothing_new_is_told_while_the_figures_it_depends_on_stay_behind():
    # Six are out, four of them at 0 or 1. Somebody late makes it five, which is that one's answer to A1.
    first = gate([tally("A1", 2, 2, 2, 0), tally("A2", 1, 1, 1, 1)])
    assert levels(first, "A2") == [None]
    second = gate([tally("A1", 2, 3, 2, 0), tally("A2", 1, 1, 1, 2)], earlier=[first])
    assert levels(second, "A1") == [(2, 2, 2, 0)]
    assert levels(second, "A2") == [None]
    third = gate([tally("A1", 2, 7, 2, 0), tally("A2", 1, 1, 1, 6)], earlier=[first, second])
    assert (levels(third, "A1"), levels(third, "A2")) == ([(2, 7, 2, 0)], [(1, 1, 1, 6)])


def test_what_is_out_stays_as_it_was_while_the_other_cannot_move():
    first = gate([tally("A1", 2, 4, 2, 0), tally("A2", 1, 1, 1, 2)])
    second = gate([tally("A1", 2, 8, 2, 0), tally("A2", 1, 1, 1, 7)], earlier=[first])
    assert levels(second, "A2") == [(1, 1, 1, 2)]


def test_a_chain_waits_for_every_question_above():
    first = gate([tally("A1", 2, 4, 2, 0), tally("A2", 0, 0, 0, 6), tally("A3", 1, 1, 1, 1)])
    second = gate([tally("A1", 2, 5, 2, 0), tally("A2", 0, 0, 0, 6), tally("A3", 1, 1, 1, 2)], earlier=[first])
    assert levels(second, "A3") == [None]


def test_a_withheld_question_withholds_those_that_depend_on_it():
    # It cannot come to this by counting: who is asked A2 has chosen a level at A1.
    assert levels(gate([tally("A1", 2, 2, 0, 0), tally("A2", 0, 0, 0, 5)]), "A2") == [None]


def local(item_id, area, *counts):
    return AnswerTally(item_id, Vantage.LOCAL, area, counts, 0, 0)


def test_areas_are_told_apart_only_as_the_other_tells_them_apart():
    west, east = local("A1", "west", 3, 3, 0, 0), local("A1", "east", 0, 0, 2, 0)
    pooled = gate([west, east, local("A2", "west", 1, 1, 1, 3)])
    rows = [(row.area_id, row.levels) for row in pooled.items if row.vantage is Vantage.LOCAL and row.item_id == "A2"]
    assert rows == [(None, (1, 1, 1, 3))]
    apart = gate(
        [west, local("A1", "east", 5, 0, 0, 0), local("A2", "west", 6, 0, 0, 0), local("A2", "east", 5, 0, 0, 0)]
    )
    assert {row.area_id for row in apart.items if row.vantage is Vantage.LOCAL and row.item_id == "A2"} == {
        "west",
        "east",
    }


def test_it_is_never_told_apart_by_sector():
    def of(sector, item_id):
        return SectorTally(item_id, sector, (5, 0, 0, 0))

    pairs = [of(sector, item_id) for sector in (Sector.HEALTH, Sector.LOCAL_AUTHORITY) for item_id in ("A1", "A2")]
    out = gate([tally("A1", 10, 0, 0, 0), tally("A2", 10, 0, 0, 0)], sectors=pairs)
    assert {row.item_id for row in out.sectors} == {"A1"}


def test_no_mean_for_outside_rests_on_it():
    asked = ("A1", "A2", "A4", "A5", "A6")
    inside = gate([tally(item_id, 3, 4, 1, 1) for item_id in asked])
    outside = gate([], audience=Audience.OUTSIDE, respondents=9, inside=[inside])
    assert [mean.item_ids for mean in outside.means if mean.cut == "domain"] == [("A1", "A4", "A5", "A6")]
    assert [mean.item_ids for mean in outside.means if mean.cut != "domain"] == []


def test_it_has_a_mean_of_its_own_and_enters_no_other():
    out = gate([tally("A1", 2, 3, 4, 0), tally("A2", 0, 0, 0, 5), tally("A4", 0, 9, 0, 0), tally("A5", 0, 9, 0, 0)])
    found = result(out)
    (axis,) = found.axes
    assert (axis.item_ids, axis.depending_ids) == (("A1", "A4", "A5", "A6"), ("A2", "A3"))
    assert found.items["w", "A2"].mean == 3.0
    assert found.items["w", "A2"].on_axis is None
    assert found.scores["w", "A"].mean == pytest.approx((11 / 9 + 1 + 1) / 3)
    assert found.scores["w", "A"].n_lowest == 9


def test_how_many_were_asked_is_told_from_the_figures_of_the_other():
    out = gate([tally("A1", 2, 5, 2, 0), tally("A2", 1, 1, 1, 2)])
    items = result(out).items
    assert (items["w", "A2"].asked, items["w", "A2"].n, items["w", "A1"].asked) == (7, 5, None)
    assert items["w", "A3"].asked == 2
    nothing = gate([tally("A1", 2, 2, 0, 0)])
    assert result(nothing).items["w", "A2"].asked is None


def test_how_many_were_asked_is_of_the_time_of_the_figures_that_stand_beside_it():
    first = gate([tally("A1", 2, 5, 2, 0), tally("A2", 1, 1, 1, 2)])
    second = gate([tally("A1", 4, 8, 2, 0), tally("A2", 1, 1, 1, 4)], earlier=[first])
    items = result(first, second).items
    assert (items["w", "A1"].n, items["w", "A2"].n, items["w", "A2"].asked) == (14, 5, 7)


def test_a_second_scoring_says_nothing_of_how_many_were_asked():
    first = gate([tally("A1", 2, 5, 2, 0), tally("A2", 1, 1, 1, 2)])
    again = replace(first, wave=Wave.SECOND)
    releases = (release(1, again, ("A",)),)
    source = SeriesSource("w", text("N"), SeriesRole.SECOND, Vantage.OWN, None, "n", "r", releases, wave=Wave.SECOND)
    found = build_result(bank(), form="full", cut="domain", sources=[source], audience=Audience.INSIDE)
    assert found.items["w", "A2"].asked is None


def test_two_versions_compare_only_where_the_same_people_are_asked():
    def with_(asked_if, item_id="A2"):
        items = [
            replace(one, asked_if=asked_if) if one.id == item_id else one for one in two_domains().domains[0].items
        ]
        return instrument({"A": items})

    assert "A2" in shared_items(with_(IF_LOW), with_(IF_LOW))
    assert "A2" not in shared_items(with_(IF_LOW), with_(None))
    assert "A2" not in shared_items(with_(IF_LOW), with_(AskedIf("A1", (0,))))
    turned = with_(IF_LOW)
    turned = replace(
        turned,
        domains=tuple(
            replace(d, items=tuple(replace(i, reversed=i.id == "A1") for i in d.items)) for d in turned.domains
        ),
    )
    assert not {"A1", "A2"} & shared_items(with_(IF_LOW), turned)


@pytest.mark.parametrize(
    ("language", "asked_of"),
    [("en", "asked of those who chose 0 or 1 at A1"), ("cy", "gofynnwyd i'r rhai a ddewisodd 0 neu 1 yn A1")],
)
def test_tables_and_files_say_who_was_asked_and_how_many(language, asked_of):
    found, t = result(gate([tally("A1", 2, 5, 2, 0), tally("A2", 1, 1, 1, 2)])), translator(language)
    table = item_table(found, t)
    rows = {str(row[1]): [str(cell) for cell in row] for row in table.itertuples(index=False)}
    assert asked_of in rows["A2"][2]
    assert asked_of not in rows["A1"][2]
    place = list(table.columns).index(t("{series}: asked", series=t.text(text("North"))))
    assert (rows["A2"][place], rows["A1"][place]) == ("7", "")
    written = csv_bytes(found, t).decode("utf-8-sig").splitlines()
    (line,) = [one for one in written if asked_of in one]
    assert line.rstrip('"').endswith("7")
    (entry,) = [one for one in json.loads(json_bytes(found))["items"] if one["item_id"] == "A2"]
    assert (entry["asked_if"], entry["asked"]) == ({"item": "A1", "levels": [0, 1]}, 7)


def test_where_everybody_is_asked_no_table_speaks_of_it():
    source = SeriesSource("w", text("North"), SeriesRole.REGIONAL, Vantage.OWN, None, "n", "r", ())
    found = build_result(two_domains(), form="full", cut="domain", sources=[source], audience=Audience.INSIDE)
    assert not any("asked" in column for column in item_table(found, translator("en")).columns)
