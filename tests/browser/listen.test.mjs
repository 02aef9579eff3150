// Listening to a story: what is said, in which order and in which voice; what the page says where it cannot; and that it costs a
// story nothing but a link.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./lib/axe.mjs";
import { lie } from "./lib/lie.mjs";
import { none } from "./lib/none.mjs";
import { build, reread } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { browser } from "./lib/visit.mjs";

const sample = build("sample"), disk = build("sample", "explicit");
const below = await serve(sample.root, "/thi-dua/mau/"), explicit = await serve(disk.root, "/");
after(() => Promise.all([below.stop(), explicit.stop()]));

const VIETNAMESE = { name: "An", lang: "vi_VN", localService: true }, ENGLISH = { name: "Ann", lang: "en-US", localService: true };
const REMOTE = { name: "Hoai My", lang: "vi-VN", localService: false };

// Runs in the page before anything else: a browser's speech that says nothing, and notes what it was to say. A sentence ends when
// the test says so.
function speech({ voices, late }) {
  let here = late ? [] : voices;
  const heard = [], bus = new EventTarget();
  const synthesis = Object.assign(bus, {
    speaking: false, pending: false, current: null,
    getVoices: () => here,
    speak(utterance) {
      heard.push({ text: utterance.text, voice: utterance.voice.name, lang: utterance.lang, rate: utterance.rate });
      Object.assign(synthesis, { speaking: true, current: utterance });
    },
    cancel() {
      const { current } = synthesis;
      Object.assign(synthesis, { speaking: false, current: null });
      current?.onerror?.({ error: "canceled" });
    },
  });
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  globalThis.heard = heard;
  globalThis.finish = () => {
    const { current } = synthesis;
    Object.assign(synthesis, { speaking: false, current: null });
    current.onend();
  };
  globalThis.arrive = (voices) => {
    here = voices;
    bus.dispatchEvent(new Event("voiceschanged"));
  };
}

// Opens an address in a tab whose browser has these voices; every complaint fails the test.
async function open(t, address, { voices = [ENGLISH, REMOTE, VIETNAMESE], late = false, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options }), tab = await context.newPage();
  const complaints = [], asked = [];
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("console", (message) => /404/.test(message.text()) || complaints.push(message.text()));
  tab.on("request", (request) => asked.push(request.url()));
  await context.addInitScript(speech, { voices, late });
  await tab.goto(address);
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });
  return { tab, asked };
}

const button = (tab, name) => tab.getByRole("button", { name, exact: true });
const state = (tab) => tab.locator("[data-listen-state]");
const marked = (tab) => tab.locator("[data-listen-text] [aria-current=true]").textContent();
const heard = (tab) => tab.evaluate(() => globalThis.heard);
const last = async (tab) => (await heard(tab)).at(-1);

for (const [links, home, index] of [["directory", below.home, ""], ["explicit", explicit.home, "index.html"]]) {
  test(`a story leads to its being read, from its title to its last step, with ${links} links`, async (t) => {
    const { tab } = await open(t, `${home}guong/o-dien/${index}`);
    const title = await tab.locator("h1").textContent(), steps = await tab.locator(".g-steps > li").allTextContents();
    await tab.getByRole("link", { name: "Nghe bài này" }).click();
    await state(tab).filter({ hasText: "Bấm “Nghe” để bắt đầu." }).waitFor();
    assert.deepEqual(await heard(tab), [], "nothing is said before it is asked for");
    await button(tab, "Nghe").click();
    assert.deepEqual([(await last(tab)).voice, (await last(tab)).rate], ["An", 1], "the voice of the device, not one of another language or of a server");
    assert.equal(await marked(tab), title);
    const parts = await tab.locator("[data-listen-text] > *").allTextContents();
    for (let turn = 0; turn < 500 && (await button(tab, "Dừng lại").count()) > 0; turn++) await tab.evaluate(() => globalThis.finish());
    await state(tab).filter({ hasText: "Đã đọc hết bài." }).waitFor();
    const said = (await heard(tab)).map(({ text }) => text);
    assert.equal(said.join(" ").replace(/\s+/g, ""), parts.join(" ").replace(/\s+/g, ""), "all that is shown is said, once and in order");
    assert.ok(said.length > parts.length, "sentence by sentence");
    assert.ok(steps.length > 0 && said.join(" ").replace(/\s+/g, "").endsWith(steps.at(-1).replace(/\s+/g, "")), "to the last step");
    // Read to its end, it begins anew.
    await button(tab, "Nghe").click();
    assert.equal((await last(tab)).text, said[0]);
  });
}

test("it stops, goes on from the same sentence, goes back and forward, slower and faster, by keyboard alone", async (t) => {
  const { tab } = await open(t, `${below.home}nghe/?bai=o-dien`);
  await button(tab, "Nghe").waitFor();
  const press = async (name) => {
    await button(tab, name).focus();
    await tab.keyboard.press("Enter");
  };
  await press("Nghe");
  await tab.evaluate(() => globalThis.finish());
  const { text } = await last(tab), count = (await heard(tab)).length;
  await press("Dừng lại");
  assert.equal(await tab.evaluate(() => globalThis.speechSynthesis.current), null, "silence");
  assert.equal((await heard(tab)).length, count);
  await press("Nghe");
  assert.equal((await last(tab)).text, text);
  const here = await marked(tab);
  await press("Đoạn sau");
  assert.notEqual(await marked(tab), here);
  assert.ok((await marked(tab)).startsWith((await last(tab)).text));
  await press("Đoạn trước");
  assert.equal(await marked(tab), here);
  for (let turn = 0; turn < 4; turn++) await press("Nhanh hơn");
  assert.equal((await last(tab)).rate, 1.5);
  assert.equal(await button(tab, "Nhanh hơn").getAttribute("aria-disabled"), "true");
  assert.equal(await state(tab).textContent(), "Tốc độ: 1,5");
  for (let turn = 0; turn < 9; turn++) await press("Chậm hơn");
  assert.equal((await last(tab)).rate, 0.6);
  assert.equal(await state(tab).textContent(), "Tốc độ: 0,6");
  await tab.evaluate(() => globalThis.speechSynthesis.current.onerror({ error: "synthesis-failed" }));
  assert.match(await state(tab).textContent(), /bị ngắt/);
  await button(tab, "Nghe").waitFor();
});

test("a browser without a Vietnamese voice says so and shows the story; a voice that comes late is taken", async (t) => {
  const { tab } = await open(t, `${below.home}nghe/?bai=o-dien`, { voices: [], late: true });
  await state(tab).filter({ hasText: "chưa có giọng đọc tiếng Việt" }).waitFor();
  assert.ok(!(await button(tab, "Nghe").isVisible()));
  assert.ok((await tab.locator("[data-listen-text] > p:visible").count()) > 3);
  await tab.evaluate((voices) => globalThis.arrive(voices), [ENGLISH]);
  assert.ok(!(await button(tab, "Nghe").isVisible()), "English is not read as Vietnamese");
  await tab.evaluate((voices) => globalThis.arrive(voices), [ENGLISH, REMOTE]);
  await button(tab, "Nghe").waitFor();
  assert.match(await state(tab).textContent(), /máy chủ của hãng làm trình duyệt/, "who reads on a server is told");
});

test("an address that names no story of this portal is not asked for", async (t) => {
  const { tab, asked } = await open(t, `${below.home}nghe/`);
  for (const wrong of ["../../khac", "//example.org/a", "https://example.org/", "a/../b", "%2e%2e", "O-DIEN", ""]) {
    asked.length = 0;
    await tab.goto(`${below.home}nghe/?bai=${encodeURIComponent(wrong)}`);
    await state(tab).filter({ hasText: "Không lấy được bài này" }).waitFor();
    assert.deepEqual(asked.filter((url) => !/\/(nghe\/|assets\/|favicon)/.test(new URL(url).pathname)), [], wrong);
  }
  await tab.goto(`${below.home}nghe/?bai=khong-co`);
  await state(tab).filter({ hasText: "Không lấy được bài này" }).waitFor();
  assert.equal(await tab.locator("[data-listen-desk]:visible").count(), 0);
});

test("from a disk, and without scripts, it says that it cannot", async (t) => {
  const { tab } = await open(t, `${pathToFileURL(path.join(disk.root, "nghe/index.html"))}?bai=o-dien`);
  await state(tab).filter({ hasText: "Mở cổng từ tệp trên máy" }).waitFor();
  const without = await open(t, `${below.home}nghe/?bai=o-dien`, { javaScriptEnabled: false });
  assert.match(await without.tab.locator("noscript").textContent(), /cần JavaScript/);
  assert.ok(!(await without.tab.locator("[data-listen-desk]").isVisible()));
  await without.tab.goto(`${below.home}guong/o-dien/`);
  assert.ok(!(await without.tab.locator("a[href*='nghe/']").isVisible()), "a link that would lead nowhere is not shown");
});

for (const colorScheme of ["light", "dark"]) {
  test(`while it reads, nothing is against WCAG 2.2, cut or covered, at any width: ${colorScheme}`, async (t) => {
    const { tab } = await open(t, `${below.home}nghe/?bai=o-dien`, { colorScheme });
    await button(tab, "Nghe").click();
    await button(tab, "Đoạn sau").click();
    for (const width of [320, 768, 1280]) {
      await tab.setViewportSize({ width, height: 740 });
      // The buttons stay in sight over what has gone by.
      await tab.evaluate(() => scrollTo(0, 0));
      none([...await violations(tab), ...await tab.evaluate(lie)]);
      none(await tab.evaluate(() => [...document.querySelectorAll("main button")].filter((element) => element.getBoundingClientRect().height < 43.5).map((element) => element.textContent)));
    }
    await tab.evaluate(() => globalThis.finish());
    const { top, bottom } = await tab.evaluate(() => document.querySelector("[data-listen-text] [aria-current]").getBoundingClientRect());
    assert.ok(top >= 0 && bottom <= 740, "what is read is in sight");
  });
}

test("search engines leave it out, and a setting does away with it", () => {
  assert.match(sample.files.get("nghe/index.html").toString(), /<meta[^>]*noindex/);
  assert.ok(!sample.files.get("sitemap.xml").toString().includes("/nghe/"));
  const portal = build("sample", "directory", { fresh: true });
  fs.appendFileSync(path.join(portal.content, "site.toml"), "\n[read_aloud]\noffer = false\n");
  reread(portal);
  assert.ok(!portal.files.has("nghe/index.html"));
  assert.ok(!portal.files.get("guong/o-dien/index.html").toString().includes("nghe/"));
});
