/** The panels beside the paper: 检查, 预览 and 意见. Each asks the server anew after something was saved. */

import { byId, debounce, goTo, h } from "./dom.js";
import { getFragment, postForm } from "./net.js";

const NAMES = ["checks", "preview", "comments"];

export class Panels {
  constructor({ urls, outbox, store }) {
    Object.assign(this, { urls, outbox, store });
    this.stale = { checks: true, preview: true };
    this.later = debounce(() => this.refresh(), 1500);
    for (const name of NAMES) byId(`tab-${name}`).addEventListener("click", () => this.show(name));
    byId("ed-side").querySelector("[role=tablist]").addEventListener("keydown", (event) => this.arrows(event));
    byId("ed-side").addEventListener("click", (event) => this.follow(event));
    byId("ed-preview").addEventListener("click", () => { this.open(true); this.show("preview"); });
    byId("ed-side-close").addEventListener("click", () => this.open(!this.isOpen()));
    byId("panel-comments").addEventListener("submit", (event) => this.answer(event));
    store.addEventListener("placed", () => this.marks());
    store.addEventListener("outline", debounce(() => this.marks(), 100));
    if (window.matchMedia("(max-width: 1199px)").matches) this.open(false);
    this.marks();
    this.refresh();
  }

  get current() {
    return NAMES.find((name) => !byId(`panel-${name}`).hidden);
  }

  isOpen() {
    return !document.body.classList.contains("is-side-closed");
  }

  open(yes) {
    document.body.classList.toggle("is-side-closed", !yes);
    byId("ed-side-close").textContent = yes ? "收起" : "展开";
    byId("ed-side-close").setAttribute("aria-label", yes ? "收起" : "展开");
  }

  show(name) {
    if (!this.isOpen()) this.open(true);
    for (const other of NAMES) {
      byId(`panel-${other}`).hidden = other !== name;
      const tab = byId(`tab-${other}`);
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
    }
    this.refresh();
  }

  arrows(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.getAttribute("role") !== "tab") return;
    const name = NAMES.at((NAMES.indexOf(this.current) + step) % NAMES.length);
    this.show(name);
    byId(`tab-${name}`).focus();
  }

  changed() {
    this.stale = { checks: true, preview: true };
    this.later();
  }

  refresh() {
    const name = this.current;
    if (name in this.stale && this.stale[name] && this.isOpen()) this.load(name);
  }

  async load(name) {
    const body = byId(`${name}-body`);
    this.stale[name] = false;
    body.setAttribute("aria-busy", "true");
    const html = await getFragment(this.urls[name]);
    body.removeAttribute("aria-busy");
    if (html === null) {
      this.stale[name] = true;
      const again = h("button", { type: "button", class: "btn btn-sm btn-plain", onclick: () => this.load(name) }, "再试一次");
      body.replaceChildren(h("p", { class: "muted" }, "暂时没有取到。"), again);
      return;
    }
    body.innerHTML = html;
    window.htmx?.process(body);
  }

  /** Links to rows (#row-<key>) and quotes jump into the paper. */
  follow(event) {
    const link = event.target.closest("a[href^='#row-'], [data-goto]");
    if (!link) return;
    event.preventDefault();
    const key = link.dataset.goto ?? link.getAttribute("href").slice(5);
    if (window.matchMedia("(max-width: 1199px)").matches) this.open(false);
    goTo(key);
  }

  /** A small note beside every row with open remarks. */
  marks() {
    const open = [...document.querySelectorAll("#comments-body .ed-comment[data-open]")];
    const counts = new Map();
    for (const { dataset } of open) if (dataset.key) counts.set(dataset.key, (counts.get(dataset.key) ?? 0) + 1);
    for (const mark of document.querySelectorAll(".ed-remark")) if (!counts.has(mark.dataset.for)) mark.remove();
    for (const [key, count] of counts) this.mark(key, `意见 ${count}`);
    const badge = byId("ed-comment-count");
    badge.textContent = open.length;
    badge.hidden = open.length === 0;
  }

  mark(key, words) {
    const row = byId(`row-${key}`);
    if (!row) return;
    const place = row.tagName === "TBODY" ? row.querySelector(".c-title") : row;
    let mark = place.querySelector(".ed-remark");
    if (!mark) {
      mark = h("button", { type: "button", class: "ed-remark", data: { for: key }, onclick: () => this.showRemark(key) });
      place.append(mark);
    }
    mark.textContent = words;
  }

  showRemark(key) {
    this.show("comments");
    const remark = document.querySelector(`#comments-body .ed-comment[data-key="${key}"][data-open]`);
    remark?.scrollIntoView({ block: "nearest" });
    remark?.querySelector("textarea")?.focus();
  }

  /** 已改好 sends the answer along, if one was written. */
  async post(form, button) {
    const urls = button?.hasAttribute("formaction") ? [button.formAction] : [];
    if (!urls.length || form.elements.body.value.trim()) urls.unshift(form.action);
    for (const url of urls) {
      // Done means on to another page; to the sign-in page too, but then the fragment cannot be had.
      const { redirected } = await postForm(url, form);
      if (!redirected) return false;
    }
    return true;
  }

  /** Answer without leaving the page; if that fails the words stay in the form. */
  async answer(event) {
    event.preventDefault();
    const form = event.target;
    const button = event.submitter ?? form.querySelector("button");
    button.disabled = true;
    const done = await this.post(form, event.submitter);
    const html = done ? await getFragment(`${this.urls.edit}?part=comments`) : null;
    button.disabled = false;
    if (html === null) {
      form.append(h("p", { class: "ed-error" }, "没有发出去，请再试一次。"));
      return;
    }
    byId("panel-comments").innerHTML = html;
    this.marks();
  }
}
