// What Zalo and Facebook read of a page: its Open Graph fields, and the picture that they name.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { none } from "./lib/none.mjs";
import { attribute, read, text } from "./lib/page.mjs";
import { build, rebuild, redirects, staying } from "./lib/portal.mjs";

const portals = [build("own"), build("sample"), build("sample", "explicit")];

// The fields of a page by name; a name that stands twice is a fault of its own.
function fields(portal, file) {
  const { elements } = read(portal.files.get(file).toString()), found = new Map(), faults = [];
  for (const node of elements.filter(({ tagName }) => tagName === "meta")) {
    const name = attribute(node, "property");
    if (!name) continue;
    if (found.has(name)) faults.push(`${name} stands twice`);
    found.set(name, attribute(node, "content"));
  }
  const canonical = elements.filter((node) => attribute(node, "rel") === "canonical").map((node) => attribute(node, "href"));
  const h1 = elements.find(({ tagName }) => tagName === "h1");
  return { found, faults, canonical, h1: h1 && text(h1).replace(/\s+/g, " ").trim() };
}

// Width and height of a PNG, from its head.
const size = (png) => (png.subarray(1, 4).toString() === "PNG" ? [png.readUInt32BE(16), png.readUInt32BE(20)] : []);

const address = (file) => file.replace(/(^|\/)index\.html$/, "$1");
// Stories and award lists have a picture of their own; every other page shows that of the portal.
const own = (file) => /^(guong|khen-thuong)\/[^/]+\/index\.html$/.test(file) && !/\/trang\//.test(file);

for (const portal of portals) {
  test(`link previews are complete, true, and absolute (${portal.name}, ${portal.links} links)`, () => {
    const faults = [];
    let cards = 0;
    for (const file of staying(portal)) {
      const { found, faults: wrong, canonical, h1 } = fields(portal, file), say = (fault) => faults.push(`${file}: ${fault}`);
      wrong.forEach(say);
      for (const name of ["title", "description", "url", "type", "locale", "site_name", "image", "image:alt"]) {
        if (!found.get(`og:${name}`)?.trim()) say(`no og:${name}`);
      }
      if (found.get("og:url") !== portal.baseUrl + address(file)) say(`og:url is ${found.get("og:url")}`);
      if (canonical.length !== 1 || canonical[0] !== found.get("og:url")) say(`the canonical address is ${canonical}`);
      const locale = file.startsWith("en/") ? "en_GB" : "vi_VN";
      if (found.get("og:locale") !== locale) say(`og:locale is ${found.get("og:locale")}`);
      const image = found.get("og:image") || "";
      const picture = image.startsWith(portal.baseUrl) ? portal.files.get(image.slice(portal.baseUrl.length)) : undefined;
      if (!picture) say(`og:image ${image} is not published`);
      else if (size(picture).join() !== "1200,630") say(`og:image is ${size(picture)}`);
      else if (picture.length > 100 * 1024) say(`og:image has ${picture.length} bytes`);
      if ([found.get("og:image:width"), found.get("og:image:height"), found.get("og:image:type")].join() !== "1200,630,image/png") say("og:image says otherwise");
      // What came out on a day is an article: every story, and a list once its decision has a date.
      const day = found.get("article:published_time"), story = /^guong\//.test(file) && portal.files.has(address(file) + "chia-se.png");
      if (found.get("og:type") !== (day ? "article" : "website")) say(`og:type is ${found.get("og:type")}`);
      if (day ? !/^\d{4}(-\d\d){0,2}$/.test(day) : story) say(`its day of publication is ${day}`);
      if (own(file) && portal.files.has(address(file) + "chia-se.png")) {
        cards += 1;
        if (image !== portal.baseUrl + address(file) + "chia-se.png") say(`og:image is not its own: ${image}`);
        // Nobody sees the page's notice in a preview.
        const made = portal.files.get(file).toString().includes("Trang này dùng dữ liệu mẫu");
        if (found.get("og:title") !== (made ? `${h1} (Dữ liệu mẫu)` : h1)) say(`og:title is ${found.get("og:title")}, the heading ${h1}`);
        if (!found.get("og:image:alt").startsWith(h1)) say(`og:image:alt is ${found.get("og:image:alt")}`);
      }
    }
    none(faults);
    const made = [...portal.files.keys()].filter((file) => file.endsWith("chia-se.png")).length;
    assert.equal(cards, made - 1, "every card but the portal's is shown by its page");
    assert.ok(cards >= 4, `${cards} pages with a card of their own`);
    // A former address shows the same as the present one, for links that were shared before.
    for (const file of portal.files.keys()) assert.ok(!file.endsWith(".html") || !redirects(portal, file) || /canonical/.test(portal.files.get(file)), file);
  });
}

test("without cards a story shows its photograph, and what has none shows none", () => {
  const portal = build("sample", "directory", { fresh: true });
  fs.appendFileSync(path.join(portal.content, "site.toml"), "\n[share]\ncards = false\n");
  rebuild(portal);
  const file = (name) => fs.readFileSync(path.join(portal.root, name));
  const page = { files: new Map(["guong/o-dien/index.html", "guong/ba-dua/index.html"].map((name) => [name, file(name)])) };
  const { found } = fields(page, "guong/o-dien/index.html"), image = found.get("og:image");
  assert.ok(image.startsWith(`${portal.baseUrl}guong/o-dien/`) && !image.endsWith("chia-se.png"), image);
  assert.ok(file(image.slice(portal.baseUrl.length)).length > 100);
  assert.ok(found.get("og:image:alt").length > 10 && Number(found.get("og:image:width")) > 0);
  assert.equal(fields(page, "guong/ba-dua/index.html").found.get("og:image"), undefined);
  assert.ok(!fs.existsSync(path.join(portal.root, "chia-se.png")));
});
