// Rounds and visits. Everything works without it; with it a lost line loses nothing that was typed.
// What is typed about a person stays in the page: it is never put into the browser's storage.
(() => {
  "use strict";

  const count = (form) => {
    const place = form.querySelector("[data-count]");
    if (!place) return;
    const ticks = [...form.querySelectorAll('input[name="people"], input[name="visits"]')];
    const ticked = ticks.filter((tick) => tick.checked).length;
    place.textContent = `已勾选${ticked}人，共${ticks.length}人`;
  };
  document.querySelectorAll("form[data-pick-people]").forEach((form) => {
    form.addEventListener("change", () => count(form));
    count(form);
  });

  const find = document.querySelector("[data-find]");
  if (find) {
    const cards = [...document.querySelectorAll("[data-words]")];
    const nobody = document.querySelector("[data-nobody]");
    const folded = document.querySelector("details.finished");
    find.addEventListener("input", () => {
      const wanted = find.value.trim().toLowerCase().replace(/[\s']/g, "");
      let shown = 0;
      cards.forEach((card) => {
        const fits = card.dataset.words.toLowerCase().split(" ").some((word) => word.startsWith(wanted));
        card.hidden = !fits;
        if (fits) shown += 1;
      });
      if (nobody) nobody.hidden = shown > 0;
      if (folded && wanted) folded.open = true;
    });
  }

  const say = (form, words) => {
    const place = form.querySelector("[data-problems]");
    const notice = document.createElement("div");
    notice.className = "notice notice-error";
    notice.setAttribute("role", "alert");
    notice.textContent = words;
    place.replaceChildren(notice);
    place.focus();
    place.scrollIntoView({ block: "center" });
  };

  const busy = (form, is) => {
    form.classList.toggle("is-sending", is);
    form.querySelectorAll("button").forEach((button) => { button.disabled = is; });
  };

  const show = (form, answer) => {
    const place = form.querySelector("[data-problems]");
    place.innerHTML = answer.problems;
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    Object.keys(answer.fields).forEach((name) => {
      const field = form.elements[name];
      if (field && field.setAttribute) field.setAttribute("aria-invalid", "true");
    });
    ["version", "token"].forEach((name) => {
      if (answer[name] && form.elements[name]) form.elements[name].value = answer[name];
    });
    place.focus();
    place.scrollIntoView({ block: "center" });
  };

  const send = async (form, button) => {
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    busy(form, true);
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, credentials: "same-origin",
      });
      const kind = answer.headers.get("Content-Type") || "";
      if (answer.ok && kind.startsWith("application/json")) {
        const told = await answer.json();
        if (told.next) { location.assign(told.next); return; }
        show(form, told);
      } else if (answer.redirected) {
        say(form, "登录已经过期。请在另一个标签页重新登录，再回到这里点一次；填的内容还在。");
      } else if (answer.status === 403) {
        say(form, "没有记下：您没有这项权限，或者页面放得太久了，请刷新以后再记。");
      } else if (answer.status === 413) {
        say(form, "没有记下：照片太大了，请少选几张再点一次。");
      } else {
        say(form, "没有发出去，再点一次。填的内容还在。");
      }
    } catch {
      say(form, "没有发出去，再点一次。填的内容还在。");
    }
    busy(form, false);
  };

  // On the document, as photos.js listens there too and comes first: it holds the form back while it uploads.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-visit-form]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    send(form, event.submitter);
  });
})();
