// Runs once in each of the two HTML widgets, the conversation and the article panel; see `js_on_load` of gr.HTML.
// Gradio gives `element`, `trigger` (sends an event to Python) and `watch` (called after a new value is shown).

const panel = () => document.querySelector("#panel .sheet");
const opener = () => document.querySelector("#log [aria-current]");
let opened = null; // the same button as `opener`, after a new value has cleared its attribute

function showQuote(sheet) {
  const place = sheet.querySelector("#focus") ?? sheet.querySelector("h2");
  if (place === null) return sheet.scrollIntoView({ block: "nearest" });
  place.scrollIntoView({ block: "center" });
  sheet.querySelector("h2")?.focus({ preventScroll: true });
}

function openQuote(button) {
  opener()?.removeAttribute("aria-current");
  opened = button;
  opened.setAttribute("aria-current", "true");
  if (panel()?.dataset.reference === button.dataset.open) showQuote(panel());
  else trigger("open_article", { reference: button.dataset.open });
}

function goBack() {
  const button = opener();
  (button?.closest(".card") ?? document.querySelector("#log")).scrollIntoView({ block: "center" });
  (button ?? document.querySelector("#question textarea"))?.focus({ preventScroll: true });
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.open) openQuote(button);
  else if (button?.dataset.ask) trigger("ask_example", { question: button.dataset.ask });
  else if (button && "back" in button.dataset) goBack();
  else if (!event.target.closest("a, button, summary") && getSelection().isCollapsed) {
    const open = event.target.closest(".card")?.querySelector("button.open");
    if (open) openQuote(open);
  }
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest(".sheet")) goBack();
});

watch("value", () => {
  const sheet = element.querySelector(".sheet");
  if (sheet !== null) return showQuote(sheet);
  opened?.setAttribute("aria-current", "true");
  element.querySelector(".turn:last-child")?.scrollIntoView({ block: "start" });
});
