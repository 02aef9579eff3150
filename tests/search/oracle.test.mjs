// The client against brute force: random documents and queries, answers checked on the texts alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildIndex, reader, search } from "./client.mjs";
import { exact, folded, partly, random, unmarked, words } from "./variations.mjs";

const SYLLABLES = ("chuyển đổi số công nghệ người dân phường tổ học đường sách ruộng mạ má mà bạn bàn ban thủy thúy hòa hóa lý kỹ quý đảng ủy sức khỏe " +
  "an bình minh đức thị văn nguyễn trần lê phạm vui xanh sạch đẹp chợ chờ nghèo bền vững nước mía đò đỏ nông thôn mới").split(" ");
const YEARS = [2024, 2025, 2026], KINDS = ["story", "award", "plan"], WARDS = ["Bến Đá", "Gạo Đỏ", "Cầu Mây"];

function corpus(rng, size) {
  const phrase = (n) => Array.from({ length: n }, () => rng.pick(SYLLABLES)).join(" ");
  return Array.from({ length: size }, (_, i) => ({
    id: "d" + i, kind: rng.pick(KINDS), year: rng.pick(YEARS), ward: rng.pick(WARDS),
    title: phrase(2 + rng.below(6)), body: Array.from({ length: 1 + rng.below(12) }, () => phrase(3 + rng.below(20)) + ".").join(" "),
  }));
}

// Runs of adjacent words; a sentence's end parts neighbours.
const runs = ({ title, body }, key) => [title, ...body.split(/[.]\s|[.]$/)].map((part) => " " + words(part).map(key).join(" ") + " ");
const holds = (doc, key, query) => runs(doc, key).some((run) => run.includes(" " + words(query).map(key).join(" ") + " "));

for (const [seed, size] of [[1, 30], [2, 150], [3, 500]])
  test(`${size} random documents`, async () => {
    const rng = random(seed), docs = corpus(rng, size), byId = new Map(docs.map((doc) => [doc.id, doc]));
    const { folder } = buildIndex({ docs }), index = await search.open(folder, { fetch: reader().fetch });
    const ask = (query, options) => index.search(query, { limit: size, deep: false, ...options });
    for (let round = 0; round < 25; round++) {
      const doc = rng.pick(docs), run = words(rng.pick([doc.title, doc.body.split(". ")[0]])), n = Math.min(run.length, 1 + rng.below(3));
      const from = rng.below(run.length - n + 1), query = run.slice(from, from + n).join(" ");
      await phrases(docs, query, ask);
      await marks(docs, query, ask);
      await facets(docs, query, ask, rng, byId);
      const { hits } = await ask(partly(query, rng));
      assert.ok(hits.some(({ url }) => url === doc.id), `${query} finds its own document`);
    }
  });

// Every document that has the words side by side is found, before all that have not.
async function phrases(docs, query, ask) {
  const { hits, total } = await ask(query + " "), found = hits.map(({ url }) => url);
  assert.equal(total, found.length);
  assert.equal(new Set(found).size, found.length, "no document twice");
  const wanted = new Set(docs.filter((doc) => holds(doc, exact, query)).map(({ id }) => id));
  for (const id of wanted) assert.ok(found.includes(id), `${query}: ${id} is missing`);
  const first = new Set(found.slice(0, wanted.size));
  if (words(query).length < 3) assert.ok([...wanted].every((id) => first.has(id)), `${query}: exact ones come first`);
  for (const { url } of hits) {
    const doc = docs.find(({ id }) => id === url);
    assert.ok(words(query).some((word) => holds(doc, folded, word)), `${query}: ${url} has nothing of it`);
  }
}

// Without marks the same documents are found, and those with other marks as well.
async function marks(docs, query, ask) {
  const { hits } = await ask(unmarked(query) + " "), found = new Set(hits.map(({ url }) => url));
  for (const doc of docs.filter((doc) => holds(doc, folded, query))) assert.ok(found.has(doc.id), `${unmarked(query)}: ${doc.id} is missing`);
}

// Counts are those of the results, and filters keep what they name.
async function facets(docs, query, ask, rng, byId) {
  const all = await ask(query), year = String(rng.pick(YEARS));
  for (const [name, field] of [["kind", "kind"], ["year", "year"], ["unit", "ward"]]) {
    const counts = {};
    for (const { url } of all.hits) counts[byId.get(url)[field]] = (counts[byId.get(url)[field]] || 0) + 1;
    assert.deepEqual(Object.fromEntries(all.facets[name].map(({ id, count }) => [id, count])), counts);
  }
  const some = await ask(query, { filters: { year: [year] } });
  assert.deepEqual(some.hits.map(({ url }) => url).sort(), all.hits.filter(({ year: y }) => y === year).map(({ url }) => url).sort());
  const paged = [];
  for (let offset = 0; offset < all.total && offset < 60; offset += 20) paged.push(...(await ask(query, { limit: 20, offset })).hits);
  assert.equal(new Set(paged.map(({ url }) => url)).size, Math.min(60, all.total), "pages do not overlap");
}

test("excerpts mark the words in their place", async () => {
  const body = "Mở đầu dài dòng, chưa nói gì. ".repeat(40) + "Ở cuối mới có giàn mướp hương leo kín hiên nhà. " + "Kết. ".repeat(20);
  const { folder } = buildIndex({ docs: [{ id: "a", kind: "story", title: "Chuyện nhà", body, year: 2025, ward: "Bến Đá" }] });
  const index = await search.open(folder, { fetch: reader().fetch }), { hits: [hit] } = await index.search("gian muop");
  assert.deepEqual(hit.marks.map(([from, to]) => hit.excerpt.slice(from, to)), ["giàn mướp"]);
  assert.ok(hit.excerpt.length < 300);
});
