/** Whether it is saved: one line at the top, a sentence beside what could not be, a banner when all saving stops. */

import { byId, h, toast } from "./dom.js";
import { ready } from "./outbox.js";

const clock = () => new Date().toTimeString().slice(0, 5);

export class Status {
  constructor(outbox) {
    this.outbox = outbox;
    this.line = byId("ed-status");
    this.state = "";
    outbox.addEventListener("change", () => this.show());
    this.show();
  }

  show() {
    const [state, words] = this.words();
    this.line.dataset.state = state;
    this.line.textContent = words;
    // Aloud only when it turns bad or good again: not at every letter.
    const quiet = ["saved", "saving"];
    if (state !== this.state && !(quiet.includes(state) && (quiet.includes(this.state) || !this.state))) byId("ed-say").textContent = words;
    if (state !== "saving") this.state = state;
  }

  words() {
    const { outbox } = this;
    const stored = outbox.shelf.works ? "已存在本机" : "请不要关闭这个页面";
    const wrong = outbox.ops.filter((op) => op.error).length;
    const waiting = outbox.ops.filter((op) => !op.error && !ready(op)).length;
    if (outbox.halted) return ["halted", "已停止保存"];
    if (outbox.problem === "signed_out") return ["offline", `未保存：登录已过期，${stored}，登录后自动补上`];
    if (outbox.problem === "offline") return ["offline", `未保存：网络断开，${stored}，恢复后自动补上`];
    if (outbox.problem === "server") return ["offline", `未保存：服务器没有应答，${stored}，正在重试`];
    if (outbox.sending || outbox.next()) return ["saving", outbox.ops.length > 5 ? `正在保存…还有${outbox.ops.length}处` : "正在保存…"];
    if (wrong) return ["wrong", `有${wrong}处没有保存，请看红字`];
    if (waiting) return ["waiting", `有${waiting}条还没写名称，写了才保存`];
    if (this.outbox.counter) this.at = clock();
    return ["saved", `已保存 ✓ ${this.at ?? clock()}`];
  }

  /** The server's sentence beside the field it is about; the text stays as typed. */
  refused(op, errors) {
    const row = byId(`row-${op.key}`);
    const place = row?.querySelector(".ed-error");
    const words = Object.values(errors).join("");
    if (!place) {
      toast(words);
      return;
    }
    place.textContent = words;
    place.hidden = false;
    for (const name of Object.keys(errors)) row.querySelector(`[data-field="${name}"]`)?.setAttribute("aria-invalid", "true");
    byId("ed-say").textContent = words;
  }

  cleared(key) {
    const row = byId(`row-${key}`);
    const place = row?.querySelector(".ed-error");
    if (!place || place.hidden) return;
    place.hidden = true;
    for (const field of row.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  /** The plan is no longer open for edits: what was typed can still be taken away. */
  halted(message) {
    const box = byId("ed-halt");
    const texts = this.outbox.ops.flatMap((op) => Object.entries(op.fields ?? {}).filter(([name, value]) => typeof value === "string" && !["level", "role", "status"].includes(name) && value.trim()).map(([, value]) => value));
    const area = h("textarea", { class: "form-control", rows: "4", readonly: true, "aria-label": "没有保存的文字" });
    area.value = texts.join("\n");
    box.replaceChildren(h("p", {}, message, texts.length ? "下面这些没有保存，可以复制出去：" : "没有丢失任何内容。"));
    if (texts.length) box.append(area);
    box.append(h("a", { class: "btn btn-plain", href: byId("ed-submit").href.replace(/submit\/$/, "") }, "去看这一篇"));
    box.hidden = false;
    document.body.classList.add("is-halted");
  }
}
