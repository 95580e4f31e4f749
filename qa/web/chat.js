// Runs once in each of the HTML widgets, the conversation, the question under way and the article panel; see
// `js_on_load` of gr.HTML. Gradio gives `element`, `trigger` (sends an event to Python) and `watch` (called after a
// new value is shown).

const panel = () => document.querySelector("#panel .sheet");
const opener = () =>
  [...document.querySelectorAll("#tabs [aria-current]")].find((button) => button.offsetParent !== null); // in the tab shown
const placesOf = (card) => [...card.querySelectorAll("[data-open]")].map((button) => button.dataset.open.split(" "));
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

// What had the focus may be gone or folded now, as the form of a chip is when it is sent: the new turn takes it.
function showTurn(turn) {
  turn?.scrollIntoView({ block: "start" });
  const question = turn?.querySelector("h2.question");
  const focused = document.activeElement;
  if (!question || turn.classList.contains("live") || (focused !== document.body && focused.checkVisibility())) return;
  question.tabIndex = -1;
  question.focus({ preventScroll: true });
}

function goBack() {
  const button = opener();
  (button?.closest(".card") ?? button ?? document.querySelector("#log")).scrollIntoView({ block: "center" });
  (button ?? document.querySelector("#question textarea"))?.focus({ preventScroll: true });
}

// Next and previous quote: of the answer, timeline or list whose quote is open, or else of the last one that is shown.
function step(by) {
  const button = opener();
  const shown = [...document.querySelectorAll("#log .turn, .timeline, .answers")].filter((one) => one.offsetParent !== null);
  const turn = button?.closest(".turn, .timeline, .answers") ?? shown.at(-1);
  const all = [...(turn?.querySelectorAll(".card > button.open") ?? [])];
  const at = all.indexOf(button?.closest(".card")?.querySelector("button.open"));
  const next = at < 0 ? all[0] : all[at + by];
  if (next === undefined) return;
  next.closest(".card").scrollIntoView({ block: "nearest" });
  next.click();
}

// The places of the card under the pointer, or with the focus, stand out in the open article.
function point(card) {
  const places = card === null ? [] : placesOf(card).map(([article, at]) => `${article} ${at}`);
  const article = panel()?.dataset.reference?.split(" ")[0];
  for (const mark of document.querySelectorAll("#panel mark[data-at]"))
    mark.classList.toggle("pointed", places.includes(`${article} ${mark.dataset.at}`));
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    button.after(area);
    area.select();
    document.execCommand("copy"); // where the page is not served safely there is no clipboard
    area.remove();
  }
  const name = button.textContent;
  button.textContent = say("Copied");
  setTimeout(() => (button.textContent = name), 1500);
}

const linkTo = (name, value) => `${location.origin}${location.pathname}?${new URLSearchParams({ [name]: value })}`;

const turnOf = (within) => Number(within.closest("[data-turn]").dataset.turn);
const correct = (within, correction) => trigger("correct", { turn: turnOf(within), correction });

function askExample(question) {
  window.keepAsked?.(question);
  trigger("ask_example", { question });
}

function readForm(form) {
  const fields = new FormData(form);
  const part = form.dataset.part;
  if (part === "dates") return { dates: [fields.get("since"), fields.get("until")] };
  if (part === "outlets") return { outlets: fields.get("outlets").split(";") };
  return { [part]: fields.get(part) };
}

const NOTHING = { speaker: "", topic: "", dates: ["", ""], outlets: [] };

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const data = button?.dataset ?? {};
  if (data.open) openQuote(button);
  else if (data.ask) askExample(data.ask);
  else if (data.verdict) trigger("feedback", { turn: turnOf(button), verdict: data.verdict, reason: "" });
  else if (data.drop) correct(button, { [data.drop]: NOTHING[data.drop] });
  else if (data.copy) copy(button, data.copy);
  else if (data.link) copy(button, linkTo("open", data.link));
  else if (data.step) step(Number(data.step));
  else if ("stop" in data) {
    trigger("stop");
    if (button.matches(":focus-visible")) document.querySelector("#question textarea")?.focus(); // the button goes
  }
  else if ("back" in data) goBack();
  else if (!event.target.closest("a, button, summary, form, abbr") && getSelection().isCollapsed) {
    const open = event.target.closest(".card")?.querySelector("button.open");
    if (open) openQuote(open);
  }
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.classList.contains("why")) {
    trigger("feedback", { turn: turnOf(form), verdict: "wrong", reason: new FormData(form).get("reason") });
    form.closest("details").open = false;
  } else correct(form, readForm(form));
});

for (const name of ["pointerover", "focusin"])
  element.addEventListener(name, (event) => {
    if (element.closest("#log")) point(event.target.closest(".card"));
  });

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const chip = event.target.closest("details[open]");
    if (chip && element.closest("#log")) {
      chip.open = false;
      chip.querySelector("summary").focus();
    } else if (event.target.closest(".sheet")) goBack();
  }
});

// Once for all widgets, wherever the focus is.
if (element.closest("#log"))
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "j") step(1);
    if (event.key === "p" || event.key === "k") step(-1);
  });

watch("value", () => {
  const sheet = element.querySelector(".sheet");
  if (sheet !== null) return showQuote(sheet);
  opened?.setAttribute("aria-current", "true");
  if (element.closest("#live") && !element.querySelector(".pending, .error")) keepAsked("");
  if (element.closest("#log, #live")) showTurn(element.querySelector(".turn:last-child"));
});

// A link to a quote or to a question, made by "Link to it" or by hand.
if (element.closest("#log")) {
  const wanted = (window.wanted ??= new URLSearchParams(location.search)); // sessions.js asks, too
  if (wanted.get("open")) trigger("open_article", { reference: wanted.get("open") });
  if (wanted.get("q")) {
    askExample(wanted.get("q"));
    const others = new URLSearchParams([...wanted].filter(([name]) => name !== "q"));
    history.replaceState(history.state, "", `${location.pathname}${others.size ? `?${others}` : ""}`); // else a reload asks again
  }
}
