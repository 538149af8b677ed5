// A link to a file fetches it here: the page stays, says that the file is being made, and says in words why there is none.
const states = new Map(); // by address, since Streamlit may draw the link anew meanwhile

const showFiles = () => {
  for (const link of document.querySelectorAll(".sait-file a")) {
    const { state, words } = states.get(link.getAttribute("href")) ?? { state: "", words: "" };
    const said = link.parentElement.querySelector("[role=status]");
    if (link.parentElement.dataset.state !== state) link.parentElement.dataset.state = state;
    if (said.textContent !== words) said.textContent = words;
  }
};

const tellFile = (address, state, words) => {
  states.set(address, { state, words });
  showFiles();
};

const nameOf = (response) => {
  const found = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "");
  return found && decodeURIComponent(found[1]);
};

const save = (name, content) => {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

// What the server's own page says of the problem: once for people with this script, once for those without.
const problemIn = (page) =>
  [...new DOMParser().parseFromString(page, "text/html").querySelectorAll(".problem p")].map((part) => part.textContent).join(" ");

const answerTo = async (address) => {
  const response = await fetch(address, { cache: "no-store" });
  const name = response.ok ? nameOf(response) : null;
  return name ? { name, content: await response.blob() } : { problem: problemIn(await response.text()) };
};

const fetchFile = async (address, words) => {
  tellFile(address, "making", words.making);
  const { name, content, problem } = await answerTo(address).catch(() => ({}));
  if (content) save(name, content);
  tellFile(address, content ? "done" : "failed", content ? words.done : problem || words.failed);
};

addEventListener("click", (event) => {
  const link = event.target.closest?.(".sait-file a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  if (states.get(address)?.state !== "making") fetchFile(address, { ...link.dataset });
});
new MutationObserver(showFiles).observe(document.documentElement, { subtree: true, childList: true });
