/** The editor: puts the parts together. */

import { Actions } from "./actions.js";
import { Conflicts } from "./conflict.js";
import { byId, forcing, goTo, toast } from "./dom.js";
import { startLeaving } from "./leaving.js";
import { Goals, Members } from "./lists.js";
import { Merge } from "./merge.js";
import { Outbox, ready } from "./outbox.js";
import { startOutline } from "./outline.js";
import { Panels } from "./panels.js";
import { Shelf, STALE } from "./shelf.js";
import { Status } from "./status.js";
import { Store } from "./store.js";
import { Tasks } from "./tasks.js";
import { Sheet } from "./text.js";
import { Tools } from "./tools.js";
import { startNotes, startWatching } from "./watch.js";

const data = JSON.parse(byId("editor-data").dataset.plan);
const store = new Store(data);
const shelf = new Shelf(data.user, data.plan.id);
const signIn = byId("signin-dialog");

const answers = {
  saved(op, answer) {
    if (signIn.open) signIn.close();
    status.cleared(op.key);
    if (answer.row) merge.accept(answer.row);
    if (answer.numbers) store.setNumbers(answer.numbers);
    panels.changed();
  },
  conflict: (op, conflict) => conflicts.settle(op, conflict),
  refused: (op, errors) => status.refused(op, errors),
  halted: (message) => status.halted(message),
  staleToken: () => watcher.poll(),
  signedOut(message) {
    if (message) byId("signin-text").textContent = message;
    if (!signIn.open) signIn.showModal();
  },
};

const outbox = new Outbox({ url: data.urls.save, user: data.user, shelf, answers });
const merge = new Merge(store, outbox);
const restored = merge.restore(shelf.take());
const actions = new Actions(store, outbox);
const conflicts = new Conflicts({ store, outbox, merge, choices: data.choices, types: data.types });
const status = new Status(outbox);
const sections = {
  goal: new Goals({ store, actions }),
  task: new Tasks({ store, actions, data }),
  member: new Members({ store, actions, choices: data.choices }),
};
new Sheet({ store, actions, sections });
new Tools({ store, actions, choices: data.choices });
startOutline(store);
const panels = new Panels({ urls: data.urls, outbox, store });
const watcher = startWatching({ url: data.urls.changes, store, outbox, merge, panels });
startNotes(data.notes, outbox);

function sendRestored(count) {
  if (!count) return;
  outbox.keepNow();
  outbox.retry();
  outbox.tell();
  toast(`上次有${count}处改动没来得及保存，已经补上。`);
}

sendRestored(restored);
// A browser that broke down left no word that its tabs are gone: by now their shelves are old enough.
setTimeout(() => forcing(() => store.batch(() => sendRestored(merge.restore(shelf.take({ own: false }))))), STALE + 5000);

const undo = byId("ed-undo");
undo.addEventListener("click", () => actions.undo());
actions.addEventListener("history", () => { undo.disabled = actions.steps.length === 0; });
document.addEventListener("keydown", (event) => {
  const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (inField || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  actions.undo();
});

byId("main").addEventListener("focusout", () => { actions.pause(); outbox.flush(); });
window.addEventListener("online", () => outbox.retry());
setInterval(() => outbox.ops.length && outbox.keepNow(), 5000); // a shelf that is not renewed counts as left behind
// The page goes, and says so on its shelf: the next one need not wait to see whether this one still lives.
window.addEventListener("pagehide", () => { outbox.left = true; outbox.keepNow(); });
window.addEventListener("pageshow", (event) => { outbox.left = false; if (event.persisted) outbox.retry(); });
document.addEventListener("visibilitychange", () => (document.hidden ? outbox.keepNow() : outbox.problem && outbox.retry()));
window.addEventListener("beforeunload", (event) => {
  outbox.keepNow();
  if (outbox.ops.length && !shelf.works) event.preventDefault();
});

byId("signin-retry").addEventListener("click", () => { signIn.close(); outbox.retry(); });
byId("signin-later").addEventListener("click", () => signIn.close());
byId("ed-status").addEventListener("click", () => {
  const wrong = outbox.ops.find((op) => op.error || !ready(op));
  if (outbox.problem) outbox.retry();
  else if (wrong) goTo(wrong.key);
});

startLeaving(outbox);

// The browser's own jump to a row comes too early, or takes the caret away again: so ours comes after it.
const jump = () => window.location.hash.startsWith("#row-") && goTo(window.location.hash.slice(5));
window.addEventListener("hashchange", jump);
if (document.readyState === "complete") jump();
else window.addEventListener("load", () => setTimeout(jump));

document.documentElement.dataset.editor = "ready";
