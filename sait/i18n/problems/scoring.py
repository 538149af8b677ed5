"""What people are told about answers, comments, and the domains and members that they belong to."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "comment.too-long": (
        marked("The comment is too long and was not saved."),
        marked("Shorten it to at most {most} characters."),
    ),
    "domain.closed": (
        marked("This domain has been closed and its results have been shown, so you can no longer change this answer."),
        marked("Your earlier answer counts. Go on with another domain."),
    ),
    "domain.not-closed": (
        marked("This domain is not closed, so there is nothing to reopen."),
        marked("Someone else may have just reopened it."),
    ),
    "domain.closed-already": (
        marked("Someone else has just closed this domain."),
        marked("Its results are on the screen. You do not need to do anything else."),
    ),
    "domain.unknown": (
        marked("This workshop has no such domain."),
        marked("Choose one from the list."),
    ),
    "item.unknown": (
        marked("This question is not in the question bank of this workshop."),
        marked("Go back to the first question."),
    ),
    "member.unknown": (
        marked("This browser has not joined a workshop."),
        marked(
            "Scan the code again, type it here, or use your resume slip. If this browser refuses cookies, allow them."
        ),
    ),
    "question.left-out": (
        marked("One of your other answers leaves this question out, so nothing was saved."),
        marked("Go back to the question before, and look at what you chose there."),
    ),
    "question.no-words": (
        marked("This question takes no comment, so nothing was saved."),
        marked("Write your comment on another question of this domain."),
    ),
    "question.not-asked": (
        marked("This workshop does not ask you this question, so nothing was saved."),
        marked("Go back to the first question."),
    ),
    "response.changed-elsewhere": (
        marked("You changed this answer on another screen, so this choice was not saved."),
        marked("What is saved is shown below. To change it, choose again."),
    ),
    "response.off-scale": (
        marked("This choice is not on the scale, so it was not saved."),
        marked("Choose one of the levels shown."),
    ),
}
