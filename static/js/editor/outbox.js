/**
 * Changes on their way to the server: strictly one after another, kept on this machine until they are answered.
 *
 * op = {id, op: save|add|delete|move|plan|notes, kind, key, version, fields, after, before, error}
 * `before` holds what the fields were when their writer began, to tell a real conflict from two changes that
 * touch different fields. An op with an `error` waits for its writer; others pass it.
 */

import { newKey } from "./dom.js";
import { postJson } from "./net.js";
import { BLANK, REQUIRED, same } from "./store.js";

const PAUSE = 700;
const WAITS = [1000, 2000, 5000, 10000, 20000, 30000];
const MAX_FAILURES = 4;

export class Outbox extends EventTarget {
  constructor({ url, user, shelf, answers }) {
    super();
    Object.assign(this, { url, user, shelf, answers });
    this.ops = [];
    this.sending = null;
    this.failures = 0;
    this.left = false;
    this.halted = "";
    this.problem = "";
    this.counter = 0;
    this.timer = 0;
    this.shelfTimer = 0;
  }

  tell() {
    this.dispatchEvent(new Event("change"));
  }

  /** Queue a change and join it with what still waits for the same row. */
  put(op) {
    const merged = this.join(op);
    if (!merged) this.ops.push({ id: newKey(), ...op });
    this.counter += 1;
    this.keep();
    this.tell();
    this.schedule(PAUSE);
  }

  join(op) {
    // What was sent once may have arrived although no answer came: it goes again as it was, or not at all.
    const waiting = this.ops.filter((other) => other.key === op.key && !other.tried);
    const last = waiting[waiting.length - 1];
    if (op.op === "delete") {
      const born = waiting.some((other) => other.op === "add");
      this.ops = this.ops.filter((other) => !waiting.includes(other));
      return born;
    }
    if (op.op === "move" && last?.op === "move" && last === this.ops[this.ops.length - 1]) {
      last.after = op.after;
      return true;
    }
    if (op.op !== "save" && op.op !== "plan") return false;
    const target = [...waiting].reverse().find((other) => ["save", "plan", "add"].includes(other.op));
    if (!target || waiting.slice(waiting.indexOf(target)).some((other) => other.op === "delete")) return false;
    target.before = { ...op.before, ...target.before };
    target.fields = { ...target.fields, ...op.fields };
    if ("time" in op.fields) delete target.fields.timings;
    if ("timings" in op.fields) delete target.fields.time;
    delete target.error;
    return true;
  }

  /** Names of the fields of this row that still wait. */
  pending(key) {
    const names = new Set();
    for (const op of this.ops) if (op.key === key) for (const name of Object.keys(op.fields || {})) names.add(name);
    return names;
  }

  has(key, kinds = ["save", "add", "delete", "plan"]) {
    return this.ops.some((op) => op.key === key && kinds.includes(op.op));
  }

  keep() {
    if (this.shelfTimer) return;
    this.shelfTimer = setTimeout(() => this.keepNow(), 200);
  }

  keepNow() {
    clearTimeout(this.shelfTimer);
    this.shelfTimer = 0;
    this.shelf.put(this.unsaved, this.left);
  }

  /** What would be lost: all that waits but rows into which nothing was typed. */
  get unsaved() {
    return this.ops.filter((op) => ready(op) || begun(op));
  }

  schedule(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), wait);
  }

  /** Send now: somebody left a field, came back online, signed in again. */
  flush() {
    if (!this.sending && this.failures === 0) this.schedule(0);
  }

  retry() {
    this.failures = 0;
    this.problem = "";
    if (!this.sending) this.schedule(0);
  }

  next() {
    const held = new Set();
    for (const op of this.ops) {
      if (held.has(op.key)) continue;
      if (!op.error && ready(op)) return op;
      held.add(op.key);
    }
    return null;
  }

  async pump() {
    if (this.sending || this.halted || this.problem === "signed_out") return;
    const op = this.next();
    if (!op) return;
    this.sending = op;
    op.tried = true;
    this.keepNow();
    this.tell();
    const { op: name, kind, key, version, fields, after } = op;
    const answer = await postJson(this.url, { user: this.user, op: name, kind, key, version, fields, after });
    await this.receive(op, answer);
    this.sending = null;
    this.counter += 1;
    this.keepNow();
    this.tell();
    if (this.failures === 0 && this.next()) this.schedule(0);
  }

  drop(op) {
    this.ops = this.ops.filter((other) => other !== op);
  }

  async receive(op, { status, json, data }) {
    if (status === 200) {
      this.calm();
      this.drop(op);
      for (const other of this.ops) if (other.key === op.key && data.row) other.version = data.row.version;
      this.answers.saved(op, data);
    } else if (status === 409 && data.conflict) {
      this.calm();
      await this.answers.conflict(op, data.conflict);
    } else if (status === 400) {
      this.calm();
      this.refuse(op, data.errors || { "": data.message || "没有保存，请刷新页面再试。" });
    } else if (status === 401) {
      this.problem = "signed_out";
      op.tried = false;
      this.answers.signedOut(data.message);
    } else if (status === 404 || status === 423 || (status === 403 && json)) {
      this.halted = data.message || "这一篇现在打不开了。";
      this.answers.halted(this.halted);
    } else {
      this.fail(op, status);
    }
  }

  calm() {
    this.failures = 0;
    this.problem = "";
  }

  refuse(op, errors) {
    op.error = errors;
    op.tried = false;
    this.answers.refused(op, errors);
  }

  /** No line, or the server stumbled: again, after a pause that grows. One bad op must not hold up the rest. */
  fail(op, status) {
    this.failures += 1;
    this.problem = status === 0 ? "offline" : "server";
    op.failures = status >= 400 ? (op.failures || 0) + 1 : 0;
    if (op.failures >= MAX_FAILURES) {
      this.failures = 0;
      this.refuse(op, { "": "服务器没能保存这一处，内容还在本机。请改一改再试，或联系管理员。" });
      return;
    }
    if (status === 403) this.answers.staleToken();
    this.schedule(WAITS[Math.min(this.failures, WAITS.length) - 1]);
  }
}

/** A new goal, task or member waits on this machine until it has its one required field. */
export function ready(op) {
  const name = REQUIRED[op.kind];
  return op.op !== "add" || !name || Boolean(op.fields[name]?.trim());
}

/** Whether anything was typed into it yet. */
const begun = ({ kind, fields }) =>
  Object.entries(fields).some(([name, value]) => name !== "timings" && !same(value, BLANK[kind][name]));
