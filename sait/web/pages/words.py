"""Words as they are typed: a page sends them here by itself, and says "Saved" from the answer alone (docs/decisions/0021)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sait.assessment.places import AnswerPlace, Place, read_place
from sait.errors import SaitError
from sait.i18n import languages
from sait.i18n.problems.register import explain
from sait.services.accounts.signing_in import find_account
from sait.services.members.joining import find_member
from sait.services.words import Typed, Writer, owner_mark, save_words, standing_words
from sait.web.pages.page import body_of, database, is_own_page, language_of, note_told, translator_of
from sait.web.server import cookies

LARGEST_B = 64 * 1024
"""As much as a browser sends after its page has gone."""

MOST_SEEN = 20
MOST_PLACES = 60

STATUS = {
    "account.needed": 401,
    "form.foreign": 403,
    "form.malformed": 400,
    "form.too-large": 413,
    "member.unknown": 401,
    "words.changed-elsewhere": 409,
    "words.nowhere": 404,
    "words.other-person": 403,
}
"""What a page is told beside the words; 503, after which it tries again, where storage fails; anything else is 422."""


@dataclass(frozen=True, slots=True)
class _Sent:
    place: Place
    owner: str
    typed: Typed


async def write(request: Request) -> Response:
    """Save what a page sends: what the database has then, or why it has not."""
    try:
        sent = await _read(request)
    except SaitError as problem:
        return _refused(request, problem)
    return await run_in_threadpool(_write, request, sent)


async def _read(request: Request) -> _Sent:
    if not is_own_page(request):
        raise SaitError("form.foreign")
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise SaitError("form.malformed")
    try:
        return _sent(json.loads(await body_of(request, LARGEST_B)), language_of(request))
    except (ClientDisconnect, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise SaitError("form.malformed") from fault


def _sent(said: Mapping[str, object], language: str) -> _Sent:
    text, seen, version, spoken = said["text"], said["seen"], said.get("version", 0), said.get("language")
    if not isinstance(seen, list) or len(seen) > MOST_SEEN or not isinstance(version, int):
        raise TypeError
    if any(not isinstance(one, str | None) for one in (text, *seen)):
        raise TypeError
    # The language of the page it was typed on, which may not be the one that is chosen by now.
    in_language = spoken if isinstance(spoken, str) and spoken in languages() else language
    typed = Typed(text if isinstance(text, str) else None, tuple(seen), in_language, version)
    return _Sent(read_place(str(said["place"])), str(said["owner"]), typed)


def _write(request: Request, sent: _Sent) -> Response:
    try:
        writer = _writer(request, sent.place)
        if owner_mark(writer) != sent.owner:
            raise SaitError("words.other-person")
        text = save_words(database(), writer, sent.place, sent.typed)
    except SaitError as problem:
        return _refused(request, problem, sent.place)
    return _answer({"text": text})


def read(request: Request) -> Response:
    """What stands at each *place* that is asked for, of those that are the reader's own."""
    standing: dict[str, object] = {}
    for address in request.query_params.getlist("place")[:MOST_PLACES]:
        try:
            place = read_place(address)
            standing[address] = standing_words(database(), _writer(request, place), place)
        except SaitError:
            continue  # whoever asks is told so when they type
    return _answer({"standing": standing})


def _writer(request: Request, place: Place) -> Writer:
    if isinstance(place, AnswerPlace):
        token = request.cookies.get(cookies.member_cookie(place.workshop_id))
        member = find_member(database(), workshop_id=place.workshop_id, token=token)
        if member is None:
            raise SaitError("member.unknown")
        return member
    account = find_account(database(), request.cookies.get(cookies.SIGN_IN))
    if account is None:
        raise SaitError("account.needed")
    return account


def _refused(request: Request, problem: SaitError, place: Place | None = None) -> Response:
    note_told(problem.code)
    explanation = explain(problem, translator_of(request))
    told: dict[str, object] = {"code": problem.code, "said": explanation.said, "advice": explanation.advice}
    if problem.code == "words.changed-elsewhere" and place is not None:
        told["text"] = standing_words(database(), _writer(request, place), place)
    status = 503 if problem.code.startswith("storage.") else STATUS.get(problem.code, 422)
    return _answer(told, status)


def _answer(told: Mapping[str, object], status: int = 200) -> Response:
    return JSONResponse(told, status_code=status, headers={"Cache-Control": "no-store"})


ROUTES = [Route("/words", write, methods=["POST"]), Route("/words", read, methods=["GET"])]
