"""A small instrument and counts for it, made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sait.assessment.releases import AnswerTally, Attendance, Audience, Figures, Release, Vantage
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


RATED, AGREE, UNEVEN, CHOICE = "rated", "agree", "uneven", "choice"


def scales() -> dict[str, Scale]:
    """Four kinds: 0-3, 1-5, uneven levels, and options side by side."""

    def made(id_: str, values: Sequence[int], kind: Kind = Kind.RATING) -> Scale:
        words = "Option" if kind is Kind.CHOICE else "Level"
        levels = tuple(Level(value, text(f"{words} {value}")) for value in values)
        return Scale(id_, kind, levels, False, text("Don't know"), None)

    return {
        RATED: made(RATED, (0, 1, 2, 3)),
        AGREE: made(AGREE, (1, 2, 3, 4, 5)),
        UNEVEN: made(UNEVEN, (0, 1, 3, 5)),
        CHOICE: made(CHOICE, (1, 2, 3), Kind.CHOICE),
    }


def mixed_item(
    item_id: str, scale_id: str | None = None, *, reversed_: bool = False, target: int | None = None
) -> Item:
    """An item on one of ``scales``; None for one that is answered in words."""
    used = scales()[scale_id] if scale_id else None
    return replace(item(item_id, ["x"]), scale=used, reversed=reversed_, target=target)


def mixed_bank() -> Instrument:
    """Domain A meets two ranges and has a choice and a question in words; C has choices alone, W words alone.

    A1 and A2 are on 0-3 (A2 aims at 2), A3 is on 1-5 and reversed, A4 is a choice, A5 is answered in words.
    """
    items = {
        "A": [
            mixed_item("A1", RATED),
            mixed_item("A2", RATED, target=2),
            mixed_item("A3", AGREE, reversed_=True),
            mixed_item("A4", CHOICE),
            mixed_item("A5"),
        ],
        "C": [mixed_item("C1", CHOICE), mixed_item("C2", CHOICE)],
        "W": [mixed_item("W1"), mixed_item("W2")],
    }
    domains = tuple(Domain(id_, text(f"Domain {id_}"), text("About"), tuple(its)) for id_, its in items.items())
    return replace(instrument({}, ["x"]), scales=tuple(scales().values()), domains=domains)


def tally(
    item_id: str,
    *levels: int,
    area: str | None = None,
    dont_know: int = 0,
    not_applicable: int = 0,
) -> AnswerTally:
    """Counts; of local arrangements where an area is named."""
    vantage = Vantage.LOCAL if area else Vantage.OWN
    return AnswerTally(item_id, vantage, area, tuple(levels), dont_know, not_applicable)


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
