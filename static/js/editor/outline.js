/** 目录: the headings and the three lists, as links that jump. */

import { byId, debounce, goTo, h } from "./dom.js";

const SECTIONS = [["goal", "目标"], ["task", "季度任务表"], ["member", "领导小组"]];

/** As in print: a numbered line that goes on as a sentence is no heading. */
const isHeading = (line) => line.length <= 60 && !/[。；;！？!?].*\S/.test(line);

export function startOutline(store) {
  const list = byId("ed-outline");
  const cut = (words) => (words.length > 24 ? `${words.slice(0, 23)}…` : words);
  const link = (words, level, act) => h("li", { class: `lv-${level}` }, h("button", { type: "button", onclick: act }, words));
  const draw = debounce(() => {
    const headings = store.rows.paragraph.filter((row) => row.level > 0 && row.level < 3 && isHeading(row.line.trim()));
    const lines = headings.map((row) => link(cut(`${store.numbers[row.key] ?? ""}${row.line.trim()}`), row.level, () => goTo(row.key)));
    const jump = (kind) => byId(`section-${kind}`).scrollIntoView({ block: "start" });
    const sections = store.plan.is_plan ? SECTIONS : [];
    list.replaceChildren(...lines, ...sections.map(([kind, words]) => link(words, "0", () => jump(kind))));
  }, 150);
  store.addEventListener("outline", draw);
  draw();
  if (window.matchMedia("(max-width: 1199px)").matches) byId("ed-outline-box").open = false;
}
