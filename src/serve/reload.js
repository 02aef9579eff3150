// Shows the page again when what it shows is no longer the present state of the portal.
(() => {
  const { shown } = document.currentScript.dataset;
  const listen = () => {
    const events = new EventSource("/__guong/events");
    events.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
    // Where the server was started again, its first word is of another state.
    events.onerror = () => {
      events.close();
      setTimeout(listen, 500);
    };
  };
  listen();
})();
