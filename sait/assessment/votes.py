"""When what members gave may be shown, and shown again: dots, and how far the vision is theirs."""

import unicodedata
from collections.abc import Sequence

from sait.assessment.decisions import VoteTally
from sait.assessment.releases import AskedAgain

_SAYS_NOTHING = frozenset("PSZC")
"""Unicode's punctuation, symbols, spaces and controls: what a wording may differ in and still be the same."""


def is_same_wording(one: str, other: str) -> bool:
    """Whether two wordings differ in punctuation, spaces, case or Unicode form alone.

    >>> is_same_wording("Plant yn ddiogel, gyda’n gilydd.", "PLANT YN DDIOGEL gyda'n gilydd")
    True
    """
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(character for character in folded if unicodedata.category(character)[0] not in _SAYS_NOTHING)


def may_show_sums(before: VoteTally | None, fresh: VoteTally, minimum: int) -> bool:
    """Whether sums of dots may be shown after *before* was: of *minimum* people at first, and of as many more each time.

    With 5: 5 people may be shown; then 7 not, since the difference would be the dots of two, and 10 again. Whoever is
    new is in every difference, and nobody's dots are known that are added up with those of four others; but where a sum
    has become smaller, somebody took dots away, and nothing is shown.
    """
    if before is None:
        return fresh.people >= minimum
    sums = dict(fresh.sums)
    return fresh.people >= before.people + minimum and all(
        sums.get(subject, 0) >= given for subject, given in before.sums
    )


def may_show_test(shown: Sequence[tuple[VoteTally, AskedAgain]], fresh: VoteTally, minimum: int) -> bool:
    """Whether a test of the vision may be shown beside every one that was *shown* before, of whichever wording.

    At first of *minimum* people. Then beside each: of exactly the same people, *minimum* of whom or more answer
    otherwise, or of as many people more. Six answers less five would be one.
    """
    return fresh.people >= minimum and all(
        again.may_be_told(before.people, minimum) or fresh.people >= before.people + minimum for before, again in shown
    )
