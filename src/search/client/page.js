// The search page: answers as the reader types, with filters, and its state in the address.
//
// The page brings all markup, words and links; README.md beside this file says what it must have. Nothing is
// fetched before the first query. Without this script the page shows a list of everything.
(function () {
  "use strict";

  const section = globalThis.document && document.querySelector("[data-search]");
  if (!section) return;
  const part = (name) => document.querySelector("[data-search-" + name + "]");
  const words = JSON.parse(part("words").textContent);
  const form = document.querySelector("form[role=search]"), input = form.elements.q;
  const status = part("status"), heading = status.firstElementChild, kinds = part("kinds"), facets = part("facets");
  const hits = part("hits"), pages = part("pages"), empty = part("empty"), everything = part("az");
  const PER_PAGE = 10, PATIENCE = 120, SLOW = 400;

  // ---- Small tools ----

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const count = (n) => n.toLocaleString(document.documentElement.lang);

  // An element with attributes and children; texts are never read as markup.
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
    made.append(...children.filter(Boolean));
    return made;
  }

  // A text with its matches marked.
  function marked(text, marks) {
    let last = 0;
    const nodes = marks.flatMap(([start, end]) => {
      const before = text.slice(last, start);
      last = end;
      return [before, element("mark", {}, text.slice(start, end))];
    });
    return [...nodes, text.slice(last)];
  }

  // ---- State: {q, page, filters}, kept in the address ----

  let state = read(location.search);

  function read(search) {
    const address = new URLSearchParams(search), filters = {};
    for (const [name, value] of address) if (name in words.facet) filters[name] = [value];
    return { q: address.get("q") || "", page: +address.get("page") || 1, filters };
  }

  function href({ q, page, filters }) {
    const address = new URLSearchParams({ q });
    for (const [name, [value]] of Object.entries(filters)) address.set(name, value);
    if (page > 1) address.set("page", page);
    return "?" + address;
  }

  const without = (name) => Object.fromEntries(Object.entries(state.filters).filter(([other]) => other !== name));
  const withFilter = (name, value) => ({ q: state.q, page: 1, filters: value ? { ...without(name), [name]: [value] } : without(name) });

  // A link to another state of this page.
  const goTo = (next, ...content) => element("a", { href: href(next) }, ...content);

  function go(next, keep) {
    state = next;
    // A browser may forbid this on a page opened from a disk; the search works all the same.
    try { history[keep ? "replaceState" : "pushState"](null, "", href(state)); } catch { /* stay */ }
    return search();
  }

  // ---- Asking ----

  let index, asked = 0, timer;

  async function search(all) {
    const turn = ++asked, { q, page, filters } = state, stale = () => turn !== asked;
    section.hidden = !q.trim();
    everything.hidden = !section.hidden;
    if (section.hidden) return;
    const slow = setTimeout(() => { if (!stale()) heading.textContent = words.loading; }, SLOW);
    section.setAttribute("aria-busy", "true");
    try {
      index = index || GuongSearch.open(section.dataset.index);
      const search = await index, options = { limit: PER_PAGE, offset: (page - 1) * PER_PAGE, filters, deep: false };
      if (all) options.facets = search.facets;
      const found = await search.search(q, options);
      if (stale()) return;
      show(found, search.facets);
      for (const hit of found.hits) {
        const text = hits.children[found.hits.indexOf(hit)].querySelector("[data-search-excerpt]");
        await hit.deepen();
        if (stale()) return;
        text.replaceChildren(...marked(hit.excerpt, hit.marks));
      }
    } catch {
      index = undefined;
      if (stale()) return;
      heading.textContent = words.failed;
      everything.hidden = false;
    } finally {
      clearTimeout(slow);
      if (!stale()) section.removeAttribute("aria-busy");
    }
  }

  // ---- Showing ----

  function show(found, names) {
    const { q, page } = state, { total, suggestion } = found, focused = document.activeElement, from = focused && focused.getAttribute("href");
    const text = !total ? words.none_title : found.more ? words.more_results : total === 1 ? words.one_result : words.results;
    heading.textContent = fill(text, { n: count(total), q: suggestion || q });
    document.title = heading.textContent + document.title.slice(document.title.lastIndexOf(" \u2013 "));
    showSuggestion(suggestion);
    const { kind } = found.facets;
    kinds.replaceChildren(...kind.length ? choices("kind", kind, words.kind) : []);
    facets.replaceChildren(...names.filter((name) => total && name !== "kind").map((name) => showFacet(name, found.facets[name])));
    hits.replaceChildren(...found.hits.map(showHit));
    showPages(page, Math.ceil(total / PER_PAGE));
    showEmpty(total);
    // A reader who chose a filter by keyboard stays where he was.
    if (from && !focused.isConnected) ([...section.querySelectorAll("a")].find((link) => link.getAttribute("href") === from) || input).focus();
  }

  function showSuggestion(text) {
    const old = status.querySelector("p");
    if (old) old.remove();
    if (text) status.append(element("p", {}, words.did_you_mean + " ", goTo({ ...state, q: text }, text), "?"));
  }

  // Links for the values of a facet, with their counts.
  function choices(name, values, labels = {}) {
    const [chosen] = state.filters[name] || [], sum = values.reduce((n, value) => n + value.count, 0);
    return [{ id: "", label: words.all, count: sum }, ...values].map(({ id, label, count: n }) => {
      const link = goTo(withFilter(name, id), (labels[id] || label) + " ", element("span", { class: "g-count" }, count(n)));
      if (id === (chosen || "")) link.setAttribute("aria-current", "true");
      return link;
    });
  }

  function showFacet(name, values) {
    const [chosen] = state.filters[name] || [], old = facets.querySelector("[data-facet=" + name + "]");
    const label = ((values || []).find(({ id }) => id === chosen) || { label: chosen || words.any }).label;
    const details = element("details", { name: "loc", "data-facet": name, open: old && old.open },
      element("summary", {}, words.facet[name] + ": ", element("b", {}, label)),
      element("ul", {}, ...(values ? choices(name, values) : []).map((link) => element("li", {}, link))));
    if (!values) details.addEventListener("toggle", () => details.open && search(true), { once: true });
    return details;
  }

  function showHit({ url, title, titleMarks, kind, parent, unit, date, form, state, excerpt, marks }) {
    const where = [parent, unit].filter(Boolean).join(", ");
    return element("li", { class: "g-hit g-item" },
      element("h3", {}, element("a", { href: section.dataset.root + url }, ...marked(title, titleMarks))),
      element("p", { class: "g-hit__where" }, (words.kind[kind] || kind) + (where && ". " + where),
        date && ", ", date && element("time", { datetime: date }, dateWords(date))),
      element("p", { "data-search-excerpt": true }, ...marked(excerpt, marks)),
      form && element("p", { class: "g-honour" }, form),
      state && element("p", {}, ...state.split(" ").map((one) => element("span", { class: "g-tag g-tag--" + one }, words.state[one]))));
  }

  // A full or partial date in words.
  function dateWords(date) {
    const [y, m, dd] = date.split("-");
    return fill(dd ? words.day : m ? words.month : words.year, { y, m: words.months[m - 1], d: +dd, dd });
  }

  function showPages(page, last) {
    const near = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n > 0 && n <= last);
    const to = (n, text) => goTo({ ...state, page: n }, text);
    pages.hidden = last < 2;
    pages.replaceChildren(
      page > 1 ? to(page - 1, words.previous) : "",
      ...near.flatMap((n, at) => [n - near[at - 1] > 1 ? "…" : "", n === page ? element("b", { "aria-current": "page" }, n) : to(n, n)]),
      page < last ? to(page + 1, words.next) : "");
  }

  function showEmpty(total) {
    empty.hidden = everything.hidden = total > 0;
    const filters = Object.entries(state.filters).map(([name, [value]]) => {
      const filter = words.facet[name] + ": " + ((words[name] || {})[value] || value);
      return element("li", {}, goTo(withFilter(name), fill(words.drop_filter, { filter })));
    });
    // The heading says already that nothing was found.
    empty.replaceChildren(element("ul", { class: "g-list" }, ...filters, element("li", {}, words.fewer_words), element("li", {}, words.browse)));
  }

  // ---- Listening ----

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go({ ...state, q: input.value, page: 1 }, true), PATIENCE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go({ ...state, q: input.value, page: 1 });
  });
  section.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const next = read(link.getAttribute("href"));
    input.value = next.q;
    go(next);
    if (link.closest("[data-search-pages]")) heading.scrollIntoView();
  });
  // Arrow keys lead from the field to the results and between them.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], stops = [input, ...hits.querySelectorAll("h3 a")], at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });
  addEventListener("popstate", () => {
    state = read(location.search);
    input.value = state.q;
    search();
  });

  input.value = state.q;
  if (state.q) search();
})();
