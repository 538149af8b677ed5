"""What people are told about the two codes of a slip, and words that their author took back."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "comment.taken-back": (
        marked("Its author has taken this comment back, so it cannot be shown."),
        marked("It leaves the list later, among other comments. You can withhold it now."),
    ),
    "contribution.taken-back": (
        marked("Its author has taken this back, so it cannot be taken up."),
        marked("It leaves the list when other members' come. You can press “Already said, or not to be shown” now."),
    ),
    "erasing.is-slip": (
        marked("This is a resume slip. It opens the member's answers, so it was not used, and nothing was erased."),
        marked(
            "Do not keep it and do not show it. To erase, type the code for erasing, which has two groups of five. A member"
            " who has none presses “Erase my answers” under Privacy on their own phone, or gets new codes there."
        ),
    ),
    "erasing.key-damaged": (
        marked("The file with the key to codes for erasing is damaged: {path}."),
        marked("Put the right file back, or move it away: SAIT makes a new key, and codes given before stop working."),
    ),
    "erasing.key-lost": (
        marked("This code cannot be checked, so nothing was erased. The code may be right."),
        marked(
            "The key to codes given earlier is not on this server. A member can still press “Erase my answers” under Privacy"
            " on their own phone, or get new codes there. Whoever runs the server may still have the file “erasing.key”."
        ),
    ),
    "erasing.unknown": (
        marked("No member of this workshop has this code for erasing, so nothing was erased."),
        marked(
            "Check every letter: the code has two groups of five. If new codes were asked for since, only the newest works."
        ),
    ),
    "member.erased": (
        marked("The answers that were given in this browser have been erased."),
        marked(
            "They were erased with your code for erasing, or with everybody's or the whole workshop's. While answers are taken,"
            " you can join again with the code."
        ),
    ),
    "slip.only-erases": (
        marked("This is the code for erasing. It opens nothing, and nothing was erased."),
        marked("To carry on, type your other code, the resume slip: it has two groups of four."),
    ),
    "slip.unknown": (
        marked("The code and the slip do not belong together."),
        marked("Check both. Letters that look like figures are never used."),
    ),
}
