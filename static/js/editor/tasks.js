/** The task table by quarter: filter, add, drag, and a reference where a task stands in another quarter too. */

import { arrange, goTo, h, toast, whenReleased } from "./dom.js";
import { TaskRow } from "./task_row.js";
import { QUARTERS } from "./times.js";

const GROUPS = [1, 2, 3, 4, 0];
const NAMES = [...QUARTERS];
NAMES[0] = "未定季度（全年、不定期等）";

export const quartersOf = (row) => [...new Set(row.chips.flatMap((chip) => chip.quarters))].sort();

export class Tasks {
  constructor({ store, actions, data }) {
    Object.assign(this, { store, actions, data });
    this.nodes = new Map();
    this.quarter = "all";
    this.words = "";
    this.placeLater = () => this.place();
    this.heads = new Map(GROUPS.map((number) => [number, this.head(number)]));
    this.table = this.makeTable();
    this.box = h("section", { class: "ed-section ed-tasks", id: "section-task", "aria-label": "任务" }, h("h2", { class: "ed-apart-head" }, "任务（将作为附件打印）"), this.filters(), this.table, this.option());
    store.addEventListener("order", ({ detail }) => detail.kind === "task" && this.place());
    store.addEventListener("row", ({ detail }) => this.changed(detail));
    this.table.addEventListener("focusout", (event) => this.left(event));
    this.dragging();
    this.place();
  }

  makeTable() {
    const heads = [["c-title", "任务"], ["c-type", "类型"], ["c-time", "时间"], ["c-person", "责任人"], ["c-amount", "数量"], ["c-budget", "经费（元）"]];
    return h("table", { class: "ed-table" }, h("thead", {}, h("tr", {}, heads.map(([cls, words]) => h("th", { class: cls, scope: "col" }, words)), h("td", { class: "c-open" }))));
  }

  filters() {
    const buttons = [["all", "全部"], [1, "一季度"], [2, "二季度"], [3, "三季度"], [4, "四季度"], [0, "未定"]].map(([value, words]) =>
      h("button", { type: "button", "aria-pressed": String(value === "all"), data: { quarter: String(value) }, onclick: () => this.show(value) }, words));
    this.tabs = buttons;
    const search = h("input", { type: "search", "aria-label": "按任务或责任人查找", placeholder: "找任务、责任人" });
    search.addEventListener("input", () => { this.words = search.value.trim(); this.place(); });
    this.search = search;
    return h("div", { class: "ed-filters" }, h("div", { class: "ed-quarters", role: "group", "aria-label": "季度" }, buttons), search);
  }

  option() {
    const { plan } = this.store;
    this.box_ = h("input", { type: "checkbox", class: "form-check-input", id: "show-task-table" });
    this.box_.checked = plan.show_task_table;
    this.box_.addEventListener("change", () => this.actions.edit("plan", { show_task_table: this.box_.checked }));
    return h("p", { class: "ed-table-option" }, this.box_, " ", h("label", { for: "show-task-table" }, "打印时附上任务安排表"));
  }

  head(number) {
    const count = h("span", { class: "muted" });
    const add = h("button", { type: "button", class: "ed-add", onclick: () => this.add(number) }, "+ 添一项任务");
    const box = h("tbody", { class: "ed-quarter", data: { quarter: String(number) } }, h("tr", {}, h("th", { colspan: "7", scope: "colgroup" }, h("span", {}, NAMES[number], " ", count), add)));
    return { box, count };
  }

  show(quarter) {
    this.quarter = quarter;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.quarter === String(quarter)));
    this.place();
  }

  changed({ row, changed }) {
    if (row.key === "plan") this.box_.checked = row.show_task_table;
    const node = row.kind === "task" && this.nodes.get(row.key);
    if (!node) return;
    node.refresh();
    if (!changed.includes("chips")) return;
    if (node.box.contains(document.activeElement)) this.late = true; // moving the row now would break what is being typed
    else whenReleased(this.placeLater);
  }

  left(event) {
    const from = event.target.closest(".ed-task");
    if (!this.late || from?.contains(event.relatedTarget)) return;
    this.late = false;
    queueMicrotask(() => whenReleased(this.placeLater));
  }

  matches(row) {
    return !this.words || [row.title, row.responsible_person, row.responsible_unit, row.details].some((words) => words.includes(this.words));
  }

  place() {
    const wanted = [this.table.tHead];
    let found = 0;
    const rows = this.store.rows.task;
    const keys = new Set(rows.map((row) => row.key));
    for (const key of [...this.nodes.keys()]) if (!keys.has(key)) this.nodes.delete(key);
    for (const number of GROUPS) {
      if (this.quarter !== "all" && this.quarter !== number) continue;
      const { box, count } = this.heads.get(number);
      const here = rows.filter((row) => (number ? quartersOf(row).includes(number) : !quartersOf(row).length));
      const shown = here.filter((row) => this.matches(row));
      found += shown.length;
      if (this.words && !shown.length) continue;
      count.textContent = here.length ? `${shown.length}项` : "还没有任务";
      wanted.push(box, ...shown.map((row) => this.nodeIn(row, number)));
    }
    if (this.words && !found) wanted.push(this.nothing());
    arrange(this.table, wanted);
    this.store.tell("placed");
  }

  nothing() {
    const clear = () => { this.words = this.search.value = ""; this.place(); this.search.focus(); };
    return h("tbody", { class: "ed-again" }, h("tr", {}, h("td", { colspan: "7" }, `没有找到“${this.words}”。 `, h("button", { type: "button", onclick: clear }, "看全部任务"))));
  }

  nodeIn(row, number) {
    const first = quartersOf(row)[0] ?? 0;
    if (first === number || this.quarter === number) {
      if (!this.nodes.has(row.key)) this.nodes.set(row.key, this.make(row));
      return this.nodes.get(row.key).box;
    }
    const jump = h("button", { type: "button", onclick: () => goTo(row.key) }, `见${NAMES[first]}`);
    return h("tbody", { class: "ed-again" }, h("tr", {}, h("td", { colspan: "7" }, row.title, " ", h("span", { class: "muted" }, row.time), " ", jump)));
  }

  make(row) {
    const quarter = () => (this.store.get(row.key).chips.length && quartersOf(this.store.get(row.key))[0] === 4 ? 4 : null);
    const paragraphs = () => this.store.rows.paragraph.filter((other) => other.line.trim()).map((other) => [other.key, `${this.store.numbers[other.key] ?? ""}${other.line.trim()}`.slice(0, 40)]);
    return new TaskRow({ row, store: this.store, actions: this.actions, data: this.data, quarter, paragraphs });
  }

  add(number) {
    const timings = number ? [{ kind: "quarter", number, words: NAMES[number] }] : [];
    const chips = number ? [{ label: NAMES[number], quarters: [number] }] : [];
    this.words = this.search.value = "";
    const here = this.store.rows.task.filter((row) => (quartersOf(row)[0] ?? 0) === number);
    const after = (here.at(-1) ?? this.store.rows.task.at(-1))?.key ?? null;
    goTo(this.actions.add("task", { time: number ? NAMES[number] : "", timings, chips }, after).key);
  }

  dragging() {
    let key = null;
    const clear = () => { for (const node of this.table.querySelectorAll(".is-over, .is-dragged")) node.classList.remove("is-over", "is-dragged"); };
    this.table.addEventListener("dragstart", (event) => {
      const row = event.target.closest?.(".ed-handle")?.closest(".ed-task");
      if (!row) return;
      key = row.dataset.key;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", this.store.get(key).title);
      event.dataTransfer.setDragImage(row, 10, 10);
      row.classList.add("is-dragged");
    });
    this.table.addEventListener("dragover", (event) => {
      const over = key && event.target.closest(".ed-task, .ed-quarter");
      if (!over) return;
      event.preventDefault();
      for (const node of this.table.querySelectorAll(".is-over")) if (node !== over) node.classList.remove("is-over");
      over.classList.add("is-over");
    });
    this.table.addEventListener("drop", (event) => {
      const over = key && event.target.closest(".ed-task, .ed-quarter");
      clear();
      if (!over || over.dataset.key === key) return;
      event.preventDefault();
      this.dropped(key, over);
    });
    this.table.addEventListener("dragend", () => { key = null; clear(); });
  }

  dropped(key, over) {
    const row = this.store.get(key);
    const head = over.classList.contains("ed-quarter") ? over : this.headAbove(over);
    const number = Number(head.dataset.quarter);
    const mine = quartersOf(row);
    if (!(number ? mine.includes(number) : !mine.length)) {
      if (row.time) return toast(`这项任务的时间是“${row.time}”。要放到${NAMES[number]}，请改它的时间。`);
      this.actions.edit(key, { time: NAMES[number] });
    }
    const rows = this.store.rows.task;
    const target = over.dataset.key;
    if (!target) return this.actions.move(key, null);
    const down = rows.indexOf(row) < rows.indexOf(this.store.get(target));
    return this.actions.move(key, down ? target : this.store.before(target));
  }

  headAbove(node) {
    let head = node;
    while (!head.classList.contains("ed-quarter")) head = head.previousElementSibling;
    return head;
  }
}
