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

  const say = (form, words, look = "notice-error") => {
    const place = form.querySelector("[data-problems]");
    const notice = document.createElement("div");
    notice.className = `notice ${look}`;
    notice.setAttribute("role", "alert");
    notice.textContent = words;
    place.replaceChildren(notice);
    place.focus();
    place.scrollIntoView({ block: "center" });
  };

  const WORDS = {
    signedOut: "登录已经过期，还没有记下。请在新的窗口里重新登录，再回到这里点一次；填的内容还在。",
    other: "现在登录的是另一个账号，还没有记下。请在新的窗口里换回您的账号，再回到这里点一次；填的内容还在。",
    refused: "没有记下：您没有这项权限，或者页面放得太久了。填的内容还在，请先抄下来，再刷新重记。",
    gone: "没有记下：这一户已经从名单里去掉了，或者这一轮删去了。填的内容还在，请先抄下来，再回名单看看。",
    large: "没有记下：照片太大了，请少选几张再点一次。",
    broken: "没有发出去，再点一次。填的内容还在。",
  };
  const PATIENCE = 60000; // without pictures; milliseconds
  const LONG_PATIENCE = 300000;

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

  // What goes over the line: pictures made small first, when the form brings them itself.
  const packed = async (form, button) => {
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    const pictures = data.getAll("pictures").filter((file) => file.size);
    data.delete("pictures");
    if (pictures.length) say(form, `正在发送${pictures.length}张照片，请不要关闭页面。`, "notice-warning");
    for (const file of pictures) {
      data.append("pictures", window.madeSmall ? await window.madeSmall(file) : file, file.name);
    }
    return { data, patience: pictures.length ? LONG_PATIENCE : PATIENCE };
  };

  const post = (form, { data, patience }) => fetch(form.getAttribute("action") || location.href, {
    method: "POST", body: data, credentials: "same-origin", signal: AbortSignal.timeout(patience),
    headers: { "X-Requested-With": "fetch", Accept: "application/json" },
  });

  // Whoever signed in again has a new token; "" when the form may be sent with it, else what to say.
  const renewed = async (form, data) => {
    const answer = await fetch(form.dataset.session, { cache: "no-store" });
    if (answer.status === 401) return WORDS.signedOut;
    if (!answer.ok) return WORDS.other;
    const { user, token } = await answer.json();
    if (String(user) !== form.dataset.user) return WORDS.other;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    data.set("csrfmiddlewaretoken", token);
    return "";
  };

  const isJson = (answer) => (answer.headers.get("Content-Type") || "").startsWith("application/json");
  const isLocked = (answer) => answer.status === 403 || (answer.redirected && !isJson(answer));

  const send = async (form, button) => {
    busy(form, true);
    try {
      const parcel = await packed(form, button);
      let answer = await post(form, parcel);
      let words = "";
      if (isLocked(answer)) {
        words = await renewed(form, parcel.data);
        if (!words) answer = await post(form, parcel);
      }
      if (words) {
        say(form, words);
      } else if (answer.ok && isJson(answer)) {
        const told = await answer.json();
        if (told.next) {
          form.dataset.sent = "yes";
          location.assign(told.next);
          return;
        }
        show(form, told);
      } else if (answer.status === 413) {
        say(form, isJson(answer) ? (await answer.json()).error : WORDS.large);
      } else {
        say(form, isLocked(answer) ? WORDS.refused : answer.status === 404 ? WORDS.gone : WORDS.broken);
      }
    } catch {
      say(form, WORDS.broken);
    }
    busy(form, false);
  };

  // Back to a page that was sent: what stands now, not what was typed then.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("form[data-sent]")) location.reload();
  });

  // On the document, as photos.js listens there too and comes first: it holds the form back while it uploads.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-visit-form]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    send(form, event.submitter);
  });
})();
