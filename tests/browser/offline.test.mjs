// Reading without a network: what was visited stays, what was published anew comes, what was switched off goes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { build } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";

const portal = build("sample"), below = "/thi-dua/mau/";
const server = await serve(portal.root, below);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
after(async () => {
  await browser.close();
  await server.stop();
});

const story = [...portal.files.keys()].find((file) => /^guong\/[^/]+\/index\.html$/.test(file)).replace("index.html", "");
const site = path.dirname(portal.content);

function publish(change) {
  const settings = path.join(portal.content, "site.toml");
  fs.writeFileSync(settings, change(fs.readFileSync(settings, "utf8")));
  const program = process.env.GUONG || new URL("../../target/debug/guong", import.meta.url).pathname;
  execFileSync(program, ["--site", site, "build", "--today", "2026-11-21"], { stdio: "pipe" });
}

// A worker is at work once it controls the page.
const controlled = (tab) => tab.evaluate(() => navigator.serviceWorker.controller
  || new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true })).then(() => true));
const workers = (tab) => tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname));
const kept = (tab) => tab.evaluate(() => caches.keys());
const title = (tab) => tab.evaluate(() => document.title);

test("pages, search and home stay without a network; a new version comes; switched off, all of it goes", async () => {
  const context = await browser.newContext(), tab = await context.newPage();
  const open = (file) => tab.goto(server.home + file);
  const forbidden = [];
  tab.on("console", (message) => message.type() === "error" && /policy/i.test(message.text()) && forbidden.push(message.text()));

  await open(story);
  assert.deepEqual(await workers(tab), [], "a page without a script registers nothing");
  await open("tim-kiem/");
  await controlled(tab);
  assert.deepEqual(await workers(tab), [below], "the worker's scope is the portal, not the host");
  await open(story);
  const seen = await title(tab);

  server.cut();
  await open(story);
  assert.equal(await title(tab), seen);
  assert.equal(await tab.evaluate(() => document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 10), true, "with its style");
  await open("");
  assert.match(await title(tab), /\S/);
  assert.equal(await tab.locator("form[role=search]").count(), 1);
  await open("tim-kiem/?q=to");
  assert.equal(await tab.evaluate(() => typeof GuongSearch), "object", "the scripts of search are there");
  const missing = await open("chi-tieu/");
  assert.equal(missing.status(), 503);
  assert.ok(await tab.locator("main a").count() >= 3, "a page never visited names those that are kept");
  server.mend();

  const renamed = "Cổng đã đổi tên";
  publish((text) => text.replace(/^title = .*/m, `title = "${renamed}"`));
  const first = await (await open(story)).text();
  assert.ok(first.includes(renamed), "with a network nothing old is shown");
  const before = await kept(tab);
  await open("tim-kiem/");
  await tab.waitForFunction(async (old) => (await caches.keys()).some((name) => / start /.test(name) && !old.includes(name)), before);
  await tab.waitForFunction(async () => (await caches.keys()).filter((name) => / start /.test(name)).length === 1);
  server.cut();
  await open("");
  assert.match(await tab.content(), new RegExp(renamed), "the home page that was not visited is that of the new version");
  server.mend();

  publish((text) => `${text}\n[offline]\nenabled = false\n`);
  await open(story);
  await tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}));
  await tab.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
  await open("tim-kiem/");
  assert.deepEqual(await workers(tab), [], "and nothing registers it again");
  assert.deepEqual(forbidden, [], "the policy of the README forbids none of it");
  await context.close();
});

test("a page opened from a disk asks for no worker", async () => {
  const disk = build("sample", "explicit");
  const tab = await browser.newPage(), faults = [];
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await tab.goto(`file://${path.join(disk.root, "tim-kiem/index.html")}`);
  assert.deepEqual(faults, []);
  await tab.close();
});
