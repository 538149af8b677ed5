"""What people are told about accounts, roles and signing in."""

from sait.i18n.translator import Counted, marked

PROBLEMS: dict[str, tuple[str, str | Counted]] = {
    "account.disabled": (
        marked("This account has been disabled."),
        marked("If you think this is wrong, ask an administrator."),
    ),
    "account.email-taken": (
        marked("Another account has this e-mail address."),
        marked("Find it in the list. Each account needs its own address."),
    ),
    "account.email-wrong": (
        marked("This is not an e-mail address."),
        marked("Write it as name@example.org, or leave it empty."),
    ),
    "account.gone": (
        marked("There is no such account, or it has changed since you opened this page."),
        marked("Look at the list again."),
    ),
    "account.last-administrator": (
        marked("This is the last administrator who can sign in. Without one, nobody could manage accounts."),
        marked("Make someone else an administrator first, and ask them to sign in once."),
    ),
    "account.link-used": (
        marked("This first-time link no longer works."),
        marked(
            "If you have used it to set up an account, sign in. If not, ask an administrator for a new link. If nobody"
            " has an account yet, start SAIT again to get a new link."
        ),
    ),
    "account.locked": (
        marked("Too many wrong passwords were typed, so nobody can sign in with this user name for a while."),
        Counted(
            "Try again in {count} minute. People who are already signed in can go on working.",
            "Try again in {count} minutes. People who are already signed in can go on working.",
            by="minutes",
        ),
    ),
    "account.name-taken": (marked("This user name is in use."), marked("Choose another.")),
    "account.name-wrong": (
        marked("The user name is empty or too long."),
        marked("Choose one of at most {most} characters."),
    ),
    "account.needed": (
        marked("You must be signed in to do this."),
        marked("Nothing was saved. Sign in, then do it again."),
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
        marked("Your account is not allowed to do this."),
        marked("If you need to do it, ask an administrator."),
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
        marked("The account already has this role."),
        marked("Look at the list again."),
    ),
    "oidc.failed": (
        marked("Signing in through your organisation did not work."),
        marked("Start again from here. If it fails again, tell the person who runs this server."),
    ),
    "oidc.off": (
        marked("Signing in through an organisation is not set up here."),
        marked("Sign in with your user name and password."),
    ),
    "oidc.refused": (
        marked("Your organisation did not sign you in."),
        marked("Start again from here, or sign in with your user name and password."),
    ),
    "oidc.unknown": (
        marked("You have signed in at your organisation, but nobody has made an account for you here."),
        marked(
            "Ask an administrator of this server to make one, with the e-mail address your organisation knows you by."
        ),
    ),
    "oidc.unreachable": (
        marked("Your organisation's sign-in is not responding."),
        marked("Try again in a few minutes, or sign in with your user name and password."),
    ),
}
