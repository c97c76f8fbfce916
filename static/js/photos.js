"use strict";
// Photos are made small here, sent one at a time with a token of their own, and sent again when the line breaks:
// the same token twice is one photo. Without this script the form sends the files itself.
(function () {
  const LONGEST = 1600;
  const QUALITY = 0.85;
  const SMALL = 300 * 1024; // what is smaller goes as it is
  const PAUSES = [1500, 4000, 10000]; // between tries, milliseconds
  const PATIENCE = 180000;
  const WORDS = {
    waiting: "等待上传",
    shrinking: "正在缩小",
    sending: "正在上传",
    again: "网络不好，正在重试",
    stored: "已保存",
    removed: "已删去",
    broken: "没有传上去。照片还在，请点“重传”。",
    signedOut: "登录已经过期。请在新的窗口里登录，再回来点“重传”，照片还在。",
    lost: "这个页面不能再传照片了，请刷新页面再试。",
    held: "照片还在上传，传完会自动提交，请不要关闭页面。",
    left: "有照片没有传上去：可以点“重传”；再按一次提交，就不要这几张了。",
    unremoved: "没有删成，请再试一次。",
    unsaved: "没有保存，请再试一次。",
    saving: "正在保存",
    saved: "已保存",
  };
  let csrf = "";
  const queue = []; // pictures of all the fields on this page, in their order
  let busy = false;

  function token() {
    if (window.crypto.randomUUID) return crypto.randomUUID();
    // Offices reach the server by a plain http address, where browsers keep randomUUID back.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function csrfToken() {
    return csrf || document.querySelector("[name=csrfmiddlewaretoken]")?.value
      || JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";
  }

  function make(tag, className, words) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (words) element.textContent = words;
    return element;
  }

  // What to send, and a small view of it. Where the browser cannot do it, the file as it is: the server can.
  async function shrink(file) {
    let bitmap;
    try {
      bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
      const draw = (longest, ratio = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))) => {
        const canvas = make("canvas");
        canvas.width = Math.max(1, Math.round(bitmap.width * ratio));
        canvas.height = Math.max(1, Math.round(bitmap.height * ratio));
        const pen = canvas.getContext("2d");
        pen.fillStyle = "#fff";
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.imageSmoothingQuality = "high";
        pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        return canvas;
      };
      const view = draw(144).toDataURL("image/jpeg", 0.7);
      if (file.size <= SMALL) return { body: file, view };
      const blob = await new Promise((done) => draw(LONGEST).toBlob(done, "image/jpeg", QUALITY));
      return { body: blob && blob.size < file.size ? blob : file, view };
    } catch {
      return { body: file, view: "" };
    } finally {
      bitmap?.close();
    }
  }

  // For a form that sends its pictures itself, as what they belong to is not there yet.
  window.madeSmall = async (file) => (await shrink(file)).body;

  function show(picture, state, words) {
    picture.state = state;
    picture.row.className = `is-${state}`;
    picture.said.textContent = words || WORDS[state];
    picture.bar.hidden = state !== "sending";
    picture.again.hidden = state !== "broken";
    picture.drop.hidden = !["broken", "refused", "stored"].includes(state);
    picture.drop.textContent = state === "stored" ? "删去" : "不要这张";
  }

  function add(pick, file) {
    const picture = { pick, file, token: token(), kind: kindOf(pick), state: "waiting" };
    picture.row = make("li");
    picture.view = make("img", "photo-view");
    picture.view.alt = "";
    const what = make("div", "photo-what");
    picture.said = make("span", "photo-state");
    picture.bar = make("progress");
    picture.bar.max = 1;
    what.append(make("div", "small muted", file.name), picture.said, picture.bar);
    picture.again = make("button", "btn btn-primary", "重传");
    picture.drop = make("button", "btn btn-quiet");
    for (const button of [picture.again, picture.drop]) button.type = "button";
    picture.again.addEventListener("click", () => { show(picture, "waiting"); work(); });
    picture.drop.addEventListener("click", () => drop(picture));
    picture.row.append(picture.view, what, picture.again, picture.drop);
    picture.view.hidden = true;
    const list = pick.querySelector(".photo-queue");
    list.hidden = false;
    list.append(picture.row);
    show(picture, "waiting");
    queue.push(picture);
  }

  function kindOf(pick) {
    const form = pick.closest("form");
    const field = form?.querySelector("[name=kind]:checked, select[name=kind]");
    return field?.value || pick.dataset.kind;
  }

  async function work() {
    if (busy) return;
    busy = true;
    let picture;
    while ((picture = queue.find((one) => one.state === "waiting"))) await store(picture);
    busy = false;
    settle();
  }

  async function store(picture) {
    show(picture, "shrinking");
    if (!picture.body) {
      const { body, view } = await shrink(picture.file);
      picture.body = body;
      if (view) { picture.view.src = view; picture.view.hidden = false; }
    }
    if (picture.stale) {
      const fresh = await renew(picture.pick.dataset.url);
      if (!fresh) return show(picture, "broken", WORDS.signedOut);
      picture.stale = false;
    }
    for (let round = 0; ; round += 1) {
      show(picture, "sending", round ? WORDS.again : WORDS.sending);
      const answer = await send(picture);
      if (answer.ok) return stored(picture, answer.json.photos[0]);
      if (answer.words) return show(picture, "refused", answer.words);
      if (answer.stale) {
        // Somebody may have signed in again beside us: a new token is tried once before one is asked to.
        if (!round && (await renew(picture.pick.dataset.url))) continue;
        picture.stale = true;
        return show(picture, "broken", WORDS.signedOut);
      }
      if (round >= PAUSES.length) return show(picture, "broken");
      await new Promise((done) => setTimeout(done, PAUSES[round]));
    }
  }

  // {ok, json} · {words}: refused for good · {stale}: who is signed in has changed · {}: try again
  function send(picture) {
    const form = new FormData();
    form.append("token", picture.token);
    form.append("kind", picture.kind);
    if (picture.pick.dataset.visit) form.append("visit", picture.pick.dataset.visit);
    form.append("pictures", picture.body, picture.file.name);
    return new Promise((done) => {
      const request = new XMLHttpRequest(); // fetch does not say how far it is
      request.open("POST", picture.pick.dataset.url);
      request.timeout = PATIENCE;
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRFToken", csrfToken());
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) picture.bar.value = event.loaded / event.total;
      });
      for (const name of ["error", "timeout", "abort"]) request.addEventListener(name, () => done({}));
      request.addEventListener("load", () => {
        let json = null;
        try { json = JSON.parse(request.responseText); } catch { /* a page, not an answer */ }
        if (json?.photos?.length) done({ ok: true, json });
        else if (json) done({ words: json.error || json.not_taken?.[0]?.reason || WORDS.lost });
        else if (request.status >= 500) done({});
        else if (request.status === 403 || request.status === 200) done({ stale: true });
        else done({ words: WORDS.lost });
      });
      request.send(form);
    });
  }

  async function renew(address) {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      csrf = (await answer.json()).token;
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = csrf;
      return Boolean(csrf);
    } catch {
      return false;
    }
  }

  function stored(picture, photo) {
    picture.photo = photo;
    picture.body = null;
    const cards = document.querySelector("[data-photo-cards]");
    if (!cards) {
      picture.view.src = photo.thumb;
      picture.view.hidden = false;
      return show(picture, "stored");
    }
    picture.state = "stored";
    picture.row.remove();
    if (!document.getElementById(`photo-${photo.pk}`)) cards.insertAdjacentHTML("beforeend", photo.card);
    count();
  }

  function count() {
    const number = document.querySelectorAll("[data-photo-cards] > li").length;
    document.querySelector("[data-photo-count]").textContent = number;
    document.querySelector("[data-photo-none]").hidden = number > 0;
  }

  async function post(address, body) {
    const answer = await fetch(address, {
      method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": csrfToken() },
    });
    return (await answer.json()).error;
  }

  async function drop(picture) {
    if (picture.state === "stored") {
      picture.drop.disabled = true;
      let error = WORDS.unremoved;
      try { error = await post(picture.photo.remove); } catch { /* said below */ }
      picture.drop.disabled = false;
      if (error) { picture.said.textContent = error; return; }
    }
    picture.state = "removed";
    picture.row.remove();
    settle();
  }

  const pending = () => queue.filter((one) => ["waiting", "shrinking", "sending"].includes(one.state));
  const broken = () => queue.filter((one) => one.state === "broken");

  // A form with pictures still on their way waits for them.
  let held = null;
  let letGo = false;
  function say(form, words) {
    const news = form.querySelector(".photo-news");
    news.replaceChildren(...(words ? [make("p", "notice notice-warning", words)] : []));
  }
  function settle() {
    if (!held || pending().length) return;
    const { form, submitter } = held;
    held = null;
    if (broken().length) return say(form, WORDS.left);
    form.requestSubmit(submitter);
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.querySelector("[data-photo-pick]")) return;
    if (pending().length) {
      event.preventDefault();
      held = { form, submitter: event.submitter };
      say(form, WORDS.held);
      return;
    }
    letGo = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (letGo || !(pending().length || broken().length)) return;
    event.preventDefault();
    event.returnValue = "";
  });
  window.addEventListener("pageshow", () => { letGo = false; });
  window.addEventListener("online", () => {
    for (const picture of broken()) if (!picture.stale) show(picture, "waiting");
    work();
  });

  document.addEventListener("change", (event) => {
    const input = event.target;
    const pick = input.closest("[data-photo-pick]");
    if (!pick || input.type !== "file") return;
    for (const file of input.files) add(pick, file);
    input.value = ""; // the form's own POST brings none of them again
    work();
  });
  // The browser's own file button speaks the browser's language; the label speaks the page's.
  for (const label of document.querySelectorAll("[data-photo-pick] .photo-label")) {
    label.className = "btn btn-primary photo-label";
    document.getElementById(label.htmlFor).classList.add("visually-hidden");
  }
  for (const button of document.querySelectorAll("[data-photo-plain]")) button.hidden = true;

  // The words under a photo are saved as soon as one leaves the field; one save at a time, so that the last wins.
  const saving = new WeakMap();
  async function save(form) {
    const said = form.querySelector(".photo-said");
    said.textContent = WORDS.saving;
    said.classList.remove("is-wrong");
    const turn = (saving.get(form) || Promise.resolve()).then(async () => {
      if (saving.get(form) !== turn) return; // a later one says it all
      let error = WORDS.unsaved;
      try { error = await post(form.action, new FormData(form)); } catch { /* said below */ }
      if (saving.get(form) !== turn) return;
      said.textContent = error || WORDS.saved;
      said.classList.toggle("is-wrong", Boolean(error));
    });
    saving.set(form, turn);
  }
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-photo-words]");
    if (!form) return;
    const tick = form.elements.in_summary;
    if (tick && event.target.name === "kind") {
      tick.disabled = event.target.value !== "photo";
      if (tick.disabled) tick.checked = false;
    }
    save(form);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-photo-words]");
    if (!form) return;
    event.preventDefault();
    if (!event.submitter?.hasAttribute("data-photo-remove")) return save(form);
    if (!window.confirm("删去这张照片？删去以后不能恢复。")) return;
    let error = WORDS.unremoved;
    try { error = await post(event.submitter.formAction); } catch { /* said below */ }
    if (error) {
      form.querySelector(".photo-said").textContent = error;
      return;
    }
    form.closest("li").remove();
    count();
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
