"""Made-up words for the demonstration: nobody said them, of no board are they true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sait.assessment.decisions import Arrangement, Challenge, Force, ForceScope, Help, Notes, Proposal, Reach, Vision
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage

COMMENTS = (
    (
        Question(Vantage.OWN, "PUR-02"),
        "We agreed the list in the spring. I am not sure that newer members had a part in it.",
        "en",
    ),
    (
        Question(Vantage.OWN, "MAC-03"),
        "Mae'r cyllid yn dal i ddibynnu ar yr un partneriaid bob blwyddyn.",
        "cy",
    ),
    (
        Question(Vantage.OWN, "OUT-02"),
        "We hear about activity at every meeting, and about what changed for children at few of them.",
        "en",
    ),
)
RELEASED = "Agreed at the end of the day (demonstration)."
NOTES = Notes("Made up for the demonstration.\nBefore lunch: much talk about who pays. Come back to it.")

VISIONS = (
    Vision(
        {
            "en": "Every child in our region is safe, heard and helped early.",
            "cy": "Mae pob plentyn yn ein rhanbarth yn ddiogel, yn cael ei glywed ac yn cael cymorth yn gynnar.",
        }
    ),
    Vision(
        {
            "en": "Agencies that act as one, so that no child is missed.",
            "cy": "Asiantaethau sy'n gweithredu fel un, fel nad oes yr un plentyn yn cael ei golli.",
        }
    ),
    Vision(
        {
            "en": "Children are safer because we work together, and we can show it.",
            "cy": "Mae plant yn fwy diogel am ein bod yn gweithio gyda'n gilydd, a gallwn ddangos hynny.",
        }
    ),
)

WHY = (
    "Most of us placed it here. What we have on paper supports it.",
    "We talked about what is in place and what children notice of it, and settled on the lower of the two.",
    "In place everywhere, though not yet for long.",
)
EVIDENCE = (
    ("Minutes of the board (made up)", "Annual report (made up)"),
    ("Audit of case files (made up)",),
    ("Survey of staff (made up)", "Notes of the visits (made up)"),
)
DISSENT = ("One agency sees its own part a level lower.",)
NO_LEVEL = "We could not settle on one. The areas differ too much."

NAMED = (
    ("Chairs of the local groups meet before each board", True, ForceScope.REGIONAL, "en"),
    ("Mae pobl yn adnabod ei gilydd ar draws yr asiantaethau", True, ForceScope.LOCAL, "cy"),
    ("One agreed threshold document", True, ForceScope.REGIONAL, "en"),
    ("Budgets are settled a year at a time", False, ForceScope.NATIONAL, "en"),
    ("Mae'r wybodaeth yn cyrraedd yn hwyr", False, ForceScope.REGIONAL, "cy"),
    ("New members arrive without knowing what the board is for", False, ForceScope.LOCAL, "en"),
    ("Two IT systems that do not talk to each other", False, ForceScope.REGIONAL, "en"),
)
"""What members name on their phones: the words, whether it helps, where, and in which language."""
FORCES = (
    Force("People know each other across agencies", True, ForceScope.LOCAL),
    Force("Chairs of the local groups meet before each board", True, ForceScope.REGIONAL),
    Force("One agreed threshold document", True, ForceScope.REGIONAL),
    Force("Budgets are settled a year at a time", False, ForceScope.NATIONAL),
    Force("Information arrives late", False, ForceScope.REGIONAL),
    Force("New members are not prepared for their role", False, ForceScope.LOCAL),
)

GOVERNANCE = (
    Arrangement(Reach.REGIONAL, "Strategy", "The regional board", "The chief officers' group"),
    Arrangement(Reach.LOCAL, "Strategy", "The local safeguarding groups", "The regional board"),
    Arrangement(Reach.REGIONAL, "Reviews of practice", "The review group", "The regional board"),
    Arrangement(Reach.LOCAL, "Reviews of practice", "The local safeguarding groups", "The review group"),
    Arrangement(Reach.REGIONAL, "Training", "The training group", "The regional board"),
    Arrangement(Reach.BOTH, "Performance", "The performance group", "The regional board"),
)
"""For training nobody answers locally: a gap to find."""
CHALLENGES = (
    Challenge(
        date(2014, 1, 14),
        "Why does one agency send another person to every meeting?",
        "It has named one member and one deputy.",
        date(2014, 1, 21),
    ),
    Challenge(date(2014, 1, 14), "Who has looked at whether last year's training changed practice?"),
)
PROPOSALS = (
    Proposal(Help.GUIDANCE, "Sharing information", "A short guide to what agencies may share before consent is given."),
    Proposal(Help.SUPPORT, "Data", "One set of figures that every region collects in the same way."),
    Proposal(Help.REGULATION, "Funding", "A formula for what each partner contributes, set for three years."),
    Proposal(Help.GUIDANCE, "Regional and local roles", "What belongs to the region and what stays with local groups."),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody is to do: in words, with a role and a kind of agency."""

    what: str
    role: str
    agency: str


STEPS: Mapping[str, Step] = {
    "PUR": Step(
        "Write the board's purpose on one page and agree it with every partner", "Board manager", "Local authority"
    ),
    "GOV": Step("Report to each agency's own leadership twice a year", "Chair of the board", ""),
    "LEA": Step("Give each new member a named guide and a half day's introduction", "Board manager", "Local authority"),
    "MAC": Step("Agree what each partner contributes for three years", "Head of finance", "Health board"),
    "PRO": Step("Hold one meeting a year on a case that went badly", "Lead for reviews", "Police"),
    "PER": Step("Bring one page of figures from all agencies to each meeting", "Head of performance", "Health board"),
    "OUT": Step("Ask children who were helped what changed, and report it", "Participation lead", "Third sector"),
    "INT": Step("Draw up who does what, regionally and locally", "Chair of the local groups", "Local authority"),
}
ANY_STEP = Step("Find out what stands in the way, and report to the next meeting", "Board manager", "Local authority")
UPDATES = ("First draft went round.", "Agreed with all but one partner.", "In place.")
