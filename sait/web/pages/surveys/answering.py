"""Answering a survey: plain pages that need no script and no live connection, so that any server may give any of them.

A page is saved whichever way it is left by a button, another language among them; with a script also as one types.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex, token_urlsafe

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.assessment.surveys.answers import LONGEST_WORDS, Answers, Draft, RefusedPageError, unanswered
from sait.assessment.surveys.survey import Window
from sait.errors import SaitError
from sait.i18n import Translator, languages
from sait.i18n.problems.register import Explanation, explain
from sait.instruments.model import Domain, Item
from sait.services.surveys.answering import (
    Page,
    Questionnaire,
    find_questionnaire,
    read_draft,
    save_page,
    send,
    token_hash_of,
)
from sait.settings import settings
from sait.web.pages.page import TEXT_SIZES, Form, database, in_a_thread, page, translator_of
from sait.web.server import cookies
from sait.web.server.assets import own_address
from sait.web.server.clients import client_of
from sait.web.server.limits import SURVEY_DRAFT, SURVEY_LINK, guesses

LARGEST_PAGE_B = 400_000
"""More than fits into a seal: what is too long is shown again, to be shortened."""
MOST_FIELDS = 400
SHORTEST_WORDS = 20
"""Characters from which on a field holds words worth giving back."""

STATUS = {
    "survey.link-dead": 410,
    "survey.over": 410,
    "survey.not-yet": 403,
    "survey.other-key": 503,
    "form.foreign": 403,
    "form.too-large": 413,
    "upload.too-large": 413,
    "form.malformed": 400,
}
"""What the browser is told beside the words; of a link that is unknown 404, and of anything else 409: nothing was sent."""

IN_LANGUAGE, IN_SIZE = "language:", "size:"
"""What a button that changes how the page looks is called before its value."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to a survey: the link, what it leads to, and the secret that this browser has for it."""

    request: Request
    token: str
    questionnaire: Questionnaire
    secret: str | None
    address: str
    is_preview: bool = False

    def page_address(self, number: int) -> str:
        """Where the topic with this number stands, counted from 1; the check comes after the last."""
        is_after_last = number > len(self.questionnaire.topics)
        return f"{self.address}/check" if is_after_last else f"{self.address}/{number}"

    @property
    def t(self) -> Translator:
        return translator_of(self.request)

    def draft(self) -> Draft | None:
        """What this browser has answered so far, or that it was sent."""
        return read_draft(database(), self.questionnaire, self.secret)


def find_visit(request: Request) -> Visit:
    """The visit that a request to a link is; what ``find_questionnaire`` refuses, and too many wrong links from one network."""
    token = request.path_params["token"]
    try:
        questionnaire = find_questionnaire(database(), token)
    except SaitError as problem:
        # Members share an office's address: wrong links of one keep nobody from a right one.
        if problem.code == "survey.link-unknown":
            guesses().check(SURVEY_LINK, client_of(request))
            guesses().count(SURVEY_LINK, client_of(request))
        raise
    name = cookies.survey_cookie(token_hash_of(token))
    return Visit(request, token, questionnaire, request.cookies.get(name), f"/survey/{token}")


def tell_refused(request: Request, problem: SaitError, form: Form = dict) -> Response:
    """Why there is no survey here, with the words that were typed on the page that came here."""
    is_lost = problem.code.startswith("storage.")
    status = 404 if problem.code == "survey.link-unknown" else STATUS.get(problem.code, 503 if is_lost else 409)
    return page(
        request,
        "survey_problem.html",
        title=translator_of(request)("Survey"),
        status=status,
        problem=problem,
        typed=_words_in(form),
    )


def _words_in(form: Form) -> list[str]:
    """What was typed in words, so that nobody has to type it again."""
    try:
        fields = form()
    except SaitError:
        return []
    return [words for words in fields.values() if len(words) >= SHORTEST_WORDS]


def start(request: Request, form: Form) -> Response:
    """What it is about, and who will see what. Nothing is begun and nothing is spent before a press."""
    try:
        visit = find_visit(request)
        if request.method == "POST":
            act = form().get("act", "")
            is_look = act.startswith((IN_LANGUAGE, IN_SIZE))
            return _looking(RedirectResponse(visit.address, 303), act) if is_look else _begun(visit)
        return start_page(visit)
    except SaitError as problem:
        return tell_refused(request, problem)


def _begun(visit: Visit) -> Response:
    secret = visit.secret or token_urlsafe(32)
    response = RedirectResponse(visit.page_address(1), 303)
    cookies.keep(response, cookies.survey_cookie(token_hash_of(visit.token)), secret)
    return response


def start_page(visit: Visit) -> Response:
    """What stands before the first question."""
    draft = visit.draft()
    asked = visit.questionnaire
    return survey_page(
        visit,
        "survey_start.html",
        title=visit.t.text(asked.survey.title),
        here=visit.address,
        is_begun=draft is not None,
        is_sent=draft is not None and draft.is_sent,
        is_taking=visit.is_preview or asked.window is Window.TAKING,
        is_over=not visit.is_preview and asked.window is Window.OVER,
        minimum=asked.survey.minimum or settings().minimum_group,
        number=asked.number,
        operator=settings().operator,
        contact=settings().operator_contact,
        unreviewed=asked.instrument.unreviewed,
    )


def topic(request: Request, form: Form) -> Response:
    """One page of questions: asked for, or sent to be saved and left."""
    try:
        visit = find_visit(request)
        number = request.path_params["number"]
        if not 1 <= number <= len(visit.questionnaire.topics):
            return RedirectResponse(visit.address, 303)
        if request.method == "POST":
            return _saved(visit, number, form)
        draft = visit.draft() or Draft()
        is_elsewhere = visit.secret is None or draft.is_sent or visit.questionnaire.window is not Window.TAKING
        return RedirectResponse(visit.address, 303) if is_elsewhere else topic_page(visit, number, draft.answers)
    except SaitError as problem:
        return tell_refused(request, problem, form)


def _saved(visit: Visit, number: int, form: Form) -> Response:
    asked, fields = visit.questionnaire, dict[str, str]()
    try:
        fields = form()
        _save(visit, _page_sent(asked.topics[number - 1], fields))
    except SaitError as problem:
        if fields.get("act") == "keep":
            return Response(status_code=STATUS.get(problem.code, 409))
        # What could not be read at all leaves what was saved: an empty page would take it back at the next press.
        given = _as_typed(fields, asked.topics[number - 1]) if fields else (visit.draft() or Draft()).answers
        return topic_page(visit, number, given, problem)
    return left(visit, number, fields.get("act", ""))


def _save(visit: Visit, sent: Page) -> None:
    """Save a page; refused where the browser has no secret, and where one link begins anew too often."""
    if visit.secret is None:
        raise SaitError("survey.not-begun")
    save_page(database(), visit.questionnaire, visit.secret, sent, beginning=limit_beginning(visit))


def limit_beginning(visit: Visit) -> Callable[[], None]:
    """What refuses a browser that begins, where one link has begun anew too often."""

    def begin() -> None:
        subject = token_hash_of(visit.token)
        guesses().check(SURVEY_DRAFT, client_of(visit.request), subject)
        guesses().count(SURVEY_DRAFT, client_of(visit.request), subject)

    return begin


def _page_sent(topic: Domain, fields: Mapping[str, str]) -> Page:
    turn = fields.get("turn", "")
    is_number = turn.isascii() and turn.isdecimal() and len(turn) < 7
    return Page(topic, fields, fields.get("view", "")[:16], int(turn) if is_number else 0)


def _as_typed(fields: Mapping[str, str], asked: Domain) -> Answers:
    """What stood in the page, to be shown again with what is wrong with it."""
    rated = {item.id for item in asked.items if item.scale is not None}
    given = {item.id: fields[item.id] for item in asked.items if fields.get(item.id)}
    return Answers(
        {item_id: value for item_id, value in given.items() if item_id in rated},
        {item_id: value for item_id, value in given.items() if item_id not in rated},
    )


def left(visit: Visit, number: int, act: str) -> Response:
    """Where a press leads once the page is saved."""
    if act == "keep":
        return Response(status_code=204)
    if act == "back":
        return RedirectResponse(visit.page_address(number - 1) if number > 1 else visit.address, 303)
    if act == "check":
        return RedirectResponse(visit.page_address(len(visit.questionnaire.topics) + 1), 303)
    if act.startswith((IN_LANGUAGE, IN_SIZE)):
        return _looking(RedirectResponse(visit.page_address(number), 303), act)
    return RedirectResponse(visit.page_address(number + 1), 303)


def _looking(response: Response, act: str) -> Response:
    """*response*, with another language or text size from now on."""
    kind, _, chosen = act.partition(":")
    if f"{kind}:" == IN_LANGUAGE and chosen in languages():
        cookies.keep(response, cookies.LANGUAGE, chosen)
    if f"{kind}:" == IN_SIZE and chosen in TEXT_SIZES:
        cookies.keep(response, cookies.TEXT_SIZE, chosen)
    return response


def topic_page(visit: Visit, number: int, given: Answers, problem: SaitError | None = None) -> Response:
    """The questions of one topic with what is *given* so far."""
    asked = visit.questionnaire.topics[number - 1]
    return survey_page(
        visit,
        "survey_topic.html",
        title=visit.t.text(asked.title),
        status=200 if problem is None else STATUS.get(problem.code, 422),
        problem=problem,
        faults=_faults(problem, visit.t),
        here=visit.page_address(number),
        topic=asked,
        number=number,
        given=given,
        choices={item.id: choices(item, visit.t) for item in asked.items},
        longest=LONGEST_WORDS,
        view=token_hex(4),
        script=f"{own_address()}/survey.js",
    )


def _faults(problem: SaitError | None, t: Translator) -> dict[str, Explanation]:
    """What is wrong with single answers, by item: each stands at its question, and the summary leads there."""
    faults = problem.faults if isinstance(problem, RefusedPageError) else {}
    return {item_id: explain(fault, t) for item_id, fault in faults.items()}


def choices(item: Item, t: Translator) -> tuple[tuple[str, str, str], ...]:
    """What can be chosen: the value, its name, and what it means for this item (``""`` where its name says it)."""
    if item.scale is None:
        return ()
    meant = [t.text(words) for words in item.descriptors] or [""] * len(item.scale.levels)
    levels = [
        (str(level.value), t.text(level.label), words) for level, words in zip(item.scale.levels, meant, strict=True)
    ]
    others = [(DONT_KNOW, item.scale.dont_know), (NOT_APPLICABLE, item.scale.not_applicable)]
    return (*levels, *((value, t.text(label), "") for value, label in others if label is not None))


def check(request: Request, form: Form) -> Response:
    """Everything that was answered, to be checked, printed, changed or sent."""
    try:
        visit = find_visit(request)
        if request.method == "POST":
            return _sent(visit, form)
        draft = visit.draft()
        if draft is None or draft.is_sent or visit.questionnaire.window is not Window.TAKING:
            return RedirectResponse(visit.address, 303)
        return check_page(visit, draft.answers)
    except SaitError as problem:
        return tell_refused(request, problem)


def _sent(visit: Visit, form: Form) -> Response:
    try:
        act = form().get("act", "")
        if act.startswith((IN_LANGUAGE, IN_SIZE)):
            return _looking(RedirectResponse(f"{visit.address}/check", 303), act)
        if act == "send":
            _send(visit)
    except SaitError as problem:
        return check_page(visit, (visit.draft() or Draft()).answers, problem)
    return RedirectResponse(f"{visit.address}/sent" if act == "send" else f"{visit.address}/check", 303)


def _send(visit: Visit) -> None:
    """Send it once: where the answer to the first press was lost, the second finds it sent."""
    if visit.secret is None:
        raise SaitError("survey.not-begun")
    send(database(), visit.questionnaire, token=visit.token, secret=visit.secret)


def check_page(visit: Visit, given: Answers, problem: SaitError | None = None) -> Response:
    """Everything that is *given*, before it is sent."""
    asked = visit.questionnaire
    shown = {
        item.id: next((label for value, label, _ in choices(item, visit.t) if value == given.choices.get(item.id)), "")
        for domain in asked.topics
        for item in domain.items
    }
    return survey_page(
        visit,
        "survey_check.html",
        title=visit.t("Check your answers"),
        status=200 if problem is None else STATUS.get(problem.code, 409),
        problem=problem,
        here=f"{visit.address}/check",
        given=given,
        shown=shown,
        missing=sum(len(unanswered(given, domain)) for domain in asked.topics),
    )


def sent(request: Request, _: Form) -> Response:
    """It has been sent; or it has not, and the page leads back."""
    try:
        visit = find_visit(request)
        if not (visit.draft() or Draft()).is_sent:
            return RedirectResponse(visit.address, 303)
        return survey_page(visit, "survey_sent.html", title=visit.t("Your answers have been sent"), here=visit.address)
    except SaitError as problem:
        return tell_refused(request, problem)


def in_language(request: Request, _: Form) -> Response:
    """The link in a language, as it stands in an invitation."""
    response = RedirectResponse(f"/survey/{request.path_params['token']}", 303)
    return _looking(response, f"{IN_LANGUAGE}{request.path_params['language']}")


def survey_page(
    visit: Visit,
    template: str,
    *,
    title: str,
    here: str,
    status: int = 200,
    problem: SaitError | None = None,
    **values: object,
) -> Response:
    """A page of a survey: what stands on all of them, and its own *values*."""
    asked = visit.questionnaire
    return page(
        visit.request,
        template,
        title=title,
        here=here,
        status=status,
        problem=problem,
        **values,
        survey=asked.survey,
        board=asked.board,
        topics=asked.topics,
        address=visit.address,
        is_preview=visit.is_preview,
        sizes=TEXT_SIZES,
    )


ROUTES = [
    Route("/survey/{token}", in_a_thread(start), methods=["GET", "POST"]),
    Route("/survey/{token}/in/{language}", in_a_thread(in_language)),
    Route(
        "/survey/{token}/{number:int}",
        in_a_thread(topic, most_b=LARGEST_PAGE_B, most_fields=MOST_FIELDS),
        methods=["GET", "POST"],
    ),
    Route("/survey/{token}/check", in_a_thread(check), methods=["GET", "POST"]),
    Route("/survey/{token}/sent", in_a_thread(sent)),
]
