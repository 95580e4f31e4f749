// The chats that this browser keeps, in its local storage and nowhere else: a list, new, rename, remove, export.
// Runs in the widget "sessions"; Gradio gives `element` and `trigger`. See `js_on_load` of gr.HTML.

// Chats of another archive at this address, or of another who signs in here, are not these.
const STORE = ["onrecord.chats", element.querySelector(".chats").dataset.archive, window.gradio_config?.username ?? ""].join(".");
const NAME_CHARS = 60;
const KEPT_CHATS = 50;
const ASKED = `onrecord.asked.${window.gradio_config?.username ?? ""}`; // in this tab
const text = (key) => element.querySelector(".chats").dataset[key];

element.querySelector(".chats").dataset.store = STORE;

let chats = read(); // as last read: other tabs write there, too
let removed = null; // the chat that was removed last, for as long as the list is open
let current = chats[0] ?? null; // the newest is first; null before the first answer of a new one

const makeId = () => [...crypto.getRandomValues(new Uint32Array(3))].map((number) => number.toString(36)).join("");
const find = (id) => chats.find((chat) => chat.id === id);

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(found) ? found.filter(isChat) : [];
  } catch {
    return []; // what is there was not written here
  }
}

function isChat(chat) {
  return typeof chat?.id === "string" && typeof chat.name === "string" && Array.isArray(chat.turns);
}

function write() {
  chats = chats.slice(0, KEPT_CHATS);
  for (;;) {
    try {
      localStorage.setItem(STORE, JSON.stringify(chats));
      return;
    } catch (error) {
      if (error.name !== "QuotaExceededError" || chats.length <= 1) return; // it lives until the page is closed
      chats.pop(); // the oldest gives way
    }
  }
}

const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

function show() {
  const list = element.querySelector("ul");
  list.replaceChildren(...chats.map((chat) => {
    const item = make("li");
    const open = make("button", { type: "button", className: "pick", textContent: chat.name });
    if (chat.id === current?.id) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => pick(chat));
    const drop = make("button", { type: "button", className: "drop", textContent: "×" });
    drop.setAttribute("aria-label", `${text("remove")} ${chat.name}`);
    drop.addEventListener("click", () => remove(chat));
    item.append(open, drop);
    return item;
  }));
  if (removed !== null && !find(removed.id)) { // another tab may have gone on with it
    const item = make("li", { className: "removed" });
    const undo = make("button", { type: "button", textContent: text("undo") });
    undo.addEventListener("click", bringBack);
    item.append(make("span", { textContent: `${text("removed")} ${removed.name}` }), undo);
    list.prepend(item);
  }
  const name = element.querySelector(".name"); // none while it is changed
  if (name !== null) name.textContent = current?.name ?? text("fresh");
  for (const button of element.querySelectorAll("[data-needs-chat]")) button.disabled = current === null;
}

function pick(chat) {
  chats = read();
  current = chat === null ? null : (find(chat.id) ?? chat);
  element.querySelector("details").open = false;
  show();
  trigger("restore", { turns: current?.turns ?? [] });
  document.querySelector("#question textarea")?.focus();
}

function remove(chat) {
  chats = read().filter((other) => other.id !== chat.id);
  write();
  removed = chat;
  if (chat.id === current?.id) {
    current = null;
    trigger("restore", { turns: [] });
  }
  show();
  element.querySelector(".removed button").focus();
}

function bringBack() {
  chats = read();
  if (!find(removed.id)) chats = [removed, ...chats];
  removed = null;
  write();
  show();
  element.querySelector(".pick").focus();
}

function setName(name) {
  current.name = name;
  chats = read();
  const stored = find(current.id);
  if (stored === undefined) return; // removed in another tab
  stored.name = name;
  write();
}

function rename() {
  const field = make("input", { value: current.name, maxLength: NAME_CHARS });
  field.setAttribute("aria-label", text("rename"));
  const done = () => {
    setName(field.value.trim() || current.name);
    field.replaceWith(shown);
    show();
  };
  const shown = element.querySelector(".name");
  field.addEventListener("blur", done, { once: true });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.value = current.name;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault(); // else the button that gets the focus is pressed by the same key
    field.blur();
    element.querySelector("button[data-rename]").focus();
  });
  shown.replaceWith(field);
  field.select();
}

element.addEventListener("click", (event) => {
  const data = event.target.closest("button")?.dataset ?? {};
  if ("fresh" in data) pick(null);
  else if ("rename" in data) rename();
  else if (data.export) trigger("export", { format: data.export, name: current.name });
});

element.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.target.closest("input")) return;
  element.querySelector("details").open = false;
  element.querySelector("summary").focus();
});

element.querySelector("details").addEventListener("toggle", (event) => {
  if (event.target.open) return;
  removed = null;
  show();
});

document.addEventListener("click", (event) => {
  if (!event.composedPath().includes(element)) element.querySelector("details").open = false;
});

// Whether the turns are the current chat with an answer more, or with another last one. They are not where the server has
// begun a new conversation, or has lost the old one.
const goesOn = (turns) =>
  turns.length >= current.turns.length && turns[0].answer.question === current.turns[0]?.answer?.question;

// Called when the server has answered, with the turns of the page's conversation; none where it could not be opened. Each
// write gives a chat a new `mark`: where it has another one, another tab went on with it, and both are kept.
window.keepChat = (turns) => {
  chats = read();
  const name = turns[0]?.answer.question.slice(0, NAME_CHARS);
  const stored = find(current?.id);
  if (turns.length === 0) current = null;
  else if (current === null || !goesOn(turns)) current = { id: makeId(), name, turns };
  else if (stored !== undefined && stored.mark !== current.mark) current = { id: makeId(), name: `${stored.name} (2)`, turns };
  else current = { ...current, name: stored?.name ?? current.name, turns };
  if (current !== null) {
    current.mark = makeId();
    chats = [current, ...chats.filter((chat) => chat.id !== current.id)];
    write();
  }
  show();
};

addEventListener("storage", (event) => {
  if (event.key !== STORE && event.key !== null) return;
  chats = read();
  if (current !== null) current.name = find(current.id)?.name ?? current.name;
  show();
});

// Called with a question when it is sent, and with nothing when it has an answer. Where the page is loaded again before
// (Gradio does so when a lost server is back), it stands in the box again.
window.keepAsked = (question) =>
  question ? sessionStorage.setItem(ASKED, question) : sessionStorage.removeItem(ASKED);

addEventListener("pagehide", () => {
  const typed = document.querySelector("#question textarea")?.value;
  if (typed) keepAsked(typed); // a lost server takes no question
});

// Called with a file to keep: {name, type, text}; the buttons of all tabs that download something do so.
window.saveFile = ({ name, type, text }) => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

show();
window.wanted ??= new URLSearchParams(location.search); // chat.js takes the question out of the address
if (current !== null && !window.wanted.has("q")) trigger("restore", { turns: current.turns });
else current = null;
if (sessionStorage.getItem(ASKED)) {
  trigger("again", { question: sessionStorage.getItem(ASKED) });
  keepAsked(""); // once: who gives it up is not asked again
}
