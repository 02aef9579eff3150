/* From this page on the portal can be read without a network, unless the reader has said no on the page about that. A
   page from a disk, a browser that keeps nothing and one that forbids it are as good without. */
(async (worker) => {
  if (location.protocol !== "file:" && localStorage.guongKeep !== "no") await navigator.serviceWorker.register(worker);
})(document.currentScript.dataset.worker).catch(() => {});
