// A member's plain page follows the room: it says what is asked now, and one on which nothing is filled in loads itself anew.
// Without this script each press does, and pages that wait load themselves.
const asked = document.getElementById("asked");
const EVERY_MS = 6000;
let stands = null;

const show = ({ said, href }) => {
  if (said === (asked.querySelector("p")?.textContent ?? "")) return;
  asked.textContent = "";
  if (!said) return;
  const note = Object.assign(document.createElement("div"), { className: "note" });
  const words = Object.assign(document.createElement("p"), { textContent: said });
  const way = document.createElement("p");
  way.append(Object.assign(document.createElement("a"), { href, textContent: asked.dataset.go }));
  note.append(words, way);
  asked.append(note);
};

const ask = async () => {
  const answer = await fetch(`/room/now?${new URLSearchParams({ at: asked.dataset.at, stands: stands ?? "" })}`).catch(() => null);
  // 204: the room is as it was.
  if (answer?.status === 200) {
    const told = await answer.json();
    if ("waits" in asked.dataset && stands !== null && told.stands !== stands) return location.reload();
    stands = told.stands;
    show(told);
  }
  setTimeout(ask, EVERY_MS);
};
ask();

// What was written and saved is what the next saving starts from.
document.getElementById("answers")?.addEventListener("kept", ({ target, detail }) => {
  for (const [name, text] of detail)
    if (name.startsWith("words-")) target.elements[`seen-${name}`].value = text;
});
