"use strict";
// Ties the text to what was found in it: by the mouse, by the keyboard, and on a phone by two tabs.
(function () {
  const byId = (id) => document.getElementById(id);
  const text = () => document.querySelector(".in-text");
  const segments = () => [...document.querySelectorAll(".in-seg")];
  const narrow = window.matchMedia("(max-width: 960px)");

  function segmentsOf(key) {
    return segments().filter((one) => one.dataset.ties.split(" ").includes(key));
  }
  function clear() {
    for (const one of document.querySelectorAll("#intake .is-tied")) one.classList.remove("is-tied");
  }
  // Only the pane moves, never the page under the hand.
  function bringIntoPane(element) {
    const pane = text();
    if (narrow.matches || !pane || !element) return;
    const box = pane.getBoundingClientRect();
    const here = element.getBoundingClientRect();
    if (here.top >= box.top + 40 && here.bottom <= box.bottom - 20) return;
    pane.scrollTop += here.top - box.top - box.height / 3;
  }
  function tieCard(card, moves) {
    clear();
    card.classList.add("is-tied");
    const found = segmentsOf(card.dataset.card);
    for (const one of found) one.classList.add("is-tied");
    if (moves) bringIntoPane(found[0] || byId(card.querySelector(".in-where")?.hash.slice(1)));
  }
  function tieSegment(segment) {
    clear();
    for (const key of segment.dataset.ties.split(" ")) {
      byId(key)?.classList.add("is-tied");
      for (const one of segmentsOf(key)) one.classList.add("is-tied");
    }
  }
  function showPane(name) {
    document.querySelector(".in-panes").dataset.showing = name;
    for (const tab of document.querySelectorAll(".in-tabs button")) {
      tab.setAttribute("aria-pressed", String(tab.dataset.pane === name));
    }
  }
  function goTo(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  document.addEventListener("mouseover", (event) => {
    const segment = event.target.closest?.(".in-seg");
    const card = event.target.closest?.(".in-card");
    if (segment) tieSegment(segment);
    else if (card) tieCard(card, true);
  });
  document.addEventListener("focusin", (event) => {
    const segment = event.target.closest?.(".in-seg");
    const card = event.target.closest?.(".in-card");
    if (segment) { makeOnlyStop(segment); tieSegment(segment); }
    else if (card) tieCard(card, true);
  });
  document.addEventListener("click", (event) => {
    const segment = event.target.closest?.(".in-seg");
    const where = event.target.closest?.(".in-where");
    const tab = event.target.closest?.(".in-tabs button");
    if (tab) showPane(tab.dataset.pane);
    if (!segment && !where) return;
    event.preventDefault();
    if (segment) {
      const card = byId(segment.hash.slice(1));
      showPane("found");
      if (card) { goTo(card); tieCard(card, false); }
      return;
    }
    const card = where.closest(".in-card");
    showPane("text");
    const target = segmentsOf(card.dataset.card)[0] || byId(where.hash.slice(1));
    if (narrow.matches) target?.scrollIntoView({ block: "center" });
    tieCard(card, true);
    if (target?.matches("a")) { makeOnlyStop(target); target.focus({ preventScroll: true }); }
  });

  // One stop for Tab in the text; the arrows walk from one marked place to the next.
  function makeOnlyStop(segment) {
    for (const one of segments()) one.tabIndex = one === segment ? 0 : -1;
  }
  function next(list, here, step) {
    return list[list.indexOf(here) + step];
  }
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const segment = event.target.closest?.(".in-seg");
    if (segment && step) {
      const found = next(segments(), segment, step);
      if (found) { event.preventDefault(); found.focus({ preventScroll: true }); bringIntoPane(found); }
      return;
    }
    const card = event.target.closest?.(".in-card");
    const upOrDown = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (card && upOrDown && !event.target.matches("input, select, textarea")) {
      const found = next([...document.querySelectorAll(".in-card")], card, upOrDown);
      if (found) { event.preventDefault(); goTo(found); }
    }
  });

  function prepare() {
    const root = byId("intake");
    if (!root) return;
    root.classList.add("in-with-tabs");
    root.querySelector(".in-tabs").hidden = false;
    showPane(document.querySelector(".in-panes").dataset.showing);
    const first = segments()[0];
    if (first) makeOnlyStop(first);
  }
  document.addEventListener("intake:shown", prepare);
  prepare();
})();
