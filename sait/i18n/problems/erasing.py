"""What people are told about the two codes of a slip, and words that their author took back."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "comment.taken-back": (
        marked("Its author has taken this comment back, so it cannot be shown."),
        marked("It will leave the list later, together with other comments. You can withhold it now."),
    ),
    "contribution.taken-back": (
        marked("Its author has taken this back, so it cannot be added."),
        marked(
            "It will leave the list when other members send theirs. You can press “Already said, or not to be shown”"
            " now."
        ),
    ),
    "erasing.is-slip": (
        marked("This is a resume slip. It opens the member's answers, so it was not used, and nothing was erased."),
        marked(
            "Do not keep the slip or show it. To erase, type the code for erasing, which has two groups of five. A"
            " member without that code can press “Erase my answers” under Privacy on their own phone, or get new codes"
            " there."
        ),
    ),
    "erasing.key-damaged": (
        marked("The file with the key to codes for erasing is damaged: {path}."),
        marked(
            "Put the right file back. Or move the damaged file away: SAIT then makes a new key, and codes that were"
            " given before stop working."
        ),
    ),
    "erasing.key-lost": (
        marked("This code cannot be checked, so nothing was erased. The code may be right."),
        marked(
            "The key to codes given earlier is not on this server. A member can still press “Erase my answers” under"
            " Privacy on their own phone, or get new codes there. The person who runs this server may still have the"
            " file “erasing.key”."
        ),
    ),
    "erasing.unknown": (
        marked("No member of this workshop has this code for erasing, so nothing was erased."),
        marked(
            "Check every letter: the code has two groups of five. If the member has asked for new codes since, only"
            " the newest works."
        ),
    ),
    "member.erased": (
        marked("The answers that were given in this browser have been erased."),
        marked(
            "They were erased with your code for erasing, together with everyone's answers, or with the whole"
            " workshop. While the workshop is taking answers, you can join again with the code."
        ),
    ),
    "slip.only-erases": (
        marked("This is the code for erasing. It opens nothing, and nothing was erased."),
        marked("To carry on, type your other code, the resume slip: it has two groups of four."),
    ),
    "slip.unknown": (
        marked("The code and the slip do not match."),
        marked("Check both. No letter in them looks like a number."),
    ),
}
