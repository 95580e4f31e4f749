// Runs in the page to sign in: sends the name and the password; a right one opens the page that was asked for.

const form = document.querySelector("#sign-in");
const news = form.querySelector('[role="alert"]');
document.body.classList.toggle("dark", matchMedia("(prefers-color-scheme: dark)").matches);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  news.textContent = "";
  try {
    const reply = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (reply.ok) return location.reload();
    news.textContent = say(reply.status === 400 ? "This name and this password do not belong together." : "This could not be sent: try again.");
  } catch {
    news.textContent = say("The archive cannot be reached: try again.");
  }
  button.disabled = false;
  form.elements.password.select();
});
