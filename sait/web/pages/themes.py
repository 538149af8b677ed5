"""Codebooks and coding projects in as files: a plain route, because Streamlit's own uploader stays closed (gate.py)."""

from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Right
from sait.assessment.themes.codebook_problems import describe_fault
from sait.errors import SaitError
from sait.instruments.problems import Problem
from sait.services.themes.exchange import take_codings
from sait.services.themes.projects import keep_codebook, open_bench
from sait.web.pages.page import database, language_of, page, translator_of
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.pages.uploads import read_file

LARGEST_B = 20_000_000
STATUS = {"form.foreign": 403, "form.malformed": 400, "qdpx.too-large": 413, "themes.stage": 409, "themes.unknown": 404}
"""What the browser is told beside the words; anything else is 400."""
OF_FILES = {"upload.empty": "themes.no-file", "upload.too-large": "qdpx.too-large"}
"""What uploads of question banks are told, in words of these files."""

TABLE = ".csv"
CODEBOOKS, CODINGS = {".yaml", ".yml"}, {".qdpx", TABLE}


async def upload(request: Request) -> Response:
    """The form, and what came of it. Nothing of a file is read before it is known who sends it."""
    account = await run_in_threadpool(visitor_account, request)
    try:
        who = needed(account, Right.THEMES_LEAD).name
    except SaitError as problem:
        return refuse(request, problem, after=request.url.path)
    project_id = str(request.path_params["project_id"])
    try:
        await run_in_threadpool(open_bench, database(), project_id)
        if request.method == "GET":
            return _upload_page(request)
        name, content = await read_file(request, most_b=LARGEST_B)
        return await run_in_threadpool(_taken, request, project_id, name, content, who)
    except SaitError as problem:
        return _upload_page(request, _of_files(problem))


def _of_files(problem: SaitError) -> SaitError:
    return SaitError(OF_FILES.get(problem.code, problem.code), **problem.context)


def _taken(request: Request, project_id: str, name: str, content: bytes, who: str) -> Response:
    kind = PurePath(name).suffix.casefold()
    if not content:
        raise SaitError("themes.no-file")
    if kind in CODINGS:
        count = take_codings(database(), project_id, content, is_table=kind == TABLE, who=who)
        return RedirectResponse(f"/themes?coding={project_id}&part=files&taken={count}", 303)
    if kind not in CODEBOOKS:
        raise SaitError("themes.no-file")
    reading = keep_codebook(database(), project_id, content=content, file=PurePath(name).name, who=who)
    if reading.codebook is None:
        return _upload_page(request, faults=reading.problems, file=PurePath(name).name[:80])
    return RedirectResponse(f"/themes?coding={project_id}&part=codebook", 303)


def _upload_page(
    request: Request, problem: SaitError | None = None, *, faults: tuple[Problem, ...] = (), file: str = ""
) -> Response:
    t, language = translator_of(request), language_of(request)
    response = page(
        request,
        "upload_coding.html",
        title=t("Upload a codebook or a coding project"),
        problem=problem,
        status=STATUS.get(problem.code, 400) if problem else 400 if faults else 200,
        faults=[(t("line {line}", line=one.line), one.code, describe_fault(one, language)) for one in faults],
        file=file,
        address=request.url.path,
        back=f"/themes?coding={request.path_params['project_id']}&part=files",
        most_mb=LARGEST_B // 1_000_000,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [Route("/themes/{project_id}/upload", upload, methods=["GET", "POST"])]
