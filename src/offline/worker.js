// Keeps the portal readable where there is no network: visited pages, the home page, the start of search.
//
// `SETTINGS` stands before this text: { version, start, words }. Pages come from the network; the kept copy is shown
// where there is none, or where it is too slow, and then the answer that comes late is kept for the next time. Files
// whose name holds a hash of their content never change and are taken as kept.
"use strict";
(() => {
  const { version, start, words } = SETTINGS;
  // Other portals of the same host have workers of their own.
  const own = `guong ${new URL(registration.scope).pathname} `;
  const STARTED = `${own}start ${version}`, VISITED = `${own}visited`;
  const PATIENCE = 3000, MOST_VISITED = 300;
  const absolute = (path) => new URL(path, registration.scope).href;
  const started = start.map(absolute);

  addEventListener("install", (event) => {
    skipWaiting();
    event.waitUntil(caches.open(STARTED).then((cache) => cache.addAll(started.map((url) => new Request(url, { cache: "reload" })))));
  });

  addEventListener("activate", (event) => event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(own) && name !== STARTED && name !== VISITED).map((name) => caches.delete(name)));
    await clients.claim();
  })()));

  addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
    const page = request.mode === "navigate";
    if (!page && !["style", "script", "image"].includes(request.destination)) return;
    const key = name(url);
    const wanted = url.pathname.includes("/assets/") ? firstKept(request, key) : fresh(event, key, page);
    event.respondWith(wanted);
  });

  // One name for a page, however it is written: a question belongs to the script of the page, not to its address.
  function name(url) {
    const bare = new URL(url);
    bare.hash = bare.search = "";
    bare.pathname = bare.pathname.replace(/\/index\.html$/, "/");
    return bare.href;
  }

  const kept = async (key) => await (await caches.open(VISITED)).match(key) || await (await caches.open(STARTED)).match(key);

  async function keep(key, response) {
    if (!response.ok || response.redirected || response.type !== "basic") return response;
    const copy = response.clone();
    // A file of the start is replaced where it stands, so that no older copy hides it.
    const cache = await caches.open(started.some((url) => name(url) === key) ? STARTED : VISITED);
    await cache.put(key, copy);
    return response;
  }

  async function firstKept(request, key) {
    return await kept(key) || keep(key, await fetch(request));
  }

  async function fresh(event, key, page) {
    const answer = fetch(event.request).then((response) => keep(key, response));
    event.waitUntil(answer.then(trim, () => {}));
    const copy = await kept(key);
    const patience = copy && new Promise((resolve) => setTimeout(resolve, PATIENCE, copy));
    try {
      return await (patience ? Promise.race([answer, patience]) : answer);
    } catch {
      return copy || (page ? nothing() : Response.error());
    }
  }

  // The oldest pages make room: a cache lists its entries in the order in which they came.
  async function trim() {
    const cache = await caches.open(VISITED), keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_VISITED)).map((key) => cache.delete(key)));
  }

  // What stands for a page that was never visited: words, and the pages that were.
  async function nothing() {
    const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt()};`);
    const found = new Map();
    for (const cache of [STARTED, VISITED]) {
      for (const { url } of await (await caches.open(cache)).keys()) {
        if (!url.endsWith("/")) continue;
        const title = /<title>([^<]*)/.exec(await (await kept(url)).text());
        found.set(url, title ? title[1] : escape(url));
      }
    }
    const style = started.find((url) => url.endsWith(".css"));
    const links = [...found].map(([url, title]) => `<li><a href="${escape(url)}">${title}</a></li>`).join("");
    const html = `<!doctype html><html lang="${words.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
      + `<title>${escape(words.title)}</title>${style ? `<link rel="stylesheet" href="${escape(style)}">` : ""}`
      + `<main class="g-main g-wrap g-flow"><h1>${escape(words.title)}</h1><p>${escape(words.text)}</p><h2>${escape(words.kept)}</h2><ul class="g-links">${links}</ul></main></html>`;
    return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
})();
