// Reading without a network: what was seen opens again, what changed shows at once, and who turns it off is rid of it.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { build, rebuild } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { browser } from "./lib/visit.mjs";

const STORY = "guong/o-dien/", OTHER = "guong/ba-dua/", title = (tab) => tab.locator("h1").first().textContent();

// A portal of its own, since each test changes it, on a server that can go away and come back.
async function stand(t, below, links = "directory") {
  const portal = build("sample", links, { fresh: true });
  let server = await serve(portal.root, below);
  const { port } = new URL(server.home), context = await browser.newContext(), tab = await context.newPage();
  const complaints = [];
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("console", (message) => message.type() === "error" && !/ERR_CONNECTION_REFUSED|404|ERR_FAILED|503/.test(message.text()) && complaints.push(message.text()));
  const index = links === "explicit" ? "index.html" : "";
  t.after(async () => {
    await context.close();
    await server.stop().catch(() => {});
  });
  return {
    portal, tab, complaints, home: server.home,
    open: (page) => tab.goto(server.home + page + index),
    cut: () => server.stop(),
    mend: async (answer) => { server = await serve(portal.root, below, { port: Number(port), answer }); },
  };
}

// Opens the search page and waits until the worker keeps what comes.
async function begin(site) {
  await site.open("tim-kiem/");
  await site.tab.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await site.tab.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

// The addresses that are kept, below the home page.
const kept = (site) => site.tab.evaluate(async (home) => {
  const names = await caches.keys(), found = [];
  for (const name of names) for (const { url } of await (await caches.open(name)).keys()) found.push(url.slice(home.length));
  return found.sort();
}, site.home);
const waitFor = async (what, check) => {
  for (let turn = 0; turn < 100; turn++) {
    if (await check()) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.fail(`${what}: not in ten seconds`);
};

for (const [below, links] of [["/", "directory"], ["/thi-dua/mau/", "directory"], ["/", "explicit"]]) {
  test(`pages that were seen open without a server, at ${below} with ${links} links`, async (t) => {
    const site = await stand(t, below, links);
    await begin(site);
    const response = await site.open(STORY), story = await title(site.tab);
    assert.equal(response.status(), 200);
    await waitFor("the story is kept", async () => (await kept(site)).includes(STORY));
    await site.cut();
    await site.open(STORY);
    assert.equal(await title(site.tab), story);
    assert.ok(await site.tab.evaluate(() => document.styleSheets[0].cssRules.length > 100), "with its style sheet");
    await site.open("");
    assert.ok(await title(site.tab), "the home page, which was not seen");
    await site.open("tim-kiem/");
    assert.ok(await site.tab.locator("main input[name=q]").isVisible());
    // What was not seen leads to the page that tells what is kept, and names what was wanted.
    await site.open(OTHER);
    assert.equal(new URL(site.tab.url()).pathname, `${below}ngoai-tuyen/${links === "explicit" ? "index.html" : ""}`);
    await site.tab.locator("[data-offline-wanted]").waitFor();
    assert.match(await site.tab.locator("[data-offline-wanted] a").getAttribute("href"), /guong\/ba-dua\/$/);
    await site.tab.locator("[data-offline-kept] a", { hasText: story }).waitFor();
    await site.mend();
    await site.open(OTHER);
    assert.equal(new URL(site.tab.url()).pathname, `${below}${OTHER}${links === "explicit" ? "index.html" : ""}`);
    assert.deepEqual(site.complaints, []);
  });
}

test("what is published anew shows at the next load, also of a page that is next seen without a network", async (t) => {
  const site = await stand(t, "/");
  await begin(site);
  await site.open(STORY);
  await site.open(OTHER);
  await waitFor("the stories are kept", async () => (await kept(site)).includes(OTHER));
  for (const file of ["o-dien/index.md", "ba-dua.md"]) {
    const story = path.join(site.portal.content, "stories", file);
    fs.writeFileSync(story, fs.readFileSync(story, "utf8").replace(/^title = .*/m, `title = "Tên mới của ${file.slice(0, 2)}"`));
  }
  rebuild(site.portal);
  await site.open(STORY);
  assert.equal(await title(site.tab), "Tên mới của o-");
  // The other one was not opened since: the new worker has brought it up to date.
  const text = () => site.tab.evaluate(async (url) => (await caches.match(url)).text(), site.home + OTHER);
  await waitFor("the other story is new", async () => (await text()).includes("Tên mới của ba"));
  await site.cut();
  await site.open(OTHER);
  assert.equal(await title(site.tab), "Tên mới của ba");
});

test("what was taken down is forgotten at once, and a server in trouble is no reason to forget", async (t) => {
  const site = await stand(t, "/");
  await begin(site);
  await site.open(STORY);
  await site.open(OTHER);
  await waitFor("the stories are kept", async () => (await kept(site)).includes(OTHER));
  fs.rmSync(path.join(site.portal.root, STORY, "index.html"));
  assert.equal((await site.open(STORY)).status(), 404);
  await waitFor("the story is forgotten", async () => !(await kept(site)).includes(STORY));
  await site.cut();
  await site.mend(() => 503);
  assert.equal((await site.open(OTHER)).status(), 200);
});

test("a network that takes too long is not waited for, and what it then brings is shown next", async (t) => {
  const site = await stand(t, "/");
  await begin(site);
  await site.open(STORY);
  const old = await title(site.tab);
  await waitFor("the story is kept", async () => (await kept(site)).includes(STORY));
  const file = path.join(site.portal.root, STORY, "index.html");
  const changed = fs.readFileSync(file, "utf8").replace("</h1>", " (bản mới)</h1>");
  fs.rmSync(file);
  fs.writeFileSync(file, changed);
  await site.cut();
  let slow = 6000;
  await site.mend((asked) => asked.endsWith(STORY) && new Promise((answer) => setTimeout(answer, slow)));
  const started = Date.now();
  await site.open(STORY);
  const took = Date.now() - started;
  assert.ok((await title(site.tab)).trim() === old.trim() && took >= 2500 && took < 5900, `${await title(site.tab)} after ${took} ms`);
  const text = () => site.tab.evaluate(async (url) => (await caches.match(url)).text(), site.home + STORY);
  await waitFor("the copy is new", async () => (await text()).includes("(bản mới)"));
  slow = 0;
  await site.open(STORY);
  assert.match(await title(site.tab), /\(bản mới\)$/);
});

test("no more than sixty pages are kept", async (t) => {
  const site = await stand(t, "/");
  await begin(site);
  await site.open(STORY);
  await site.tab.evaluate(async (home) => {
    const cache = await caches.open(`guong ${home} kept`), page = () => new Response("", { headers: { "content-type": "text/html" } });
    for (let at = 0; at < 70; at++) await cache.put(`${home}guong/x${at}/`, page());
  }, site.home);
  await site.open(OTHER);
  await waitFor("the oldest are forgotten", async () => (await kept(site)).filter((page) => /^guong\/.*\/$/.test(page)).length === 60);
  const pages = await kept(site);
  assert.ok(pages.includes(OTHER) && pages.includes("guong/x69/") && !pages.includes("guong/x0/"), pages.join(" "));
});

test("whoever says no keeps nothing, until he says yes", async (t) => {
  const site = await stand(t, "/");
  await begin(site);
  await site.open("ngoai-tuyen/");
  const button = site.tab.locator("[data-offline-choice] button");
  await button.click();
  await site.tab.locator("[data-offline-state]", { hasText: "không giữ trang nào" }).waitFor();
  assert.deepEqual(await kept(site), []);
  await site.open("tim-kiem/");
  await site.open("ngoai-tuyen/");
  await site.tab.locator("[data-offline-state]", { hasText: "không giữ trang nào" }).waitFor();
  assert.equal(await site.tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await button.click();
  await site.tab.locator("[data-offline-kept] a").first().waitFor();
  assert.equal(await site.tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 1);
});

test("a portal that turns it off takes the worker and its copies away, and no page speaks of it", async (t) => {
  const site = await stand(t, "/");
  await begin(site);
  await site.open(STORY);
  await waitFor("the story is kept", async () => (await kept(site)).includes(STORY));
  fs.appendFileSync(path.join(site.portal.content, "site.toml"), "\n[offline]\nkeep = false\n");
  rebuild(site.portal);
  assert.ok(!fs.existsSync(path.join(site.portal.root, "ngoai-tuyen")));
  await site.open(STORY);
  assert.equal(await site.tab.locator("a[href*=ngoai-tuyen]").count(), 0);
  await waitFor("the copies are gone", async () => (await kept(site)).length === 0);
  await site.open("tim-kiem/");
  assert.equal(await site.tab.locator("script[data-worker]").count(), 0);
  await waitFor("the worker is gone", () => site.tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0));
  assert.deepEqual(site.complaints, []);
});

test("two portals on one host know their own copies", async (t) => {
  const site = await stand(t, "/mot/");
  await begin(site);
  await site.tab.evaluate(() => caches.open("guong http://other/ kept"));
  await site.open("ngoai-tuyen/");
  await site.tab.locator("[data-offline-choice] button").click();
  await site.tab.locator("[data-offline-state]", { hasText: "không giữ trang nào" }).waitFor();
  assert.deepEqual(await site.tab.evaluate(() => caches.keys()), ["guong http://other/ kept"]);
});
