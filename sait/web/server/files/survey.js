// Saves a page of a survey as one answers. Without this script each button saves it, so nothing here is needed.
const form = document.getElementById("answers");
const said = form.querySelector(".saved");
const AFTER_MS = 1200, AGAIN_MS = 5000;
let timer, unsaved = false, isLeaving = false;

const body = () => {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("act", "keep");
  return fields;
};

const save = async () => {
  clearTimeout(timer);
  if (isLeaving) return;
  unsaved = false;
  said.textContent = form.dataset.saving;
  const answer = await fetch(form.action, { method: "POST", body: body() }).catch(() => null);
  if (answer?.ok) {
    if (!unsaved) said.textContent = form.dataset.saved;
    return;
  }
  unsaved = true;
  said.textContent = form.dataset.unsaved;
  timer = setTimeout(save, AGAIN_MS);
};

const later = (ms) => {
  unsaved = true;
  clearTimeout(timer);
  timer = setTimeout(save, ms);
};

form.addEventListener("change", () => later(0));
form.addEventListener("input", () => later(AFTER_MS));
form.addEventListener("submit", () => { isLeaving = true; unsaved = false; });
addEventListener("pageshow", () => { isLeaving = false; });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && unsaved) navigator.sendBeacon(form.action, body());
});
