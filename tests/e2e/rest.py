"""When a page is at rest: what was asked of the server has been run to its end and drawn.

The page itself says that its script runs only once the server has begun. On a busy machine that is long after a press, and
whoever looked in between took the page for settled. So each page counts what it asks: from the request for a run,
through the run's beginning, to its end.
"""

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PatienceEnded

from tests.patience import PATIENCE_S

BETWEEN_LOOKS_MS = 20

FOLLOW_RUNS = """(() => {
    const RERUN_SCRIPT = (11 << 3) | 2, NEW_SESSION = 4, SCRIPT_FINISHED = 6;
    window.saitAwaits = "";
    const kindOf = (bytes) => {
        let at = 0;
        const number = () => {
            let value = 0, place = 1, byte;
            do { byte = bytes[at++]; value += (byte & 127) * place; place *= 128; } while (byte & 128);
            return value;
        };
        while (at < bytes.length) {
            const tag = number(), field = tag >>> 3;
            if (field === NEW_SESSION || field === SCRIPT_FINISHED) return field;
            const length = number();
            if ((tag & 7) === 2) at += length;
        }
    };
    // The page hears of the end after us. It has drawn when twice in a row it has nothing left to do, or at the latest
    // before a page that asks twice a second asks again: on a busy machine it would never be found at rest.
    const SOON = { timeout: 150 };
    const drawAndRest = () => {
        const drawing = window.saitAwaits = "the run to be drawn";
        const unlessAsked = () => { if (window.saitAwaits === drawing) window.saitAwaits = ""; };
        requestIdleCallback(() => requestIdleCallback(unlessAsked, SOON), SOON);
    };
    window.WebSocket = class extends window.WebSocket {
        constructor(...where) {
            super(...where);
            this.addEventListener("close", () => { window.saitAwaits = ""; });
            this.addEventListener("message", ({ data }) => {
                const kind = data instanceof ArrayBuffer && window.saitAwaits && kindOf(new Uint8Array(data));
                if (kind === NEW_SESSION) window.saitAwaits = "the end of a run";
                if (kind === SCRIPT_FINISHED && window.saitAwaits === "the end of a run") drawAndRest();
            });
        }
        send(data) {
            if (data[0] === RERUN_SCRIPT) window.saitAwaits = "the beginning of a run";
            super.send(data);
        }
    };
})()"""
"""Streamlit's messages by the numbers of their fields, in the page's own socket; set up before the page's scripts."""

AT_REST = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app?.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
        && !window.saitAwaits;
}"""

STATE = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return `script: ${app?.dataset.testScriptState}, connection: ${app?.dataset.testConnectionState},`
        + ` awaits: ${window.saitAwaits || "nothing"}, at ${location.pathname}: ${document.body.innerText.slice(0, 300)}`;
}"""


def rest(page: Page, what: str = AT_REST, called: str = "the page to come to rest") -> None:
    """Wait until *what*, a function in the page's language, is true of the page; say what was there instead.

    It looks by the clock and not with each frame, of which a tab behind another has one in a second: too few to find a page
    at rest that asks twice as often.
    """
    try:
        page.wait_for_function(what, polling=BETWEEN_LOOKS_MS)
    except PatienceEnded:
        raise AssertionError(f"Waited {PATIENCE_S} s for {called}. There was: {page.evaluate(STATE)}") from None
