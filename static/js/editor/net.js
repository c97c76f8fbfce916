/** Talking to the server; answers are told apart by their status, never by an exception. */

function cookie(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** The token changes with every sign-in, also in another tab: so it is read anew each time. */
const token = () => cookie("csrftoken") || document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

async function call(url, options) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 30000);
  try {
    const response = await fetch(url, { redirect: "manual", credentials: "same-origin", signal: abort.signal, ...options });
    if (response.type === "opaqueredirect") return { status: 401, redirected: true, data: {} };
    const json = (response.headers.get("content-type") || "").includes("application/json");
    return { status: response.status, json, data: json ? await response.json() : {} };
  } catch {
    return { status: 0, data: {} };
  } finally {
    clearTimeout(timer);
  }
}

export const getJson = (url) => call(url, { headers: { Accept: "application/json" } });

const KEEPALIVE = 15000; // letters; browsers let 64 KB outlive their page

export function postJson(url, data) {
  const body = JSON.stringify(data);
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  return call(url, { method: "POST", headers, body, keepalive: body.length < KEEPALIVE });
}

export const postForm = (url, form) =>
  call(url, { method: "POST", headers: { "X-CSRFToken": token() }, body: new FormData(form) });

/** An HTML fragment, or null when it could not be had. */
export async function getFragment(url) {
  try {
    const response = await fetch(url, { redirect: "manual", credentials: "same-origin", headers: { "HX-Request": "true" } });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
