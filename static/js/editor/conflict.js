/** Two people changed the same place: the loser of the race sees both versions and chooses. */

import { byId, forcing, grow, h, newKey, toast } from "./dom.js";
import { FIELDS } from "./store.js";

const NAMES = {
  line: "这一段", level: "层次", role: "作用", text: "目标", name: "姓名", post: "职务", title: "名称", details: "具体措施",
  type: "类型", direction: "方向", responsible_unit: "责任单位", responsible_person: "责任人", partners: "配合单位",
  participants: "参加人员", amount: "数量", budget: "经费", fund_source: "经费来源", place: "地点", status: "状态",
  paragraph: "来自哪一段", time: "时间", timings: "时间", group_name: "领导小组名称", show_task_table: "附任务安排表",
};
const LEVELS = ["正文", "一级标题", "二级标题", "三级标题", "四级标题"];

export class Conflicts {
  constructor({ store, outbox, merge, choices, types }) {
    Object.assign(this, { store, outbox, merge });
    this.dialog = byId("conflict-dialog");
    // Escape is no answer: browsers let the second one through, so the dialog comes again.
    this.dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.dialog.addEventListener("close", () => { if (this.asking) this.dialog.showModal(); });
    const lists = [...choices.roles, ...choices.directions, ...choices.statuses, ...choices.group_roles];
    this.labels = new Map([...lists, ...types.map((type) => [type.code, type.name])]);
  }

  /** Settle one answer 409: by itself where nothing is lost, else by asking. */
  async settle(op, conflict) {
    const { current } = conflict;
    if (op.op === "move") return this.outbox.drop(op);
    this.gather(op);
    if (current === null) return op.op === "delete" ? this.outbox.drop(op) : this.deleted(op, conflict);
    if (op.op === "delete") return op.version === 0 ? this.again(op, current) : this.deleteOrKeep(op, conflict);
    if (this.merge.apart(op, current)) {
      this.again(op, current);
      forcing(() => this.merge.accept(current));
      return undefined;
    }
    return this.choose(op, conflict);
  }

  /** What was typed after this op went out belongs to the same choice. */
  gather(op) {
    if (!op.fields) return;
    for (const other of this.outbox.ops) {
      if (other === op || other.key !== op.key || !["save", "plan"].includes(other.op)) continue;
      op.before = { ...other.before, ...op.before };
      op.fields = { ...op.fields, ...other.fields };
      this.outbox.drop(other);
    }
  }

  again(op, current, fields = op.fields) {
    Object.assign(op, { version: current.version, fields, tried: false });
    for (const other of this.outbox.ops) if (other.key === op.key) other.version = current.version;
  }

  words(name, value) {
    if (name === "level") return LEVELS[value];
    if (name === "timings") return value.map((timing) => timing.words || timing.kind).join("、");
    if (name === "time") return typeof value === "object" ? value.words : value;
    if (name === "paragraph") return this.store.get(value)?.line ?? "";
    if (typeof value === "boolean") return value ? "是" : "否";
    return ["type", "direction", "status", "role"].includes(name) ? this.labels.get(value) ?? value : String(value ?? "");
  }

  column(title, op, values, other) {
    const rows = Object.keys(op.fields).map((name) => {
      const words = this.words(name, values[name]);
      return [h("dt", {}, NAMES[name] ?? "标题"), h("dd", {}, marked(words, this.words(name, other[name])))];
    });
    return h("div", { class: "ed-version" }, h("h3", {}, title), h("dl", {}, rows));
  }

  ask(title, lead, columns, buttons) {
    byId("conflict-title").textContent = title;
    byId("conflict-lead").textContent = lead;
    byId("conflict-versions").replaceChildren(...columns);
    byId("conflict-merge").hidden = true;
    return new Promise((resolve) => {
      this.asking = true;
      const close = (answer) => { this.asking = false; this.dialog.close(); resolve(answer); };
      byId("conflict-acts").replaceChildren(...buttons.map(([words, answer, style = "btn-plain"]) =>
        h("button", { type: "button", class: `btn ${style}`, onclick: () => (typeof answer === "function" ? answer(close) : close(answer)) }, words)));
      this.dialog.showModal();
    });
  }

  async choose(op, { message, current, who, at }) {
    const line = op.kind === "paragraph" || op.kind === "goal" ? { paragraph: "line", goal: "text" }[op.kind] : null;
    const mine = { ...this.store.get(op.key), ...op.fields };
    const columns = [
      this.column(`对方的（${who}${at ? ` ${at}` : ""}）`, op, current, mine),
      this.column("我的", op, mine, current),
    ];
    const editable = Object.keys(op.fields).filter((name) => typeof op.fields[name] === "string" && !this.labels.has(op.fields[name]) && name !== "paragraph");
    const buttons = [["用我的", "mine", "btn-act"], ["用对方的", "theirs"]];
    if (line && line in op.fields) buttons.push(["两段都留", "both"]);
    if (editable.length) buttons.push(["合在一起改", (close) => this.edit(op, editable, current, close)]);
    const answer = await this.ask("两个人改了同一处", `${message}两个版本都在下面，请选一个。`, columns, buttons);
    if (answer === "mine") this.again(op, current);
    else if (typeof answer === "object") this.again(op, current, { ...op.fields, ...answer });
    else this.outbox.drop(op);
    if (answer === "both") this.addMine(op, line);
    forcing(() => {
      this.merge.accept(current);
      if (typeof answer === "object") this.store.assign(op.key, answer);
    });
    return undefined;
  }

  addMine(op, line) {
    const row = { ...this.store.get(op.key), [line]: op.fields[line], key: newKey(), version: 0 };
    this.store.insert(row, op.key);
    this.outbox.put({ op: "add", kind: op.kind, key: row.key, after: op.key, fields: pick(row, FIELDS[op.kind].filter((name) => name !== "level")) });
  }

  edit(op, names, current, close) {
    const areas = names.map((name) => {
      const area = h("textarea", { class: "form-control", rows: "3", id: `merge-${name}` });
      area.value = op.fields[name];
      return [name, area];
    });
    const box = byId("conflict-merge");
    box.replaceChildren(...areas.flatMap(([name, area]) => [h("label", { for: area.id, class: "form-label" }, `合成一份：${NAMES[name] ?? "标题"}`), area]));
    box.hidden = false;
    byId("conflict-acts").replaceChildren(h("button", {
      type: "button", class: "btn btn-act",
      onclick: () => close(Object.fromEntries(areas.map(([name, area]) => [name, area.value.replace(/\n+/g, name === "details" ? "\n" : "")]))),
    }, "用这一份"));
    areas.forEach(([, area]) => grow(area));
    areas[0][1].focus();
  }

  async deleted(op, { message }) {
    const row = this.store.get(op.key);
    const column = this.column("我的", op, { ...row, ...op.fields }, {});
    const answer = await this.ask("这一处已经被删除", message, [column], [["恢复我的", "restore", "btn-act"], ["不要了", "drop"]]);
    const after = this.store.before(op.key);
    this.outbox.ops = this.outbox.ops.filter((other) => other.key !== op.key);
    if (answer === "drop") return this.store.remove(op.key);
    const fields = pick({ ...row, ...op.fields }, FIELDS[op.kind]);
    if (op.fields.time) { delete fields.timings; fields.time = op.fields.time; }
    return this.outbox.put({ op: "add", kind: op.kind, key: op.key, after, fields });
  }

  async deleteOrKeep(op, { message, current, who }) {
    const name = { paragraph: "line", goal: "text", task: "title", member: "name" }[op.kind];
    const column = h("div", { class: "ed-version" }, h("h3", {}, `现在的内容（${who}）`), h("p", {}, current[name]));
    const answer = await this.ask("要删除的这一处刚被改过", message, [column], [["仍然删除", "delete"], ["保留", "keep", "btn-act"]]);
    if (answer === "delete") return this.again(op, current);
    this.outbox.drop(op);
    this.merge.since = 0; // its place comes with the next poll
    this.store.insert({ ...current }, null);
    return toast("已保留。");
  }
}

const pick = (row, names) => Object.fromEntries(names.map((name) => [name, row[name]]));

/** The words with what differs from the other version marked: all between the common head and tail. */
function marked(words, other) {
  let head = 0;
  while (head < words.length && words[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(words.length, other.length) - head && words.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const middle = words.slice(head, words.length - tail);
  return [words.slice(0, head), middle ? h("mark", {}, middle) : "", tail ? words.slice(words.length - tail) : ""];
}
