// What a page costs a reader with little data: bytes as they travel and requests, by kind of page, as a table.
import { after, test } from "node:test";
import zlib from "node:zlib";
import { none } from "./lib/none.mjs";
import { build, kind, staying } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { served, visit } from "./lib/visit.mjs";

const own = build("own");
const below = await serve(own.root, new URL(own.baseUrl).pathname);
after(() => below.stop());

const KB = 1024;
const LIMITS = {
  html: (kind) => (kind === "khen-thuong/*" ? 25 * KB : 15 * KB),
  css: () => 12 * KB,
  // Only the search page answers as one types, one tells what is kept on the device, and one reads aloud; every other page runs nothing.
  js: (kind) => ({ "tim-kiem": 12 * KB, "ngoai-tuyen": 2 * KB, nghe: 3 * KB })[kind] ?? 0,
  // The page and its style sheet; the scripts of search and the first answer of its index; pictures are counted apart.
  requests: (kind) => ({ "tim-kiem": 5, "ngoai-tuyen": 3, nghe: 3 })[kind] ?? 2,
};

const gzipped = (bytes) => zlib.gzipSync(bytes, { level: 9 }).length;

// The largest page of each kind.
function largest() {
  const kinds = new Map();
  for (const file of staying(own)) {
    const bytes = gzipped(own.files.get(file)), known = kinds.get(kind(file));
    if (!known || known.bytes < bytes) kinds.set(kind(file), { file, bytes });
  }
  return new Map([...kinds].sort());
}

test("every kind of page keeps its budget of bytes and requests", async () => {
  const kinds = largest(), faults = [], table = [];
  faults.push(...await visit([...kinds.values()].map(({ file }) => file), served(below), {}, async (tab, file) => {
    const asked = [];
    tab.on("request", (request) => asked.push(request.url()));
    await tab.reload({ waitUntil: "networkidle" });
    const paths = asked.map((url) => decodeURIComponent(new URL(url).pathname.slice(new URL(below.home).pathname.length)));
    const sum = (extension) => paths.filter((path) => path.endsWith(extension)).reduce((all, path) => all + gzipped(own.files.get(path)), 0);
    const name = kind(file), pictures = paths.filter((path) => /\.(png|jpg|webp|svg)$/.test(path)).length;
    const cost = { html: kinds.get(name).bytes, css: sum(".css"), js: sum(".js"), requests: paths.length - pictures };
    table.push([name, cost.html, cost.css, cost.js, cost.requests, pictures]);
    return Object.entries(cost).filter(([what, value]) => value > LIMITS[what](name)).map(([what, value]) => `${what}: ${value} of ${LIMITS[what](name)}`);
  }));
  console.log(["gzip bytes, requests", "html", "css", "js", "requests", "pictures"].map(cell).join(""));
  for (const row of table.sort()) console.log(row.map(cell).join(""));
  none(faults);
});

const cell = (value, at) => (at === 0 ? String(value).padEnd(22) : String(value).padStart(10));
