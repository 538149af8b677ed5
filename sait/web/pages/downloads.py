"""The one way by which files leave: made when they are asked for, for whoever may have them at that moment (decision 0018)."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sait.assessment.access import Account
from sait.assessment.files import FILES, PATH, read_request
from sait.errors import SaitError
from sait.services.results.exports import MadeFile
from sait.services.results.files import Found, Sources, find_file, make_file
from sait.settings import settings
from sait.web.pages.attachments import attachment
from sait.web.pages.page import database, page, translator_of
from sait.web.pages.rights import visitor_account
from sait.web.server.address import phone_address
from sait.web.server.clients import client_of
from sait.web.server.limits import FILE, FILE_OF_ACCOUNT, Secret, guesses

STATUS = {"file.none": 404, "file.busy": 429, "file.failed": 500}
"""What the browser is told beside the words; anything else is 503: it may work the next time."""

MOST_AT_ONCE = 4
"""How many different files one account may be waiting for."""


class Workbench:
    """Makes one file after another in a thread of its own, so that phones keep the other processor.

    What one account asks for again while it is being made is made once.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="file")
        self._making: dict[tuple[int, str], asyncio.Future[MadeFile]] = {}

    async def make(self, account: Account, address: str, sources: Sources, found: Found) -> MadeFile:
        """The file at *address*; ``file.busy`` where the account waits for too many others."""
        key = (account.id, address)
        if key not in self._making:
            if sum(who == account.id for who, _ in self._making) >= MOST_AT_ONCE:
                raise SaitError("file.busy")
            made = asyncio.get_running_loop().run_in_executor(self._thread, make_file, sources, found)
            self._making[key] = made
            made.add_done_callback(lambda _: self._making.pop(key))
        # Whoever goes away leaves the file to those who wait for it too.
        return await asyncio.shield(self._making[key])


@cache
def workbench() -> Workbench:
    """The workbench of this process."""
    return Workbench()


async def file(request: Request) -> Response:
    """The file that the address names, or one answer for whatever is not there and whatever is not for this reader."""
    named = request.path_params["kind"]
    kind = named if named in FILES else "unknown"
    account = await run_in_threadpool(visitor_account, request)
    try:
        made = await _granted(request, account)
    except SaitError as problem:
        return _refused(request, kind, problem)
    except Exception:  # whatever a writer of files trips over: its reader is told in words, and the log has the rest
        logging.getLogger(__name__).exception("A file failed", extra={"kind": kind})
        return _refused(request, kind, SaitError("file.failed"))
    logging.getLogger(__name__).info("file made", extra={"kind": kind, "size": len(made.content)})
    return attachment(made.name, made.content, FILES[kind].media_type)


async def _granted(request: Request, account: Account | None) -> MadeFile:
    """The file, unless wrong addresses have come too often from this account, or from this address without one."""
    secret, subject = _counted(account)
    count = partial(guesses().count, secret, client_of(request), subject)
    guesses().check(secret, client_of(request), subject)
    asked = read_request(
        request.path_params["kind"], request.path_params.get("about", ""), request.query_params.multi_items()
    )
    try:
        if account is None or asked is None:
            raise SaitError("file.none")
        sources = _sources()
        found = await run_in_threadpool(find_file, sources, account, asked)
        return await workbench().make(account, f"{request.url.path}?{request.url.query}", sources, found)
    except SaitError as problem:
        if problem.code == "file.none":
            count()
        raise


def _counted(account: Account | None) -> tuple[Secret, str]:
    return (FILE, "") if account is None else (FILE_OF_ACCOUNT, f"files of account {account.id}")


def _sources() -> Sources:
    chosen = settings()
    return Sources(database(), chosen.question_banks, chosen.minimum_group, phone_address())


def _refused(request: Request, kind: str, problem: SaitError) -> Response:
    """Say why. The log has which kind it was, and nothing else of the address."""
    logging.getLogger(__name__).info("file refused", extra={"kind": kind, "code": problem.code})
    title = translator_of(request)("No file")
    response = page(request, "problem.html", title=title, status=STATUS.get(problem.code, 503), problem=problem)
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [Route(f"{PATH}/{{kind}}", file), Route(f"{PATH}/{{kind}}/{{about}}", file)]
