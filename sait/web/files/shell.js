// Each new screen begins at its top, for the eye and for a screen reader. A page names its screen in data-screen.
let shown = null;
new MutationObserver(() => {
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
