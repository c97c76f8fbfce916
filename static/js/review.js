// 批注 without leaving the page. Without this file the link asks the server for the same form.
(function () {
  "use strict";
  const decide = document.querySelector(".decide-return");
  if (decide) {
    decide.addEventListener("toggle", function () {
      if (decide.open) decide.querySelector("textarea").focus();
    });
    decide.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      decide.open = false; // what was typed stays in the field
      decide.querySelector("summary").focus();
    });
  }
  const template = document.getElementById("note-template");
  if (!template) return;
  const links = new WeakMap(); // the link each form stands for

  function open(link) {
    const form = template.content.firstElementChild.cloneNode(true);
    form.elements.at.value = link.dataset.note;
    links.set(form, link);
    link.hidden = true;
    link.parentElement.append(form);
    form.elements.body.focus();
  }

  function close(form) {
    const link = links.get(form);
    form.remove();
    link.hidden = false;
    link.focus();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-note]");
    const form = event.target.closest("[data-note-cancel]")?.closest("form");
    if (link) {
      event.preventDefault();
      open(link);
    } else if (form && links.has(form)) {
      // A form that the server opened has no link: its 不写了 leads to the address without `?at=`.
      event.preventDefault();
      close(form);
    }
  });

  document.addEventListener("keydown", function (event) {
    const form = event.key === "Escape" ? event.target.closest("form") : null;
    if (form && links.has(form) && !form.elements.body.value) close(form);
  });
})();
