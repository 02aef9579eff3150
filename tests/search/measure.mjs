// What queries cost and find on an index of made-up documents: bytes and files from cold, new files a keystroke, and
// how many of the first ten are right.
import fs from "node:fs";
import readline from "node:readline";
import { source, question } from "./corpus.mjs";
import { quantile, reader, search } from "./client.mjs";
import { exact, folded, random, words } from "./variations.mjs";

// Queries that are asked.
const QUERIES = 300;

// Writes `count` documents to a file, one a line; returns queries that ask for some of them.
export function writeDocuments(file, count, options, each = () => {}) {
  const { document } = source(options), rng = random(7), out = fs.openSync(file, "w"), queries = [], step = Math.max(1, Math.floor(count / QUERIES));
  for (let made = 0; made < count;) {
    const lines = [];
    for (; made < count && lines.length < 1000; made++) {
      const doc = document();
      each(doc, made);
      lines.push(JSON.stringify(doc));
      if (made % step === 0) queries.push({ ...question(doc, rng), id: doc.id });
    }
    fs.writeSync(out, lines.join("\n") + "\n");
  }
  fs.closeSync(out);
  return queries;
}

// Each query from cold: compressed bytes in all and of the index (root, routes, lists), files, and the answer.
export async function askCold(folder, queries) {
  const files = reader(), rows = [];
  for (const query of queries) {
    files.restart();
    let index = 0;
    const fetch = (name) => {
      const before = files.seen.bytes, content = files.fetch(name);
      if (!/\/[hf]\//.test(name.slice(folder.length))) index += files.seen.bytes - before;
      return content;
    };
    // Until the results stand, as on the page: matches deep in long texts are looked up after that.
    const { hits, total } = await (await search.open(folder, { fetch })).search(query.q, { deep: false });
    rows.push({ ...query, bytes: files.seen.bytes, files: files.seen.files, index, total, hits: hits.map(({ url }) => url) });
  }
  return rows;
}

// Files that each further keystroke fetches, where every one is answered and the reader began with nothing.
export async function typeQueries(folder, queries) {
  const files = reader(), counts = [];
  for (const { q } of queries) {
    const index = await search.open(folder, { fetch: files.fetch });
    for (let end = 2; end <= q.length; end++) {
      files.restart();
      await index.search(q.slice(0, end), { deep: false });
      if (end > 2) counts.push(files.seen.files);
    }
  }
  return counts;
}

// Of the first ten the share that says the query word for word, where that many documents do. Read from the documents
// themselves; a query without marks asks for any.
export async function precision(file, rows) {
  const asked = rows.filter(({ way, q }) => /marks|plain/.test(way) && !/\d/.test(q)).map((row) => {
    const key = row.way === "marks" ? exact : folded;
    return { row, key, text: ` ${words(row.q).map(key).join(" ")} `, right: new Set() };
  });
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    const { id, title, body } = JSON.parse(line);
    const runs = new Map([exact, folded].map((key) => [key, [title, ...body.split(/[.]\s|[.]$/)].map((run) => ` ${words(run).map(key).join(" ")} `)]));
    for (const { key, text, right } of asked) if (runs.get(key).some((run) => run.includes(text))) right.add(id);
  }
  const shares = asked.filter(({ right }) => right.size).map(({ row, right }) => {
    const room = Math.min(10, right.size);
    return row.hits.slice(0, room).filter((id) => right.has(id)).length / room;
  });
  return { queries: shares.length, mean: shares.reduce((a, b) => a + b, 0) / Math.max(1, shares.length) };
}

export const spread = (numbers) => ({ median: quantile(numbers, 0.5), p90: quantile(numbers, 0.9), max: quantile(numbers, 1) });
