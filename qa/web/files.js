// Runs once in each of the two widgets of the tabs Batch and Evaluate, the box for a file and what was found in it; in the
// latter of Batch after chat.js, which opens articles. The file stays in this browser and is sent with each event that
// needs it. A block, so that its names are its own.
{
  const said = document.createElement("p"); // what changed, for screen readers: a new value is a new element to them
  said.className = "unseen";
  said.setAttribute("role", "status");
  element.after(said);
  const tab = () => element.closest("#batch, #evaluate");
  const isRunning = () => tab().querySelector(".running") !== null;

  // The box. It reads the file, and asks for what the other widget wants: events "run" and "again" come from there.

  let given = null;

  function read(file) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.split(",")[1] ?? "");
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(file);
    });
  }

  async function take(box, file) {
    if (isRunning()) return (said.textContent = say("Stop the run first"));
    said.textContent = say("Reading");
    given = { name: file.name, size: file.size };
    const isTaken = box.dataset.suffixes.split(" ").some((suffix) => file.name.toLowerCase().endsWith(suffix));
    try {
      if (isTaken && file.size <= Number(box.dataset.max)) given.base64 = await read(file);
    } catch {} // a folder, or a file that is gone: the server says that it did not arrive
    said.textContent = "";
    trigger("take_file", { file: given });
  }

  element.addEventListener("change", (event) => {
    const box = event.target.closest(".file-box");
    if (box === null || !event.target.files?.length) return;
    take(box, event.target.files[0]);
    event.target.value = "";
  });

  for (const name of ["dragenter", "dragover", "dragleave", "drop"])
    element.addEventListener(name, (event) => {
      const box = event.target.closest?.(".file-box");
      if (!box) return;
      event.preventDefault();
      box.classList.toggle("over", name === "dragenter" || name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) take(box, event.dataTransfer.files[0]);
    });

  element.addEventListener("run", (event) => trigger("run_file", { file: given, ...event.detail }));
  element.addEventListener("again", () => trigger("take_file", { file: given }));

  // What was found.

  const tell = (name, detail = {}) =>
    tab().querySelector(".file-box").dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  let focused = null; // the key of the button that has the focus, which a new value takes away
  let isHalting = false;

  function begin(fields) {
    const button = element.querySelector("[data-run] button, button[data-run]");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    focused = "halt";
    isHalting = false;
    tell("run", fields);
  }

  function halt(button) {
    button.setAttribute("aria-disabled", "true");
    button.textContent = say("Stopping…");
    if (!isHalting) trigger("halt");
    isHalting = true;
  }

  element.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const data = button?.dataset ?? {};
    if ("run" in data) begin({});
    else if ("halt" in data) halt(button);
    else if ("again" in data) tell("again");
    else if (data.fetch) trigger("fetch_answers", { format: data.fetch });
    else if (data.download) saveFile({ name: data.download, type: data.kind, text: JSON.parse(data.text) });
  });

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(Object.fromEntries(new FormData(event.target)));
  });

  element.addEventListener("focusin", (event) => (focused = event.target.dataset.key ?? null));
  // A button that a new value has taken away has lost the focus, too, but not by the reader's will.
  element.addEventListener("focusout", (event) =>
    setTimeout(() => {
      if (event.target.isConnected && !element.contains(document.activeElement)) focused = null;
    }),
  );

  function settle() {
    const lost = document.activeElement === document.body || !document.activeElement.isConnected;
    const button = focused === null ? null : element.querySelector(`[data-key="${focused}"]`);
    if (button !== null) button.focus({ preventScroll: true });
    else if (lost || element.querySelector(".overview")) element.querySelector(".which")?.focus({ preventScroll: true });
  }

  // In a frame without an address, links to a part of the page would load this page; one can scroll there.
  function fillFrame() {
    const frame = element.querySelector("iframe.report");
    const page = element.querySelector("[data-kind='text/html']")?.dataset.text;
    if (frame !== null) frame.srcdoc = JSON.parse(page).replace("</head>", "<style>nav { display: none; }</style></head>");
  }

  watch("value", () => {
    if (element.querySelector(".file-box")) return;
    const news = element.querySelector("[data-said]")?.textContent ?? "";
    if (said.textContent !== news) said.textContent = news;
    const button = element.querySelector("[data-halt]");
    if (button !== null && isHalting) halt(button);
    fillFrame();
    settle();
    if (button === null) element.firstElementChild?.scrollIntoView({ block: "nearest" });
  });
}
