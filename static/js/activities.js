"use strict";
// The form of an activity: what the chosen type asks for stands open, the rest waits; rows can be added.
(function () {
  const form = document.querySelector("[data-activity-form]");
  const type = form?.querySelector("select[name=type]");
  const rest = form?.querySelector(".show-rest");
  let all = false;

  function holdsSomething(group) {
    return [...group.querySelectorAll("input, select, textarea")].some((field) =>
      field.type === "checkbox" || field.type === "radio" ? field.checked : field.value.trim() !== "");
  }
  function showWhatIsAsked() {
    const chosen = type.selectedOptions[0];
    const typed = chosen !== undefined && chosen.value !== "";
    const asked = new Set((chosen?.dataset.asks || "").split(" ").filter(Boolean));
    const over = form.querySelector("[name=state]:checked")?.value !== "planned";
    let waiting = 0;
    for (const group of form.querySelectorAll(".ask-group")) {
      const ask = group.dataset.ask;
      const filled = holdsSomething(group) || group.querySelector(".field-error, .invalid-feedback") !== null;
      const wanted = ask === "" ? !("after" in group.dataset) || over : asked.has(ask) && (over || !("after" in group.dataset));
      group.hidden = !(filled || wanted || all);
      group.open = filled || wanted;
      if (group.hidden) waiting += 1;
    }
    // Without a type nothing is known to be asked for: all of it can be opened.
    if (!typed && over) for (const group of form.querySelectorAll(".ask-group")) group.hidden = false;
    rest.hidden = all || waiting === 0 || (!typed && over);
  }
  if (type && rest) {
    type.addEventListener("change", showWhatIsAsked);
    for (const state of form.querySelectorAll("[name=state]")) state.addEventListener("change", showWhatIsAsked);
    rest.querySelector("button").addEventListener("click", () => { all = true; showWhatIsAsked(); });
    showWhatIsAsked();
  }

  for (const rows of document.querySelectorAll(".line-rows")) {
    const total = document.querySelector(`[name=${rows.dataset.rows}-TOTAL_FORMS]`);
    const template = rows.querySelector("template");
    const more = rows.querySelector(".more-rows");
    const lines = () => [...rows.querySelectorAll(".line-row")];
    const empty = (row) => [...row.querySelectorAll("input")].every((field) => field.value === "");
    const drop = (row) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm btn-quiet drop-row";
      button.textContent = "去掉";
      button.addEventListener("click", () => {
        // An empty row is no row: what is hidden here is not stored.
        for (const field of row.querySelectorAll("input")) field.value = "";
        row.hidden = true;
      });
      row.append(button);
    };
    lines().forEach(drop);
    // One empty row is enough where another can be had.
    lines().filter((row) => empty(row)).slice(lines().every(empty) ? 1 : 0).forEach((row) => { row.hidden = true; });
    more.hidden = false;
    more.addEventListener("click", () => {
      const waiting = lines().find((row) => row.hidden);
      if (waiting) {
        rows.insertBefore(waiting, template);
        waiting.hidden = false;
        waiting.querySelector("input").focus();
        return;
      }
      const number = Number(total.value);
      const holder = document.createElement("template");
      holder.innerHTML = template.innerHTML.replaceAll("__prefix__", String(number));
      const row = holder.content.firstElementChild;
      drop(row);
      rows.insertBefore(row, template);
      total.value = String(number + 1);
      row.querySelector("input").focus();
    });
  }

  // A series: all ticked, or none.
  const picks = document.querySelector("[data-pick-all]");
  if (picks) {
    picks.hidden = false;
    for (const button of picks.querySelectorAll("[data-pick]")) {
      button.addEventListener("click", () => {
        for (const box of document.querySelectorAll(".pick input")) box.checked = button.dataset.pick !== "";
      });
    }
  }
})();
