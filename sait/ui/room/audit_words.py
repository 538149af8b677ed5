"""What the audit log's actions are called on a screen."""

from collections.abc import Mapping

from sait.i18n import Text, Translator, marked
from sait.storage.audit import AuditEntry

ACTIONS: dict[str, str] = {
    "account.created": marked("made the account {account}"),
    "account.disabled": marked("disabled the account {account}"),
    "account.email-changed": marked("changed the e-mail address of {account}"),
    "account.enabled": marked("let {account} sign in again"),
    "account.link-made": marked("made a set-up link for {account}"),
    "account.linked": marked("signed in through the organisation for the first time"),
    "account.locked": marked("too many wrong passwords: {account} is locked"),
    "account.password-changed": marked("changed the password"),
    "account.set-up": marked("set up the account"),
    "account.signed-in": marked("signed in"),
    "account.signed-out": marked("signed out"),
    "account.signed-out-everywhere": marked("signed out everywhere"),
    "account.unlocked": marked("unlocked the account {account}"),
    "bank.removed": marked("removed the question bank {bank} {version}"),
    "bank.uploaded": marked("uploaded the question bank {bank} {version}"),
    "cards.made": marked("made cards with one-time codes ({count})"),
    "comment.shown": marked("showed a comment to the room"),
    "comment.withheld": marked("withheld a comment"),
    "decision.removed": marked("took back a decision ({kind})"),
    "decision.saved": marked("recorded a decision ({kind} {subject})"),
    "domain.closed": marked("closed {domain_id}"),
    "domain.reopened": marked("reopened {domain_id}"),
    "entry.changed": marked("changed how members join"),
    "pace.all": marked("let members answer all domains"),
    "pace.set": marked("asked members one domain: {domain_id}"),
    "grant.added": marked("gave {account} a role"),
    "grant.removed": marked("took a role away from {account}"),
    "paper.entered": marked("typed in a paper sheet"),
    "paper.taken-back": marked("took back the last paper sheet"),
    "individuals.erased": marked("erased everyone's individual answers ({people})"),
    "individuals.due": marked(
        "erased everyone's individual answers at the end of the time set for keeping them ({people})"
    ),
    "round.keep-all": marked("let individual answers of the round {round} be kept until they are erased"),
    "round.keep-days": marked("let individual answers of the round {round} be kept for {days} days"),
    "rehearsal.begun": marked("began a rehearsal"),
    "rehearsal.removed": marked("removed the rehearsal"),
    "respondent.erased": marked("erased one person's answers"),
    "results.shared": marked("recorded that the board releases its results"),
    "second.begun": marked("began the second scoring of {domain_id}"),
    "second.ended": marked("ended the second scoring of {domain_id}"),
    "survey.answers-erased": marked("erased the individual answers to a survey ({count})"),
    "survey.closed": marked("closed a survey ({count})"),
    "survey.days-changed": marked("changed the days of a survey"),
    "survey.link-replaced": marked("drew a link in place of another"),
    "survey.paper-set-aside": marked("set places aside for paper in a survey ({count})"),
    "survey.links-drawn": marked("drew links to a survey ({count})"),
    "survey.members-said": marked("said how many members a board has ({count})"),
    "survey.opened": marked("opened a survey"),
    "survey.planned": marked("planned a survey"),
    "survey.removed": marked("removed a survey that was not opened"),
    "themes.begun": marked("began to code a survey's open answers ({count})"),
    "themes.codebook": marked("saved version {codebook_version} of a codebook"),
    "themes.coder": marked("began to code open answers"),
    "themes.coder-removed": marked("removed a coder of open answers with what they had coded ({count})"),
    "themes.compared": marked("ended a coding to compare what the coders said ({count})"),
    "themes.done": marked("made the figures of a coding"),
    "themes.erased": marked("erased open answers with their codes ({count})"),
    "themes.finished": marked("said that coding is done"),
    "themes.goes-on": marked("went on coding"),
    "themes.keep-until": marked("let open answers be kept until {day}"),
    "themes.codings-out": marked("took out open answers with their codes as a table ({count})"),
    "themes.project-in": marked("took in a coding project ({count})"),
    "themes.project-out": marked("took out open answers with their codes as a project ({count})"),
    "themes.quote": marked("released a quote"),
    "themes.quote-back": marked("took back a quote"),
    "workshop.begin": marked("began the scoring"),
    "workshop.end-scoring": marked("ended the scoring"),
    "workshop.erased": marked("erased the workshop"),
    "workshop.invited": marked("changed the number of people invited"),
    "workshop.opened": marked("opened the workshop"),
    "workshop.prepare-again": marked("took the workshop back to the draft"),
    "workshop.removed": marked("removed the workshop before anyone joined"),
    "workshop.reopen-scoring": marked("took answers again"),
    "workshop.sign-off": marked("signed off"),
    "workshop.skip-scoring": marked("went straight to consensus"),
}
"""Action to words; the placeholders are the entry's details. A test holds that no action is without words."""


def action_words(entry: AuditEntry, domains: Mapping[str, Text], t: Translator) -> str:
    """What *entry* says was done; *domains* names those of the workshop by id."""
    domain_id = str(entry.details.get("domain_id", ""))
    named = {"domain_id": t.text(domains[domain_id])} if domain_id in domains else {}
    return t(ACTIONS[entry.action], **{**entry.details, **named})
