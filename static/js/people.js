"use strict";
// An opened value does not stay in the page; a session that has ended says so where one types.
(function () {
  const MINUTE = 60000;
  const dialog = document.getElementById("value");
  const body = document.getElementById("value-body");
  if (dialog) {
    let shut = 0;
    dialog.addEventListener("hidden.bs.modal", () => { clearTimeout(shut); body.replaceChildren(); });
    body.addEventListener("htmx:afterSwap", () => {
      clearTimeout(shut);
      if (body.querySelector("#opened-value")) shut = setTimeout(() => body.replaceChildren(), MINUTE);
      body.querySelector("input[type=radio], button")?.focus();
    });
  }
  // What was typed while the blocks of identities were on their way here stays.
  let typed = new Map();
  const fields = () => document.querySelectorAll("#identities [name]:not([type=hidden], [type=radio], button)");
  document.addEventListener("htmx:beforeSwap", (event) => {
    typed = new Map();
    if (event.detail.target.id !== "identities") return;
    for (const field of fields()) typed.set(field.name, field.type === "checkbox" ? field.checked : field.value);
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const field of fields()) {
      if (!typed.has(field.name)) continue;
      if (field.type === "checkbox") field.checked = typed.get(field.name);
      else field.value = typed.get(field.name);
    }
    typed.clear();
  });
  // A name to look for is no reason to send the whole form.
  document.getElementById("id_living_q")?.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });

  // A form is sent once somebody is known to be signed in: the sign-in page would swallow what was typed, and
  // nothing of it may be kept in the browser.
  const lost = document.getElementById("lost");
  const form = document.querySelector("form[data-session]");
  const WORDS = {
    401: lost?.textContent,
    other: "现在登录的是另一个账号。请在新的窗口里换回您的账号，再回到这里，填的内容还在。",
    failed: "现在连不上服务器，还没有提交。填的内容还在，请过一会儿再按一次。",
  };
  function say(words) {
    if (!lost) return;
    lost.textContent = words;
    lost.hidden = false;
    lost.scrollIntoView({ block: "center" });
  }
  async function signedIn() {
    try {
      const answer = await fetch(form.dataset.session, { cache: "no-store" });
      if (answer.status === 401) return say(WORDS[401]);
      if (!answer.ok) return say(WORDS.other);
      const { user, token } = await answer.json();
      if (String(user) !== form.dataset.user) return say(WORDS.other);
      // Whoever signed in again has a new token.
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
      lost.hidden = true;
      return true;
    } catch {
      return say(WORDS.failed);
    }
  }
  let sure = false;
  form?.addEventListener("submit", async (event) => {
    if (sure) return;
    event.preventDefault();
    sure = await signedIn();
    if (sure) form.requestSubmit(event.submitter);
    sure = false;
  });
  window.addEventListener("focus", () => { if (form && !lost.hidden) signedIn(); });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) say(WORDS[401]);
  });
})();
