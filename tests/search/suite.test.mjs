// The project's own suite: every class of query, scored.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { scoreSuite } from "./score.mjs";

const suite = JSON.parse(fs.readFileSync(new URL("suite.json", import.meta.url), "utf8"));

test("the suite passes, in all and in every class", async () => {
  const { figures, results } = await scoreSuite(suite);
  const failed = results.filter(({ pass }) => !pass).map(({ query, found }) => `${query.cls} ${query.q}: ${found.join(" ")}`).join("\n");
  assert.ok(figures.pass >= 0.99, `${figures.pass}\n${failed}`);
  assert.ok(figures.mrr >= 0.97, `${figures.mrr}\n${failed}`);
  assert.equal(figures.found, 1, failed);
  for (const [name, { pass }] of Object.entries(figures.classes)) assert.ok(pass >= 0.95, `${name} ${pass}\n${failed}`);
});
