"use strict";
// The browser's own file button speaks the browser's language; this one speaks the page's.
for (const input of document.querySelectorAll("input.pick-file")) {
  const row = document.createElement("div");
  const button = document.createElement("label");
  const name = document.createElement("span");
  row.className = "picked";
  button.className = "btn btn-plain";
  button.htmlFor = input.id;
  button.textContent = "选择文件";
  name.className = "muted";
  const show = () => { name.textContent = input.files.length ? input.files[0].name : "还没有选文件"; };
  input.addEventListener("change", show);
  show();
  row.append(button, name);
  input.classList.add("visually-hidden");
  input.after(row);
}
