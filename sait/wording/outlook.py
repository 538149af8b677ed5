"""What could be shown outside, in words, and what would let more be shown."""

from collections.abc import Mapping, Sequence

from sait.analysis.gate.disclosure import OutsideRule, outside_rule
from sait.analysis.gate.means import DOMAIN_CUT
from sait.analysis.gate.outlook import Outlook, outlook
from sait.i18n import Text, Translator
from sait.instruments.model import Instrument

FULL = "full"


def domain_words(instrument: Instrument, *, form: str, people: int | None, minimum: int, t: Translator) -> list[str]:
    """A sentence for each thing to know of the domains, where *people* answer; None: nobody knows how many that will be.

    The last says what would help. Empty where the form asks nothing that has a mean.
    """
    rule = outside_rule(minimum)
    if not outlook(instrument, form=form, people=rule.respondents, minimum=minimum):
        return []
    if people is not None and people < minimum:
        few = t(
            "If fewer than {minimum} people answer, no figures are shown at all, in the room or outside.",
            minimum=minimum,
        )
        return [few, _more_people(rule, t)]
    fewer = _with_fewer(instrument, form, people, rule, t)
    if people is None or people >= rule.respondents:
        return [
            t("If {people} people or more answer, every domain can be shown outside.", people=rule.respondents),
            *fewer,
        ]
    return (
        [*fewer, _more_people(rule, t)]
        if is_any_withheld(instrument, form=form, people=people, minimum=minimum)
        else fewer
    )


def category_words(instrument: Instrument, *, form: str, people: int | None, minimum: int, t: Translator) -> list[str]:
    """Of each scheme of categories a sentence, where so few answer that some of them cannot be shown."""
    found = outlook(instrument, form=form, people=_few(people, outside_rule(minimum)), minimum=minimum)
    schemes = [one for one in found if one.cut != DOMAIN_CUT]
    return [_scheme_words(instrument, one, t) for one in schemes] if any(one.withheld for one in schemes) else []


def is_any_withheld(instrument: Instrument, *, form: str, people: int | None, minimum: int) -> bool:
    """Whether a domain of the form could not be shown outside if *people* answered."""
    found = outlook(instrument, form=form, people=_few(people, outside_rule(minimum)), minimum=minimum)
    return any(one.withheld for one in found if one.cut == DOMAIN_CUT)


def _few(people: int | None, rule: OutsideRule) -> int:
    """*people*, or as many as would be too few for single questions where they are more, or not known."""
    return rule.respondents - 1 if people is None else min(people, rule.respondents - 1)


def _more_people(rule: OutsideRule, t: Translator) -> str:
    return t("If {people} people or more answered, every domain could be shown outside.", people=rule.respondents)


def _with_fewer(instrument: Instrument, form: str, people: int | None, rule: OutsideRule, t: Translator) -> list[str]:
    """What people too few for single questions could have shown; and what the full form would add."""
    few = _few(people, rule)
    found, full = (_domains(instrument, one, few, rule.minimum) for one in (form, FULL))
    names = {domain.id: domain.title for domain in instrument.domains}
    more = [axis_id for axis_id in full.shown if axis_id not in found.shown]
    said = [_if_fewer(found, names, rule, t)]
    if more and not full.withheld:
        said.append(t("With the full form every domain could then be shown."))
    elif more:
        said.append(t("With the full form these could then be shown too: {names}.", names=_listed(more, names, t)))
    return said


def _if_fewer(found: Outlook, names: Mapping[str, Text], rule: OutsideRule, t: Translator) -> str:
    if not found.withheld:
        return t("If fewer than {people} answer, every domain can still be shown outside.", people=rule.respondents)
    if not found.shown:
        return t(
            "If fewer than {people} answer, no domain can be shown outside: a domain would need {items} questions,"
            " each with at least {minimum} answers.",
            people=rule.respondents,
            items=rule.items,
            minimum=rule.minimum,
        )
    return t(
        "If fewer than {people} answer, these domains can be shown outside: {shown}. These cannot: {withheld}. A"
        " domain needs {items} questions, each with at least {minimum} answers.",
        people=rule.respondents,
        shown=_listed(found.shown, names, t),
        withheld=_listed(found.withheld, names, t),
        items=rule.items,
        minimum=rule.minimum,
    )


def _domains(instrument: Instrument, form: str, people: int, minimum: int) -> Outlook:
    found = outlook(instrument, form=form, people=people, minimum=minimum)
    return next((one for one in found if one.cut == DOMAIN_CUT), Outlook(DOMAIN_CUT, (), ()))


def _scheme_words(instrument: Instrument, one: Outlook, t: Translator) -> str:
    scheme = instrument.scheme(one.cut)
    names, title = {category.id: category.label for category in scheme.categories}, t.text(scheme.title)
    if not one.shown:
        return t("{scheme}: no category can be shown.", scheme=title)
    if not one.withheld:
        return t("{scheme}: every category can be shown.", scheme=title)
    return t(
        "{scheme}: these can be shown: {shown}. These cannot: {withheld}.",
        scheme=title,
        shown=_listed(one.shown, names, t),
        withheld=_listed(one.withheld, names, t),
    )


def _listed(axis_ids: Sequence[str], names: Mapping[str, Text], t: Translator) -> str:
    return "; ".join(t.text(names[axis_id]) for axis_id in axis_ids)
