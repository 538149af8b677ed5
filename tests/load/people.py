"""Who uses the product under load: members with cookies of their own, and the workshop they come to."""

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie

import aiohttp


@dataclass(frozen=True, slots=True)
class Identity:
    """What one browser holds."""

    cookies: tuple[tuple[str, str], ...]
    language: str

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies)

    @property
    def member_token(self) -> str:
        return next(value for name, value in self.cookies if name.startswith("sait_m_"))


def _kept(response: aiohttp.ClientResponse) -> tuple[tuple[str, str], ...]:
    held = SimpleCookie()
    for line in response.headers.getall("Set-Cookie", []):
        held.load(line)
    return tuple((name, morsel.value) for name, morsel in held.items())


async def join(http: aiohttp.ClientSession, address: str, code: str, language: str) -> Identity:
    """Scan the code and press Start, as a phone does."""
    headers = {"Origin": address, "Cookie": f"sait_language={language}"}
    async with http.post(f"{address}/join/{code}", data={}, headers=headers) as response:
        response.raise_for_status()
        cookies = (("sait_language", language), *_kept(response))
    return Identity(cookies, language)


async def first_question(http: aiohttp.ClientSession, address: str, who: Identity) -> str:
    """The query string of the first question not answered yet, as the link on the slip page leads to it."""
    async with http.get(
        f"{address}/continue", headers={"Cookie": who.cookie_header}, allow_redirects=False
    ) as response:
        found = re.search(r"\?(at=.+)$", response.headers["Location"])
    assert found
    return found.group(1)


async def create_account(http: aiohttp.ClientSession, address: str, first_time_link: str) -> Identity:
    """Set up the facilitator's account through the first-time link."""
    password = "a long enough password"
    form = {"username": "facilitator", "password": password, "again": password}
    async with http.post(first_time_link, data=form, headers={"Origin": address}, allow_redirects=False) as response:
        assert response.status == 303, response.status
        return Identity((("sait_language", "en"), *_kept(response)), "en")
