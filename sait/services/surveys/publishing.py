"""What may be known of a survey's answers, made once when it closes: raw counts go to the gate, and its figures are kept."""

from collections import Counter
from collections.abc import Sequence

from sait.analysis.gate.disclosure import figures
from sait.analysis.gate.late import most_answers
from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.assessment.releases import AnswerTally, Attendance, Audience, Figures, Release, Vantage
from sait.assessment.surveys.answers import Answers
from sait.assessment.surveys.survey import AskedBoard, Survey
from sait.instruments.model import Instrument, Item
from sait.services.tokens import now
from sait.storage.engine.database import Connection
from sait.storage.surveys import releases


def publish(
    conn: Connection,
    survey: Survey,
    instrument: Instrument,
    given: Sequence[tuple[AskedBoard, Sequence[Answers]]],
    *,
    minimum: int,
) -> None:
    """Release each board's figures to its own members, and to others as far as the rule for outside lets them through.

    *given*: each board with the answers of its members. *minimum*: how many answers a figure needs (k).
    """
    for asked, answers in given:
        inside = _figures(survey, instrument, answers, Audience.INSIDE, minimum)
        outside = _figures(survey, instrument, answers, Audience.OUTSIDE, minimum, inside=[inside])
        # Who answered how many questions is told by the figures for members alone, outside too.
        attendance = Attendance(asked.asked, len(answers), most_answers(inside.items))
        for audience, let_through in ((Audience.INSIDE, inside), (Audience.OUTSIDE, outside)):
            releases.append(conn, _release(survey, instrument, asked, audience, let_through, attendance))


def _figures(
    survey: Survey,
    instrument: Instrument,
    answers: Sequence[Answers],
    audience: Audience,
    minimum: int,
    *,
    inside: Sequence[Figures] | None = None,
) -> Figures:
    domains = instrument.in_form(survey.form)
    counted = [item for domain in domains for item in domain.items if item.scale is not None]
    return figures(
        [_tally(item, answers) for item in counted],
        instrument=instrument,
        form=survey.form,
        domain_ids=[domain.id for domain in domains],
        audience=audience,
        respondents=len(answers),
        minimum=minimum,
        earlier=(),
        inside=inside,
    )


def _tally(item: Item, answers: Sequence[Answers]) -> AnswerTally:
    """How many chose what: three who chose 0, 2 and 2 on a scale from 0 to 3 make the levels 1, 0, 2, 0."""
    chosen = Counter(one.choices.get(item.id) for one in answers)
    values = item.scale.values if item.scale else ()
    return AnswerTally(
        item.id,
        Vantage.OWN,
        None,
        tuple(chosen[str(value)] for value in values),
        chosen[DONT_KNOW],
        chosen[NOT_APPLICABLE],
    )


def _release(
    survey: Survey,
    instrument: Instrument,
    asked: AskedBoard,
    audience: Audience,
    let_through: Figures,
    attendance: Attendance,
) -> Release:
    return Release(
        sequence=0,
        workshop_id=survey.id,
        board_id=asked.board_id,
        round_id="",
        audience=audience,
        instrument_hash=survey.instrument_hash,
        form=survey.form,
        domain_ids=tuple(domain.id for domain in instrument.in_form(survey.form)),
        attendance=attendance,
        late=0,
        figures=let_through,
        demonstration=survey.demonstration,
        published_at=now(),
        digest="",
    )
