"""Wrong codes, slips, passwords and first-time links are counted; whoever made too many waits (decision 0010)."""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil
from threading import Lock
from time import time
from typing import TypeVar

from limits import RateLimitItem, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from sait.errors import SaitError
from sait.settings import settings
from sait.web.server.clients import networks_of, shortened

_Key = TypeVar("_Key")

WINDOW_S = 600
MOST_KEYS = 5_000
"""Of each kind of memory; the one not touched for longest goes first. Full, the counts take about 60 MB."""

_WIDER = 10
"""A site of many networks may guess ten times what one of them may."""


class TooManyGuessesError(SaitError):
    """The client is refused for *seconds* more, whatever it sends."""

    def __init__(self, code: str, seconds: int) -> None:
        super().__init__(code, minutes=ceil(seconds / 60))
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that can be guessed. The numbers are shares of ``SAIT_WRONG_GUESSES`` in ten minutes.

    *stranger* is for one address, None where addresses do not count. *subject* is for one workshop or account from all
    addresses together, None where a guess is about none. *familiar* is for an address that has shown it knows the
    subject, None for no limit at all.
    """

    name: str
    problem: str
    stranger: float | None
    subject: float | None = None
    familiar: float | None = None


JOIN_CODE = Secret("join-code", "guess.code", stranger=1)
CARD = Secret("one-time-code", "guess.code", stranger=1, familiar=10)
"""No two cards are alike, so that an address is known by having let somebody in with any."""
SLIP = Secret("resume-slip", "guess.code", stranger=1, subject=10, familiar=10)
PASSWORD = Secret("password", "guess.password", stranger=1 / 3, subject=1, familiar=1 / 3)
FIRST_TIME_LINK = Secret("first-time-link", "guess.password", stranger=1 / 3)
SURVEY_LINK = Secret("survey-link", "guess.code", stranger=1)
SURVEY_DRAFT = Secret("survey-draft", "guess.code", stranger=None, subject=1 / 3)
"""Answers that are begun anew with one link: whoever has it must not fill the disk."""
PHONE_CHECK = Secret("preflight", "guess.code", stranger=1)
"""The code of a check with a phone. It opens nothing; guessing it must not keep the server busy."""
PROVIDER = Secret("oidc", "guess.password", stranger=1)
"""An answer of the OpenID provider that was none."""
FILE = Secret("file", "guess.file", stranger=1)
"""The address of a file that is not there or not for whoever asks, by somebody who is not signed in."""
FILE_OF_ACCOUNT = Secret("account-file", "guess.file", stranger=None, subject=1)
"""The same by an account, wherever it asks from: nobody else's wrong addresses keep a facilitator from her files."""


class Guesses:
    """The wrong guesses of this process in the last ten minutes, and which addresses know which workshop or account."""

    def __init__(self, allowance: int) -> None:
        self._allowance = allowance
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)
        # The storage itself never forgets a key, only what is under it.
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._familiar: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = Lock()

    def check(self, secret: Secret, client: str, subject: str = "") -> None:
        """Refuse a client that has guessed too often. Asked before the guess is looked at: a refusal says nothing."""
        waits = [self._wait(item, key) for item, key in self._windows(secret, client, subject)]
        if any(waits):
            raise TooManyGuessesError(secret.problem, max(waits))

    def count(self, secret: Secret, client: str, subject: str = "") -> None:
        """Note a wrong guess."""
        for item, key in self._windows(secret, client, subject):
            self._touch(item.key_for(key))
            self._limiter.hit(item, key)
            if self._wait(item, key):
                said = {"secret": secret.name, "network": shortened(client), "count": item.amount}
                logging.getLogger(__name__).warning("guesses limited", extra=said)

    def remember(self, client: str, subject: str) -> None:
        """*client* has shown that it knows *subject*: a room that shares this address is not shut out of it."""
        with self._lock:
            _renew(self._familiar, (networks_of(client)[0], subject))

    def knows(self, client: str, subject: str) -> bool:
        """Whether this address has shown that it knows *subject*."""
        return (networks_of(client)[0], subject) in self._familiar

    def _windows(self, secret: Secret, client: str, subject: str) -> Iterator[tuple[RateLimitItem, str]]:
        """The counts that a guess adds to, each with its limit."""
        network, *site = networks_of(client)
        if self.knows(client, subject):
            if secret.familiar is not None:
                yield self._limit(secret.familiar), f"{secret.name} {network} familiar"
            return
        if secret.stranger is not None:
            yield self._limit(secret.stranger), f"{secret.name} {network}"
            for wider in site:
                yield self._limit(secret.stranger * _WIDER), f"{secret.name} {wider}"
        if secret.subject is not None:
            yield self._limit(secret.subject), f"{secret.name} of {subject}"

    def _limit(self, share: float) -> RateLimitItem:
        return RateLimitItemPerSecond(max(1, round(self._allowance * share)), WINDOW_S)

    def _wait(self, item: RateLimitItem, key: str) -> int:
        """Seconds until the oldest guess that counts is ten minutes old; 0 where there may be another one now."""
        if self._limiter.test(item, key):
            return 0
        return max(1, ceil(self._limiter.get_window_stats(item, key).reset_time - time()))

    def _touch(self, key: str) -> None:
        with self._lock:
            for forgotten in _renew(self._keys, key):
                self._storage.clear(forgotten)


def _renew(held: OrderedDict[_Key, None], key: _Key) -> list[_Key]:
    """Put *key* last and take out the first where there are too many: what was taken out."""
    held[key] = None
    held.move_to_end(key)
    return [held.popitem(last=False)[0] for _ in range(len(held) - MOST_KEYS)]


@cache
def guesses() -> Guesses:
    """The guesses that this process has counted."""
    return Guesses(settings().wrong_guesses)
