// Shows the page again when a file of the portal has changed.
(() => {
  const listen = () => {
    const events = new EventSource("/__guong/events");
    events.onmessage = () => location.reload();
    // The server was started again: what it shows now may differ.
    events.onerror = () => {
      events.close();
      setTimeout(() => fetch(location.href).then(() => location.reload(), listen), 500);
    };
  };
  listen();
})();
