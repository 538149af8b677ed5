"""A small instrument and counts for it, made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sait.assessment.releases import Attendance, Audience, Figures, Release, Tally, Vantage
from sait.i18n import Text
from sait.instruments.model import Category, CategoryScheme, Domain, Instrument, Item, Kind, Level, Scale

SCHEME = "ji-2011"


def text(words: str) -> Text:
    return {"en": words, "cy": f"{words} (cy)"}


def scale(lowest: int = 0, highest: int = 3) -> Scale:
    levels = tuple(Level(value, text(f"Level {value}")) for value in range(lowest, highest + 1))
    return Scale("s", Kind.RATING, levels, False, text("Don't know"), text("Not applicable"))


def item(item_id: str, categories: Sequence[str] = (), weight: float = 1.0) -> Item:
    return Item(item_id, text(f"Statement {item_id}"), scale(), (), {SCHEME: tuple(categories)}, weight=weight)


def instrument(
    domains: Mapping[str, Sequence[Item]], categories: Sequence[str] = (), highest: int = 3, lowest: int = 0
) -> Instrument:
    used = scale(lowest, highest)
    return Instrument(
        id="made-up",
        version="1.0.0",
        title=text("Made up"),
        purpose=text("Tests"),
        publisher="",
        source=text("None"),
        licence="CC-BY-4.0",
        changes=text("None"),
        scales=(used,),
        domains=tuple(
            Domain(id_, text(f"Domain {id_}"), text("About"), tuple(replace(item, scale=used) for item in items))
            for id_, items in domains.items()
        ),
        bands=(),
        schemes=(
            CategoryScheme(
                SCHEME,
                text("Joint Inspectorate 2011"),
                text("About"),
                text("Source"),
                tuple(
                    Category(id_, text(f"Category {id_}"), text(f"Finding {id_}"), text("Source"), "high")
                    for id_ in categories
                ),
            ),
        ),
        short_form=(),
        short_form_title=None,
        unreviewed=(),
        content_hash="0" * 64,
    )


def two_domains() -> Instrument:
    """Domains A (four items) and B (three); category x takes two of A and one of B, y three of A, z one item, w none."""
    return instrument(
        {
            "A": [item("A1", ["x", "y"]), item("A2", ["x", "y"]), item("A3", ["y"]), item("A4", ["z"])],
            "B": [item("B1", ["x"]), item("B2"), item("B3")],
        },
        ["x", "y", "z", "w"],
    )


def tally(
    item_id: str,
    *levels: int,
    area: str | None = None,
    dont_know: int = 0,
    not_applicable: int = 0,
) -> Tally:
    """Counts; of local arrangements where an area is named."""
    vantage = Vantage.LOCAL if area else Vantage.OWN
    return Tally(item_id, vantage, area, tuple(levels), dont_know, not_applicable)


def release(
    sequence: int,
    figures: Figures,
    domain_ids: Sequence[str] = ("A",),
    *,
    board: str = "north",
    attendance: Attendance | None = None,
    late: int = 0,
    demonstration: bool = False,
) -> Release:
    return Release(
        sequence=sequence,
        workshop_id=f"w-{board}",
        board_id=board,
        round_id="2013",
        audience=Audience.INSIDE,
        instrument_hash="0" * 64,
        form="full",
        domain_ids=tuple(domain_ids),
        attendance=attendance or Attendance(12, 12, 12),
        late=late,
        figures=figures,
        demonstration=demonstration,
        published_at=datetime(2013, 6, 5, tzinfo=UTC),
        digest=f"digest-{sequence}",
    )
