"""How far two coders agree on each code: Cohen's kappa over answers, each with the code or without it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """In how many answers both coders gave a code, only one did, or neither; *kappa* None where it is undefined."""

    code_id: str
    both: int
    first_only: int
    second_only: int
    neither: int
    kappa: float | None


Given = Mapping[int, Collection[str]]
"""The codes that a coder gave each answer, by the answer's key; an answer without codes may be left out."""


def agreements(
    answer_ids: Sequence[int], code_ids: Sequence[str], first: Given, second: Given
) -> tuple[CodeAgreement, ...]:
    """The agreement on each code. The unit is a whole answer: how long a passage is, or how many there are, does not count."""
    return tuple(_agreement(code_id, answer_ids, first, second) for code_id in code_ids)


def _agreement(code_id: str, answer_ids: Sequence[int], first: Given, second: Given) -> CodeAgreement:
    pairs = [(code_id in first.get(one, ()), code_id in second.get(one, ())) for one in answer_ids]
    return CodeAgreement(
        code_id,
        both=pairs.count((True, True)),
        first_only=pairs.count((True, False)),
        second_only=pairs.count((False, True)),
        neither=pairs.count((False, False)),
        kappa=cohens_kappa(pairs),
    )


def cohens_kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Agreement beyond chance: 1 for all, 0 for as much as by chance; None where chance alone would agree on everything.

    Of 50 answers, 20 have a code from both coders, 15 from neither, 5 from the first alone and 10 from the second alone:
    they agree in 0.7, by chance in 0.5, so kappa is (0.7 - 0.5) / (1 - 0.5) = 0.4. Where both gave a code to every answer,
    or both to none, nothing varies: the library calls that 1, but 0 / 0 is no agreement beyond chance.
    """
    if len({said for pair in pairs for said in pair}) < 2:
        return None
    # Heavy, and needed where codes are compared alone.
    from nltk.metrics.agreement import AnnotationTask

    said = [(coder, unit, pair[coder]) for unit, pair in enumerate(pairs) for coder in (0, 1)]
    return float(AnnotationTask(said).kappa())
