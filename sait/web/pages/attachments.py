"""A file as the answer of a route: saved by the browser under its name, and kept by nothing on the way."""

import unicodedata
from urllib.parse import quote

from starlette.responses import Response


def attachment(name: str, content: bytes, media_type: str) -> Response:
    """*content* to be saved as *name*, which may have any letters; for browsers that read only ASCII its nearest to that."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace('"', "")
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
