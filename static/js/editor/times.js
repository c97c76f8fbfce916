/** The time of a task: typed as in Word, shown as what it was understood to mean, with buttons for the usual ones. */

import { grow, h, onTyped, sync } from "./dom.js";

export const QUARTERS = ["", "一季度", "二季度", "三季度", "四季度"];
const QUICK = ["一季度", "二季度", "三季度", "四季度", "春节前", "清明节前", "八一前", "国庆节前", "元旦、春节前", "每季度", "每月", "全年"];

/** What the server understood, where the words do not say it themselves. */
function chips(row) {
  const plain = row.chips.length === 1 && /季度/.test(row.chips[0].label) && row.chips[0].quarters.length;
  if (plain) return [];
  return row.chips.map(({ label, quarters, day }) => {
    const where = quarters.length === 4 ? "各季度" : quarters.map((number) => QUARTERS[number]).join("、");
    const named = row.chips.length > 1 ? label + (day ? `（${day}）` : "") : day;
    const words = [...new Set([named, where])].filter(Boolean).join("·") || "不限季度";
    return h("span", { class: `ed-chip${where ? "" : " is-open"}` }, words);
  });
}

export class TimeCell {
  constructor({ row, store, actions, quarter }) {
    Object.assign(this, { key: row.key, store, actions, quarter });
    this.field = h("textarea", { rows: "1", maxlength: "200", "aria-label": "时间", placeholder: "如：春节前", data: { key: row.key, field: "time" } });
    this.field.value = row.time;
    onTyped(this.field, () => { grow(this.field); this.write(this.field.value.replace(/\n/g, "")); });
    this.field.addEventListener("blur", () => this.refresh());
    this.field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) event.preventDefault(); });
    this.opener = h("button", { type: "button", class: "ed-quick", "aria-expanded": "false", "aria-label": "常用时间", title: "常用时间", onclick: () => this.toggle() }, "▾");
    this.chips = h("span", { class: "ed-chips" });
    this.box = h("div", { class: "ed-time" }, this.field, this.opener, this.chips);
    this.box.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.menu) { this.toggle(); this.opener.focus(); } });
    this.box.addEventListener("focusout", (event) => { if (this.menu && !this.box.contains(event.relatedTarget)) this.toggle(); });
    this.refresh();
  }

  /** The fourth quarter's 春节 is next year's: so the server is told where the task stands. */
  write(words) {
    const quarter = this.quarter();
    this.actions.edit(this.key, { time: words }, { time: quarter ? { words, quarter } : words });
  }

  refresh() {
    const row = this.store.get(this.key);
    if (!row) return;
    sync(this.field, row.time);
    this.chips.replaceChildren(...chips(row));
  }

  toggle() {
    if (this.menu) {
      this.menu.remove();
      this.menu = null;
    } else {
      const pick = (words) => {
        const now = this.field.value.trim();
        const value = words && now && !now.includes(words) ? `${now}、${words}` : words;
        this.field.value = value;
        grow(this.field);
        this.write(value);
        this.actions.outbox.flush();
        this.toggle();
        this.opener.focus();
      };
      this.menu = h("div", { class: "ed-menu", role: "group", "aria-label": "常用时间" },
        QUICK.map((words) => h("button", { type: "button", onclick: () => pick(words) }, words)),
        h("button", { type: "button", class: "ed-danger", onclick: () => pick("") }, "清空"));
      this.box.append(this.menu);
      // Safari does not focus a button that is clicked: without this the menu would close at once.
      this.menu.addEventListener("pointerdown", (event) => event.preventDefault());
    }
    this.opener.setAttribute("aria-expanded", String(Boolean(this.menu)));
  }
}
