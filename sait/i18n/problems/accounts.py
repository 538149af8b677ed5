"""What people are told about accounts, roles and signing in."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "account.disabled": (
        marked("This account has been disabled."),
        marked("Ask an administrator whether it should be."),
    ),
    "account.email-taken": (
        marked("Another account has this e-mail address."),
        marked("Look it up in the list; one address belongs to one account."),
    ),
    "account.email-wrong": (
        marked("This is not an e-mail address."),
        marked("Write it as name@example.org, or leave it empty."),
    ),
    "account.gone": (
        marked("There is no such account, or it has changed since this page was drawn."),
        marked("Look at the list again."),
    ),
    "account.last-administrator": (
        marked("Nobody could manage accounts any more: this is the last administrator who can sign in."),
        marked("Make somebody else an administrator first, and have them sign in once."),
    ),
    "account.link-used": (
        marked("This first-time link no longer works."),
        marked(
            "Sign in with the account that was made with it. Otherwise ask an administrator for a new link; while nobody"
            " has an account, starting SAIT again prints one."
        ),
    ),
    "account.locked": (
        marked("After too many wrong passwords nobody can sign in with this user name for a while."),
        marked("Try again in {minutes} min. Whoever is signed in already can go on working."),
    ),
    "account.name-taken": (marked("This user name is in use."), marked("Choose another.")),
    "account.name-wrong": (
        marked("The user name is empty or too long."),
        marked("Choose one of at most {most} characters."),
    ),
    "account.needed": (
        marked("Only somebody who is signed in can do this."),
        marked("Sign in, then do it again. Nothing was kept."),
    ),
    "account.old-wrong": (
        marked("The old password is wrong."),
        marked("Type it again. If you have forgotten it, ask an administrator for a new link."),
    ),
    "account.password-length": (
        marked("The password is too short or too long."),
        marked("Choose one of {least} to {most} characters."),
    ),
    "account.passwords-differ": (
        marked("The two passwords are not the same."),
        marked("Type the same password twice."),
    ),
    "account.wrong": (marked("The user name or the password is wrong."), marked("Check both and try again.")),
    "account.no-right": (
        marked("Your account has no right to this."),
        marked("Ask an administrator if it should have."),
    ),
    "grant.board-missing": (
        marked("A business manager belongs to one board."),
        marked("Choose the board."),
    ),
    "grant.member": (
        marked("Members need no account and no role: they join with the code of their workshop."),
        marked("Choose another role."),
    ),
    "grant.taken": (
        marked("The account has this role already."),
        marked("Look at the list again."),
    ),
    "oidc.failed": (
        marked("The sign-in through your organisation could not be completed."),
        marked("Begin it again from here. If it fails again, tell whoever runs this server."),
    ),
    "oidc.off": (
        marked("Signing in through an organisation is not set up here."),
        marked("Sign in with your user name and password."),
    ),
    "oidc.refused": (
        marked("Your organisation did not sign you in."),
        marked("Begin it again from here, or sign in with your user name and password."),
    ),
    "oidc.unknown": (
        marked("You have signed in at your organisation, but nobody has made an account for you here."),
        marked(
            "Ask an administrator of this server to make one, with the e-mail address your organisation knows you by."
        ),
    ),
    "oidc.unreachable": (
        marked("Your organisation's sign-in does not answer."),
        marked("Try again in a few minutes, or sign in with your user name and password."),
    ),
}
