// What only a browser can say: nothing is complained of, nothing jumps, nothing sticks out.
import assert from "node:assert/strict";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { none } from "./lib/none.mjs";
import { build, pages, redirects, staying } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { browser, jumps, served, visit } from "./lib/visit.mjs";

const own = build("own"), sample = build("sample"), disk = build("sample", "explicit");
const root = await serve(sample.root, "/"), below = await serve(own.root, new URL(own.baseUrl).pathname);
after(() => Promise.all([root.stop(), below.stop()]));

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

async function layout(tab) {
  const faults = await tab.evaluate(jumps);
  for (const width of [320, 1280, 360]) {
    await tab.setViewportSize({ width, height: 740 });
    faults.push(...await tab.evaluate(measure));
  }
  return [...new Set(faults)];
}

const onDisk = (file) => pathToFileURL(path.join(disk.root, file)).href;

// The page for missing addresses knows one root, that of the address in `site.toml`.
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
