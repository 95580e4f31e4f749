(text) => {
  const cell = document.createElement("h2");
  cell.textContent = text.slice(0, 300);
  const question = text.trim() ? `<h2 class="question" dir="auto">${cell.innerHTML}</h2>` : "";
  keepAsked(text);
  return ["", text, `<section class="turn live">${question}<p class="pending"><span>${say("Asked…")}</span></p></section>`];
}
