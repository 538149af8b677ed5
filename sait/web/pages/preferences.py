"""Language and text size: links, because only a response can set a cookie and the language of a page."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.i18n import languages
from sait.web.pages.page import TEXT_SIZES, safe_path
from sait.web.server import cookies


async def choose_language(request: Request) -> Response:
    """Keep the language and go back to where the reader was."""
    response = RedirectResponse(safe_path(request.query_params.get("next")), 303)
    language = request.path_params["language"]
    if language in languages():
        cookies.keep(response, cookies.LANGUAGE, language)
    return response


async def choose_text_size(request: Request) -> Response:
    """Keep the text size and go back to where the reader was."""
    response = RedirectResponse(safe_path(request.query_params.get("next")), 303)
    if request.path_params["size"] in TEXT_SIZES:
        cookies.keep(response, cookies.TEXT_SIZE, request.path_params["size"])
    return response


ROUTES = [Route("/language/{language}", choose_language), Route("/text-size/{size}", choose_text_size)]
