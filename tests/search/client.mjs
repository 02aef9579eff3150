// The published search client, loaded as a page loads it, and an index to ask: shared by the tests
// and by `evaluate`.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const assets = path.join(root, "themes/default/assets");

await import(path.join(assets, "search.js"));
await import(path.join(assets, "search-ui.js"));
export const search = globalThis.GuongSearch;

// Builds the index of a suite's documents with the real indexer; returns the folder and its summary.
export function buildIndex(suite) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "guong-search-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "suite.json"), out = path.join(folder, "search");
  fs.writeFileSync(file, JSON.stringify({ docs: suite.docs }));
  const built = process.env.GUONG_SEARCH_INDEX;
  const [command, ...before] = built ? [built] : ["cargo", "run", "--quiet", "--example", "search-index", "--"];
  const printed = execFileSync(command, [...before, file, out], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return { folder: out, summary: JSON.parse(printed) };
}

// Reads files of a folder and counts what a server would have sent.
export function reader() {
  const sizes = new Map(), seen = { bytes: 0, files: 0, names: [] };
  const fetch = async (name) => {
    const content = fs.readFileSync(name);
    if (!sizes.has(name)) sizes.set(name, zlib.gzipSync(content, { level: 9 }).length);
    seen.bytes += sizes.get(name);
    seen.files++;
    seen.names.push(name);
    return content;
  };
  const restart = () => Object.assign(seen, { bytes: 0, files: 0, names: [] });
  return { fetch, seen, restart };
}

// The value below which a share of the numbers lies.
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
