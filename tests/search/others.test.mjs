// Documents and queries that nobody chose: the classes of the suite over made-up texts, scored by the same rules.
import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./corpus.mjs";
import { scoreSuite } from "./score.mjs";
import { exact, folded, otherPlace, otherVowel, partly, slip, typed, unmarked, words } from "./variations.mjs";

const DOCUMENTS = 250, QUERIES = 40;

const each = (text, change) => text.split(" ").map(change).join(" ");
const swapped = (text) => text.split(" ").reverse().join(" ");
const capitals = (text) => text.toUpperCase().replace(/Đ/g, "\u00d0");

// By class: how a phrase is typed, and whether its marks count for what is meant.
const CLASSES = {
  a: [(text) => text, exact],
  b: [unmarked, folded],
  c: [partly, folded],
  d: [(text) => each(text, otherPlace), exact],
  e: [(text) => text.normalize("NFD"), exact],
  f: [capitals, exact],
  g: [(text) => each(text, otherVowel), exact],
  h: [(text, rng) => typed(text, rng.pick(["telex", "vni"]), rng.pick(["end", "inline"])), folded],
  i: [(text) => unmarked(text).slice(0, -1), folded],
  j: [(text, rng) => slip(unmarked(text), rng), folded],
  k: [(text) => swapped(unmarked(text)), folded],
};

const runs = ({ title, body }, key) => [title, ...body.split(/[.]\s|[.]$/)].map((part) => ` ${words(part).map(key).join(" ")} `);

function makeSuite(seed) {
  const { document, rng } = source({ seed, length: 40 }), docs = Array.from({ length: DOCUMENTS }, document);
  const texts = new Map([exact, folded].map((key) => [key, docs.map((doc) => [doc, runs(doc, key)])]));
  const saying = (text, key) => texts.get(key).filter(([, all]) => all.some((run) => run.includes(` ${words(text).map(key).join(" ")} `))).map(([doc]) => doc.id);
  const people = docs.filter(({ title }) => /^\p{Lu}\S* \p{Lu}\S* \p{Lu}\S*$/u.test(title)), queries = [];
  for (const [cls, [type, key]] of Object.entries(CLASSES))
    for (let made = 0; made < QUERIES;) {
      const doc = rng.pick(cls === "k" ? people : docs), list = words(cls === "k" ? doc.title : rng.pick([doc.title, rng.pick(doc.body.split(". "))]));
      // A slip in two words may be anything.
      const n = /[jk]/.test(cls) ? 3 : Math.min(list.length, 2 + rng.below(3)), from = rng.below(list.length - n + 1);
      const text = list.slice(from, from + n).join(" "), q = type(text, rng);
      // A slip that spells what other documents say, and a name that is also one backwards, ask for something else.
      if (list.length < n || n < 2 || /\d/.test(text) || (/[jk]/.test(cls) && saying(q, folded).length)) continue;
      // A name is the same in whatever order; the beginning of a word is that of any.
      const relevant = cls === "i" ? beginning(texts.get(folded), q) : saying(text, key);
      queries.push({ cls, q, relevant, k: 5, min_precision: 0.8 });
      made++;
    }
  return { docs, queries };
}

const beginning = (texts, q) => texts.filter(([, all]) => all.some((run) => run.includes(" " + words(q).map(folded).join(" ")))).map(([doc]) => doc.id);

for (const seed of [11, 12])
  test(`made-up documents, seed ${seed}`, async () => {
    const { figures, results } = await scoreSuite(makeSuite(seed));
    const failed = results.filter(({ pass }) => !pass).map(({ query, found }) => `${query.cls} ${query.q}: ${query.relevant.slice(0, 3).join(" ")} / ${found.join(" ")}`).join("\n");
    const rates = Object.fromEntries(Object.entries(figures.classes).map(([name, { pass }]) => [name, pass]));
    assert.ok(figures.pass >= 0.96, `${JSON.stringify(rates)}\n${failed}`);
    assert.ok(figures.mrr >= 0.97, `${figures.mrr}\n${failed}`);
    assert.ok(rates.b >= 0.99 && rates.h >= 0.99 && rates.j >= 0.93, `${JSON.stringify(rates)}\n${failed}`);
  });
