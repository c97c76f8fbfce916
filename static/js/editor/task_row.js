/** One task: a row of the table, and below it the rest of its fields when it is opened. */

import { grow, h, onTyped, sync } from "./dom.js";
import { moveByKeyboard, rowButtons } from "./lists.js";
import { TimeCell } from "./times.js";

const MORE = [
  ["details", "具体措施", 5000, "textarea"], ["responsible_unit", "责任单位", 120], ["partners", "配合单位", 200],
  ["participants", "参加人员", 200], ["fund_source", "经费来源", 60], ["place", "地点", 120],
];

export class TaskRow {
  constructor({ row, store, actions, data, quarter, paragraphs }) {
    Object.assign(this, { key: row.key, store, actions, data, paragraphs });
    this.fields = {};
    this.time = new TimeCell({ row, store, actions, quarter });
    this.more = null;
    this.handle = h("span", { class: "ed-handle", draggable: "true", title: "按住拖动，换次序", "aria-hidden": "true" }, "⠿");
    this.opener = h("button", { type: "button", class: "ed-open", "aria-expanded": "false", onclick: () => this.toggle() }, "更多");
    this.line = h("tr", {},
      h("td", { class: "c-title", data: { label: "任务" } }, this.handle, this.text("title", "任务名称", 300)),
      h("td", { class: "c-type", data: { label: "类型" } }, this.typeField()),
      h("td", { class: "c-time", data: { label: "时间" } }, this.time.box),
      h("td", { class: "c-person", data: { label: "责任人" } }, this.text("responsible_person", "责任人", 60)),
      h("td", { class: "c-amount", data: { label: "数量" } }, this.amountField()),
      h("td", { class: "c-budget", data: { label: "经费（元）" } }, this.text("budget", "经费", 30, "input")),
      h("td", { class: "c-open" }, this.opener));
    this.error = h("p", { class: "ed-error", hidden: true });
    this.errorLine = h("tr", { class: "ed-error-line" }, h("td", { colspan: "7" }, this.error));
    this.box = h("tbody", { class: "ed-task", id: `row-${row.key}`, data: { key: row.key } }, this.line, this.errorLine);
    this.box.addEventListener("keydown", (event) => moveByKeyboard(event, this.key, this.actions));
  }

  get row() {
    return this.store.get(this.key);
  }

  text(name, label, limit, tag = "textarea") {
    const field = h(tag, { "aria-label": label, maxlength: String(limit), data: { key: this.key, field: name } });
    if (tag === "textarea") field.rows = 1;
    if (name === "title") field.placeholder = "写任务名称";
    field.value = this.row[name];
    onTyped(field, () => {
      grow(field);
      this.actions.edit(this.key, { [name]: name === "details" ? field.value : field.value.replace(/\n/g, "") });
    });
    field.addEventListener("blur", () => { if (this.row) sync(field, this.row[name]); });
    if (name !== "details") field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) event.preventDefault(); });
    this.fields[name] = field;
    return field;
  }

  amountField() {
    const field = this.text("amount", "数量，如 32户", 40, "input");
    const list = h("datalist", { id: `words-${this.key}` });
    field.setAttribute("list", list.id);
    field.addEventListener("focus", () => {
      const type = this.data.types.find((other) => other.code === this.row.type);
      const count = field.value.match(/^\d*/)[0];
      list.replaceChildren(...(type?.words ?? ["次", "户", "人"]).filter((word) => word && word !== "–").map((word) => h("option", { value: count + word })));
    });
    return [field, list];
  }

  /** A select whose options come when it is touched: a long table would carry ten thousands of them. */
  select(name, label, options) {
    const field = h("select", { "aria-label": label, data: { key: this.key, field: name } });
    const fill = () => {
      const value = field.value;
      field.replaceChildren(...options());
      field.value = value;
    };
    field.addEventListener("pointerdown", fill);
    field.addEventListener("focus", fill);
    this.fields[name] = field;
    this.option(name);
    return field;
  }

  option(name) {
    const field = this.fields[name];
    const value = this.row[name];
    if (![...field.options].some((option) => option.value === value)) field.append(h("option", { value }, this.label(name, value)));
    field.value = value;
  }

  label(name, value) {
    if (!value) return "";
    if (name === "type") return this.data.types.find((type) => type.code === value)?.name ?? value;
    if (name === "paragraph") return this.store.get(value)?.line.trim().slice(0, 30) ?? "";
    const list = name === "status" ? this.data.choices.statuses : this.data.choices.directions;
    return list.find(([code]) => code === value)?.[1] ?? value;
  }

  typeField() {
    const field = this.select("type", "任务类型", () => [h("option", { value: "" }, ""), ...this.data.choices.directions.map(([code, label]) =>
      h("optgroup", { label }, this.data.types.filter((type) => type.direction === code).map((type) => h("option", { value: type.code }, type.name))))]);
    field.addEventListener("change", () => {
      const type = this.data.types.find((other) => other.code === field.value);
      this.actions.edit(this.key, { type: field.value, ...(type ? { direction: type.direction } : {}) });
    });
    this.typeWords = h("span", { class: "ed-type-words", "aria-hidden": "true" });
    this.showType();
    return h("div", { class: "ed-type" }, this.typeWords, field);
  }

  /** A select cannot break its line: its words stand below it, without what they explain in brackets. */
  showType() {
    this.typeWords.textContent = this.label("type", this.row.type).replace(/（.*）$/, "");
  }

  toggle(open = !this.more) {
    if (open && !this.more) {
      this.more = h("tr", { class: "ed-more" }, h("td", { colspan: "7" }, this.rest()));
      this.errorLine.after(this.more);
      for (const area of this.more.querySelectorAll("textarea")) grow(area);
    } else if (!open && this.more) {
      this.more.remove();
      this.more = null;
    }
    this.opener.setAttribute("aria-expanded", String(open));
    this.opener.textContent = open ? "收起" : "更多";
  }

  rest() {
    const labelled = (label, field, wide) => h("label", { class: wide ? "is-wide" : "" }, h("span", {}, label), field);
    const choice = (name, list) => {
      const field = this.select(name, name, () => [...(name === "status" ? [] : [h("option", { value: "" }, "")]), ...list().map(([value, label]) => h("option", { value }, label))]);
      field.removeAttribute("aria-label");
      field.addEventListener("change", () => this.actions.edit(this.key, { [name]: field.value }));
      return field;
    };
    const words = MORE.map(([name, label, limit, tag]) => {
      const field = this.text(name, label, limit, tag ?? "input");
      field.removeAttribute("aria-label");
      return labelled(label, field, tag);
    });
    return h("div", { class: "ed-rest" }, words,
      labelled("方向", choice("direction", () => this.data.choices.directions)),
      labelled("状态", choice("status", () => this.data.choices.statuses)),
      labelled("来自哪一段", choice("paragraph", this.paragraphs), true),
      h("div", { class: "ed-rest-acts is-wide" }, rowButtons(this.key, "项任务", this.actions)));
  }

  refresh() {
    const { row } = this;
    for (const [name, field] of Object.entries(this.fields)) {
      if (field.tagName === "SELECT") { if (field !== document.activeElement) this.option(name); }
      else sync(field, row[name]);
    }
    this.showType();
    this.time.refresh();
  }
}
