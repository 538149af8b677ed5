"""From what two coders said to what holds: agreed by both, or decided by a person where they differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sait.assessment.themes.project import Answer, Coding, Ruling

Given = Mapping[int, frozenset[str]]
"""The codes of each answer that has any, by the answer's key."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A code that one coder gave an answer and the other did not. *applies* None: nobody has decided yet."""

    answer: Answer
    code_id: str
    given_by: str
    applies: bool | None


def codes_given(said: Iterable[Coding], coder: str) -> Given:
    """The codes that *coder* gave each answer, to all of it or to any passage."""
    found: dict[int, set[str]] = {}
    for one in said:
        if one.coder == coder:
            found.setdefault(one.answer_id, set()).add(one.code_id)
    return {answer_id: frozenset(codes) for answer_id, codes in found.items()}


def differences(
    answers: Sequence[Answer],
    code_ids: Sequence[str],
    coders: Sequence[str],
    said: Sequence[Coding],
    rulings: Iterable[Ruling],
) -> tuple[Difference, ...]:
    """Where the two *coders* differ, answer by answer, the codes in the order of *code_ids*; nothing where only one codes."""
    if len(coders) < 2:
        return ()
    first, second = (codes_given(said, coder) for coder in coders)
    decided = {(one.answer_id, one.code_id): one.applies for one in rulings}
    return tuple(
        Difference(
            answer,
            code_id,
            coders[0] if code_id in first.get(answer.id, ()) else coders[1],
            decided.get((answer.id, code_id)),
        )
        for answer in answers
        for code_id in code_ids
        if code_id in first.get(answer.id, frozenset()) ^ second.get(answer.id, frozenset())
    )


def settled(coders: Sequence[str], said: Sequence[Coding], differing: Iterable[Difference]) -> Given:
    """The codes that hold: those of both coders, and of the differences those that were decided to apply.

    Of one coder alone: theirs.
    """
    each = [codes_given(said, coder) for coder in coders]
    answer_ids = set().union(*each) if each else set()
    found = {
        answer_id: set(frozenset.intersection(*(one.get(answer_id, frozenset()) for one in each)))
        for answer_id in answer_ids
    }
    for one in differing:
        if one.applies:
            found.setdefault(one.answer.id, set()).add(one.code_id)
    return {answer_id: frozenset(codes) for answer_id, codes in found.items() if codes}
