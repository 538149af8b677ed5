"""The last plain page of the walk: what is left, *Done*, and after the sign-off what the board agreed."""

from collections.abc import Iterable

from starlette.responses import Response

from sait.analysis.result import Result
from sait.assessment.members.responses import Question
from sait.assessment.workshops import State
from sait.charts.alt import alt_text
from sait.charts.grouping import is_radar, on_charts
from sait.charts.palette import line_styles
from sait.charts.pictures.legend import legend
from sait.charts.pictures.radar import phone_radar
from sait.charts.pictures.svg import as_address
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.deciding.agreed import read_agreed_day
from sait.services.results.reading import DOMAINS, ResultQuery, read_result
from sait.web.pages.page import database
from sait.web.pages.plain.seats import ROOM, Seat, progress_of, seat_page, status_of
from sait.wording.asking import ALL_ANSWERED
from sait.wording.languages import in_language
from sait.wording.plan import priority_words


def last_page(seat: Seat, problem: SaitError | None, _: dict[str, str]) -> Response:
    """Nothing is typed on it, so that it can load itself anew."""
    opened, t = seat.opened, seat.t
    sheet, asked = opened.sheet, opened.asked
    is_scoring, is_awaited = sheet.workshop.state is State.SCORING, asked is not None and not asked.is_optional
    waits = is_scoring and sheet.workshop.pace_domain_id is not None and not is_awaited
    in_form = opened.instrument.in_form(sheet.workshop.form)
    return seat_page(
        seat,
        "plain_finish.html",
        title=t("Your answers are saved"),
        status=200 if problem is None else status_of(problem),
        problem=problem,
        waits=True,
        is_scoring=is_scoring,
        is_paced=waits,
        is_finished=not waits and not is_awaited and (not sheet.left or sheet.member.done),
        all_answered=t(ALL_ANSWERED),
        left=_named(seat, sheet.left),
        in_words=_named(seat, sheet.left_in_words),
        missed=_named(seat, sheet.missed),
        set_aside=[text for text, _ in _named(seat, sheet.set_aside())],
        closed=[
            (t.text(one.title), f"{ROOM}/at/own.{one.items[0].id}?view=domain")
            for one in in_form
            if one.id in sheet.closed
        ],
        is_done=sheet.member.done,
        offers_local=is_scoring and opened.has_local_left and not sheet.left,
        progress=progress_of(seat) if is_scoring else "",
        agreed=_agreed(seat) if sheet.workshop.state is State.SIGNED_OFF else None,
    )


def _agreed(seat: Seat) -> dict[str, object]:
    """What the board agreed, as the live page says it; the radar only where there is one."""
    sheet, t = seat.opened.sheet, seat.t
    agreed = read_agreed_day(database(), sheet.workshop.id)
    language, words = ("", "") if agreed.vision is None else agreed.vision.said_in(t.language)
    query = ResultQuery((sheet.workshop.id,), DOMAINS, inside=sheet.workshop.id, language=t.language)
    return {
        "vision": words,
        "language": language,
        "note": in_language(language, t) if language and language != t.language else "",
        "priorities": [priority_words(one, sheet.instrument, t) for one in agreed.priorities],
        "actions": [one.what for one in agreed.actions],
        "radar": _radar(read_result(database(), query), t),
    }


def _radar(found: Result, t: Translator) -> dict[str, object] | None:
    """The drawing, what it says in words, and its lines."""
    if not found.axes or not found.series or not is_radar(found):
        return None
    lines, styles = on_charts(found)[0], line_styles(found)
    return {
        "image": as_address(phone_radar(found, lines, styles, t)),
        "says": alt_text(found, lines.drawn, t, lines.behind),
        "legend": legend(found, lines, styles, t),
    }


def _named(seat: Seat, questions: Iterable[Question]) -> list[tuple[str, str]]:
    """Each question's text with its address."""
    item, t = seat.opened.instrument.item, seat.t
    return [(t.text(item(one.item_id).text), seat.address_of(one.address)) for one in questions]
