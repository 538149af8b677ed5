"""What a reader is told where the program failed in a way that nobody had foreseen."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from sait.web.pages.page import tell_problem
from sait.web.server.headers import headers_for
from sait.web.server.shell import policy


async def tell_failure(request: Request, fault: Exception) -> HTMLResponse:
    """A page with words, in the place of the server's own three. No middleware sees it, so it brings its headers itself."""
    response = await tell_problem(request, fault)
    response.status_code = 500
    response.headers.update(headers_for(request.scope))
    response.headers.update({"Content-Security-Policy": policy(), "Cache-Control": "no-store"})
    return response
