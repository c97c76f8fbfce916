/** Unsent changes on this machine: one shelf per tab, so that two tabs do not write over each other. */

import { newKey } from "./dom.js";

export const STALE = 15000;

export class Shelf {
  constructor(user, plan) {
    this.prefix = `shuangyong.editor.${user}.${plan}.`;
    this.works = true;
    this.tab = this.tabName();
  }

  tabName() {
    try {
      const name = sessionStorage.getItem("shuangyong.tab") || newKey();
      sessionStorage.setItem("shuangyong.tab", name);
      return name;
    } catch {
      return newKey();
    }
  }

  /** Store the ops, or clear the shelf when there are none; `left`: this tab is going and needs them no more. */
  put(ops, left = false) {
    try {
      if (ops.length) localStorage.setItem(this.prefix + this.tab, JSON.stringify({ at: Date.now(), left, ops }));
      else localStorage.removeItem(this.prefix + this.tab);
      this.works = true;
    } catch {
      this.works = false;
    }
  }

  /** Take over what this tab left behind (`own`), and what tabs left that have since been closed. */
  take({ own = true } = {}) {
    const found = [];
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.prefix));
      for (const name of names) {
        const shelf = JSON.parse(localStorage.getItem(name));
        const mine = name === this.prefix + this.tab;
        if (mine ? !own : !shelf.left && Date.now() - shelf.at < STALE) continue;
        found.push(shelf);
        if (!mine) localStorage.removeItem(name);
      }
    } catch {
      this.works = false;
    }
    return found.sort((one, other) => one.at - other.at).flatMap((shelf) => shelf.ops);
  }
}
