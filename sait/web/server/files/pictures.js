// A picture that stands in the page is saved by the browser: the drawing as it is, or as pixels, twice as many each way.
const SCALE = 2;

const drawingOf = (image) => {
  const bytes = Uint8Array.from(atob(image.src.split(",")[1]), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: "image/svg+xml" });
};

const pixelsOf = async (image) => {
  const large = new Image();
  large.src = image.src;
  await large.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: large.naturalWidth * SCALE,
    height: large.naturalHeight * SCALE,
  });
  canvas.getContext("2d").drawImage(large, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error())), "image/png"));
};

const keep = (name, content) => {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

addEventListener("click", async (event) => {
  const button = event.target.closest?.(".sait-picture button");
  if (!button) return;
  const whole = button.closest(".sait-picture");
  const image = whole.querySelector("img");
  const { kind } = button.dataset;
  const { name, done, failed } = whole.dataset;
  const said = whole.querySelector("[role=status]");
  try {
    keep(`${name}.${kind}`, kind === "svg" ? drawingOf(image) : await pixelsOf(image));
    said.textContent = done;
  } catch {
    said.textContent = failed;
  }
});
