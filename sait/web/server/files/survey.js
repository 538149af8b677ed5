// Saves a page of a survey, or of a room, as one answers. Without this script each button saves it, so nothing here is needed.
const form = document.getElementById("answers");
const said = form.querySelector(".saved");
const AFTER_MS = 1200, AGAIN_MS = 5000;
let timer, isChanged = false, isSaving = false, isLeaving = false;

// Each sending has a higher number: one that was held up on its way changes nothing that came after it.
const numbered = () => { form.elements.turn.value = Number(form.elements.turn.value) + 1; };

const body = () => {
  numbered();
  const fields = new URLSearchParams(new FormData(form));
  fields.set("act", "keep");
  return fields;
};

const save = async () => {
  clearTimeout(timer);
  if (isLeaving || isSaving) return;
  isSaving = true;
  isChanged = false;
  said.textContent = form.dataset.saving;
  const sent = body();
  const answer = await fetch(form.action, { method: "POST", body: sent, keepalive: true }).catch(() => null);
  isSaving = false;
  if (answer?.ok) form.dispatchEvent(new CustomEvent("kept", { detail: sent }));
  if (!answer?.ok) isChanged = true;
  said.textContent = answer?.ok ? form.dataset.saved : form.dataset.unsaved;
  if (isChanged) later(answer?.ok ? 0 : AGAIN_MS);
};

const later = (ms) => {
  isChanged = true;
  clearTimeout(timer);
  timer = setTimeout(save, ms);
};

form.addEventListener("change", () => later(0));
form.addEventListener("input", () => later(AFTER_MS));
form.addEventListener("submit", () => { isLeaving = true; isChanged = false; numbered(); });
addEventListener("pageshow", () => { isLeaving = false; });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && (isChanged || isSaving) && !isLeaving) navigator.sendBeacon(form.action, body());
});
