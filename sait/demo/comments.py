"""A few made-up comments for the demonstration's queue."""

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
