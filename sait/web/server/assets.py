"""The files that every browser loads once: compressed when the server starts, and served from memory ever after.

A phone that comes for the first time asks for some eighty of them. Streamlit reads each from the disk, in a thread, and
sends it as it is: thirty such phones kept one process busy for three seconds, two hundred for sixteen.
"""

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from mimetypes import guess_type
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

BROTLI_QUALITY = 5
"""Of 11: one second of processor time for everything, and 3 % larger than with 9, which takes five."""

GZIP_LEVEL = 9
WORTH_B = 500
"""A smaller file fits into one packet either way."""

COMPRESSED_ALREADY = frozenset({".woff2", ".png", ".gif"})
FOR_GOOD = "public, immutable, max-age=31536000"
"""Every file here has its content's hash in its address."""

OWN_FILES = Path(__file__).parent / "files"


@cache
def own_address() -> str:
    """Where our own files are served: another place whenever one of them changes, so that browsers keep them for good."""
    digest = hashlib.sha256()
    for file in sorted(OWN_FILES.iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"/assets/{digest.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, ready to be sent: *bodies* by content encoding, the best first; "" is the file as it is."""

    content_type: str
    bodies: Mapping[str, bytes]

    def best(self, accepts: str) -> str | None:
        """The best encoding that the browser accepts; None where it accepts none that is here."""
        wanted = {"", *(coding.strip().partition(";")[0] for coding in accepts.lower().split(","))}
        return next((encoding for encoding in self.bodies if encoding in wanted), None)


def read_asset(file: Path) -> Asset:
    """The file in its compressed forms where they are worth it, otherwise as it is: only what is sent takes memory."""
    body = file.read_bytes()
    bodies = {"": body}
    if file.suffix not in COMPRESSED_ALREADY and len(body) >= WORTH_B:
        # Browsers accept Brotli only behind TLS; on the local network they get gzip.
        bodies = {"br": brotli.compress(body, quality=BROTLI_QUALITY), "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0)}
    kind = guess_type(file.name)[0] or "application/octet-stream"
    return Asset(f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, bodies)


class AssetStore:
    """The assets that are ready. While it fills, what is missing is served by the application behind."""

    def __init__(self) -> None:
        self._assets: dict[str, Asset] = {}

    def fill(self, folder: Path, *, under: str) -> None:
        """Read every file of *folder* to be served under *under*; what pages load first comes first: the smallest."""
        for file in _smallest_first(folder.rglob("*")):
            self._assets[f"{under}/{file.relative_to(folder).as_posix()}"] = read_asset(file)

    def find(self, path: str) -> Asset | None:
        """The asset at *path*, None where there is none, or not yet."""
        return self._assets.get(path)


def _smallest_first(paths: Iterable[Path]) -> list[Path]:
    return sorted((path for path in paths if path.is_file()), key=lambda path: (path.stat().st_size, path.name))


@cache
def shelf() -> AssetStore:
    """The compressed files that this process keeps in memory."""
    return AssetStore()


class Assets:
    """ASGI middleware that answers for what is on the shelf, in front of all that makes pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._shelf = shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        asset = self._shelf.find(scope["path"])
        encoding = asset.best(asked.get("accept-encoding", "")) if asset else None
        if asset is None or encoding is None or "range" in asked:
            await self.app(scope, receive, send)
            return
        body = asset.bodies[encoding]
        headers = [
            (b"content-type", asset.content_type.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", FOR_GOOD.encode()),
            (b"vary", b"Accept-Encoding"),
        ]
        if encoding:
            headers.append((b"content-encoding", encoding.encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body if scope["method"] == "GET" else b""})
