// What typing costs: every letter answered, from the second on, by a reader who began with nothing.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { buildIndex } from "./client.mjs";
import { askCold, spread, typeQueries } from "./measure.mjs";

const suite = JSON.parse(fs.readFileSync(new URL("suite.json", import.meta.url), "utf8"));

test("a further keystroke fetches at most one new file, at the median", async () => {
  const { folder } = buildIndex(suite), counts = await typeQueries(folder, suite.queries.filter((_, i) => i % 6 === 0));
  assert.ok(counts.length > 300, `${counts.length} keystrokes`);
  assert.ok(spread(counts).median <= 1, JSON.stringify(spread(counts)));
});

test("no query reads more of the index than its share", async () => {
  // (Queries that are long, wrong, or of nothing but what every document has.)
  const { folder } = buildIndex(suite);
  const queries = suite.queries.map(({ q }) => q), long = queries.join(" ").split(" ").slice(0, 24).join(" ");
  const rows = await askCold(folder, [...queries, long, "cac cua nhung va", "xo chuien dio zo", "22/12/2024 57-NQ/TW 152/2025/NĐ-CP"].map((q) => ({ q })));
  assert.ok(spread(rows.map(({ index }) => index)).max <= 100000);
});
