/** Going on to another page: first everything is saved, so that the next page shows what was just typed. */

import { byId, goTo, toast } from "./dom.js";

const PATIENCE = 4000;

/** The link of this site that a plain click would follow in this tab, or null. */
function linkOf(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target.closest?.("a[href]");
  if (!link || link.target || link.origin !== window.location.origin || link.getAttribute("href").startsWith("#")) return null;
  return link;
}

export function startLeaving(outbox) {
  let going = null; // the way out that waits for its saving
  let warned = false;

  const stop = () => {
    outbox.removeEventListener("change", going.look);
    clearTimeout(going.timer);
    going = null;
  };

  const stay = (submitting) => {
    stop();
    const wrong = outbox.unsaved.find((op) => op.error) ?? (submitting ? outbox.unsaved[0] : null);
    if (wrong) goTo(wrong.key);
    warned = !submitting;
    toast(submitting ? "还有内容没有保存好，先不提交。请看上面的保存情况。" : "还有内容没有保存好，都留在本机。再点一次就离开，下次打开时补上。");
  };

  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    const submitting = link === byId("ed-submit");
    if (!link || !outbox.unsaved.length || (warned && !submitting)) return;
    event.preventDefault();
    if (going) stop();
    const { href } = link;
    const look = () => {
      if (!outbox.unsaved.length) {
        stop();
        window.location.assign(href);
      } else if (outbox.halted || outbox.problem || (!outbox.sending && !outbox.next())) {
        stay(submitting);
      }
    };
    going = { look, timer: setTimeout(() => stay(submitting), PATIENCE) };
    outbox.retry();
    outbox.addEventListener("change", look);
    look();
  });
  outbox.addEventListener("change", () => { if (!outbox.unsaved.length) warned = false; });
}
