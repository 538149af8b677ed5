"""A member's phone: joins, chooses, goes on to the next question, and remembers what it was told is saved."""

import random
from collections.abc import Mapping

import aiohttp

from tests.load.people import Identity, first_question, join
from tests.load.wire import ScriptError, Wire

NEXT, BACK = "walk-next", "walk-back"


class Phone:
    """*acknowledged* is what the screen called saved: question address -> place of the level on the scale.

    *unsure* are choices that were sent after that and never called saved: the database may have them or not.
    """

    def __init__(self, who: Identity, wire: Wire, luck: random.Random) -> None:
        self.who = who
        self.wire = wire
        self.acknowledged: dict[str, int] = {}
        self.unsure: dict[str, set[int]] = {}
        self._luck = luck

    @classmethod
    async def come_in(cls, http: aiohttp.ClientSession, address: str, code: str, luck: random.Random) -> "Phone":
        """Join and see the first question."""
        who = await join(http, address, code, luck.choice(("cy", "en")))
        wire = await Wire.open(address, "score", await first_question(http, address, who), who)
        await wire.settle()
        return cls(who, wire, luck)

    def may_have(self, question: str, kept: int | None) -> bool:
        """Whether the database may have *kept* (None: no answer) after all that this phone sent and was told."""
        return kept == self.acknowledged.get(question) or kept in self.unsure.get(question, ())

    @property
    def question(self) -> str:
        """The address of the first question on the screen, such as ``own.GOV-03``; empty where there is none."""
        return next((key.rpartition(":")[0] for key in self._radios), "")

    @property
    def _radios(self) -> Mapping[str, tuple[str, list[str]]]:
        return {key: radio for key, radio in self.wire.screen.radios.items() if ":" in key}

    async def choose(self) -> float:
        """Tap another level than the marked one; the moment at which the screen said that it is saved."""
        key, (widget_id, options) = next(iter(self._radios.items()))
        address = key.rpartition(":")[0]
        others = [place for place in range(len(options)) if place != self.acknowledged.get(address)]
        place = self._luck.choice(others)
        self.unsure.setdefault(address, set()).add(place)
        await self.wire.ask(choose={widget_id: options[place]})
        saved = await self.wire.until_html(f'data-saved="{place}"')
        if self.question != address:
            raise ScriptError("the page moved on; what it calls saved is another question")
        self.acknowledged[address] = place
        self.unsure.pop(address)
        return saved

    async def go_on(self) -> None:
        """Press Next. Past the last question, stay there and change one's mind."""
        before = self.question
        await self._press(NEXT)
        if not self.question:
            await self._press(BACK)
        elif self.question == before:
            raise ScriptError("Next led nowhere")

    async def _press(self, way: str) -> None:
        await self.wire.ask(press=next(key for key in self.wire.screen.buttons if key.startswith(way)))
        await self.wire.settle()

    async def leave(self) -> None:
        """Close the tab."""
        await self.wire.close()
