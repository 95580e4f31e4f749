// The chats that this browser keeps, in its local storage and nowhere else: a list, new, rename, remove, export.
// Runs in the widget "sessions"; Gradio gives `element` and `trigger`. See `js_on_load` of gr.HTML.

const STORE = "onrecord.chats";
const NAME_CHARS = 60;
const KEPT_CHATS = 50;
const text = (key) => element.querySelector(".chats").dataset[key];

let chats = read();
let current = chats[0] ?? null; // the newest is first; null before the first answer of a new one

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(found) ? found.filter((chat) => typeof chat?.name === "string" && Array.isArray(chat.turns)) : [];
  } catch {
    return []; // what is there was not written here
  }
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
    if (chat === current) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => pick(chat));
    const drop = make("button", { type: "button", className: "drop", textContent: "×" });
    drop.setAttribute("aria-label", `${text("remove")} ${chat.name}`);
    drop.addEventListener("click", () => remove(chat));
    item.append(open, drop);
    return item;
  }));
  element.querySelector(".name").textContent = current?.name ?? text("fresh");
  for (const button of element.querySelectorAll("[data-needs-chat]")) button.disabled = current === null;
}

function pick(chat) {
  current = chat;
  element.querySelector("details").open = false;
  show();
  trigger("restore", { turns: chat?.turns ?? [] });
  document.querySelector("#question textarea")?.focus();
}

function remove(chat) {
  chats = chats.filter((other) => other !== chat);
  write();
  if (chat === current) pick(null);
  else show();
  element.querySelector("summary").focus();
}

function rename() {
  const field = make("input", { value: current.name, maxLength: NAME_CHARS });
  field.setAttribute("aria-label", text("rename"));
  const done = () => {
    current.name = field.value.trim() || current.name;
    write();
    field.replaceWith(shown);
    show();
  };
  const shown = element.querySelector(".name");
  field.addEventListener("blur", done, { once: true });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.value = current.name;
    if (event.key === "Enter" || event.key === "Escape") field.blur();
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

document.addEventListener("click", (event) => {
  if (!event.composedPath().includes(element)) element.querySelector("details").open = false;
});

// Called when the server has answered, with the turns of the page's conversation.
window.keepChat = (turns) => {
  if (turns.length === 0) return;
  if (current === null) {
    current = { name: turns[0].answer.question.slice(0, NAME_CHARS), turns };
    chats.unshift(current);
  } else {
    current.turns = turns;
    chats = [current, ...chats.filter((chat) => chat !== current)];
  }
  write();
  show();
};

// Called with a file to keep: {name, type, text}; the buttons of all tabs that download something do so.
window.saveFile = ({ name, type, text }) => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

show();
if (current !== null && !new URLSearchParams(location.search).has("q")) trigger("restore", { turns: current.turns });
else current = null;
