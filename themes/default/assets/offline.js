/* The page about reading without a network: what this device keeps, and a way to begin and to end that. */
(function () {
  "use strict";

  const part = (name) => document.querySelector("[data-offline-" + name + "]");
  const words = JSON.parse(part("words").textContent);
  const state = part("state"), choice = part("choice"), kept = part("kept"), button = choice.firstElementChild;
  const worker = new URL(document.currentScript.dataset.worker, location), scope = new URL("./", worker).href;
  const mine = "guong " + scope + " ";
  const here = location.origin + location.pathname.replace(/index\.html$/, "");
  const say = (text) => state.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));

  /* Whoever came here instead of a page that is not kept is told which, and can try it again. */
  const wanted = new URLSearchParams(location.search).get("trang");
  if (wanted !== null) {
    const page = new URL(scope + wanted), link = part("wanted").querySelector("a");
    if (page.href.startsWith(scope)) {
      link.href = page;
      link.textContent = page.pathname;
      part("wanted").hidden = false;
    }
  }

  /* The pages that are kept, in the order in which they were seen last, with their titles. */
  async function pages() {
    const names = (await caches.keys()).filter((name) => name.startsWith(mine)), found = new Map();
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!/(\/|\.html)$/.test(request.url) || request.url === here) continue;
        const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
        found.set(request.url, page.title);
      }
    }
    return [...found].reverse();
  }

  async function show() {
    const no = localStorage.guongKeep === "no", list = no ? [] : await pages();
    say(no ? words.off : words.on.replace("{n}", list.length));
    button.textContent = no ? words.begin : words.end;
    choice.hidden = false;
    kept.hidden = list.length === 0;
    kept.querySelector("ul").replaceChildren(...list.map(([url, title]) => {
      const item = document.createElement("li"), link = document.createElement("a");
      Object.assign(link, { href: url, textContent: title });
      item.append(link);
      return item;
    }));
  }

  async function begin() {
    delete localStorage.guongKeep;
    const registered = await navigator.serviceWorker.register(worker);
    if (!registered) throw new Error("refused");
    /* One that could not be installed is never ready, and says nothing. */
    await Promise.race([navigator.serviceWorker.ready, new Promise((_, fail) => setTimeout(fail, 5000))]);
  }

  /* A telephone that several people use should not tell one what another has read. */
  async function end() {
    localStorage.guongKeep = "no";
    const registration = await navigator.serviceWorker.getRegistration(scope);
    if (registration && registration.scope === scope) await registration.unregister();
    for (const name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
  }

  async function start() {
    /* Only pages of a safe server may keep anything; those from a disk are there anyway. */
    if (!navigator.serviceWorker || location.protocol === "file:") return say(words.unable);
    if (localStorage.guongKeep !== "no") await begin();
    button.addEventListener("click", () => {
      const no = localStorage.guongKeep === "no";
      (no ? begin() : end()).then(show).catch(() => say(words.unable));
    });
    await show();
  }

  start().catch(() => say(words.unable));
})();
