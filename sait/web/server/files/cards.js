// The answer to the form is a file, and leaves the page as it was: what the page says of the cards is read again.
const ASK_EVERY_MS = 1000;
const ASK_TIMES = 60;

const readAgain = async (times) => {
  const made = document.getElementById("made");
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const now = page.getElementById("made")?.textContent;
    if (now && now !== made.textContent) {
      made.textContent = now;
      return;
    }
  } catch {
    // No line at the moment: asked again.
  }
  if (times > 1) setTimeout(() => readAgain(times - 1), ASK_EVERY_MS);
};

document.querySelector("form[method=post]")?.addEventListener("submit", () => setTimeout(() => readAgain(ASK_TIMES), ASK_EVERY_MS));
