"""What stands at each question of a plain page: the levels, what is chosen, what was written, and what depends on it."""

from dataclasses import dataclass
from secrets import token_hex

from sait.analysis.result import Result
from sait.assessment.members.depending import depends_on
from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question, choices_of
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.instruments.model import Item, Kind, Scale
from sait.services.members.beside import own_place, score_in_room
from sait.services.members.rare_language import rare_language
from sait.services.members.sheets import Sheet
from sait.services.results.reading import DOMAINS, ResultQuery, read_result
from sait.settings import settings
from sait.storage.engine.database import Database
from sait.web.pages.plain.seats import Seat
from sait.wording.asking import applies_to_all, hint_of_words, rare_language_words, rule_of_comments
from sait.wording.choosing import help_lines
from sait.wording.figures import agreement_words, level_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One level or option: *meant* is what it means for the item, *note* why it stands apart. Either may be empty."""

    value: str
    name: str
    meant: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WordsAsked:
    """A field for words: *text* is what stands in it, *saved* what is saved, *rare* what is said of a language that few use."""

    label: str
    text: str
    saved: str
    hint: str
    is_optional: bool
    is_final: bool
    rare: str
    is_offered: bool
    is_shown: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Card:
    """One question as the page draws it.

    *count* is the handover count of its answer, which comes back with the page and tells that another page wrote since.
    *given* is what was chosen, also where the database refused it. *set_aside* are the texts of answers that count no more
    because of this one; *in_room* has a line for each level with how many chose it.
    """

    address: str
    text: str
    because: str
    choices: tuple[Choice, ...]
    given: str
    saved: str
    count: int
    is_final: bool
    set_aside: tuple[str, ...]
    in_room: tuple[str, ...]
    agreement: str
    help: tuple[str, ...]
    words: WordsAsked | None


def new_view() -> str:
    """Names one drawing of a page, so that its own second sending is told from another page's."""
    return token_hex(8)


def draw_cards(seat: Seat, database: Database, typed: dict[str, str]) -> tuple[Card, ...]:
    """A card for each question of the screen; *typed* are the fields of a page that was refused, as they were sent."""
    found = _result(seat, database) if _shows_room(seat) else None
    return tuple(_card(seat, question, typed, found) for question in seat.opened.step.questions)


def _shows_room(seat: Seat) -> bool:
    return seat.opened.step.wave is Wave.SECOND or seat.opened.is_closed


def _result(seat: Seat, database: Database) -> Result:
    workshop_id = seat.opened.sheet.workshop.id
    return read_result(database, ResultQuery((workshop_id,), DOMAINS, inside=workshop_id, language=seat.t.language))


def _card(seat: Seat, question: Question, typed: dict[str, str], found: Result | None) -> Card:
    sheet, t = seat.opened.sheet, seat.t
    item, saved = sheet.instrument.item(question.item_id), sheet.responses.get(question)
    above = depends_on(question, sheet.instrument.routes)
    in_room, agreement = ((), "") if found is None else _in_room(sheet, question, found, t)
    choice = "" if saved is None else saved.choice
    return Card(
        address=question.address,
        text=t.text(item.text),
        because=_text(sheet, above[0], t) if above else "",
        choices=_choices(sheet, question, item.scale, t) if item.scale is not None else (),
        given=typed.get(choice_field(question), choice),
        saved=choice,
        count=sheet.handovers(question),
        is_final=sheet.is_final(question),
        set_aside=tuple(_text(sheet, one, t) for one in sheet.set_aside(question)),
        in_room=in_room,
        agreement=agreement,
        help=tuple(help_lines(item, t, about=t.text(seat.opened.about_to_unfold), is_alone=True)),
        words=_words(seat, question, item, typed),
    )


def choice_field(question: Question) -> str:
    """What the field of a question's levels is called."""
    return f"choice-{question.address}"


def words_field(question: Question) -> str:
    """What the field of a question's words is called."""
    return f"words-{question.address}"


def _text(sheet: Sheet, question: Question, t: Translator) -> str:
    return t.text(sheet.instrument.item(question.item_id).text)


def _choices(sheet: Sheet, question: Question, scale: Scale, t: Translator) -> tuple[Choice, ...]:
    """In the order of the scale; of a second scoring first the answer that can be kept."""
    item = sheet.instrument.item(question.item_id)
    found = {value: _choice(value, item, scale, t) for value in choices_of(scale)}
    first = sheet.responses.get(Question(Vantage.OWN, question.item_id)) if question.wave is Wave.SECOND else None
    if first is None or first.choice not in found:
        return tuple(found.values())
    kept = found.pop(first.choice)
    return (Choice(kept.value, kept.name, kept.meant, t("Keep my answer")), *found.values())


def _choice(value: str, item: Item, scale: Scale, t: Translator) -> Choice:
    outside = {DONT_KNOW: scale.dont_know, NOT_APPLICABLE: scale.not_applicable}.get(value)
    if outside is not None:
        return Choice(value, t.text(outside))
    place = [str(one) for one in scale.values].index(value)
    level = scale.levels[place]
    name = t.text(level.label) if scale.kind is Kind.CHOICE else f"{level.value} · {t.text(level.label)}"
    return Choice(value, name, t.text(item.descriptors[place]) if item.descriptors else "")


def _in_room(sheet: Sheet, question: Question, found: Result, t: Translator) -> tuple[tuple[str, ...], str]:
    """What the room chose, once that is released, with one's own; nothing where the room is shown nothing."""
    score = score_in_room(sheet, question, found)
    item = sheet.instrument.item(question.item_id)
    if score is None or score.levels is None or item.scale is None:
        return (), ""
    lines = (
        f"{level_words(item.scale, place, t)}: {count}"
        + (f" ← {t('your first answer')}" if place == own_place(sheet, item) else "")
        for place, count in enumerate(score.levels)
    )
    return tuple(lines), agreement_words(found, score, t)


def _words(seat: Seat, question: Question, item: Item, typed: dict[str, str]) -> WordsAsked | None:
    """None where nothing may be written: words to a question that only some are asked would tell who they are."""
    sheet, t = seat.opened.sheet, seat.t
    if question.wave is Wave.SECOND or question.item_id in sheet.instrument.routes:
        return None
    written, minimum = sheet.written.get(question), settings().minimum_group
    is_told, is_final = written is not None and written.told, sheet.workshop.state is not State.SCORING
    language = t.language if written is None else written.language
    rare = rare_language(seat.opened.now.languages, language, minimum=minimum)
    can_choose = rare.is_offered and not is_told and not is_final
    is_optional, saved = item.scale is not None, "" if written is None else written.text
    return WordsAsked(
        label=t("Your comment") if is_optional else t.text(item.text),
        text=typed.get(words_field(question), saved),
        saved=saved,
        hint=hint_of_words(t, is_told=is_told, minimum=minimum),
        is_optional=is_optional,
        is_final=is_final,
        rare=rare_language_words(language, t) if can_choose and rare.is_rare else "",
        is_offered=can_choose,
        is_shown=rare.is_shown,
        rule=f"{rule_of_comments(t, minimum=minimum)} {applies_to_all(t)}" if can_choose else "",
    )
