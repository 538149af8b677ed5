// Each new screen begins at its top, for the eye and for a screen reader. A page names its screen in data-screen.
let shown = null;
new MutationObserver(() => {
  compareWords();
  const screen = document.querySelector("[data-screen]")?.dataset.screen ?? null;
  if (screen === shown) return;
  const isFirst = shown === null;
  shown = screen;
  if (isFirst || screen === null) return;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  const heading = document.querySelector("[data-testid=stMain] h2");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-screen"] });

// A link to one part of a page: that part comes long after the browser has looked for it.
const part = decodeURIComponent(location.hash.slice(1));
if (part) {
  new MutationObserver((_, observer) => {
    const found = document.getElementById(part);
    if (!found) return;
    observer.disconnect();
    // Once more when what stands above it has come too.
    found.scrollIntoView();
    setTimeout(() => found.scrollIntoView(), 500);
  }).observe(document.documentElement, { subtree: true, childList: true });
}

// An answer in words is called saved only while the text in its field is the one that the server last read.
const tidy = (words) => words.normalize("NFC").trim();
const compareWords = () => {
  for (const status of document.querySelectorAll(".sait-status[data-words]")) {
    const field = status.closest('[class*="st-key-sait-words-"]')?.querySelector("textarea");
    if (!field) continue;
    const saved = tidy(status.dataset.words);
    const isSame = tidy(field.value) === saved;
    status.dataset.state = isSame ? (saved ? "saved" : "empty") : "unsaved";
  }
};
document.addEventListener("input", compareWords);
