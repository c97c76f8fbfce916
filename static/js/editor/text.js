/** The sheet: title and paragraphs as they will stand on paper, and the places where goals, tasks and the group go. */

import { arrange, byId, goTo, grow, h, onTyped, sync, toast } from "./dom.js";

const SECTION_OF = { goals: "goal", schedule: "task", organisation: "member" };
const QUARTER = /[一二三四1-4]季/;

export class Sheet {
  constructor({ store, actions, sections }) {
    Object.assign(this, { store, actions, sections });
    this.box = byId("ed-sheet");
    this.nodes = new Map();
    this.title = this.makeTitle();
    this.more = h("button", { type: "button", class: "ed-add", onclick: () => this.addAtEnd() }, "+ 添一段文字");
    store.addEventListener("order", ({ detail }) => detail.kind === "paragraph" && this.place());
    store.addEventListener("row", ({ detail }) => this.refresh(detail.row, detail.changed));
    store.addEventListener("numbers", () => this.showNumbers());
    this.place();
    this.showNumbers();
    for (const area of this.box.querySelectorAll("textarea")) grow(area);
  }

  makeTitle() {
    const { plan } = this.store;
    const area = h("textarea", { class: "ed-title", rows: "1", maxlength: "120", "aria-label": `${plan.word}标题`, data: { key: "plan", field: "title" } });
    area.value = plan.title;
    onTyped(area, () => { grow(area); this.actions.edit("plan", { title: area.value.replace(/\n/g, "") }); });
    area.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    const hint = h("p", { class: "ed-note", id: "ed-title-hint" }, "导入的文字里没有标题，这一行暂时不印。 ", h("button", { type: "button", class: "ed-link", onclick: () => this.actions.edit("plan", { title: area.value.replace(/\n/g, "") }) }, "印上这个标题"));
    hint.hidden = plan.title_in_text;
    return h("div", { class: "ed-title-row", id: "row-plan" }, area, hint, h("p", { class: "ed-error", hidden: true }));
  }

  /**
   * Which heading shows which rows: the first of its role that has nothing under it, as in print. Where the
   * quarters have headings of their own, the table stands below the last of them.
   */
  hosts() {
    if (!this.store.plan.is_plan) return new Map();
    const rows = this.store.rows.paragraph.filter((row) => row.line.trim());
    const found = new Map();
    rows.forEach((row, index) => {
      const section = row.level > 0 && SECTION_OF[row.role];
      const next = rows[index + 1];
      const bare = !next || (next.level > 0 && next.level <= row.level) || next.role === "part";
      if (!section || !bare) return;
      const earlier = found.get(section);
      if (!earlier || (section === "task" && QUARTER.test(earlier.line))) found.set(section, row);
    });
    return new Map([...found].map(([section, row]) => [row.key, section]));
  }

  place() {
    const { rows } = this.store;
    const hosts = this.hosts();
    const wanted = [this.title];
    const seen = new Set();
    for (const row of rows.paragraph) {
      seen.add(row.key);
      if (!this.nodes.has(row.key)) this.nodes.set(row.key, this.make(row));
      wanted.push(this.nodes.get(row.key).box);
      if (hosts.has(row.key)) wanted.push(this.section(hosts.get(row.key), true));
    }
    wanted.push(this.more);
    const hosted = new Set(hosts.values());
    const kinds = this.store.plan.is_plan ? ["goal", "member", "task"] : [];
    for (const kind of kinds) if (!hosted.has(kind)) wanted.push(this.section(kind, false));
    for (const key of [...this.nodes.keys()]) if (!seen.has(key)) this.nodes.delete(key);
    arrange(this.box, wanted);
    this.store.tell("outline");
  }

  section(kind, inText) {
    const node = this.sections[kind].box;
    node.classList.toggle("is-apart", !inText);
    return node;
  }

  make(row) {
    const area = h("textarea", { rows: "1", "aria-label": "段落", spellcheck: "false", data: { key: row.key, field: "line" } });
    area.value = row.line;
    const number = h("span", { class: "ed-num", "aria-hidden": "true" });
    const box = h("div", { class: "ed-par", id: `row-${row.key}`, data: { key: row.key } }, number, area, h("p", { class: "ed-error", hidden: true }));
    onTyped(area, () => this.typed(row.key, area));
    area.addEventListener("keydown", (event) => this.key(event, row.key, area));
    area.addEventListener("paste", (event) => this.paste(event, row.key, area));
    area.addEventListener("blur", () => { const now = this.store.get(row.key); if (now) sync(area, now.line); });
    const node = { box, area, number };
    this.dress(row, node);
    return node;
  }

  typed(key, area) {
    grow(area);
    this.actions.edit(key, { line: area.value.replace(/\n/g, "") });
    this.indent(area.parentElement, area);
  }

  dress(row, node) {
    node.box.className = `ed-par lv-${row.level}${row.role === "part" ? " is-part" : ""}`;
    this.indent(node.box, node.area);
  }

  indent(box, area) {
    box.classList.toggle("is-indented", /^\s/.test(area.value));
  }

  refresh(row, changed) {
    if (row.key === "plan") {
      sync(this.title.querySelector("textarea"), row.title);
      byId("ed-title-hint").hidden = row.title_in_text;
      byId("ed-name").textContent = row.title;
    }
    const node = row.kind === "paragraph" && this.nodes.get(row.key);
    if (!node) return;
    if (changed.includes("line")) { sync(node.area, row.line); this.indent(node.box, node.area); }
    if (changed.includes("level") || changed.includes("role")) { this.dress(row, node); this.place(); }
    if (changed.includes("line") && row.level > 0) this.store.tell("outline");
  }

  showNumbers() {
    for (const [key, { box, number, area }] of this.nodes) {
      const words = this.store.numbers[key] || "";
      if (number.textContent === words) continue;
      number.textContent = words;
      const ems = [...words].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 256 ? 0.5 : 1), 0);
      area.style.textIndent = words ? `${2 + ems}em` : "";
      box.classList.toggle("has-number", Boolean(words));
    }
    this.store.tell("outline");
  }

  key(event, key, area) {
    if (event.isComposing || event.keyCode === 229) return;
    const { selectionStart: from, selectionEnd: to, value } = area;
    if (event.key === "Enter") {
      event.preventDefault();
      this.split(key, value.slice(0, from), value.slice(to));
    } else if (event.key === "Backspace" && from === 0 && to === 0) {
      if (this.join(key, value)) event.preventDefault();
    } else if (event.key === "ArrowUp" && !event.altKey && from === 0) {
      this.step(key, -1, event);
    } else if (event.key === "ArrowDown" && !event.altKey && to === value.length) {
      this.step(key, 1, event);
    }
  }

  step(key, direction, event) {
    const rows = this.store.rows.paragraph;
    const next = rows[rows.indexOf(this.store.get(key)) + direction];
    if (!next) return;
    event.preventDefault();
    this.focus(next.key, direction < 0 ? next.line.length : 0);
  }

  focus(key, place = 0) {
    const area = this.nodes.get(key)?.area;
    if (!area) return;
    area.focus();
    area.setSelectionRange(place, place);
  }

  write(key, line) {
    const { area } = this.nodes.get(key);
    area.value = line;
    grow(area);
    this.actions.edit(key, { line });
    this.indent(area.parentElement, area);
  }

  split(key, head, tail) {
    if (!head && tail) {
      this.actions.add("paragraph", {}, this.store.before(key));
    } else {
      const row = this.actions.together(() => {
        if (head !== this.store.get(key).line) this.write(key, head);
        return this.actions.add("paragraph", { line: tail }, key);
      });
      this.focus(row.key);
    }
    this.actions.outbox.flush();
  }

  /** Backspace at the start: an empty paragraph goes, another joins the one above. */
  join(key, value) {
    const above = this.store.before(key);
    if (above === null) return false;
    const line = this.store.get(above).line;
    this.actions.together(() => {
      if (value) this.write(above, line + value);
      this.actions.remove(key);
    });
    this.focus(above, line.length);
    return true;
  }

  paste(event, key, area) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).filter((line) => line.trim());
    if (lines.length < 2) {
      if (!/[\r\n\v\f\u2028\u2029]/.test(text)) return;
      event.preventDefault();
      area.setRangeText(lines[0] ?? "", area.selectionStart, area.selectionEnd, "end");
      this.typed(key, area);
      return;
    }
    event.preventDefault();
    const head = area.value.slice(0, area.selectionStart) + lines[0];
    const tail = area.value.slice(area.selectionEnd);
    // Whole paragraphs come with their last line end: what stood behind the caret stays a paragraph of its own.
    if (tail && /[\r\n\v\f\u2028\u2029]$/.test(text)) lines.push("");
    const last = this.actions.together(() => {
      this.write(key, head);
      let after = key;
      lines.slice(1).forEach((line, index) => {
        after = this.actions.add("paragraph", { line: index === lines.length - 2 ? line + tail : line }, after).key;
      });
      return after;
    });
    this.focus(last, lines.at(-1).length);
    toast(`已粘贴成${lines.filter(Boolean).length}段。`, "撤销", () => this.actions.undo());
  }

  addAtEnd() {
    const row = this.actions.add("paragraph", {}, this.store.rows.paragraph.at(-1)?.key ?? null);
    goTo(row.key);
  }
}
