// Each new screen begins at its top, for the eye and for a screen reader. A page names its screen in data-screen.
let shown = null;
new MutationObserver(() => {
  markCut();
  keepWording();
  focusAgain();
  dropEcho();
  listLinks();
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

// An answer is taken back, and put back, by a word in its status: it presses the button of the card, which nobody sees.
// The status is then another one, and who works with the keyboard is to find themselves where they were.
let pressedIn = null;
document.addEventListener("click", ({ target }) => {
  const word = target.closest?.("[data-press]");
  const card = word?.closest('[class*="st-key-sait-question-"]');
  if (!card) return;
  pressedIn = [...card.classList].find((name) => name.startsWith("st-key-"));
  card.querySelector(`[class*="st-key-${word.dataset.press}-answer"] button`)?.click();
});
const focusAgain = () => {
  const word = pressedIn && document.activeElement === document.body && document.querySelector(`.${pressedIn} [data-press]`);
  if (!word) return;
  pressedIn = null;
  word.focus({ preventScroll: true });
};

// What was done is said at the top of the page, and by a toast for whoever is further down: never twice to the same eyes.
const dropEcho = () => {
  const toasts = document.querySelectorAll("[data-testid=stToast]:not([hidden])");
  if (!toasts.length) return;
  const said = document.querySelector(".st-key-said-done");
  const box = said?.getBoundingClientRect();
  const header = document.querySelector("[data-testid=stHeader]")?.offsetHeight ?? 0;
  const isInSight = Boolean(box) && box.top >= header && box.bottom <= innerHeight;
  // Either may be drawn first: a toast that came before its line goes as the line comes into sight.
  for (const toast of toasts) toast.hidden = isInSight && toast.textContent.includes(said.textContent.trim());
};

// On a phone the menu is one list with groups in it, which is no list to a screen reader: its links stand in the navigation by themselves.
const listLinks = () => {
  for (const part of document.querySelectorAll("[data-testid=stSidebarNavItems]:not([role]), [data-testid=stSidebarNavItems] li:not([role])"))
    part.setAttribute("role", "none");
};

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

// What is rated keeps its own wording: a browser that translates the page would have people rate something else.
const keepWording = () => {
  for (const rated of document.querySelectorAll("[data-testid=stRadio]:not([translate])")) rated.translate = false;
};

// A table that is wider than its place says so above it: where it ends, it may only seem to.
const markCut = () => {
  for (const place of document.querySelectorAll(".sait-scroll"))
    place.toggleAttribute("data-cut", place.scrollWidth > place.clientWidth + 1);
};
addEventListener("resize", markCut);

// A time that is set for a domain: the page says how many seconds are left, and they run down here.
const ends = new WeakMap();
setInterval(() => {
  for (const shown of document.querySelectorAll("[data-left]")) {
    if (!ends.has(shown)) ends.set(shown, Date.now() + 1000 * Number(shown.dataset.left));
    const left = Math.max(0, Math.round((ends.get(shown) - Date.now()) / 1000));
    shown.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : shown.dataset.up;
  }
}, 500);

// A chart is drawn for its place on the screen; a sheet of A4 is narrower: the style of printed pages asks how wide it is.
addEventListener("beforeprint", () => {
  for (const chart of document.querySelectorAll("[data-testid=stPlotlyChart]"))
    chart.style.setProperty("--sait-chart", chart.offsetWidth);
});

// The projector's page is laid out for 1280 by 720 and is scaled to whatever screen it is on.
const fill = () =>
  document.documentElement.style.setProperty("--sait-projector", Math.min(innerWidth / 1280, innerHeight / 720));
addEventListener("resize", fill);
fill();

// What members are asked now, and what a facilitator did last, is said once, in a place that is there before its words; what is being tapped stays in place.
const spoken = document.body.appendChild(document.createElement("div"));
spoken.className = "sait-spoken";
spoken.setAttribute("role", "status");
let asked = { screen: null, height: 0 };
new MutationObserver(() => {
  const banner = document.querySelector(".sait-asked");
  const words = banner?.dataset.say ?? document.querySelector("[data-told]")?.dataset.told ?? "";
  if (spoken.textContent !== words) spoken.textContent = words;
  const place = banner?.closest("[data-testid=stLayoutWrapper]");
  const height = banner && words ? place.offsetHeight + parseFloat(getComputedStyle(place.parentElement).rowGap) : 0;
  const now = { screen: document.querySelector("[data-screen]")?.dataset.screen ?? null, height };
  const main = document.querySelector("[data-testid=stMain]");
  // Further down the browser keeps the place itself.
  if (main?.scrollTop === 0 && now.screen !== null && now.screen === asked.screen && now.height > asked.height)
    main.scrollTo(0, now.height - asked.height);
  asked = now;
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-say", "data-told", "data-screen"] });
