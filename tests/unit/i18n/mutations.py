"""Rules of the Welsh initial mutations, as far as two neighbouring words show a mistake without a grammar.

A rule speaks only where the first word leaves no choice: an unmutated word after *am* is a mistake, after *yn* it may be
a verb-noun. A word in b, d or g may be a mutated p, t or c (*i ben*, from *pen*); which it is, the texts themselves tell:
*pen* stands in them somewhere. RADICALS has the words that they use only mutated.

There is no maintained library for this: Cysill is a service, hunspell-cy spells and knows no neighbours, and the
lexicon of Bangor (CC0) has a million forms, of which these texts need the gender of some eighty nouns.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


SOFT = {"ll": "l", "rh": "r", "p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f"}
ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
OTHER_LETTERS = ("ph", "th", "ch", "dd", "ff", "ng", "mh", "nh", "s", "h", "j", "l", "r", "n", "f")
"""What does not mutate, or is the outcome of a mutation; *ll* and *rh* are looked up before *l* and *r*."""
VOWELS = "aeiouwyâêîôûŵŷáéóöïë"

SOFTENING = _words(
    "am ar at dan dros drwy gan heb hyd i o tan trwy wrth dau ddau dwy ddwy pa ba dyma dyna pan unrhyw holl hen ail"
)
SOFTENING_BUT_LL_RH = frozenset({"rhy", "mor"})
ASPIRATING = _words("a â gyda tua na chwe ei a'i o'i â'i gyda'i na'i wedi'i")
"""After these p, t and c change in any case: to ph, th and ch, or, after *ei* (his) and *a* (who), to b, d and g."""
NEVER_MUTATING = _words("eu ein eich os a'u o'u wedi'u")
BEFORE_H = frozenset({"eu", "ein", "a'u", "o'u", "wedi'u"})

FEMININE = _words(
    "barn blaenoriaeth blwyddyn cadair colofn cronfa cyfran cyllideb cynulleidfa dalen dau dewislen disg dogfen"
    " dolen dwy graddfa gweledigaeth gwefan munud pobl problem tasg tudalen tystiolaeth ton trefn"
)
"""Feminine singular nouns that the texts use, and *dau* and *dwy*: they soften after the article."""
MASCULINE = _words(
    "banc blwch bwrdd canlyniad categori cerdyn cod copi cwestiwn cyfeiriad cyfrif cyfrinair cyhoeddiad cymedr"
    " cynllun drafft gair gweinydd gweithdy maes mater penderfyniad plentyn porwr pwynt tabl taflunydd targed"
    " testun"
)
"""Masculine nouns that the texts use: they stay as they are after the article."""

WITH_A_PERSON = re.compile(r"(wch|[^a]ir|wyd|odd|ent|ant)$")
FINITE_FORMS = _words("bydd bu caiff cafodd cânt daeth daw dylai dylid gall gellir")
"""Verbs with a person or a tense, which *neu* does not soften as it does nouns, adjectives and verb-nouns."""
ADJECTIVE = re.compile(r"..(ol|us|gar|edig|aidd|ibl|adwy|lon)$")
ADJECTIVES = _words(
    "byr byw cadarn clir cryf cyflym cyntaf da digon diogel diweddarach gwag gwell llawn mawr parod pell tawel trwm"
)

KEEP_THEIR_SOUND = _words(
    "beth bellach ble bod braidd bron byth cyhyd cyn cymaint cynifer cystal dan di dim dros drwy fod gan ger"
    " gilydd grwpiau grŵp gyda gydag lle llai lleiaf mae maent mai mewn mi mor mwy mwyach mwyaf pam pan pe pip"
    " pryd pwy python sydd ti tra tros trwy tua tuag"
)
"""Small words, young loan words and names of commands that do not mutate, or stand mutated already."""
RADICALS = _words(
    "cadarnhau clyw coll consensws cwynion cydweithiwr cyflym cyfredol cyfrifol cyfrinachol cyfrineiriau cyfyd"
    " cymunedau cynllunio cytundebau pen perthnasol pwyllgor plaid plith terfynol terfynu toriad traws trefniadaeth"
)
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("gan", "mwyaf"): "a set phrase",
}
"""Two words that may stand together all the same, and why."""

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*['\u2019]?")


@dataclass(frozen=True, slots=True)
class Fault:
    """Two words that do not go together, and the rule that they break."""

    first: str
    second: str
    rule: str


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Every word of *texts*, without what follows an apostrophe, and the radicals that ph, th, ch, mh, nh and ngh give away.

    "byrddau'n" has ``byrddau`` in it, "yng nghymedr" ``cymedr``.
    """
    words = {word.split("'")[0] for text in texts for word in WORD.findall(_plain(text).lower())} | RADICALS
    given_away = {"ngh": "c", "mh": "p", "nh": "t", "ph": "p", "th": "t", "ch": "c"}
    return frozenset(
        words | {given_away[s] + word[len(s) :] for word in words for s in given_away if word.startswith(s)}
    )


def faults(text: str, known: frozenset[str]) -> Iterator[Fault]:
    """The faults of *text*; *known* tells whether a word in b, d or g is the mutation of a word in p, t or c."""
    text = _plain(text)
    words = list(WORD.finditer(text))
    for before, after in itertools.pairwise(words):
        first, second = before.group().lower(), after.group()
        bare = second.split("'")[0]
        if text[before.end() : after.start()] != " " or bare != bare.lower() or bare in KEEP_THEIR_SOUND:
            continue
        if (first, bare) not in EXCEPTIONS and (rule := _broken(first, bare, known)):
            yield Fault(first, second, rule)


def mutated(word: str, mutation: dict[str, str]) -> str:
    """*word* with its first letter changed by *mutation*: ``gwestiwn`` for "cwestiwn" and SOFT."""
    letter = _letter(word)
    return mutation.get(letter, letter) + word[len(letter) :]


def _broken(first: str, second: str, known: frozenset[str]) -> str | None:
    """The rule that *second* breaks after *first*, in words, or None."""
    said = (
        rule(first, second, known) for rule in (_softens, _changes, _stays, _after_the_article, _after_yn, _after_ym)
    )
    return next(filter(None, said), None)


def _softens(first: str, second: str, known: frozenset[str]) -> str | None:
    if not _unmutated(second, known):
        return None
    has_a_person = WITH_A_PERSON.search(second) or second in FINITE_FORMS
    softens = first in SOFTENING or (first == "neu" and not has_a_person)
    return f"softens after {first}" if softens or (first in SOFTENING_BUT_LL_RH and not _is_ll_or_rh(second)) else None


def _changes(first: str, second: str, known: frozenset[str]) -> str | None:
    letter = _letter(second)
    changes = (
        (first == "ni" and letter in SOFT)
        or (first in ASPIRATING and letter in ASPIRATE)
        or (first == "fy" and letter in NASAL and second in known)
    )
    return f"changes after {first}" if changes else None


def _stays(first: str, second: str, known: frozenset[str]) -> str | None:
    if first in NEVER_MUTATING and second.startswith(("dd", "f")) and not second.startswith("ff"):
        return f"stays as it is after {first}"
    return f"begins with h after {first}" if first in BEFORE_H and second[0] in VOWELS else None


def _after_the_article(first: str, second: str, known: frozenset[str]) -> str | None:
    if first in {"y", "yr"} or first.endswith("'r"):
        if second in FEMININE:
            return "softens after the article: it is feminine"
        if any(mutated(noun, SOFT) == second for noun in MASCULINE):
            return "stays as it is after the article: it is masculine"
    return None


def _after_yn(first: str, second: str, known: frozenset[str]) -> str | None:
    adjective = ADJECTIVE.search(second) or second in ADJECTIVES
    softens = (first == "yn" or first.endswith("'n")) and not _is_ll_or_rh(second)
    return "softens after yn: an adjective" if softens and adjective and _unmutated(second, known) else None


def _after_ym(first: str, second: str, known: frozenset[str]) -> str | None:
    expected = {"yn": ("ng", "mh"), "ym": ("m",), "yng": ("ng",)}.get(first, ())
    if first == "yn":
        return "yn becomes yng before ng and ngh, ym before mh" if second.startswith(expected) else None
    return f"only {expected[0]} stands after {first}" if expected and not second.startswith(expected) else None


def _unmutated(word: str, known: frozenset[str]) -> bool:
    """Whether *word* begins as a word begins that could soften and has not."""
    letter = _letter(word)
    if letter not in SOFT:
        return False
    radical = {"b": "p", "d": "t", "g": "c"}.get(letter)
    return radical is None or radical + word[1:] not in known


def _letter(word: str) -> str:
    """The first letter of *word*, as the Welsh alphabet has them: ``ll`` for "llinell", nothing where it cannot mutate."""
    if _is_ll_or_rh(word):
        return word[:2]
    return "" if word.startswith(OTHER_LETTERS) else word[:1]


def _is_ll_or_rh(word: str) -> bool:
    return word.startswith(("ll", "rh"))


def _plain(text: str) -> str:
    """*text* with one kind of apostrophe, and with its placeholders and quotation marks keeping words apart."""
    return re.sub(r"\{\w*\}|[“”`]", " · ", text.replace("\u2019", "'"))
