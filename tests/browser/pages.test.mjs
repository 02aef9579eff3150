// What only a browser can say: nothing is complained of, nothing jumps, nothing sticks out, everybody can use it.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { none } from "./lib/none.mjs";
import { build, kind, pages, redirects, samples } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const own = build("own"), sample = build("sample"), disk = build("sample", "explicit");
const root = await serve(sample.root, "/"), below = await serve(own.root, new URL(own.baseUrl).pathname);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  // A container gives no sandbox and little shared memory.
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"],
});
after(async () => {
  await browser.close();
  await Promise.all([root.stop(), below.stop()]);
});

// Opens pages one after the other in one tab and hands each to `look`; every complaint of the browser is a fault.
async function visit(files, address, options, look) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const tab = await context.newPage(), faults = [];
  const home = new URL(address("")), complain = (what) => faults.push(`${decodeURI(tab.url())}: ${what}`);
  tab.on("console", (message) => complain(`console: ${message.text()}`));
  tab.on("pageerror", (error) => complain(`error: ${error.message}`));
  // The browser gives up a page's icon when the next page is asked for.
  const givenUp = (request) => request.url().includes("favicon") && request.failure().errorText === "net::ERR_ABORTED";
  tab.on("requestfailed", (request) => givenUp(request) || complain(`failed: ${request.url()} ${request.failure().errorText}`));
  tab.on("response", (response) => response.status() >= 400 && complain(`${response.status()}: ${response.url()}`));
  tab.on("request", (request) => new URL(request.url()).host !== home.host && complain(`another host: ${request.url()}`));
  await context.addInitScript(watch);
  for (const file of files) {
    await tab.goto(address(file), { waitUntil: "load" });
    for (const fault of (await look(tab, file)) || []) complain(fault);
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

// Runs in the page: what is wrong with how it lies at this width.
function measure() {
  const wide = document.documentElement.scrollWidth, width = document.documentElement.clientWidth;
  const beyond = () => [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class")}`).slice(0, 3);
  return [
    ...(wide > width ? [`${wide} px wide at ${width}: ${beyond()}`] : []),
    ...globalThis.seen.forbidden.map((what) => `the policy forbids ${what}`),
    ...(document.characterSet === "UTF-8" ? [] : [`read as ${document.characterSet}`]),
  ];
}

// Runs in the page, before its window changes: what jumped while it loaded.
const jumps = () => globalThis.seen.jumps;

async function layout(tab) {
  const faults = await tab.evaluate(jumps);
  for (const width of [320, 1280, 360]) {
    await tab.setViewportSize({ width, height: 740 });
    faults.push(...await tab.evaluate(measure));
  }
  return [...new Set(faults)];
}

const served = ({ home }) => (file) => home + file.replace(/(^|\/)index\.html$/, "$1");
const onDisk = (file) => pathToFileURL(path.join(disk.root, file)).href;

// Pages that stay; the page for missing addresses knows one root, that of the address in `site.toml`.
const staying = (portal) => pages(portal).filter((file) => !redirects(portal, file));
const movable = (portal) => staying(portal).filter((file) => file !== "404.html");

test("every page below a path", async () => none(await visit(staying(own), served(below), {}, layout)));

test("every page at the root of a host", async () => none(await visit(movable(sample), served(root), {}, layout)));

test("every page from a folder on a disk", async () => none(await visit(movable(disk), onDisk, {}, layout)));

test("a missing address, however deep, is answered by a page that finds its parts", async () => {
  const tab = await browser.newPage();
  const answer = await tab.goto(`${below.home}khong/co/o/day/`);
  assert.equal(answer.status(), 404);
  assert.equal(await tab.evaluate(() => document.styleSheets.length), 1);
  await tab.click("main .g-links a >> nth=0");
  assert.ok(await tab.title());
  assert.equal((await tab.goto(tab.url())).status(), 200);
  await tab.close();
});

test("a former address leads to the present one", async () => {
  const tab = await browser.newPage();
  const former = pages(own).filter((file) => redirects(own, file));
  assert.ok(former.length > 0);
  for (const file of former) {
    await tab.goto(served(below)(file));
    await tab.waitForURL((url) => !url.href.endsWith(file.replace("index.html", "")));
    assert.equal(await tab.locator("h1").count(), 1, file);
  }
  await tab.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`everybody can use every kind of page: ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      none(await visit(samples(own), served(below), options, async (tab) => {
        const faults = await tab.evaluate(jumps);
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => globalThis.axe.run(document, {
          resultTypes: ["violations"],
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }));
        const told = ({ target, html, failureSummary }) => `${target} ${html.slice(0, 120)} ${failureSummary.replace(/\s+/g, " ")}`;
        return [...faults, ...violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${told(node)}`))];
      }));
    });
  }
}

test("the keyboard reaches everything, and shows where it is", async () => {
  const one = new Map(samples(own).map((file) => [kind(file), file]));
  none(await visit([...one.values()], served(below), { viewport: { width: 1280, height: 900 } }, async (tab) => {
    const faults = [], reached = new Set();
    const count = await tab.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
      .filter((element) => element.checkVisibility() && !element.disabled).map((element, at) => (element.dataset.stop = at)).length);
    for (let press = 0; press < Math.min(count, 60); press++) {
      await tab.keyboard.press("Tab");
      const { stop, name, marked, seen } = await tab.evaluate(focused);
      reached.add(stop);
      if (!marked) faults.push(`${name} does not show that it has the focus`);
      if (!seen) faults.push(`${name} has the focus out of sight`);
    }
    if (reached.size < Math.min(count, 60)) faults.push(`reaches ${reached.size} of ${count}`);
    return [...new Set(faults)];
  }));
});

// Runs in the page: the element that has the focus.
function focused() {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    stop: element.dataset.stop,
    name: `${element.tagName.toLowerCase()} “${(element.textContent || element.name || "").trim().slice(0, 30)}”`,
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}

test("the first stop of the keyboard leads over the head of the page", async () => {
  none(await visit(samples(sample).filter((file) => file !== "404.html"), served(root), {}, async (tab) => {
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    // Going to a part of the page is not done when the key is up: the next stop is counted from where the page then is.
    await tab.waitForFunction(() => location.hash === "#noi-dung", null, { timeout: 10000 });
    await tab.keyboard.press("Tab");
    const inside = await tab.evaluate(() => document.querySelector("main").contains(document.activeElement) || document.querySelector("main a, main input, main summary") === null);
    return new URL(tab.url()).hash === "#noi-dung" && inside ? [] : ["does not lead into main"];
  }));
});

for (const [what, file] of [["plan", "ke-hoach/mau-ke-hoach/index.html"], ["award list", "khen-thuong/2026-hang-nam/index.html"]]) {
  test(`the printed ${what} has the form of official documents and says that it is a copy`, async () => {
    none(await visit([file], served(below), {}, async (tab) => {
      const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString("latin1");
      const count = (pdf.match(/\/Type\s*\/Page\b/g) || []).length;
      const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf).slice(1).map(Number).map(Math.round);
      await tab.emulateMedia({ media: "print" });
      const { shown, words } = await tab.evaluate(() => ({
        shown: [...document.querySelectorAll(".g-top, .g-foot, .g-crumbs, .g-skip, form")].filter((element) => element.checkVisibility()).map((element) => element.className),
        words: document.querySelector("main").innerText,
      }));
      return [
        ...(count > 0 && count < 12 ? [] : [`${count} sheets`]),
        ...(box[0] === 595 && box[1] === 842 ? [] : [`a sheet of ${box} points is not A4`]),
        ...shown.map((name) => `${name} is printed`),
        ...(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/i.test(words) ? [] : ["the national heading is not printed"]),
      ];
    }));
  });
}

for (const [where, address] of [["a server", served(root)], ["a disk", onDisk]]) {
  test(`the search answers from ${where}, as it is typed and from the address`, async () => {
    none(await visit(["tim-kiem/index.html"], address, {}, async (tab) => {
      const found = () => tab.locator("[data-search-hits] a").first().textContent({ timeout: 10000 });
      await tab.locator("main input[name=q]").fill("o dien ghe da");
      const typed = await found();
      await tab.goto(`${address("tim-kiem/index.html")}?q=${encodeURIComponent("ổ điện")}`);
      const asked = await found();
      const right = (title) => title.includes("Ổ điện cạnh ghế đá: <cả xóm>");
      return [typed, asked].filter((title) => !right(title)).map((title) => `found ${title}`);
    }));
  });
}

test("without scripts the search page lists everything", async () => {
  none(await visit(["tim-kiem/index.html"], served(root), { javaScriptEnabled: false }, async (tab) => {
    const links = await tab.locator("main a[href*='guong/o-dien']:visible").count();
    return links > 0 ? [] : ["no link to a story"];
  }));
});

test("feeds and site maps are well-formed", async () => {
  const files = [...own.files].filter(([file]) => file.endsWith(".xml")).map(([file, bytes]) => [file, bytes.toString()]);
  const tab = await browser.newPage();
  none(await tab.evaluate((files) => files.flatMap(([file, text]) => {
    const error = new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror");
    return error ? [`${file}: ${error.textContent}`] : [];
  }), files));
  assert.ok(files.length > 3, `${files.length} of them`);
});
