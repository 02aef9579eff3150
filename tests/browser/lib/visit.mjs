// Pages as the browser shows them: opened one after the other, every complaint noted.
import { after } from "node:test";
import { chromium } from "playwright-core";

// A browser with more arguments than the usual ones; who starts it ends it.
export const launch = (...more) => chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  // A container gives no sandbox and little shared memory.
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", ...more],
});

export const browser = await launch();
after(() => browser.close());

// The address of a file of a portal that stands on a server.
export const served = ({ home }) => (file) => home + file.replace(/(^|\/)index\.html$/, "$1");

// Opens pages one after the other in one tab and hands each to `look`; every complaint of the browser is a fault.
//
// `options` are those of a context, and `browser` where it is not the usual one.
export async function visit(files, address, { browser: other = browser, ...options }, look) {
  const context = await other.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const tab = await context.newPage(), faults = [];
  const home = new URL(address("")), complain = (what) => faults.push(`${decodeURI(tab.url())}: ${what}`);
  tab.on("console", (message) => complain(`console: ${message.text()}`));
  tab.on("pageerror", (error) => complain(`error: ${error.message}`));
  // The browser gives up what a page still fetches, its icon or what a focused search box has asked for, when the tab goes on.
  let leaving = true;
  const givenUp = (request) => (leaving || request.url().includes("favicon")) && request.failure().errorText === "net::ERR_ABORTED";
  tab.on("requestfailed", (request) => givenUp(request) || complain(`failed: ${request.url()} ${request.failure().errorText}`));
  tab.on("response", (response) => response.status() >= 400 && complain(`${response.status()}: ${response.url()}`));
  tab.on("request", (request) => new URL(request.url()).host !== home.host && complain(`another host: ${request.url()}`));
  await context.addInitScript(watch);
  for (const file of files) {
    await tab.goto(address(file), { waitUntil: "load" });
    leaving = false;
    for (const fault of (await look(tab, file)) || []) complain(fault);
    leaving = true;
  }
  await context.close();
  return faults;
}

// Runs in the page before anything else: remembers what jumped and what the policy forbade.
function watch() {
  globalThis.seen = { jumps: [], forbidden: [] };
  const name = ({ node }) => node && `${node.nodeName} ${node.className || node.textContent.slice(0, 30)}`;
  const told = ({ value, sources }) => `jumps by ${value}: ${sources.map(name)}`;
  new PerformanceObserver((list) => globalThis.seen.jumps.push(...list.getEntries().map(told)))
    .observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => globalThis.seen.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
}

// Runs in the page, before its window changes: what jumped while it loaded.
export const jumps = () => globalThis.seen.jumps;
