/** Every change somebody makes: shown at once, remembered for 撤销, queued for the server. */

import { forcing, newKey, toast } from "./dom.js";
import { BLANK, FIELDS } from "./store.js";

const BURST = 2500;
const MAX_STEPS = 300;

export class Actions extends EventTarget {
  constructor(store, outbox) {
    super();
    Object.assign(this, { store, outbox });
    this.steps = [];
    this.group = null;
    this.undoing = false;
  }

  remember(step) {
    if (this.undoing) return;
    if (this.group) this.group.unshift(step);
    else this.steps.push([step]);
    if (this.steps.length > MAX_STEPS) this.steps.shift();
    this.dispatchEvent(new Event("history"));
  }

  /** Several changes that are undone as one. */
  together(run) {
    if (this.group) return run();
    this.group = [];
    try {
      return this.store.batch(run);
    } finally {
      if (this.group.length) this.steps.push(this.group);
      this.group = null;
      this.dispatchEvent(new Event("history"));
    }
  }

  /** End the burst of typing: the next letter is another step. */
  pause() {
    this.burst = null;
  }

  /** Change fields of a row. `sent` is what goes to the server when that is not the same (a task's time). */
  edit(key, fields, sent = fields) {
    const row = this.store.get(key);
    if (!row) return;
    const before = Object.fromEntries(Object.keys(fields).map((name) => [name, row[name]]));
    this.rememberEdit(row, before);
    this.store.assign(key, fields);
    const base = Object.fromEntries(Object.keys(sent).map((name) => [name, name in before ? before[name] : row[name]]));
    this.outbox.put({ op: key === "plan" ? "plan" : "save", kind: row.kind, key, version: row.version, fields: sent, before: base });
  }

  rememberEdit(row, before) {
    const names = Object.keys(before).join();
    const now = Date.now();
    const goesOn = this.burst?.key === row.key && this.burst.names === names && now - this.burst.at < BURST;
    this.burst = { key: row.key, names, at: now };
    if (goesOn && !this.group) return;
    const old = { ...before };
    if (row.kind === "paragraph" && "line" in old) old.level = row.level;
    if ("time" in old) Object.assign(old, { timings: row.timings, chips: row.chips });
    this.remember({ type: "edit", key: row.key, old });
  }

  add(kind, fields, after, key = newKey()) {
    const row = { ...BLANK[kind], ...fields, kind, key, version: 0 };
    this.store.insert(row, after);
    this.remember({ type: "remove", key });
    this.burst = null;
    const names = FIELDS[kind].filter((name) => name !== "level" || "level" in fields);
    this.outbox.put({ op: "add", kind, key, after, fields: Object.fromEntries(names.map((name) => [name, row[name]])) });
    return row;
  }

  remove(key) {
    const row = this.store.get(key);
    if (!row) return;
    const links = this.store.rows.task.filter((task) => task.paragraph === key).map((task) => task.key);
    this.remember({ type: "add", row: { ...row }, after: this.store.before(key), links });
    this.store.remove(key);
    for (const link of links) this.store.assign(link, { paragraph: "" });
    this.outbox.put({ op: "delete", kind: row.kind, key, version: row.version });
  }

  move(key, after) {
    const row = this.store.get(key);
    const before = this.store.before(key);
    if (!row || before === after || key === after) return;
    this.remember({ type: "move", key, after: before });
    this.store.move(key, after);
    this.outbox.put({ op: "move", kind: row.kind, key, after });
  }

  /** One place up (-1) or down (1) among the rows of its kind. */
  nudge(key, step) {
    const row = this.store.get(key);
    const rows = this.store.rows[row.kind];
    const place = rows.indexOf(row) + step;
    if (place < 0 || place >= rows.length) return;
    this.move(key, step > 0 ? rows[place].key : place > 0 ? rows[place - 1].key : null);
  }

  undo() {
    const group = this.steps.pop();
    if (!group) return;
    this.undoing = true;
    this.burst = null;
    try {
      forcing(() => this.store.batch(() => group.forEach((step) => this.revert(step))));
    } finally {
      this.undoing = false;
    }
    this.outbox.flush();
    this.dispatchEvent(new Event("history"));
  }

  revert(step) {
    if (step.type !== "add" && !this.store.get(step.key)) {
      toast("这一步改的内容已经不在了，没有撤销。");
    } else if (step.type === "edit") {
      const { chips, time, ...sent } = step.old;
      this.edit(step.key, step.old, sent);
    } else if (step.type === "remove") {
      this.remove(step.key);
    } else if (step.type === "move") {
      this.move(step.key, step.after);
    } else {
      const { kind, key, version, ...fields } = step.row;
      this.add(kind, fields, step.after, key);
      for (const link of step.links) if (this.store.get(link)) this.edit(link, { paragraph: key });
    }
  }
}
