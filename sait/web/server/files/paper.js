// Each key of a line is shown at its question as it is typed. The server reads the line again, by the same rules.
const BLANKS = new Set(["-", "–", "—"]);

const keysOf = (field) => {
  const parts = field.value.replaceAll(",", " ").toLowerCase().split(/\s+/).filter(Boolean);
  return "together" in field.dataset ? [...parts.join("")] : parts;
};

const show = (field) => {
  const items = JSON.parse(field.dataset.items);
  const keys = keysOf(field);
  const isWholeSheet = keys.length > items.length && field === lines[0];
  const wrong = items.filter((item, place) => keys[place] && !BLANKS.has(keys[place]) && !item.keys.includes(keys[place]));
  field.parentElement.querySelectorAll(".cells li").forEach((cell, place) => {
    cell.querySelector("b").textContent = keys[place] ?? "";
    cell.classList.toggle("wrong", wrong.includes(items[place]));
  });
  const count = `${keys.length} / ${items.length}`;
  const fault = wrong.length ? `${wrong[0].id}: ${field.dataset.wrong}` : keys.length > items.length && !isWholeSheet ? field.dataset.many : "";
  const said = document.getElementById(`said-${field.id}`);
  said.textContent = keys.length ? (fault ? `${fault} · ${count}` : count) : "";
  said.classList.toggle("wrong", Boolean(fault));
};

const lines = [...document.querySelectorAll("input.keys")];
for (const [place, field] of lines.entries()) {
  field.addEventListener("input", () => show(field));
  field.addEventListener("keydown", (event) => {
    const next = lines[place + 1];
    if (event.key !== "Enter" || !next || keysOf(field).length > JSON.parse(field.dataset.items).length) return;
    event.preventDefault();
    next.focus();
  });
  show(field);
}
