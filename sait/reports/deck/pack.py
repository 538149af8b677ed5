"""What decks are made from: frozen results, and for a board's own deck what it decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sait.analysis.result import Result, Series, SeriesRole
from sait.analysis.session_record import SessionRecord
from sait.assessment.decisions import Action
from sait.assessment.writing import printable
from sait.i18n import Text, Translator
from sait.reports.deck.layouts import Layout
from sait.reports.deck.pages import Page, Paragraph, Words
from sait.reports.provenance import CAVEAT, IN_SHORT, audience_in_short, audience_line, data_digest, instrument_line
from sait.reports.tables.results import json_bytes


@dataclass(frozen=True)
class Pack:
    """*results* by cut, the domains first. *key* is the board's own line; *record* is None for who was not in its room."""

    board: Text
    round: Text
    key: str
    results: tuple[Result, ...]
    made_at: datetime
    record: SessionRecord | None = None

    @property
    def domains(self) -> Result:
        return self.results[0]

    @property
    def schemes(self) -> tuple[Result, ...]:
        """The other cuts of which there is anything."""
        return tuple(one for one in self.results[1:] if one.scores)

    def own(self, result: Result) -> Series:
        """The board's line; where it scored nothing alone, what stands in its place."""
        return next((one for one in result.series if one.key == self.key), result.series[0])

    def others(self, result: Result) -> tuple[Series, ...]:
        """The boards beside it, without its own second scoring and agreed levels."""
        kept = {SeriesRole.SECOND, SeriesRole.CONSENSUS}
        return tuple(one for one in result.series if one.key != self.key and one.role not in kept)

    def showable(self) -> "Pack":
        """With names that XML can hold, however old they are."""
        return replace(self, results=tuple(showable(one) for one in self.results))

    @cached_property
    def digest(self) -> str:
        """Of all that the deck is made from."""
        decided = [] if self.record is None else [repr(_decided(self.record)).encode()]
        return data_digest([*(json_bytes(one) for one in self.results), *decided])


def showable(result: Result) -> Result:
    """*result* with names that XML can hold."""
    series = tuple(
        replace(one, label={language: printable(words) for language, words in one.label.items()})
        for one in result.series
    )
    return replace(result, series=series)


def _decided(record: SessionRecord) -> Sequence[object]:
    """What the deck shows of it and no more: a hash of what is kept back would let a reader test guesses at it."""
    chosen = [one.decision for one in record.priorities if one.decision.chosen]
    agreed = [(key, one.standing.decision.level) for key, one in record.agreed.items() if one.standing is not None]
    return [
        *(one.decision for one in record.visions[:1]),
        *(one.decision for one in record.forces),
        *((one.text, one.reach, one.area) for one in chosen),
        *((one.what, one.owner_role, one.owner_agency, one.due_on, one.progress) for one in _actions(record)),
        *agreed,
        sorted(record.shown.items(), key=str),
    ]


def _actions(record: SessionRecord) -> Sequence[Action]:
    return [one.decision for one in record.actions]


def cover(result: Result, title: str, below: str, t: Translator) -> Page:
    """The first slide; what is on every other comes from it."""
    parts = (Words((Paragraph(below),)), Words((Paragraph(t(CAVEAT)), Paragraph(audience_line(result, t)))))
    return Page(
        Layout.COVER,
        title,
        parts,
        notes=(
            t("Demonstration data: made up, to show how the tool works.") if result.demonstration else "",
            t(CAVEAT),
        ),
        foot=foot(result, below, t),
        is_demonstration=result.demonstration,
    )


def foot(result: Result, round_name: str, t: Translator) -> str:
    """What stands under every slide: the caveat in short, the instrument, the round, and who it is for."""
    return " · ".join((t(IN_SHORT), instrument_line(result), round_name, audience_in_short(result, t)))
