"""Days on which people write, take back and come back, and who may have written what the facilitator's list shows.

The attacker reads the list before and after each closing. She sees who comes, in which language they use SAIT, whose
domain is still open, and who has a phone in hand when answers are taken again; never what is typed, nor who chose to
show what they write in a language that few use. A comment of somebody who chose so may be one of few in its language,
never one of few in its time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from sait.assessment.members.responses import Member, Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import State, Workshop
from sait.errors import SaitError
from sait.services.banks.instruments import get_instrument
from sait.services.members.rare_language import choose_rare_language
from sait.services.members.responses import read_words, write_words
from sait.services.workshops import comments, moves
from sait.services.workshops.opening import get_workshop
from sait.storage.engine.database import Database
from tests.attack.room import LEAST, new_room
from tests.unit.services.people import choose, close, end, join

DOMAINS = ("GOV", "OUT")
STEPS = ("come",) * 4 + ("write",) * 8 + ("choose",) * 2 + ("take_back", "close", "close", "reopen", "end", "end")

Line = tuple[str, str, str]
"""The domain, the language and the text of a comment."""


@dataclass(eq=False)
class Person:
    """Somebody at the table, who uses one language; whether they chose to show it; the domains that they *answered* in time."""

    member: Member
    language: str
    shows: bool = False
    answered: set[str] = field(default_factory=set)


@dataclass
class Day:
    """A workshop, who is there, what was *read*, who was seen *acting* in a language since late comments last came in it,
    and who was seen with a phone, in any, since they last came by choice.
    """

    database: Database
    workshop_id: str
    random: Random
    people: list[Person] = field(default_factory=list)
    listed: set[Line] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    acting: dict[str, set[Person]] = field(default_factory=lambda: {"en": set(), "cy": set()})
    ended: bool = False
    named: list[str] = field(default_factory=list)
    shown: int = 0
    shown_by_choice: int = 0
    phones: set[Person] = field(default_factory=set)
    author: dict[str, Person] = field(default_factory=dict)
    texts: Iterator[int] = field(default_factory=count)

    @property
    def workshop(self) -> Workshop:
        return get_workshop(self.database, self.workshop_id)

    def come(self) -> None:
        """A few people; most use English, and most answer both domains and write something on one of them."""
        for _ in range(self.random.choice((1, 2, 4))):
            language = self.random.choice(("en", "en", "cy"))
            room = self.workshop
            person = Person(join(self.database, room, language), language)
            self.people.append(person)
            for domain_id in DOMAINS:
                if self.random.random() < 0.8 and self._choose(person, domain_id):
                    person.answered.add(domain_id)
            if self.random.random() < 0.6:
                self._say(person, self.random.choice(DOMAINS), str(next(self.texts)))

    def write(self) -> None:
        """Somebody writes, or writes anew."""
        if self.people:
            self._say(self.random.choice(self.people), self.random.choice(DOMAINS), str(next(self.texts)))

    def choose(self) -> None:
        """Somebody chooses to show what they write in whichever language, or holds it back again."""
        if self.people:
            person = self.random.choice(self.people)
            person.shows = not person.shows
            choose_rare_language(self.database, member=person.member, is_shown=person.shows)
            self.phones.add(person)

    def take_back(self) -> None:
        """Somebody empties a field."""
        if self.people:
            self._say(self.random.choice(self.people), self.random.choice(DOMAINS), "")

    def close(self) -> None:
        self._try(lambda: close(self.database, self.workshop, self.random.choice(DOMAINS)))

    def reopen(self) -> None:
        domain_id = self.random.choice(DOMAINS)
        self._try(lambda: moves.reopen_domain(self.database, workshop=self.workshop, domain_id=domain_id, who="a"))

    def end(self) -> None:
        """The scoring ends, and after the attacker has looked answers are taken again."""
        end(self.database, self.workshop)
        self._look()
        self.ended = True
        moves.reopen_scoring(self.database, workshop=self.workshop, who="a")

    def _try(self, step: Callable[[], object]) -> None:
        try:
            step()
        except SaitError as refused:
            if refused.code not in {"domain.closed-already", "domain.not-closed", "domain.closed"}:
                raise
        self._look()

    def _choose(self, person: Person, domain_id: str) -> bool:
        """Whether the answer came in time."""
        question = Question(Vantage.OWN, f"{domain_id}-01")
        return not choose(self.database, person.member, "1", question=question).late

    def _say(self, person: Person, domain_id: str, text: str) -> None:
        question = Question(Vantage.OWN, f"{domain_id}-01")
        standing = read_words(self.database, person.member, question)
        write_words(
            self.database,
            member=person.member,
            question=question,
            text=text,
            language=person.language,
            seen=[standing],
        )
        self.author[text] = person
        if text or standing:
            self.acting[person.language].add(person)
            self.phones.add(person)

    def _look(self) -> None:
        """What is new on the list, what is gone, and who may have written it."""
        room = self.workshop
        if room.state is State.DRAFT:
            return
        queues = comments.read_queues(
            self.database, workshop=room, instrument=get_instrument(self.database, room.instrument_hash)
        )
        now = {
            (domain_id, one.language, one.text)
            for domain_id, queue in queues.items()
            for one in (*queue.waiting, *queue.shown)
        }
        before = {line for line in self.listed if line[0] in queues}
        hidden = self.listed - before
        late, by_choice = set(), 0
        for line in now - self.listed:
            in_time = self._in_time(line[0], line[1])
            is_late = line[0] in self.read or len(in_time) < LEAST
            if is_late and self._came_by_choice(line):
                self._judge("came by choice", line, self._in_its_time(line[0]))
                by_choice += self._is_late(line[0])
                self.shown_by_choice += 1
                continue
            if is_late:
                late.add(line[1])
                in_time = self.acting[line[1]]
            self._judge("came", line, in_time)
        for line in before - now:
            if self.ended:  # before that everybody has a phone in hand
                self._judge("went", line, self.acting[line[1]])
        for language in late:
            self.acting[language] = set()
        if by_choice:
            self.phones = set()
        self.read |= {line[0] for line in now}
        self.read |= {one for one in queues if sum(one in person.answered for person in self.people) >= LEAST}
        self.shown += len(now - self.listed)
        self.listed = now | hidden

    def _in_time(self, domain_id: str, language: str) -> set[Person]:
        return {one for one in self.people if domain_id in one.answered and one.language == language}

    def _came_by_choice(self, line: Line) -> bool:
        """Whether it came because its author chose so, and would not have come with others in its language."""
        is_of_few = not self._is_late(line[0]) or len(self.acting[line[1]]) < LEAST
        return is_of_few and self.author[line[2]].shows

    def _in_its_time(self, domain_id: str) -> set[Person]:
        """Who may have written a comment whose author set its language aside."""
        return self.phones if self._is_late(domain_id) else self._all_in_time(domain_id)

    def _is_late(self, domain_id: str) -> bool:
        return domain_id in self.read or len(self._all_in_time(domain_id)) < LEAST

    def _all_in_time(self, domain_id: str) -> set[Person]:
        return {one for one in self.people if domain_id in one.answered}

    def _judge(self, what: str, line: Line, people: set[Person]) -> None:
        if len(people) < LEAST:
            self.named.append(f"{line} {what}: {len(people)} people")


def play(database: Database, seed: int) -> Day:
    """A day of its own for each *seed*; the same seed is the same day."""
    random = Random(seed)
    day = Day(database, new_room(database).workshop.id, random)
    for step in ("come", "come", "come", *random.choices(STEPS, k=random.randrange(20, 50))):
        getattr(day, step)()
    return day
