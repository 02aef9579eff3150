// Boards, calendars, chains and graphs where there is more of everything than a ward has, and where there is nothing.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import zlib from "node:zlib";
import { lie } from "./lib/lie.mjs";
import { none } from "./lib/none.mjs";
import { build, staying } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { served, visit } from "./lib/visit.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const stress = build("stress");
const server = await serve(stress.root, "/");
after(() => server.stop());

const page = (file) => stress.files.get(file).toString();
const PAGES = [
  "index.html", "chi-tieu/index.html", "chi-tieu/tinh-trang/at-risk/index.html", "chi-tieu/tinh-trang/none/index.html", "chi-tieu/ke-hoach/ke-hoach/ct-4/index.html",
  "lich/index.html", "lich/trang/2/index.html", "lich/don-vi/index.html", "lich/phong-trao/phuong/index.html", "lich/phong-trao/rong/index.html",
  "phong-trao/index.html", "phong-trao/phuong/index.html", "phong-trao/rong/index.html", "phong-trao/nhanh-1/index.html",
  "van-ban/goc/index.html", "van-ban/kh-138-tinh/index.html", "van-ban/vong-1/index.html", "ke-hoach/ke-hoach/index.html", "don-vi/phong-1/index.html",
];

test("there is a page of each", () => assert.deepEqual(PAGES.filter((file) => !stress.files.has(file)), []));

test("no page is heavier than its budget", () => {
  const heavy = staying(stress).map((file) => [file, zlib.gzipSync(stress.files.get(file), { level: 9 }).length]).filter(([, bytes]) => bytes > 15 * 1024);
  none(heavy.map(([file, bytes]) => `${file}: ${bytes} bytes`));
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 768, 1280]) {
    test(`nothing is cut, covered or against WCAG 2.2: ${colorScheme}, ${width} px`, async () => {
      none(await visit(PAGES, served(server), { colorScheme, viewport: { width, height: 900 } }, async (tab) => {
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => globalThis.axe.run(document, {
          resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }));
        return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0].target} ${nodes[0].html.slice(0, 120)}`), ...await tab.evaluate(lie)];
      }));
    });
  }
}

test("a picture has its words", async () => {
  none(await visit(["chi-tieu/ke-hoach/ke-hoach/ct-4/index.html"], served(server), {}, (tab) => tab.evaluate(() => {
    const pictures = [...document.querySelectorAll("main svg[role=img]")];
    const faults = pictures.length ? [] : ["no picture"];
    for (const picture of pictures) {
      const [name, words] = picture.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent.trim() || "");
      if (name.length < 10 || words.length < 30) faults.push(`“${name}”: “${words}”`);
    }
    return faults;
  })));
});

test("what hangs on what is a list in a list, with links and the page's own place", async () => {
  none(await visit(["phong-trao/phuong/index.html", "van-ban/kh-138-tinh/index.html"], served(server), {}, (tab) => tab.evaluate(() => {
    const trees = document.querySelectorAll("main .g-tree"), now = document.querySelectorAll(".g-tree [aria-current=page]");
    const faults = trees.length === 1 && now.length === 1 ? [] : [`${trees.length} trees, ${now.length} of this page`];
    if (!document.querySelector(".g-tree li > ol > li a[href]")) faults.push("nothing hangs on anything");
    for (const row of document.querySelectorAll(".g-tree li")) {
      if (row.scrollWidth > row.clientWidth || !row.querySelector(":scope > p").textContent.trim()) faults.push(row.textContent.slice(0, 60));
    }
    return faults;
  })));
});

test("of documents with one number each page says which it is, and names the other", () => {
  const [own, other] = [page("van-ban/kh-138-tinh/index.html"), page("van-ban/kh-138-ban/index.html")];
  assert.match(own, /<h1>Kế hoạch số 138\/KH-UBND của Ủy ban nhân dân tỉnh Mẫu, năm 2025<\/h1>/);
  assert.match(other, /<h1>Kế hoạch số 138\/KH-UBND của Ủy ban nhân dân tỉnh Bạn, năm 2025<\/h1>/);
  assert.match(own, /href="?\.\.\/kh-138-ban\//);
  // The plan's text means that of its own province.
  assert.match(page("ke-hoach/ke-hoach/index.html"), /href="?\.\.\/\.\.\/van-ban\/kh-138-tinh\//);
  const titles = staying(stress).map((file) => /<title>(.*?)<\/title>/.exec(page(file))[1]);
  const twice = titles.filter((title, at) => /138\/KH/.test(title) && titles.indexOf(title) !== at);
  assert.deepEqual(twice, []);
});

test("states are said in words and every figure stands in a table", () => {
  const board = page("chi-tieu/index.html"), target = page("chi-tieu/ke-hoach/ke-hoach/ct-4/index.html");
  for (const words of ["đã đạt", "có nguy cơ không đạt"]) assert.match(board, new RegExp(words), words);
  assert.equal(target.match(/<th scope="?row/g).length, 12);
  assert.match(page("lich/index.html"), /Quá hạn/);
  assert.match(page("lich/index.html"), /Sắp đến hạn/);
  assert.match(page("lich/phong-trao/rong/index.html"), /Lịch của Chưa có gì/);
});
