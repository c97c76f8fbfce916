/** What others do meanwhile, asked every few seconds; and the list of what needs a human eye. */

import { byId, h } from "./dom.js";

const EVERY = 10000;
const PRESENT = 60000;

export function startWatching({ url, outbox, merge, panels }) {
  const others = byId("ed-others");
  let seen = 0;
  let polling = false;

  const greet = (names) => {
    if (names?.length) {
      others.textContent = `${names.join("、")}也在编辑`;
      others.hidden = false;
      seen = Date.now();
    } else if (Date.now() - seen > PRESENT) {
      others.hidden = true;
    }
  };

  const poll = async () => {
    if (polling || document.hidden || outbox.halted) return;
    polling = true;
    const { status, data, stale } = await merge.poll(url);
    polling = false;
    if (status === 200 && data.closed && !outbox.halted) {
      outbox.halted = data.closed;
      outbox.answers.halted(data.closed);
      outbox.tell();
    } else if (status === 200) {
      greet(data.editors);
      if (outbox.problem === "offline") outbox.retry();
      if (!data.unchanged && !stale) panels.changed();
    }
  };

  setInterval(poll, EVERY);
  document.addEventListener("visibilitychange", poll);
  return { poll };
}

export function startNotes(notes, outbox) {
  const box = byId("ed-notes");
  if (!notes.length) return;
  const list = h("ul", {}, notes.map((note) => {
    const line = h("li", {}, h("span", {}, note), h("button", {
      type: "button", class: "btn btn-sm btn-plain", "aria-label": `看过了：${note}`,
      onclick: () => {
        outbox.put({ op: "notes", kind: "plan", key: "notes", version: 0, fields: { note } });
        outbox.flush();
        line.remove();
        if (!list.children.length) box.hidden = true;
      },
    }, "✓ 看过了"));
    return line;
  }));
  box.append(h("h2", {}, "这些地方请核对一下"), list);
  box.hidden = false;
}
