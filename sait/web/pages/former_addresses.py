"""Pages under their former addresses: whoever kept one is led on to the page, with what they asked of it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

FORMER = {"/decide": "/agree", "/plan": "/decide-and-act"}
"""Never given to another page: an address that somebody kept must not come to mean something else (decision 0027)."""


async def lead_on(request: Request) -> Response:
    """The page that was asked for, at its present address, for good."""
    present = FORMER[request.url.path]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{present}{query}", status_code=308)


ROUTES = [Route(former, lead_on) for former in FORMER]
