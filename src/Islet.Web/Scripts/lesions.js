// The lesion table from the keyboard, and computed as it is typed. Nothing is computed here: the form is posted to the server, and of the page that answers
// the parts marked data-live take the place of those shown. Without this file the same is done by the button "Compute".
"use strict";
{
  const form = document.querySelector("form.lesions");
  const pause = 250; // ms without a key before the table is posted
  let asked = 0;
  let timer;

  const compute = async () => {
    const mine = ++asked;
    const typed = new URLSearchParams(new FormData(form));
    typed.set("do", "compute");
    const verdict = document.getElementById("verdict");
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: typed, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      const fresh = page.querySelector("form.lesions");
      if (!answer.ok || !fresh) throw new Error("no table in the answer");
      for (const part of document.querySelectorAll("[data-live]")) {
        const next = page.getElementById(part.id);
        if (!next || next.innerHTML === part.innerHTML) continue;
        const open = part.querySelector("details")?.open === true; // what a person has opened stays open
        part.replaceChildren(...next.childNodes);
        if (open) part.querySelector("details")?.setAttribute("open", "");
      }
      for (const field of form.querySelectorAll("[aria-describedby]")) {
        const next = page.getElementById(field.id);
        if (next?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", next.getAttribute("aria-invalid"));
        else field.removeAttribute("aria-invalid");
      }
      form.elements.draft.value = fresh.elements.draft.value;
      verdict.classList.remove("stale");
      history.replaceState(null, "", new URL(answer.url).pathname + new URL(answer.url).search);
    } catch {
      if (mine === asked) verdict.classList.add("stale"); // the words in it say that it is not of what stands in the table
    }
  };

  const neighbour = (field, step) => {
    const column = [...form.querySelectorAll(`[data-column="${field.dataset.column}"]`)];
    return column[column.indexOf(field) + step];
  };

  if (form) {
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(compute, pause);
    });
    form.addEventListener("change", (event) => { // another reader has another table: the whole page is asked for
      if (event.target.hasAttribute("data-reload")) form.requestSubmit(form.querySelector("button[value=compute]"));
    });
    form.addEventListener("keydown", (event) => {
      const field = event.target;
      if (!field.dataset.column || event.ctrlKey || event.altKey || event.metaKey) return;
      const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step === 0 || (field.tagName === "SELECT" && event.key !== "Enter")) return;
      event.preventDefault();
      const next = neighbour(field, step);
      next?.focus();
      next?.select?.();
    });
  }
}
