/** The line of tools above the sheet: it acts on the paragraph that was touched last. */

import { byId, goTo, h, toast } from "./dom.js";

export class Tools {
  constructor({ store, actions, choices }) {
    Object.assign(this, { store, actions });
    this.current = null;
    this.level = byId("ed-level");
    this.role = byId("ed-role");
    this.role.append(h("option", { value: "" }, "一般"), ...choices.roles.map(([value, label]) => h("option", { value }, label)));
    this.buttons = byId("ed-buttons");
    this.buttons.addEventListener("pointerdown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
    this.buttons.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.run(button.dataset.act);
    });
    this.level.addEventListener("change", () => this.setLevel(Number(this.level.value)));
    this.role.addEventListener("change", () => this.current && this.actions.edit(this.current, { role: this.role.value }));
    byId("ed-sheet").addEventListener("focusin", (event) => this.show(event.target.closest(".ed-par")?.dataset.key ?? null));
    byId("ed-sheet").addEventListener("keydown", (event) => this.key(event));
    store.addEventListener("row", ({ detail }) => detail.row.key === this.current && this.show(this.current));
    store.addEventListener("order", () => { if (this.current && !store.get(this.current)) this.show(null); });
  }

  show(key) {
    this.current = key;
    byId("ed-hint").hidden = Boolean(key);
    this.buttons.hidden = !key;
    if (!key) return;
    const row = this.store.get(key);
    this.level.value = String(row.level);
    this.role.value = row.role;
  }

  key(event) {
    const key = event.target.closest(".ed-par")?.dataset.key;
    if (!key || !event.altKey || event.isComposing) return;
    const act = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "promote", ArrowRight: "demote" }[event.key];
    if (!act) return;
    event.preventDefault();
    this.current = key;
    this.run(act);
  }

  run(act) {
    const key = this.current;
    const row = key && this.store.get(key);
    if (!row) return;
    if (act === "up") this.actions.nudge(key, -1);
    else if (act === "down") this.actions.nudge(key, 1);
    else if (act === "promote") this.setLevel(row.level > 1 ? row.level - 1 : row.level || this.levelAbove(row));
    else if (act === "demote") this.setLevel(row.level === 0 || row.level === 4 ? 0 : row.level + 1);
    else if (act === "add") goTo(this.actions.add("paragraph", {}, key).key);
    else this.remove(row);
    byId(`row-${key}`)?.scrollIntoView({ block: "nearest" });
  }

  /** Body text that is promoted becomes a sister of the heading above it. */
  levelAbove(row) {
    const rows = this.store.rows.paragraph;
    return rows.slice(0, rows.indexOf(row)).findLast((other) => other.level > 0)?.level ?? 1;
  }

  /** Another level has another number: a typed one goes, and print counts by itself. */
  setLevel(level) {
    const row = this.store.get(this.current);
    if (!row || row.level === level) return;
    const fields = { level };
    if (level > 0 && row.marker) {
      const indent = row.line.match(/^\s*/)[0];
      if (row.line.startsWith(indent + row.marker)) fields.line = indent + row.line.slice(indent.length + row.marker.length);
    }
    this.actions.edit(row.key, fields);
    const area = byId(`row-${row.key}`)?.querySelector("textarea");
    if (area && "line" in fields) area.value = fields.line;
    this.actions.outbox.flush();
  }

  remove(row) {
    const rows = this.store.rows.paragraph;
    const place = rows.indexOf(row);
    const neighbour = rows[place + 1] ?? rows[place - 1];
    this.actions.remove(row.key);
    toast("已删除一段。", "撤销", () => this.actions.undo());
    if (neighbour) goTo(neighbour.key);
  }
}
