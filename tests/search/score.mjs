// Asks a suite's queries, each from cold, and scores the answers as the suite's header says.
import { buildIndex, quantile, reader, search } from "./client.mjs";

// How far down a first relevant result still counts in the reciprocal rank.
const DEPTH = 50;

export async function scoreSuite(suite) {
  const { folder, summary } = buildIndex(suite), files = reader();
  const deep = await search.open(folder, { fetch: files.fetch });
  const results = [];
  for (const query of suite.queries) {
    files.restart();
    // Until the results stand, as on the page: matches deep in long texts are looked up after that.
    await (await search.open(folder, { fetch: files.fetch })).search(query.q, { deep: false });
    const { bytes, files: count } = files.seen;
    const { hits } = await deep.search(query.q, { limit: DEPTH, deep: false });
    results.push({ query, bytes, files: count, ...scoreHits(query, hits.map(({ url }) => url)) });
  }
  return { summary, results, figures: figures(results) };
}

// Passed: the first result is relevant, and of the first min(k, |relevant|) a sufficient share is.
export function scoreHits({ relevant, k, min_precision: least }, found) {
  const good = new Set(relevant), room = Math.min(k, relevant.length), first = found.findIndex((id) => good.has(id));
  const precision = found.slice(0, room).filter((id) => good.has(id)).length / room;
  return { found: found.slice(0, 5), precision, pass: first === 0 && precision >= least, hit: first >= 0 && first < 10, reciprocal: first < 0 ? 0 : 1 / (first + 1) };
}

function figures(results) {
  const mean = (list, value) => list.reduce((sum, item) => sum + Number(value(item)), 0) / Math.max(1, list.length);
  const of = (list) => ({ queries: list.length, pass: mean(list, (r) => r.pass), found: mean(list, (r) => r.hit), mrr: mean(list, (r) => r.reciprocal) });
  const names = [...new Set(results.map(({ query }) => query.cls))];
  const spread = (numbers) => ({ median: quantile(numbers, 0.5), p90: quantile(numbers, 0.9), max: quantile(numbers, 1) });
  return {
    ...of(results),
    classes: Object.fromEntries(names.map((name) => [name, of(results.filter(({ query }) => query.cls === name))])),
    bytes: spread(results.map(({ bytes }) => bytes)),
    files: spread(results.map(({ files }) => files)),
  };
}
