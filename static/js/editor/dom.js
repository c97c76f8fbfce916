/** Small helpers for making elements. */

/** h("button", {class: "x", type: "button", onclick: fn, data: {act: "up"}}, "words", child…) */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "data") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export const byId = (id) => document.getElementById(id);

const sizesItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Let a textarea be as tall as its text, where the browser does not do so by itself. */
export function grow(area) {
  if (sizesItself || !area.isConnected) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

let forced = false;

/** Inside, a value also goes into the field that has the caret: it is not one's own typing coming back. */
export function forcing(run) {
  forced = true;
  try {
    return run();
  } finally {
    forced = false;
  }
}

/** Show a stored value; one's own words, tidied by the server, wait until the field is left. */
export function sync(field, value) {
  if (field.value === value || (field === document.activeElement && !forced)) return;
  field.value = value;
  if (field.tagName === "TEXTAREA") grow(field);
}

let composing = false;
document.addEventListener("compositionstart", () => { composing = true; }, true);
document.addEventListener("compositionend", () => { composing = false; }, true);

/** Whether a word of pinyin is still being put together. */
export const isComposing = () => composing;

/** Call `run` for what was typed, not for the pinyin on its way to becoming words. */
export function onTyped(field, run) {
  field.addEventListener("input", (event) => { if (!event.isComposing) run(); });
  field.addEventListener("compositionend", run);
}

/** Make the children of `parent` exactly `wanted`, in that order, moving as few as it can; focus stays. */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  const active = document.activeElement;
  const caret = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const node of wanted) {
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  }
  if (active && active !== document.activeElement && active.isConnected && active !== document.body) {
    active.focus({ preventScroll: true });
    if (caret && caret[0] !== null) active.setSelectionRange(caret[0], caret[1]);
  }
}

/** 32 hex digits; crypto.randomUUID is missing where the office has no https. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function debounce(run, wait) {
  let timer = 0;
  const later = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), wait);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

let pressed = false;
const waiting = new Set();

function release() {
  pressed = false;
  const runs = [...waiting];
  waiting.clear();
  setTimeout(() => runs.forEach((run) => run())); // after the click that this release makes
}

document.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const name of ["pointerup", "pointercancel", "dragend"]) document.addEventListener(name, release, true);

/** Run while no mouse button is down: what moves between press and release takes the click away. */
export function whenReleased(run) {
  if (pressed) waiting.add(run);
  else run();
}

let toastTimer = 0;

/** A line at the foot of the page, with a button if there is something to do about it. */
export function toast(words, label = "", act = null) {
  const box = byId("ed-toast");
  const close = () => { box.hidden = true; };
  box.replaceChildren(words);
  if (act) box.append(h("button", { type: "button", class: "btn btn-sm btn-plain", onclick: () => { close(); act(); } }, label));
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(close, act ? 10000 : 5000);
}

/** Bring a row into view and put the caret into it. */
export function goTo(key, focus = true) {
  const node = byId(`row-${key}`);
  if (!node) return false;
  // Rows that come into view get their true height only then, and push this one away: so again, until it stays.
  let frames = 20;
  const show = () => {
    const { top } = node.getBoundingClientRect();
    node.scrollIntoView({ block: "center" });
    frames -= 1;
    if (frames && (frames > 15 || Math.abs(node.getBoundingClientRect().top - top) > 2)) requestAnimationFrame(show);
  };
  show();
  const field = node.querySelector("textarea, input");
  if (focus && field) field.focus({ preventScroll: true });
  node.classList.add("is-found");
  setTimeout(() => node.classList.remove("is-found"), 2000);
  return true;
}
