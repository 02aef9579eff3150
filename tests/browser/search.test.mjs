// The search page as a reader uses it: by hand, by keyboard, by ear, by address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { build } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";

const own = build("own"), site = await serve(own.root, new URL(own.baseUrl).pathname);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const page = `${site.home}tim-kiem/`;
let tab;
before(async () => { tab = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage(); });
after(async () => {
  await browser.close();
  await site.stop();
});

// Opens the page with a query in its address and waits for the answer.
async function ask(query, filters = {}) {
  await tab.goto(`${page}?${new URLSearchParams({ q: query, ...filters })}`);
  await settled();
}
const settled = () => tab.waitForFunction(() => {
  const section = document.querySelector("[data-search]");
  return !section.hidden && !section.hasAttribute("aria-busy") && section.querySelector("[data-search-kinds] a, [data-search-empty] li");
});
const heading = () => tab.locator("[data-search-status] h2").textContent();
const number = (text) => Number(text.replace(/\D/g, ""));
const hits = () => tab.locator("[data-search-hits] h3 a").evaluateAll((links) => links.map((link) => ({ href: link.getAttribute("href"), title: link.textContent })));

test("a hit in a plan leads to its point, a hit among awards to its row", async () => {
  for (const [query, kind, words] of [
    ["binh dan hoc ai tap huan ky nang so", "plan", "Bình dân học AI"],
    ["May Mẫu Sơn", "award", "May Mẫu Sơn"],
  ]) {
    await ask(query, { kind });
    await tab.locator("[data-search-hits] h3 a").first().click();
    await tab.waitForURL(/#/);
    assert.match(await tab.locator(":target").textContent(), new RegExp(words), query);
  }
});

test("the count beside every choice is the count that choosing it gives, and the way back is kept", async () => {
  await ask("mẫu");
  const all = await heading();
  for (const name of ["kind", "year", "unit", "form", "campaign", "head"]) {
    const links = tab.locator(name === "kind" ? "[data-search-kinds] a" : `[data-facet=${name}] a`);
    if (name !== "kind") {
      await tab.locator(`[data-facet=${name}] summary`).click();
      await links.first().waitFor();
    }
    // The first says "all".
    const link = links.nth(1), count = number(await link.locator(".g-count").textContent());
    await link.click();
    await tab.waitForURL((url) => url.searchParams.has(name));
    await settled();
    await tab.waitForFunction((text) => document.querySelector("[data-search-status] h2").textContent !== text || !text, count === number(all) ? "" : all);
    assert.equal(number((await heading()).split("“")[0]), count, `${name}: ${await heading()}`);
    await tab.goBack();
    await tab.waitForURL((url) => !url.searchParams.has(name));
    await tab.waitForFunction((text) => document.querySelector("[data-search-status] h2").textContent === text, all);
    assert.equal(await tab.locator("main input[name=q]").inputValue(), "mẫu");
  }
});

test("an award that is not granted says so in words, and only one that stands is gold; what is made up is marked", async () => {
  await ask("Triệu Quang Sáng", { kind: "award" });
  const told = await tab.locator("[data-search-hits] li").evaluateAll((hits) => hits.map((hit) => ({
    where: hit.querySelector("a").getAttribute("href"), gold: hit.querySelector(".g-honour")?.textContent || "", tags: [...hit.querySelectorAll(".g-tag")].map((tag) => tag.textContent),
  })));
  const proposed = told.find(({ where }) => where.includes("2026-trinh-cap-tren")), granted = told.find(({ where }) => where.includes("hang-nam"));
  assert.deepEqual([proposed.gold, proposed.tags], ["", ["Đang lấy ý kiến, chưa khen", "Dữ liệu mẫu"]]);
  assert.deepEqual([granted.gold !== "", granted.tags], [true, ["Dữ liệu mẫu"]]);
  assert.match(await tab.locator("[data-search-hits] time").first().textContent(), /^\d\d tháng (0[12]|[3-9]|1[0-2]) năm \d{4}$/);
});

test("a slip is repaired and says so; what is nowhere gets help", async () => {
  await ask("chuyển đổii số");
  assert.equal((await tab.locator("[data-search-status] p a").textContent()).toLowerCase(), "chuyển đổi số");
  await ask("qwzzk", { kind: "award" });
  const help = tab.locator("[data-search-empty]");
  assert.ok(await help.isVisible());
  assert.ok(await help.locator("a").count() > 0, "a way to drop the filter");
  assert.equal(await help.locator("h3").count() + await tab.locator("[data-search-facets] details").count(), 0, "said once, and nothing to narrow");
  assert.ok(await tab.locator("[data-search-az]").isVisible());
});

test("former names, document numbers, dates, questions and names in any order are understood", async () => {
  for (const [query, title] of [
    ["khu pho 3 phuong cau mau", /Tổ dân phố 3/],
    ["nghi quyet 57", /57-NQ\/TW/],
    ["57 NQ TW", /57-NQ\/TW/],
    ["Nhàn Lương Thị", /Lương Thị Nhàn/],
    ["oong Vi Dduwcs Thawngs", /Vi Đức Thắng/],
    ["cuốn nhật ký bảy ô là gì", /nhật ký bảy ô/],
  ]) {
    await ask(query);
    const first = (await hits()).slice(0, 3);
    assert.ok(first.some((hit) => title.test(hit.title)), `${query}: ${first.map((hit) => hit.title).join("; ")}`);
  }
});

test("by keyboard: typing answers, arrows lead into the results and back", async () => {
  await tab.goto(page);
  const field = tab.locator("main input[name=q]");
  await field.focus();
  await tab.keyboard.type("to cong nghe so", { delay: 30 });
  await settled();
  await tab.waitForURL(/q=to\+cong\+nghe\+so/);
  await tab.keyboard.press("ArrowDown");
  assert.equal(await tab.evaluate(() => document.activeElement.closest("[data-search-hits] li:first-child h3") !== null), true);
  await tab.keyboard.press("ArrowUp");
  assert.equal(await tab.evaluate(() => document.activeElement.name), "q");
});

test("by ear: a live count, a named list of headings with links, filters that say which is chosen", async () => {
  await ask("chuyển đổi số");
  const session = await tab.context().newCDPSession(tab), { nodes } = await session.send("Accessibility.getFullAXTree");
  const seen = nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({ role: role.value, name: name?.value ?? "", properties }));
  const of = (role) => seen.filter((node) => node.role === role);
  assert.ok(of("search").length > 0 && of("searchbox").concat(of("textbox")).some(({ name }) => name), "a named field in a search landmark");
  const status = of("status")[0];
  assert.equal(status.properties.find(({ name }) => name === "live")?.value.value, "polite");
  assert.ok(of("region").some(({ name }) => /\d+ kết quả/.test(name)), "the results are a region named by their count");
  assert.equal(of("heading").filter(({ properties }) => properties.some(({ name, value }) => name === "level" && value.value === 3)).length >= 10, true);
  assert.ok(of("navigation").every(({ name }) => name), "every group of links has a name");
  assert.equal(await tab.locator("[data-search-kinds] [aria-current=true]").count(), 1);
});

test("every page has the box, and it leads to the search page", async () => {
  await tab.goto(site.home);
  const box = tab.locator("form[role=search] input[name=q]").first();
  await box.fill("ruộng");
  await box.press("Enter");
  await tab.waitForURL(/tim-kiem\/\?q=/);
  await settled();
  assert.ok((await hits()).length > 0);
});
