"use strict";
// The buttons of the review page work as plain forms; here they change the page without leaving its place.
(function () {
  const root = () => document.getElementById("intake");
  let waiting = Promise.resolve(true); // resolves to whether the step before went well
  let steps = 0;
  let leaving = false;

  function say(words) {
    const box = document.getElementById("messages");
    const note = document.createElement("div");
    note.className = "notice notice-error";
    note.setAttribute("role", "alert");
    note.textContent = words;
    box.replaceChildren(note);
    box.scrollIntoView({ block: "nearest" });
  }
  function isTyping() {
    const form = document.querySelector("#intake .in-form");
    return form !== null && [...form.elements].some((field) =>
      field.tagName === "SELECT" ? ![...field.options].some((one) => one.selected && one.defaultSelected) && field.selectedIndex !== 0
        : "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue);
  }
  function mayLeave(form) {
    // What is being saved just now is not lost.
    if (steps || !isTyping() || form?.classList.contains("in-form")) return true;
    return window.confirm("正在修改的这一条还没有保存。不保存，接着做别的吗？");
  }
  function showPage(html, address) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("intake");
    if (!fresh) { window.location.href = address; return; }
    const place = { top: window.scrollY, text: document.querySelector(".in-text")?.scrollTop || 0,
      pane: document.querySelector(".in-panes")?.dataset.showing || "found" };
    root().replaceWith(document.adoptNode(fresh));
    document.getElementById("messages").replaceChildren(...page.getElementById("messages").childNodes);
    document.querySelector(".in-panes").dataset.showing = place.pane;
    document.querySelector(".in-text").scrollTop = place.text;
    window.scrollTo(0, place.top);
    document.dispatchEvent(new CustomEvent("intake:shown"));
  }
  // Where the eyes were: the same button, else what took the card's place, else the place the server names.
  function focusAgain(wanted) {
    for (const find of wanted) {
      const found = find();
      if (found) { found.focus({ preventScroll: true }); found.scrollIntoView({ block: "nearest" }); return; }
    }
  }
  // One after the other, each for the version that the page then has; after a refusal the rest is dropped,
  // since it was pressed before anybody had read why.
  function load(address, options, wanted) {
    if (!steps) waiting = Promise.resolve(true);
    steps += 1;
    waiting = waiting.then((well) => well && step(address, options, wanted)).finally(() => { steps -= 1; });
  }
  async function step(address, options, wanted) {
    options.body?.set("version", document.querySelector("#intake [name=version]").value);
    root().classList.add("is-sending");
    root().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { credentials: "same-origin", ...options });
      const url = new URL(answer.url);
      if (url.pathname.startsWith("/login") || answer.status === 403) {
        say("登录已过期，刚才这一步没有保存。请在新的窗口里登录，再回到这里按一次。");
        return false;
      }
      const html = await answer.text();
      if (answer.redirected && !html.includes('id="intake"')) { window.location.href = answer.url; return false; }
      if (!html.includes('id="intake"')) { say("没有存上：服务器现在不能处理，请过一会儿再按一次。"); return false; }
      showPage(html, answer.url);
      focusAgain(wanted);
      return document.querySelector("#messages .notice-error, #intake .field-error") === null;
    } catch {
      say("网络断了，刚才这一步没有保存。连上以后请再按一次，内容都还在。");
      return false;
    } finally {
      root()?.classList.remove("is-sending");
      root()?.removeAttribute("aria-busy");
    }
  }
  function neighbours(card) {
    if (!card) return [];
    const ids = [];
    for (let next = card.nextElementSibling; next; next = next.nextElementSibling) ids.push(next.id);
    return ids.slice(0, 3);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!root()?.contains(form) || form.classList.contains("in-aside")) return;
    if (form.id === "make") {
      if (!mayLeave(null)) { event.preventDefault(); return; }
      if (!steps) { leaving = true; return; }
      event.preventDefault();
      waiting.then((well) => { if (well) document.getElementById("make-plan").click(); });
      return;
    }
    event.preventDefault();
    if (!mayLeave(form)) return;
    const body = new FormData(form, event.submitter);
    const card = form.closest(".in-card");
    const wasFirst = card?.closest(".in-group-first") !== null && card !== null;
    const after = neighbours(card);
    const key = card?.id || "";
    const same = event.submitter?.id || "";
    load(form.action, { method: "POST", body }, [
      // In the list of doubts the next one moves up; elsewhere the eyes stay on the card.
      ...(wasFirst ? after.map((id) => () => document.querySelector(".in-group-first")?.querySelector(`[id="${id}"]`)) : []),
      () => (wasFirst ? document.getElementById("group-") : null),
      () => key && document.getElementById(key),
      () => document.querySelector(".field-error")?.parentElement?.querySelector("input, select, textarea"),
      () => same && document.getElementById(same),
      () => document.getElementById("group-"),
    ]);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#intake a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (!link.closest(".in-form") && !mayLeave(null)) return;
    const url = new URL(link.href);
    const key = decodeURIComponent(url.hash.slice(1));
    document.querySelector(".in-panes").dataset.showing = "found";
    load(url.pathname + url.search, {}, [
      () => document.getElementById(key)?.querySelector(".in-form textarea, .in-form input:not([type=hidden]), .in-form select"),
      () => document.getElementById(key),
    ]);
  });

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isTyping()) event.preventDefault();
  });
})();
