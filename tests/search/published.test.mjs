// The published scripts: made from the sources in src/search/client/, small, ASCII, loadable under a strict policy.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import zlib from "node:zlib";
import { assets, root } from "./client.mjs";

const script = (name) => fs.readFileSync(path.join(assets, name), "utf8");
const compressed = (text) => zlib.gzipSync(text, { level: 9 }).length;

const hash = (text) => crypto.createHash("sha256").update(text).digest("hex").slice(0, 16);
const client = (name) => fs.readFileSync(path.join(root, "src/search/client", name), "utf8");

test("each script was made from the present sources (src/search/client/minify makes it anew)", () => {
  const lines = client("minified").trim().split("\n").map((line) => line.split(" "));
  assert.deepEqual(lines.map(([name]) => name), ["search.js", "search-ui.js"]);
  for (const [name, made, from, ...sources] of lines) {
    assert.equal(hash(sources.map(client).join("")), from, name);
    assert.equal(hash(script(name)), made, name);
  }
});

test("the engine takes at most 5,000 bytes and all scripts together 10,000, compressed", () => {
  const engine = compressed(script("search.js")), page = compressed(script("search-ui.js"));
  assert.ok(engine <= 5000, `engine ${engine}`);
  assert.ok(engine + page <= 10000, `all ${engine + page}`);
});

test("scripts are ASCII and make no code from text", () => {
  for (const name of ["search.js", "search-ui.js"]) {
    assert.match(script(name), /^[\x00-\x7f]*$/, name);
    assert.doesNotMatch(script(name), /\beval\b|new Function|innerHTML|document\.write/, name);
  }
});
