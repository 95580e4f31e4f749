// Runs once in each of the timeline's two widgets, the form and what was found; in the latter after chat.js, which opens
// articles. A block, so that its names are its own.
{
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    trigger("show_timeline", { fields: Object.fromEntries(new FormData(event.target)) });
  });

  const marks = (within) => [...within.querySelectorAll(".mark[data-open], .mark[data-jump]")];

  // One of the marks can be reached by Tab; the arrow keys go to the others.
  function settle() {
    const plot = element.querySelector(".plot");
    if (plot !== null) marks(plot)[0]?.setAttribute("tabindex", "0");
  }

  function goTo(mark) {
    for (const other of marks(mark.closest(".plot"))) other.setAttribute("tabindex", other === mark ? "0" : "-1");
    mark.focus();
  }

  // Up and down: to the nearest mark above or below, in the next lane where the own one ends.
  function findAcross(mark, by) {
    const at = mark.getBoundingClientRect();
    const distance = (other) => {
      const to = other.getBoundingClientRect();
      return by * (to.top - at.top) < 4 ? Infinity : Math.abs(to.top - at.top) + 0.5 * Math.abs(to.left - at.left);
    };
    const all = marks(mark.closest(".plot")).filter((other) => distance(other) < Infinity);
    return all.sort((a, b) => distance(a) - distance(b))[0];
  }

  function findNext(mark, key) {
    if (key === "ArrowUp" || key === "ArrowDown") return findAcross(mark, key === "ArrowUp" ? -1 : 1);
    const lane = marks(mark.closest(".lane, .undated"));
    if (key === "Home") return lane[0];
    if (key === "End") return lane.at(-1);
    return lane[lane.indexOf(mark) + (key === "ArrowLeft" ? -1 : 1)];
  }

  element.addEventListener("keydown", (event) => {
    const mark = event.target.closest(".plot .mark");
    if (mark === null || !["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const next = findNext(mark, event.key);
    if (next !== undefined) goTo(next);
  });

  // All places of the statement under the pointer, or with the focus, stand out.
  function pointOut(mark) {
    const moment = mark?.dataset.moment;
    for (const one of element.querySelectorAll(".plot [data-moment]"))
      one.classList.toggle("together", moment !== undefined && one.dataset.moment === moment);
  }
  for (const name of ["pointerover", "focusin"])
    element.addEventListener(name, (event) => pointOut(event.target.closest(".plot .mark")));
  element.addEventListener("pointerleave", () => pointOut(null));

  function jump(number) {
    const card = element.querySelectorAll(".days .card")[number];
    card?.scrollIntoView({ block: "center" });
    card?.querySelector("button.open").focus({ preventScroll: true });
  }

  function choose(name) {
    const form = document.querySelector("#timeline-form form");
    form.elements.speaker.value = name;
    form.requestSubmit();
  }

  element.addEventListener("click", (event) => {
    const data = event.target.closest("button")?.dataset ?? {};
    if (data.download) saveFile({ name: data.download, type: data.kind, text: JSON.parse(data.text) });
    else if (data.jump) jump(Number(data.jump));
    else if (data.speaker) choose(data.speaker);
    else if (data.open && event.target.closest(".plot")) goTo(event.target);
  });

  // What was found is told in the form's status line, which is read aloud.
  function tell() {
    const status = document.querySelector("#timeline-form [role='status']");
    const parts = element.querySelectorAll("h2, .extent, .notes li, .pending span");
    if (status !== null) status.textContent = [...parts].map((part) => part.textContent).join(". ");
  }

  watch("value", () => {
    settle();
    tell();
  });
  settle();
}
