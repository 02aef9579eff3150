// What the published files themselves have to be: every address leads somewhere, pages are small, markup is valid.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import zlib from "node:zlib";
import { attribute, read, text } from "./lib/page.mjs";
import { none } from "./lib/none.mjs";
import { build, pages, repository } from "./lib/portal.mjs";

const portals = [build("own"), build("sample"), build("own", "explicit"), build("sample", "explicit")];
for (const portal of portals) portal.read = new Map(pages(portal).map((file) => [file, read(portal.files.get(file).toString())]));

// Runs a check on every page of every portal and shows all that it finds.
function onEveryPage(name, check) {
  for (const portal of portals) {
    test(`${name} (${portal.name}, ${portal.links} links)`, () => {
      const faults = [...portal.read].flatMap(([file, page]) => check(page, file, portal).map((fault) => `${file}: ${fault}`));
      none(faults);
    });
  }
}

// Where an address on a page leads: the file and the fragment; none where it is another host's, a fault where it is
// written in a way that breaks when the site moves.
function target(to, file, portal) {
  if (/^(mailto|tel):/.test(to)) return {};
  if (/^[a-z]+:|^\/\//i.test(to)) {
    return to.startsWith(portal.baseUrl) ? { fault: `${to} is absolute and leads to this portal` } : { outside: true };
  }
  // Missing addresses are at every depth: that page alone says where the root is.
  if (to.startsWith("/") && file !== "404.html") return { fault: `${to} says where the root is` };
  const base = new URL(portal.baseUrl), url = new URL(to, new URL(file, base));
  if (!url.pathname.startsWith(base.pathname)) return { fault: `${to} leaves the portal` };
  const asked = decodeURIComponent(url.pathname.slice(base.pathname.length));
  if (portal.links === "explicit" && file !== "404.html" && (asked === "" || asked.endsWith("/"))) return { fault: `${to} is a folder` };
  const found = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
  return { found, fragment: decodeURIComponent(url.hash.slice(1)) };
}

// The fault of an address, if it has one.
function broken(to, file, portal) {
  const { fault, found, fragment } = target(to, file, portal);
  if (fault) return [fault];
  if (found === undefined) return [];
  if (!portal.files.has(found)) return [`${to} leads to ${found}, which is not there`];
  if (fragment && !portal.read.get(found)?.ids.includes(fragment)) return [`${to}: ${found} has no #${fragment}`];
  return [];
}

onEveryPage("every address leads to a file and an anchor of this portal", (page, file, portal) =>
  page.links
    .filter(({ tag, rel }) => !(tag === "link" && /canonical|alternate/.test(rel)))
    .flatMap(({ to }) => broken(to, file, portal)));

onEveryPage("nothing is loaded from another host", (page, file, portal) =>
  page.links
    .filter(({ tag, rel }) => tag !== "a" && !(tag === "link" && /canonical|alternate/.test(rel)))
    .filter(({ to }) => target(to, file, portal).outside)
    .map(({ tag, to }) => `${tag} ${to}`));

onEveryPage("absolute addresses for machines lead to files of this portal", (page, file, portal) => {
  const canonical = page.links.filter(({ rel }) => rel === "canonical").map(({ to }) => to);
  const og = page.elements.filter((node) => /^og:(url|image)$/.test(attribute(node, "property"))).map((node) => attribute(node, "content"));
  const data = structured(page).flatMap(strings);
  const known = data.filter((value) => value.startsWith(portal.baseUrl));
  const right = canonical.length === 1 && canonical[0].startsWith(portal.baseUrl) ? [] : [`canonical: ${canonical}`];
  return [...right, ...[...canonical, ...og, ...known].filter((url) => !leads(url, portal))];
});

onEveryPage("structured data leaves out what it does not know", (page) =>
  structured(page).map((data) => JSON.stringify(data)).filter((data) => data.includes(":null")));

// The structured data of a page.
function structured({ elements }) {
  return elements.filter((node) => attribute(node, "type") === "application/ld+json").map((node) => JSON.parse(text(node)));
}

// Every string of a JSON value.
function strings(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];
}

// Whether an absolute address is that of a file, and of an anchor where it names one.
function leads(url, portal) {
  if (!url.startsWith(portal.baseUrl)) return false;
  const [address, fragment] = decodeURIComponent(url.slice(portal.baseUrl.length)).split("#"), asked = address.split("?")[0];
  const file = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
  return portal.files.has(file) && (!fragment || portal.read.get(file).ids.includes(fragment));
}

onEveryPage("ids are used once", ({ ids }) => ids.filter((id, at) => ids.indexOf(id) !== at));

onEveryPage("headings are in order below one first heading", ({ headings }) => [
  ...(headings.filter((level) => level === 1).length === 1 ? [] : ["not one h1"]),
  ...headings.filter((level, at) => at > 0 && level > headings[at - 1] + 1).map((level) => `h${level} in ${headings}`),
]);

onEveryPage("every page names its language, its character set first, and what it is", ({ elements }, file) => {
  const [html, head, first] = elements;
  const named = (name) => elements.find((node) => node.tagName === "meta" && attribute(node, "name") === name);
  return [
    attribute(html, "lang") === (file.startsWith("en/") ? "en" : "vi") ? "" : "no lang",
    head.tagName === "head" && first.tagName === "meta" && attribute(first, "charset") === "utf-8" ? "" : "the character set is not first",
    text(elements.find((node) => node.tagName === "title")).trim() ? "" : "no title",
    attribute(named("description"), "content").trim() ? "" : "no description",
  ].filter(Boolean);
});

onEveryPage("tables have a caption, and every heading of theirs says what it heads", ({ elements }) => {
  const tables = elements.filter((node) => node.tagName === "table"), faults = [];
  for (const table of tables) {
    const inside = elements.filter((node) => node !== table && isBelow(node, table));
    // What an editor writes in Markdown has no caption of its own; the heading above it names it.
    const written = !/(^| )g-table( |$)/.test(attribute(table, "class") || "");
    if (!written && inside[0]?.tagName !== "caption") faults.push("a table without a caption");
    const heads = inside.filter((node) => node.tagName === "th");
    if (heads.length === 0) faults.push("a table without headings");
    faults.push(...heads.filter((node) => !/^(col|row|colgroup|rowgroup)$/.test(attribute(node, "scope") || "")).map((node) => `no scope: ${text(node)}`));
    if (!/g-table--cards/.test(attribute(table, "class") || "")) continue;
    const cells = inside.filter((node) => node.tagName === "td" && attribute(node, "class") !== "g-award__no");
    faults.push(...cells.filter((node) => !attribute(node, "data-label")).map((node) => `no label on a card: ${text(node)}`));
  }
  return faults;
});

// Letters that Vietnamese has and English has not.
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

onEveryPage("words of another language say so", ({ elements }) => {
  const language = (node) => node && (attribute(node, "lang") || language(node.parentNode?.attrs && node.parentNode));
  const own = (node) => (node.childNodes || []).filter(({ nodeName }) => nodeName === "#text").map(({ value }) => value).join("");
  const shown = elements.filter((node) => !["script", "style", "title"].includes(node.tagName));
  return [
    ...shown.filter((node) => language(node) === "en" && VIETNAMESE.test(own(node))).map((node) => `Vietnamese in English: ${own(node).slice(0, 40)}`),
    ...elements.filter((node) => node.tagName === "a" && attribute(node, "hreflang") && attribute(node, "hreflang") !== language(node)).map((node) => `${text(node)}: no lang`),
  ];
});

onEveryPage("no script runs but on the pages that search, verify, keep pages and read aloud, and no style stands in the markup", ({ elements }, file) => {
  const scripts = elements.filter((node) => node.tagName === "script" && !/json/.test(attribute(node, "type")));
  const handlers = elements.flatMap((node) => node.attrs.filter(({ name }) => name === "style" || name.startsWith("on")));
  return [
    ...scripts.filter((node) => !/^(tim-kiem|nhat-ky\/kiem-tra|ngoai-tuyen|nghe)\//.test(file) || text(node)).map(() => "a script"),
    ...elements.filter((node) => node.tagName === "style").map(() => "a style sheet"),
    ...handlers.map(({ name }) => `an attribute ${name}`),
  ];
});

const gzipped = (bytes) => zlib.gzipSync(bytes, { level: 9 }).length;

onEveryPage("pages are small", (page, file, portal) => {
  const size = gzipped(portal.files.get(file)), limit = /^khen-thuong\/[^/]+\//.test(file) ? 25 : 15;
  return size > limit * 1024 ? [`${size} bytes compressed, more than ${limit} KB`] : [];
});

for (const portal of portals) {
  test(`one small style sheet, and names that every server knows (${portal.name}, ${portal.links} links)`, () => {
    const styles = [...portal.files].filter(([file]) => file.endsWith(".css"));
    assert.deepEqual(styles.map(([file]) => file.replace(/[0-9a-f]{8}/, "…")), ["assets/g-….css"]);
    assert.ok(gzipped(styles[0][1]) <= 12 * 1024, `${gzipped(styles[0][1])} bytes`);
    const safe = /^[a-z0-9/._-]+\.(html|css|js|json|xml|txt|png|jpg|webp|svg|csv|xlsx|ics|pdf)$/;
    none([...portal.files.keys()].filter((file) => !safe.test(file)));
  });

  test(`feeds and lists for machines lead to files (${portal.name}, ${portal.links} links)`, () => {
    const faults = [];
    for (const [file, bytes] of portal.files) {
      if (!/\.(xml|txt|ics)$/.test(file)) continue;
      // A calendar folds its lines, and writes a new line in a text as a letter.
      const text = bytes.toString().replace(/\r\n /g, ""), unfolded = file.endsWith(".ics") ? text.replaceAll("\\n", "\n") : text;
      const plain = unfolded.replaceAll("&amp;", "&").replace(/&lt;|&gt;|&quot;|&#3[49];/g, '"');
      const urls = plain.match(/https?:\/\/[^\s"'<>]+/g) || [];
      faults.push(...urls.filter((url) => url.startsWith(portal.baseUrl) && !leads(url, portal)).map((url) => `${file}: ${url}`));
    }
    for (const [file, bytes] of portal.files) if (file.endsWith(".json")) JSON.parse(bytes.toString());
    none(faults);
  });

  test(`whatever shows sample data says so (${portal.name}, ${portal.links} links)`, () => {
    const own = new Map([["stories", "guong"], ["campaigns", "phong-trao"], ["plans", "ke-hoach"], ["awards", "khen-thuong"], ["pages", ""]]);
    const made = [...own].flatMap(([folder, address]) => sampleIds(path.join(portal.content, folder)).map((id) => path.posix.join(address, id, "index.html")));
    const shown = made.filter((file) => portal.files.has(file));
    assert.ok(shown.length > 5, "there are sample records");
    const says = ({ elements }) => elements.some((node) => attribute(node, "class") === "g-sample");
    const faults = shown.filter((file) => !says(portal.read.get(file)));
    // A page that leads to sample records shows something of them.
    for (const [file, page] of portal.read) {
      const shows = page.links.some(({ tag, to }) => tag === "a" && shown.includes(target(to, file, portal).found));
      const tagged = page.elements.some((node) => /^g-(sample|tag)/.test(attribute(node, "class") || ""));
      if (shows && !tagged && !chrome(page, shown, file, portal)) faults.push(file);
    }
    none(faults);
  });
}

const validator = ["-jar", path.join(repository, "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"), "--format", "json", "--stdout"];

for (const portal of portals.filter(({ links }) => links === "directory")) {
  test(`the validator finds nothing (${portal.name})`, () => {
    const run = spawnSync("java", [...validator, "--skip-non-html", portal.root], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(run.stderr, "");
    none(JSON.parse(run.stdout).messages.map(({ url, lastLine, message, extract }) => `${url.split("/public/")[1]}:${lastLine}: ${message} ${extract}`));
  });
}

test("the validator is not asleep", () => {
  const page = "<!doctype html><html lang=vi><meta charset=utf-8><title>x</title><p id=a><p id=a><blink>";
  assert.match(spawnSync("java", [...validator, "-"], { input: page, encoding: "utf8" }).stdout, /Duplicate ID/);
});

// The ids of the records in a folder of content that say that they are samples.
function sampleIds(folder) {
  return fs.readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".md") && /^sample = true$/m.test(fs.readFileSync(path.join(folder, file), "utf8")))
    .map((file) => path.basename(path.basename(file) === "index.md" ? path.dirname(file) : file, ".md"));
}

// Whether all links to sample records stand in the frame of the page, outside `<main>`.
function chrome(page, shown, file, portal) {
  const main = page.elements.find((node) => node.tagName === "main");
  const inside = page.elements.filter((node) => node.tagName === "a" && isBelow(node, main)).map((node) => attribute(node, "href"));
  return !inside.some((to) => to !== undefined && shown.includes(target(to, file, portal).found));
}

function isBelow(node, above) {
  for (let at = node; at; at = at.parentNode) if (at === above) return true;
  return false;
}
