/** Goals and the leading group: short lists, edited where they will be printed. */

import { arrange, goTo, grow, h, onTyped, sync, toast } from "./dom.js";

/** The small buttons at the end of a row. */
export function rowButtons(key, name, actions) {
  const nudge = (step) => { actions.nudge(key, step); };
  const remove = () => {
    actions.remove(key);
    toast(`已删除一${name}。`, "撤销", () => actions.undo());
  };
  return h("span", { class: "ed-row-acts" },
    h("button", { type: "button", title: "上移（Alt+↑）", "aria-label": `上移这${name}`, onclick: () => nudge(-1) }, "↑"),
    h("button", { type: "button", title: "下移（Alt+↓）", "aria-label": `下移这${name}`, onclick: () => nudge(1) }, "↓"),
    h("button", { type: "button", class: "ed-danger", "aria-label": `删除这${name}`, onclick: remove }, "删除"));
}

/** Alt+↑ and Alt+↓ move the row that holds the caret. */
export function moveByKeyboard(event, key, actions) {
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return false;
  event.preventDefault();
  actions.nudge(key, event.key === "ArrowUp" ? -1 : 1);
  return true;
}

class List {
  constructor({ store, actions, choices, kind, heading, add }) {
    Object.assign(this, { store, actions, choices, kind });
    this.nodes = new Map();
    this.rows = h("div", { class: "ed-rows" });
    this.head = h("h2", { class: "ed-apart-head" }, heading);
    this.box = h("section", { class: `ed-section ed-${kind}s`, id: `section-${kind}`, "aria-label": heading }, this.head, ...this.extra(), this.rows,
      h("button", { type: "button", class: "ed-add", onclick: () => this.add() }, add));
    store.addEventListener("order", ({ detail }) => detail.kind === kind && this.place());
    store.addEventListener("row", ({ detail }) => this.refresh(detail.row));
    this.place();
  }

  extra() {
    return [];
  }

  place() {
    const rows = this.store.rows[this.kind];
    for (const row of rows) if (!this.nodes.has(row.key)) this.nodes.set(row.key, this.make(row));
    const seen = new Set(rows.map((row) => row.key));
    for (const key of [...this.nodes.keys()]) if (!seen.has(key)) this.nodes.delete(key);
    arrange(this.rows, rows.map((row) => this.nodes.get(row.key).box));
  }

  refresh(row) {
    const node = this.nodes.get(row.key);
    if (node) for (const [name, field] of Object.entries(node.fields)) sync(field, row[name]);
  }

  add(after = this.store.rows[this.kind].at(-1)?.key ?? null) {
    goTo(this.actions.add(this.kind, {}, after).key);
  }

  /** A field of the row; Enter goes on to a new row below. */
  field(row, name, label, limit, tag = "textarea") {
    const field = h(tag, { "aria-label": label, placeholder: label, maxlength: String(limit), data: { key: row.key, field: name } });
    if (tag === "textarea") field.rows = 1;
    field.value = row[name];
    onTyped(field, () => { grow(field); this.actions.edit(row.key, { [name]: field.value.replace(/\n/g, "") }); });
    field.addEventListener("blur", () => { const now = this.store.get(row.key); if (now) sync(field, now[name]); });
    field.addEventListener("keydown", (event) => {
      if (moveByKeyboard(event, row.key, this.actions) || event.isComposing || event.key !== "Enter") return;
      event.preventDefault();
      this.add(row.key);
    });
    return field;
  }
}

export class Goals extends List {
  constructor(options) {
    super({ ...options, kind: "goal", heading: "工作目标", add: "+ 添一条目标" });
  }

  make(row) {
    const text = this.field(row, "text", "目标", 2000);
    const box = h("div", { class: "ed-goal", id: `row-${row.key}`, data: { key: row.key } }, text, rowButtons(row.key, "条目标", this.actions), h("p", { class: "ed-error", hidden: true }));
    return { box, fields: { text } };
  }
}

export class Members extends List {
  constructor(options) {
    super({ ...options, kind: "member", heading: "领导小组", add: "+ 添一名成员" });
  }

  extra() {
    const { plan } = this.store;
    this.name = h("input", { class: "ed-group-name", maxlength: "80", "aria-label": "领导小组名称", placeholder: "领导小组名称", data: { key: "plan", field: "group_name" } });
    this.name.value = plan.group_name;
    onTyped(this.name, () => this.actions.edit("plan", { group_name: this.name.value }));
    this.store.addEventListener("row", ({ detail }) => detail.row.key === "plan" && sync(this.name, plan.group_name));
    return [h("div", { class: "ed-group-row" }, this.name)];
  }

  make(row) {
    const role = h("select", { "aria-label": "职责", data: { key: row.key, field: "role" } });
    role.append(...this.choices.group_roles.map(([value, label]) => h("option", { value }, label)));
    role.value = row.role;
    role.addEventListener("change", () => this.actions.edit(row.key, { role: role.value }));
    const name = this.field(row, "name", "姓名", 40, "input");
    const post = this.field(row, "post", "职务", 80, "input");
    const box = h("div", { class: "ed-member", id: `row-${row.key}`, data: { key: row.key } }, role, name, post, rowButtons(row.key, "名成员", this.actions), h("p", { class: "ed-error", hidden: true }));
    return { box, fields: { role, name, post } };
  }
}
