// Runs once in each of the HTML widgets of the Archive tab, after which Gradio gives `element`, `trigger`, `watch`
// and `upload` (sends a file to the server); see `js_on_load` of gr.HTML. What changed is said to screen readers
// by a line of its own, since a widget's new value is a new element to them.

const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
element.after(said);
let wanted = null; // the key of the element that gets the focus once the new value is shown

const view = () => JSON.parse(document.querySelector("[data-listing]")?.dataset.listing ?? "{}");

function openArticle(button) {
  for (const other of document.querySelectorAll("#tabs [aria-current]")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  const sheet = document.querySelector("#panel .sheet");
  if (sheet?.dataset.reference !== button.dataset.open) return trigger("open_article", { reference: button.dataset.open });
  sheet.querySelector("#focus")?.scrollIntoView({ block: "center" });
  sheet.querySelector("h2").focus({ preventScroll: true });
}

function list(target, key) {
  wanted = key;
  trigger("list_articles", { view: target });
}

function askRemove(row, isAsked) {
  row.querySelector("[data-ask-remove]").hidden = isAsked;
  row.querySelector(".sure").hidden = !isAsked;
  row.querySelector(isAsked ? "[data-remove]" : "[data-ask-remove]").focus();
}

async function send(box, files) {
  const line = box.querySelector(".sending");
  const suffixes = box.dataset.suffixes.split(" ");
  const sent = [];
  box.setAttribute("aria-busy", "true");
  for (const [at, file] of files.entries()) {
    const one = { name: file.name, size: file.size, path: null };
    const isTaken = suffixes.some((suffix) => file.name.toLowerCase().endsWith(suffix));
    line.textContent = say("Sending {at} of {total}: {name}", { at: at + 1, total: files.length, name: file.name });
    try {
      if (isTaken && file.size <= Number(box.dataset.max)) one.path = (await upload(file)).path;
    } catch {} // the server says that it did not arrive
    sent.push(one);
  }
  line.textContent = "";
  box.removeAttribute("aria-busy");
  trigger("add_files", { files: sent });
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const data = button?.dataset ?? {};
  const row = button?.closest(".removing");
  if (data.open) openArticle(button);
  else if (data.list) list(JSON.parse(data.list), data.key);
  else if ("askRemove" in data) askRemove(row, true);
  else if ("keep" in data) askRemove(row, false);
  else if (data.remove) {
    wanted = "";
    trigger("remove_article", { article: data.remove });
  }
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  said.textContent = say("Searching");
  if ("search" in event.target.dataset) {
    wanted = "";
    element.setAttribute("aria-busy", "true");
    trigger("search", fields);
  } else list({ ...view(), ...fields, shown: undefined }, "");
});

element.addEventListener("change", (event) => {
  const box = event.target.closest(".drop");
  if (box === null || !event.target.files?.length) return;
  send(box, [...event.target.files]);
  event.target.value = "";
});

element.addEventListener("keydown", (event) => {
  const row = event.target.closest(".removing");
  if (event.key === "Escape" && row && !row.querySelector(".sure").hidden) askRemove(row, false);
});

for (const name of ["dragenter", "dragover", "dragleave", "drop"])
  element.addEventListener(name, (event) => {
    const box = event.target.closest?.(".drop");
    if (!box) return;
    event.preventDefault();
    box.classList.toggle("over", name === "dragenter" || name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) send(box, [...event.dataTransfer.files]);
  });

watch("value", () => {
  element.removeAttribute("aria-busy");
  const news = element.querySelector("[data-said]");
  said.textContent = news?.textContent ?? "";
  if (wanted === null) return;
  const keyed = [...element.querySelectorAll("[data-key]")].find((one) => wanted && one.dataset.key === wanted);
  const place = keyed ?? element.querySelector(".which");
  wanted = null;
  place?.focus({ preventScroll: true });
  if (keyed?.getAttribute("aria-pressed")) element.querySelector(".which").scrollIntoView({ block: "nearest" });
  else place?.scrollIntoView({ block: "nearest" });
});
