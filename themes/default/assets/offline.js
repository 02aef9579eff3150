// Lets the browser keep the portal for reading without a network. Pages opened from a disk need no such thing.
"use strict";
(() => {
  const root = document.currentScript.dataset.root;
  if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
    // Where a browser refuses, in a private window for instance, the portal is as good as before.
    navigator.serviceWorker.register(root + "sw.js", { updateViaCache: "none" }).catch(() => {});
  }
})();
