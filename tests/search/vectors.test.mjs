// The client understands text as the indexer does: both read the vectors in tests/vectors.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root, search } from "./client.mjs";

const vectors = (name) => JSON.parse(fs.readFileSync(path.join(root, "tests/vectors", name + ".json"), "utf8"));
const plain = (list) => list.map(({ fold, marks }) => [fold, marks]);

test("tokens", () => {
  for (const { text, tokens } of vectors("search-tokens")) assert.deepEqual(plain(search.tokens(text)), tokens, text);
});

test("document numbers and dates", () => {
  for (const { text, keys } of vectors("search-specials")) assert.deepEqual(search.specials(search.tokens(text)), keys, text);
});

test("Telex and VNI keystrokes", () => {
  for (const { keys, syllables } of vectors("search-keystrokes")) assert.deepEqual(plain(search.keystrokes(keys)), syllables, keys);
});
