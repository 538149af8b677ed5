// The projector's page asks that its screen stays on (Screen Wake Lock API). Browsers offer that at https addresses and
// on localhost only, and take it back whenever the page is hidden. Where they do not, nothing happens.
{
  let lock = null;
  let isAsked = false;

  const isWanted = () => document.visibilityState === "visible" && document.querySelector("[data-keep-awake]") !== null;

  const follow = async () => {
    if (lock && !isWanted()) lock.release();
    if (isAsked || !isWanted()) return;
    isAsked = true;
    try {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => {
        lock = null;
        isAsked = false;
      });
    } catch {
      // Refused, as on a low battery: asked again when the page comes to the front again.
    }
  };

  if ("wakeLock" in navigator) {
    document.addEventListener("visibilitychange", () => {
      if (!lock) isAsked = false;
      follow();
    });
    new MutationObserver(follow).observe(document.documentElement, { subtree: true, childList: true });
  }
}
