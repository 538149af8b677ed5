"""Levels that differ only in degree: a member cannot tell "sometimes" from "often", and two readers never agree on it."""

import re

DEGREES = {
    "en": (
        "all always any completely consistently few frequently fully generally good great in-part largely little lot "
        "many more most mostly much never no none not occasionally often only partially partly quite rarely regularly "
        "routinely seldom some sometimes strongly usually very well"
    ),
    "cy": (
        "anaml aml achlysurol bob amser braidd byth cyson digon ddim fawr fwyaf gryf holl iawn ieithiau llai llawn "
        "llawer mwy mwyaf nid nifer peth rhai rhannol rheolaidd rhywfaint weithiau ychydig yn-aml"
    ),
}
WORD = re.compile(r"[\w'-]+")


def differ_only_by_degree(first: str, second: str, language: str) -> bool:
    """Whether two descriptors are the same once adverbs and quantities are taken away.

    >>> differ_only_by_degree("Members rarely attend.", "Members always attend.", "en")
    True
    >>> differ_only_by_degree("Members attend.", "Members send deputies.", "en")
    False
    """
    return _bare(first, language) == _bare(second, language)


def _bare(text: str, language: str) -> list[str]:
    degrees = set(DEGREES.get(language, "").split())
    words = [word.lower() for word in WORD.findall(text)]
    return [word for word in words if word not in degrees and not (language == "en" and word.endswith("ly"))]
