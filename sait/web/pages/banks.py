"""Question banks in as files: a plain route, because Streamlit's own uploader stays closed (gate.py)."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Right
from sait.errors import SaitError
from sait.i18n import Translator
from sait.instruments.problems import Problem, describe
from sait.services.banks.archive import LARGEST_UPLOAD_B, MOST_FILES, shortened
from sait.services.banks.shelf import Receipt, upload_bank
from sait.settings import settings
from sait.web.pages.page import database, language_of, page, translator_of
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.pages.uploads import read_file

STATUS = {
    "account.needed": 403,
    "account.no-right": 403,
    "form.foreign": 403,
    "upload.too-large": 413,
    "upload.version-taken": 409,
}
"""What the browser is told beside the words; anything else is 400."""

UPLOAD = "/banks/upload"


@cache
def _checking() -> ThreadPoolExecutor:
    """One thread: a check takes up to seconds, and however many are sent, the phones keep the other processor."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="bank-check")


async def upload(request: Request) -> Response:
    """The form, and what came of it. Nothing of a file is read before it is known who sends it."""
    account = await run_in_threadpool(visitor_account, request)
    try:
        who = needed(account, Right.BANKS_UPLOAD).name
    except SaitError as problem:
        return refuse(request, problem, after=UPLOAD)
    if request.method == "GET":
        return _upload_page(request)
    try:
        name, content = await read_file(request, most_b=LARGEST_UPLOAD_B)
        receipt = await asyncio.get_running_loop().run_in_executor(_checking(), _upload, name, content, who)
    except SaitError as problem:
        return _upload_page(request, problem)
    if receipt.content_hash is None:
        return _upload_page(request, faults=receipt.problems, file=shortened(name))
    stored = "new" if receipt.is_new else "known"
    return RedirectResponse(f"/banks?bank={receipt.content_hash}&stored={stored}", 303)


def _upload(name: str, content: bytes, who: str) -> Receipt:
    return upload_bank(database(), settings().question_banks, name=name, content=content, who=who)


def _upload_page(
    request: Request, problem: SaitError | None = None, *, faults: tuple[Problem, ...] = (), file: str = ""
) -> Response:
    t, language = translator_of(request), language_of(request)
    lines = [(_place(one, t), one.code, describe(one, language)) for one in faults]
    response = page(
        request,
        "upload_bank.html",
        title=t("Upload a question bank"),
        problem=problem,
        status=STATUS.get(problem.code, 400) if problem else 400 if faults else 200,
        faults=lines,
        file=file,
        most_mb=LARGEST_UPLOAD_B // 1_000_000,
        most_files=MOST_FILES,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _place(fault: Problem, t: Translator) -> str:
    return t("{file}, line {line}, column {column}", file=fault.file, line=fault.line, column=fault.column)


ROUTES = [Route(UPLOAD, upload, methods=["GET", "POST"])]
