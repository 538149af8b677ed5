// Agreeing levels by the keyboard alone. Keys act only while a level has the focus, so that no word that is typed or spoken
// elsewhere agrees anything (WCAG 2.1.4).
(() => {
  const LEVELS = ".st-key-agree-levels";
  const BUTTONS = {
    Enter: ".st-key-agree-on button",
    PageUp: ".st-key-agree-before button",
    PageDown: ".st-key-agree-next button",
  };
  let isPressed = false; // by a key, which is to find itself among the levels again
  const press = (selector) => {
    isPressed = true;
    document.querySelector(selector)?.click();
  };

  document.addEventListener("keydown", (event) => {
    const levels = event.target.closest?.(LEVELS);
    if (!levels || event.altKey || event.metaKey) return;
    if (event.ctrlKey) {
      if (event.key.toLowerCase() !== "z") return;
      press(".st-key-agree-undo button");
    } else if (/^\d$/.test(event.key)) {
      const label = [...levels.querySelectorAll("label")].find((one) => one.innerText.trim().startsWith(`${event.key} `));
      const input = label?.querySelector("input");
      input?.click();
      input?.focus();
    } else if (BUTTONS[event.key]) {
      press(BUTTONS[event.key]);
    } else return;
    event.preventDefault();
  }, true); // before Streamlit's own, which ends what it knows

  // Another question begins at its top, and the keyboard goes on at its levels: they come with it, or a moment later.
  let question = null;
  let isDue = false;
  const begin = () => {
    const named = document.querySelector("[data-question]");
    const now = named?.dataset.question ?? null;
    if (now !== question) {
      isDue = question !== null && now !== null && !document.activeElement?.closest(".st-key-agree-turn");
      question = now;
      if (isDue) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    }
    if (isPressed && named && document.activeElement === document.body) isDue = true;
    if (!isDue || document.querySelector(`${named.dataset.begin}[data-stale=true], ${named.dataset.begin} [data-stale=true]`)) return;
    const group = document.querySelector(`${named.dataset.begin} [class*="-${now}-"]`);
    const level = group?.querySelector("input:checked") ?? group?.querySelector("input");
    if (!level) return;
    isDue = isPressed = false;
    level.focus({ preventScroll: true });
  };
  new MutationObserver(begin).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-question", "data-stale"],
  });
})();
