// The live pages need a live connection. Where it cannot be had, the way leads to the plain pages, and says so.
const note = document.getElementById("line");
const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${note.dataset.address}`);
let stood = false;

const tell = () => {
  if (stood || !note.hidden) return;
  note.hidden = false;
  document.getElementById("go").href = note.dataset.plain;
};

socket.addEventListener("message", () => {
  stood = true;
});
socket.addEventListener("close", tell);
setTimeout(tell, 8000);
