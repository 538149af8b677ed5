// Before Streamlit starts. Its pages ask at their own address first where the server is, and wait for two refusals.
window.__streamlit = { BACKEND_BASE_URL: location.origin };

// It also fetches its font of icons (375 kB) wherever it starts. A page that shows an icon still gets it, from its style.
{
  const load = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, text) => (font.includes("Material Symbols") ? Promise.resolve([]) : load(font, text));
}
