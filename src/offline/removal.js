// This portal keeps nothing for reading without a network (any more): whoever still has its worker is rid of it.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const mine = `guong ${self.registration.scope} `, names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(mine)).map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
