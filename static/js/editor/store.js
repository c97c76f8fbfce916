/** What this page knows of the plan: its rows by kind, in order. Views listen; nobody else holds rows. */

export const KINDS = ["paragraph", "goal", "task", "member"];

/** What is sent when a whole row is added (again). A task goes with its timings, not with their words. */
export const FIELDS = {
  paragraph: ["line", "level", "role"],
  goal: ["text"],
  member: ["name", "post", "role"],
  task: [
    "title", "details", "type", "direction", "responsible_unit", "responsible_person", "partners", "participants",
    "amount", "budget", "fund_source", "place", "status", "paragraph", "timings",
  ],
};

export const REQUIRED = { goal: "text", task: "title", member: "name" };

export const BLANK = {
  paragraph: { line: "", marker: "", level: 0, role: "" },
  goal: { text: "" },
  member: { name: "", post: "", role: "member" },
  task: {
    title: "", details: "", type: "", direction: "", responsible_unit: "", responsible_person: "", partners: "",
    participants: "", amount: "", budget: "", fund_source: "", place: "", status: "planned", paragraph: "",
    time: "", timings: [], chips: [],
  },
};

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Store extends EventTarget {
  constructor(data) {
    super();
    this.plan = data.plan;
    this.numbers = data.numbers;
    this.rows = data.rows;
    this.byKey = new Map([["plan", this.plan]]);
    for (const kind of KINDS) for (const row of this.rows[kind]) this.byKey.set(row.key, row);
  }

  tell(name, detail = {}) {
    if (name === "order" && this.held) {
      this.held.add(detail.kind);
      return;
    }
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Many rows come and go at once (a paste, an undo): the views place them once, afterwards. */
  batch(run) {
    if (this.held) return run();
    this.held = new Set();
    try {
      return run();
    } finally {
      const kinds = this.held;
      this.held = null;
      for (const kind of kinds) this.tell("order", { kind });
    }
  }

  get(key) {
    return this.byKey.get(key);
  }

  /** The key of the row before this one, or null. */
  before(key) {
    const row = this.get(key);
    const place = this.rows[row.kind].indexOf(row);
    return place > 0 ? this.rows[row.kind][place - 1].key : null;
  }

  assign(key, fields) {
    const row = this.get(key);
    if (!row) return;
    const changed = Object.keys(fields).filter((name) => !same(row[name], fields[name]));
    Object.assign(row, fields);
    if (changed.length) this.tell("row", { row, changed });
  }

  insert(row, after) {
    const rows = this.rows[row.kind];
    const place = after === null ? 0 : rows.findIndex((other) => other.key === after) + 1 || rows.length;
    rows.splice(place, 0, row);
    this.byKey.set(row.key, row);
    this.tell("order", { kind: row.kind });
  }

  remove(key) {
    const row = this.get(key);
    if (!row) return;
    this.rows[row.kind] = this.rows[row.kind].filter((other) => other.key !== key);
    this.byKey.delete(key);
    this.tell("order", { kind: row.kind });
  }

  move(key, after) {
    const row = this.get(key);
    if (!row || key === after) return;
    const rows = this.rows[row.kind].filter((other) => other.key !== key);
    const place = after === null ? 0 : rows.findIndex((other) => other.key === after) + 1 || rows.length;
    rows.splice(place, 0, row);
    this.rows[row.kind] = rows;
    this.tell("order", { kind: row.kind });
  }

  /** Take the server's order; rows it does not know stay behind their neighbour if `keep` says so. */
  reorder(kind, keys, keep) {
    const known = new Set(keys);
    const rows = keys.map((key) => this.get(key)).filter(Boolean);
    let last = null;
    for (const row of this.rows[kind]) {
      if (!known.has(row.key)) {
        if (keep(row.key)) rows.splice(last === null ? 0 : rows.indexOf(last) + 1, 0, row);
        else { this.byKey.delete(row.key); continue; }
      }
      last = row;
    }
    const moved = rows.length !== this.rows[kind].length || rows.some((row, index) => row !== this.rows[kind][index]);
    this.rows[kind] = rows;
    if (moved) this.tell("order", { kind });
  }

  setNumbers(numbers) {
    if (same(numbers, this.numbers)) return;
    this.numbers = numbers;
    this.tell("numbers");
  }
}
