// Keeps what a reader has seen, for when there is no network.
//
// What stands at an address comes from the network. Its copy serves where the network fails or takes longer than
// PATIENCE; what then still arrives takes the copy's place, so that no page is old for more than one load. What has a
// hash in its name never changes and comes from its copy. PORTAL, on the line above, is written anew with each
// publication: its version is the hash of everything that the portal was made of.
"use strict";

const SCOPE = self.registration.scope;
// Several portals may stand on one host: each knows its copies by its own address.
const MINE = `guong ${SCOPE} `, SHELL = MINE + PORTAL.version, KEPT = `${MINE}kept`;
const PATIENCE = 3000, GIVE_UP = 20000;
// How many pages are kept, and how many of the files that pages load; how large one of those may be.
const PAGES = 60, FILES = 120, LARGEST = 1 << 20;
const TYPES = /^(text\/(html|css|javascript)|image\/(jpeg|png|webp|svg))/;

// Pages are known by their folder, whatever stands after it.
const keyOf = (address) => {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/index\.html$/, "/");
};
const OFFLINE = keyOf(SCOPE + PORTAL.offline), STYLE = PORTAL.style && keyOf(SCOPE + PORTAL.style);
const inShell = new Set(PORTAL.shell.map((path) => keyOf(SCOPE + path)));
const neverChanges = (key) => PORTAL.hashed.some((folder) => key.startsWith(SCOPE + folder)) && !PORTAL.mutable.includes(key.slice(SCOPE.length));
const isPage = (key) => /(\/|\.html)$/.test(key);
const cacheOf = (key) => caches.open(inShell.has(key) ? SHELL : KEPT);

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install().then(renew));
});

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(MINE) && name !== SHELL && name !== KEPT).map((name) => caches.delete(name)));
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (method === "GET" && url.startsWith(SCOPE) && !headers.has("range")) event.respondWith(answer(event));
});

// Fetches what is kept whether or not it was visited; where one part is not there, the earlier version stays.
async function install() {
  const shell = await caches.open(SHELL);
  await Promise.all(PORTAL.shell.map(async (path) => {
    const key = keyOf(SCOPE + path), response = await get(SCOPE + path, neverChanges(key) ? "default" : "no-cache");
    if (!response.ok) throw new Error(`${response.status}: ${path}`);
    await shell.put(key, direct(response));
  }));
}

// Brings the kept pages up to this version, so that none of them tells what was corrected or taken back since.
async function renew() {
  const kept = await caches.open(KEPT);
  for (const { url } of await kept.keys()) {
    if (neverChanges(url)) continue;
    await get(url, "no-cache").then((response) => keep(url, response), () => {});
  }
}

const get = (url, cache) => fetch(url, { cache, signal: AbortSignal.timeout(GIVE_UP) });

async function answer(event) {
  const { request } = event, key = keyOf(request.url);
  const copy = await copyOf(key);
  if (copy && neverChanges(key)) return copy;
  const network = load(event, key);
  event.waitUntil(network.catch(() => {}));
  try {
    const response = await (copy ? Promise.race([network, late()]) : network);
    return copy && response.status >= 500 ? copy : response;
  } catch {
    return copy || without(request, key);
  }
}

// Asks the network, which the browser may have done already while this script was starting, and keeps what comes.
async function load(event, key) {
  const response = (await event.preloadResponse) || (await fetch(event.request));
  event.waitUntil(keep(key, response.clone()).catch(() => {}));
  return response;
}

const late = () => new Promise((_, refuse) => setTimeout(() => refuse(new Error("late")), PATIENCE));

async function copyOf(key) {
  const cache = await cacheOf(key);
  return cache.match(key, { ignoreVary: true });
}

// Keeps an answer, or forgets what is not there any more.
async function keep(key, response) {
  const cache = await cacheOf(key), { status, headers } = response;
  if (status === 404 || status === 410) return cache.delete(key);
  const fits = Number(headers.get("content-length") || 0) <= LARGEST && TYPES.test(headers.get("content-type") || "");
  if (status !== 200 || response.type !== "basic" || !fits) return;
  await cache.put(key, direct(response));
  if (!inShell.has(key)) await trim(cache, isPage(key));
}

// An answer that came by a redirection cannot be shown for another address.
const direct = (response) => (response.redirected ? new Response(response.body, { headers: response.headers }) : response);

// Forgets the copies that are oldest.
async function trim(cache, pages) {
  const keys = (await cache.keys()).filter(({ url }) => isPage(url) === pages);
  await Promise.all(keys.slice(0, Math.max(0, keys.length - (pages ? PAGES : FILES))).map((request) => cache.delete(request)));
}

// What is shown where there is neither a network nor a copy.
async function without(request, key) {
  if (request.mode === "navigate" && key !== OFFLINE) {
    return Response.redirect(`${SCOPE}${PORTAL.offline}?trang=${encodeURIComponent(key.slice(SCOPE.length))}`);
  }
  // A page that was kept long ago is dressed as today's are.
  const style = STYLE && request.destination === "style" && (await copyOf(STYLE));
  return style || Response.error();
}
