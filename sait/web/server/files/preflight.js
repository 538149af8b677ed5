// Opens the kind of connection that the scoring pages need, and says in words of the page whether it stood.
const said = document.getElementById("line");
const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${said.dataset.address}`);
let stood = false;

const tell = () => {
  said.textContent = `${stood ? "✓" : "✗"} ${stood ? said.dataset.stood : said.dataset.failed}`;
  said.classList.toggle("good", stood);
  said.classList.toggle("bad", !stood);
};

socket.addEventListener("message", () => {
  stood = true;
  tell();
});
socket.addEventListener("close", tell);
setTimeout(tell, 8000);
