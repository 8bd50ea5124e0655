// Entry forms: what is typed is kept on the server as a draft every few seconds, and Ctrl+Enter saves. Nothing is understood here. Without this file
// the button "Keep as a draft" does the same, and a form that is refused is kept anyway.
"use strict";
const pause = 4000; // ms between the first key and the draft
const form = document.querySelector("form.enter");

const address = (draft) => {
  const url = new URL(location.href);
  url.searchParams.set("draft", draft);
  url.hash = "";
  return url.pathname + url.search;
};

if (form) {
  const said = document.getElementById("draft-said");
  let timer = 0;
  let sent = "";
  let leaving = false;

  const typed = () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("do");
    return fields;
  };

  const keep = async () => {
    timer = 0;
    const fields = typed();
    const text = fields.toString();
    if (text === sent || leaving) return;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: fields, credentials: "same-origin", redirect: "manual" });
      if (!answer.ok) throw new Error("not kept");
      const kept = await answer.json();
      sent = text;
      if (form.elements.draft.value !== kept.draft) {
        form.elements.draft.value = kept.draft;
        sent = typed().toString();
        history.replaceState(null, "", address(kept.draft)); // reloading shows what was typed
      }
      said.textContent = `${said.dataset.kept} ${kept.at}`;
      said.classList.remove("problem");
    } catch {
      if (leaving) return;
      said.textContent = said.dataset.lost;
      said.classList.add("problem");
      timer = setTimeout(keep, pause); // until the connection is there again
    }
  };

  sent = typed().toString();
  form.addEventListener("input", () => {
    if (timer === 0) timer = setTimeout(keep, pause);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== 0) {
      clearTimeout(timer);
      keep();
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[value=save]"));
  });
}
