/** What the server says and what still waits here, brought together: after a save, a poll, a reload. */

import { forcing, isComposing } from "./dom.js";
import { getJson } from "./net.js";
import { BLANK, KINDS, same } from "./store.js";

export class Merge {
  constructor(store, outbox) {
    Object.assign(this, { store, outbox });
    this.since = store.plan.content_version;
  }

  /** A row as the server has it; fields with changes that still wait stay as typed. */
  accept(row) {
    const pending = this.outbox.pending(row.key);
    const time = pending.has("time") || pending.has("timings");
    const hidden = (name) => pending.has(name) || (time && ["time", "timings", "chips"].includes(name));
    this.store.assign(row.key, Object.fromEntries(Object.entries(row).filter(([name]) => !hidden(name))));
  }

  /** Unsent changes of an earlier visit: shown again, and queued as they were. Returns how many. */
  restore(ops) {
    for (const op of ops) {
      delete op.error;
      this.outbox.ops.push(op);
      this.reapply(op, true);
    }
    return ops.length;
  }

  reapply(op, content = false) {
    const { store } = this;
    if (op.op === "add" && !store.get(op.key)) {
      const { timings, ...fields } = op.fields;
      const time = typeof fields.time === "object" ? fields.time.words : fields.time ?? "";
      store.insert({ ...BLANK[op.kind], ...fields, time, timings: timings || [], kind: op.kind, key: op.key, version: 0 }, op.after);
    } else if (op.op === "delete") {
      store.remove(op.key);
    } else if (op.op === "move") {
      store.move(op.key, op.after);
    } else if (content && ["save", "plan", "add"].includes(op.op) && store.get(op.key)) {
      const { time, timings, ...fields } = op.fields;
      if (time !== undefined) fields.time = typeof time === "object" ? time.words : time;
      store.assign(op.key, fields);
    }
  }

  /** Ask what others have changed. Returns {status, data}; nothing is taken over if a save ran meanwhile. */
  async poll(url) {
    const { outbox } = this;
    const counter = outbox.counter;
    const answer = await getJson(`${url}?since=${this.since}`);
    if (answer.status !== 200 || answer.data.unchanged || answer.data.closed) return answer;
    if (outbox.sending || outbox.counter !== counter || isComposing()) return { ...answer, stale: true };
    forcing(() => this.store.batch(() => this.takeOver(answer.data)));
    return answer;
  }

  takeOver(data) {
    const { store, outbox } = this;
    for (const row of data.rows) {
      if (!store.get(row.key)) {
        if (outbox.has(row.key)) continue;
        store.insert({ ...row }, store.rows[row.kind].at(-1)?.key ?? null);
      } else if (!outbox.has(row.key)) {
        store.assign(row.key, row);
      }
    }
    if (data.plan && !outbox.has("plan")) store.assign("plan", data.plan);
    for (const kind of KINDS) store.reorder(kind, data.order[kind], (key) => outbox.has(key));
    for (const op of outbox.ops) this.reapply(op);
    store.setNumbers(data.numbers);
    this.since = data.content_version;
  }

  /** Whether somebody else changed only other fields than these: then there is nothing to choose. */
  apart(op, current) {
    return Object.keys(op.fields).every((name) => same(current[name], op.before?.[name]));
  }
}
