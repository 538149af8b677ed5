"""Levels that differ only in degree: a member cannot tell "sometimes" from "often", and two readers never agree on it."""

import re
from functools import cache

DEGREES = {
    "en": (
        "all always any completely consistently few frequently fully generally good great largely little lot many "
        "more most mostly much never no none not occasionally often only partially partly quite rarely regularly "
        "routinely seldom some sometimes strongly usually very well"
    ),
    "cy": (
        "anaml aml achlysurol bob amser braidd byth cyson digon ddim fawr fwyaf gryf holl iawn llai llawn llawer mwy "
        "mwyaf nid nifer peth rhai rhannol rheolaidd rhywfaint weithiau ychydig"
    ),
}
ADVERB_ENDINGS = {"en": "ly"}
NO_ADVERBS = "ally anomaly apply assembly bully comply early family july rely reply supply"
"""English words on -ly that say more than how much or how often."""
WORD = re.compile(r"[\w'’-]+")
PARTICLES = {"cy": "yn"}
"""The word before an adverb, which goes with it: "yn aml" says no more than "weithiau"."""
JOINED = {"cy": re.compile(r"['’]n\b")}
"""Welsh joins its particle to a word that ends in a vowel: *mynychu'n aml* is *mynychu yn aml*."""


def substance(text: str, language: str) -> tuple[str, ...]:
    """The words of *text* that are left when adverbs and quantities are taken away."""
    particle = PARTICLES.get(language)
    parted = JOINED[language].sub(f" {particle}", text) if language in JOINED else text
    words = [word.lower() for word in WORD.findall(parted)]
    kept = [not _is_degree(word, language) for word in words]
    next_kept = [*kept[1:], True][: len(kept)]
    return tuple(
        word
        for word, keep, keep_next in zip(words, kept, next_kept, strict=True)
        if keep and (keep_next or word != particle)
    )


def _is_degree(word: str, language: str) -> bool:
    ending = ADVERB_ENDINGS.get(language)
    adverb = ending is not None and word.endswith(ending) and word not in _words(NO_ADVERBS)
    return adverb or word in _words(DEGREES.get(language, ""))


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
