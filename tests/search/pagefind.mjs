// Pagefind's own client in Node, for the comparison: what a query costs from cold.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

// Asks every query of an index just opened, and reads the records of the first ten results.
export async function askPagefind(folder, queries) {
  const base = "http://pagefind.test/", kept = globalThis.fetch, rows = [];
  let seen = [];
  globalThis.fetch = async (address) => {
    const content = fs.readFileSync(path.join(folder, new URL(address, base).pathname));
    seen.push(content);
    return new Response(content);
  };
  try {
    for (const [turn, { q }] of queries.entries()) {
      seen = [];
      const client = await import(`${pathToFileURL(path.join(folder, "pagefind.js"))}?${turn}`);
      await client.options({ basePath: base });
      const { results } = await client.search(q);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      // Its index files are compressed as they are; the rest would be by a server.
      const bytes = seen.map((content) => Math.min(content.length, zlib.gzipSync(content, { level: 9 }).length));
      rows.push({ q, bytes: bytes.reduce((a, b) => a + b, 0), files: seen.length, total: results.length });
      await client.destroy?.();
    }
  } finally {
    globalThis.fetch = kept;
  }
  return rows;
}
