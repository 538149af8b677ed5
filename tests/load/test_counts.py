"""What a choice and going on cost, in what can be counted: statements to the database and messages to the browser.

Seconds depend on the machine; these do not. Whoever needs one more says here what it is for.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.load.phone import Phone
from tests.load.room import Room, served_room
from tests.load.scoring import seat

HERE = Path(__file__).parent

# A transaction that reads: the member, the workshop, its domains, the answers, those taken back, the comments. One that
# writes: the workshop, the closed domains, what was taken back, the answer. Each begins with a statement.
CHOICE_STATEMENTS = 1 + 6 + 1 + 4
CHOICE_MESSAGES = {"new_session": 1, "add_block": 1, "html": 2, "radio": 1, "button": 1, "script_finished": 1}

# The member in a transaction of their own, which the page's rights need. Then all that the page shows: the same as above
# without the member, what is decided of tasks, the languages in which people joined.
NEXT_STATEMENTS = 1 + 1 + 1 + 5 + 2
NEXT_MESSAGES = {
    "new_session": 1,
    "navigation": 1,
    "page_config_changed": 1,
    "page_info_changed": 1,
    "auto_rerun": 1,
    "add_block": 4,
    "html": 7,
    "radio": 1,
    "button": 3,
    "script_finished": 1,
}


class Counted:
    """A phone whose messages are counted, and the statements of the server that it is connected to."""

    def __init__(self, phone: Phone, statements: Path) -> None:
        self._phone = phone
        self._statements = statements
        self._next = phone.wire.next
        self._messages: Counter[str] = Counter()
        phone.wire.next = self._count  # type: ignore[method-assign]

    async def _count(self) -> object:
        message = await self._next()
        kind = message.WhichOneof("type") or ""
        if kind == "delta":
            kind = message.delta.WhichOneof("type") or ""
            kind = message.delta.new_element.WhichOneof("type") or "" if kind == "new_element" else kind
        self._messages[kind] += 1
        return message

    async def cost(self, do: Callable[[], Awaitable[object]]) -> tuple[list[str], dict[str, int]]:
        """The statements and the messages of one thing that the phone does."""
        before = len(self._read())
        self._messages.clear()
        await do()
        # Said before and after each run, and not always in one piece with it.
        return self._read()[before:], {k: n for k, n in self._messages.items() if k != "session_status_changed"}

    def _read(self) -> list[str]:
        return self._statements.read_text().splitlines() if self._statements.exists() else []


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("counted") / "statements"


@pytest.fixture(scope="module")
def room(statements: Path) -> Iterator[Room]:
    with served_room(PYTHONPATH=str(HERE / "counting"), STATEMENTS=str(statements)) as room:
        yield room


def test_a_choice_and_going_on_cost_no_more_statements_and_messages_than_they_need(room, statements):
    choice, going_on = asyncio.run(measure(room, statements))
    assert len(choice[0]) <= CHOICE_STATEMENTS, "\n".join(choice[0])
    assert choice[1] == CHOICE_MESSAGES
    assert len(going_on[0]) <= NEXT_STATEMENTS, "\n".join(going_on[0])
    assert going_on[1] == NEXT_MESSAGES


Cost = tuple[list[str], dict[str, int]]


async def measure(room: Room, statements: Path) -> tuple[Cost, Cost]:
    """One phone of twenty, so that no language is rare; on its third question, since the first has more to say."""
    phones = await seat(room, 20)
    phone = next(one for one in phones if one.who.language == "en")
    for _ in range(2):
        await phone.choose()
        await phone.go_on()
    counted = Counted(phone, statements)
    choice = await counted.cost(phone.choose)
    going_on = await counted.cost(phone.go_on)
    for one in phones:
        await one.leave()
    return choice, going_on
