"""A question bank as a form to be printed and answered with a pen: a tagged PDF, set by Typst.

Whatever the bank says reaches the template as data: Typst sets it as text and reads no markup in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sait.assessment.writing import printable
from sait.i18n import Text, Translator
from sait.i18n.alphabet import names_in_order
from sait.instruments.model import Domain, Instrument, Item, Kind, Scale
from sait.reports.paper.typesetting import typeset
from sait.wording.choosing import choosing_words
from sait.wording.depending import only_if_words

TEMPLATE = Path(__file__).with_suffix(".typ")
LINES_FOR_WORDS = 5
"""Ruled lines under a question that is answered in words."""
LINES_FOR_COMMENTS = 2
"""Ruled lines under each domain."""

Words = dict[str, object]


@dataclass(frozen=True, slots=True)
class Occasion:
    """The workshop that a form is printed for. *areas* are those whose local arrangements may be scored; none: not asked."""

    board: Text
    round: Text
    is_open: bool = False
    is_demonstration: bool = False
    is_survey: bool = False
    areas: Mapping[str, Text] = field(default_factory=dict)


def paper_form(
    instrument: Instrument,
    t: Translator,
    *,
    form: str,
    large: bool,
    minimum: int,
    occasion: Occasion | None = None,
) -> bytes:
    """The form as PDF in the translator's language: A4, in 10.5 points, or in 18 points where it is *large*.

    The same call gives the same bytes. *minimum* is how many people must have answered before the room sees anything.
    """
    words = _form(instrument, t, form, minimum, occasion) | {"large": large}
    return typeset(TEMPLATE, words)


def _form(instrument: Instrument, t: Translator, form: str, minimum: int, occasion: Occasion | None) -> Words:
    domains = instrument.in_form(form)
    title = _shown(instrument.title, t)
    kind = instrument.short_form_title if form == "short" else None
    whose = " – ".join(filter(None, [_shown(occasion.board, t), _shown(occasion.round, t)])) if occasion else ""
    return {
        "language": t.language,
        "name": " – ".join(filter(None, [title, _shown(kind, t), whose])),
        "title": title,
        "kind": _shown(kind, t),
        "publisher": printable(instrument.publisher),
        "bank": f"{instrument.id} {instrument.version}",
        "page": t("Page {page} of {pages}", page="\0", pages="\0").split("\0"),
        "occasion": whose,
        "mark": t("Demonstration data") if occasion and occasion.is_demonstration else "",
        "purpose": _shown(instrument.purpose, t),
        "sections": [
            {"title": t("How to answer"), "lines": _how(domains, t)},
            {"title": t("Who will see what"), "lines": _who_sees(t, minimum, occasion)},
        ],
        "parts": [_own(domains, t), *([_local(domains, occasion.areas, t)] if occasion and occasion.areas else [])],
    }


def _shown(text: Text | None, t: Translator) -> str:
    return "" if text is None else printable(t.text(text))


def _how(domains: Sequence[Domain], t: Translator) -> list[str]:
    items = [item for domain in domains for item in domain.items]
    scales = [item.scale for item in items if item.scale]
    lines = [
        t("Tick one box for each question."),
        *filter(None, [printable(choosing_words(items, t))]),
        t("If you ticked the wrong box, cross it out and draw a ring round the right one."),
        t("You can leave a question out."),
    ]
    if any(item.asked_if for item in items):
        lines.append(
            t("A question that begins with “Only if” is for some people: if it is not for you, leave it blank.")
        )
    unsure = next((scale.dont_know for scale in scales if scale.dont_know), None)
    unfit = next((scale.not_applicable for scale in scales if scale.not_applicable), None)
    if unsure:
        lines.append(t("Tick “{words}” if you cannot say. It counts as an answer.", words=_shown(unsure, t)))
    if unfit:
        lines.append(t("Tick “{words}” if the question does not apply.", words=_shown(unfit, t)))
    return lines


def _who_sees(t: Translator, minimum: int, occasion: Occasion | None) -> list[str]:
    if occasion and occasion.is_open:
        told = [
            t(
                "This is an open workshop for training or demonstration: everyone in the room sees the answers as they"
                " come."
            ),
            t("You are not asked for your name, and the answers are not compared with any other board's answers."),
        ]
    elif occasion and occasion.is_survey:
        told = _who_sees_a_survey(t, minimum)
    else:
        told = [
            t(
                "Your answers are confidential: the room sees only how many people chose each level, and nothing if"
                " fewer than {minimum} people answered.",
                minimum=minimum,
            ),
            t(
                "Nobody is shown who you are, whether you have answered or what you chose. The facilitator reads your"
                " comments before anyone else."
            ),
            t(
                "On paper there is one exception: the person who types this sheet in sees what is on it, but not whose"
                " it is."
            ),
        ]
    return [
        *told,
        t("On this sheet, do not write your name, your agency, or child or case details."),
        t("People may recognise your handwriting: write in block capitals, or leave out the comments."),
    ]


def _who_sees_a_survey(t: Translator, minimum: int) -> list[str]:
    return [
        t(
            "Your answers go to the researcher without your name. Others see how many people chose each level, and"
            " nothing if fewer than {minimum} people answered.",
            minimum=minimum,
        ),
        t("Put the sheet into an envelope without your name on it, and send it to the researcher."),
        t(
            "The researcher types the sheet in and sees what is on it, but not whose it is. It is then sealed with the"
            " other answers until the survey closes, and cannot be taken back."
        ),
    ]


def _own(domains: Sequence[Domain], t: Translator) -> Words:
    return {"title": "", "comments": "", "domains": [_domain(domain, t, briefly=False) for domain in domains]}


def _local(domains: Sequence[Domain], areas: Mapping[str, Text], t: Translator) -> Words:
    """The same questions once more, without the descriptions that stand in the first part."""
    return {
        "title": t("Now the local arrangements"),
        "intro": t(
            "These are the same questions again, this time about the local arrangements you know best. You can leave"
            " this part out. Each level is described above, at the question with the same number."
        ),
        "question": t("Which local arrangements do you know best?"),
        "areas": [_option("", _shown(name, t)) for name in names_in_order(areas, t.language).values()],
        "domains": [_domain(domain, t, briefly=True) for domain in domains],
        "comments": _ask_comments(t),
        "lines": LINES_FOR_WORDS,
    }


def _domain(domain: Domain, t: Translator, *, briefly: bool) -> Words:
    return {
        "title": _shown(domain.title, t),
        "about": "" if briefly else _shown(domain.about, t),
        "items": [
            _item(item, t, briefly) | {"only": printable(only_if_words(item, {one.id: one for one in domain.items}, t))}
            for item in domain.items
        ],
        "comments": "" if briefly else _ask_comments(t),
        "lines": LINES_FOR_COMMENTS,
    }


def _ask_comments(t: Translator) -> str:
    return t("Comments on these questions, each with the number of its question:")


def _item(item: Item, t: Translator, briefly: bool) -> Words:
    scale = item.scale
    helps = [] if briefly else [_shown(item.guidance, t), *_examples(item, t)]
    words: Words = {"id": item.id, "text": _shown(item.text, t), "help": " ".join(filter(None, helps))}
    words["lines"] = LINES_FOR_WORDS
    if scale is None:
        return words | {"options": [], "others": [], "in_line": False}
    described = [] if briefly else item.descriptors
    texts = [_shown(text, t) for text in described] or [""] * len(scale.levels)
    return words | {
        "options": [
            _option(str(level.value), _shown(level.label, t), text)
            for level, text in zip(scale.levels, texts, strict=True)
        ],
        "others": [_option("", _shown(label, t)) for label in (scale.dont_know, scale.not_applicable) if label],
        "in_line": briefly or _is_short(scale),
    }


def _examples(item: Item, t: Translator) -> list[str]:
    return [f"{t('For example')}: {_shown(item.examples, t)}"] if item.examples else []


def _is_short(scale: Scale) -> bool:
    """Whether the labels alone say it all, so that they may stand side by side."""
    return scale.kind is Kind.RATING and not scale.described


def _option(value: str, label: str, text: str = "") -> Words:
    return {"value": value, "label": label, "text": text}
