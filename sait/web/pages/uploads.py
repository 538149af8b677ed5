"""One file from a form, read whole and no further than it may be large."""

from collections.abc import AsyncGenerator

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from sait.errors import SaitError
from sait.web.pages.page import is_own_page

FORM_B = 10_000
"""A form adds a little around its file."""

MOST_HEARD_B = 50_000_000
"""A file that is too large is read to its end, and not kept: a browser that is cut off shows no page that says so."""


async def read_file(request: Request, *, most_b: int) -> tuple[str, bytes]:
    """The name and the content of the file that was sent.

    ``form.foreign``, ``form.malformed``, ``upload.too-large`` beyond *most_b* bytes, ``upload.empty`` where none came.
    """
    if not is_own_page(request):
        raise SaitError("form.foreign")
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise SaitError("form.malformed")
    try:
        body = await _body(request, most_b)
        form = await MultiPartParser(request.headers, _at_once(body), max_files=1, max_fields=1).parse()
    except (MultiPartException, ClientDisconnect, ValueError, KeyError) as fault:
        raise SaitError("form.malformed") from fault
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise SaitError("upload.empty")
        return file.filename or "", await file.read()
    finally:
        await form.close()


async def _body(request: Request, most_b: int) -> bytes:
    """What is sent, unless it is larger than the largest upload can be."""
    body, heard = bytearray(), 0
    async for chunk in request.stream():
        heard += len(chunk)
        if heard <= most_b + FORM_B:
            body += chunk
        elif heard > MOST_HEARD_B:
            break
    if heard > most_b + FORM_B:
        raise SaitError("upload.too-large", most=most_b // 1_000_000)
    return bytes(body)


async def _at_once(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body
