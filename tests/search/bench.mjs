// The measurement that `bench` describes.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./client.mjs";
import { askCold, precision, spread, typeQueries, writeDocuments } from "./measure.mjs";
import { askPagefind } from "./pagefind.mjs";

const OPTIONS = {
  length: { type: "string", default: "60" },
  compounds: { type: "string", default: "0.7" },
  runs: { type: "string", default: "3" },
  folder: { type: "string" },
};
// Every how manieth query is also typed letter by letter, and how many Pagefind is asked: it starts anew for each.
const TYPED = 5, ASKED = 25;

export async function bench(words) {
  const { values, positionals } = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  const folder = fs.mkdtempSync(path.join(values.folder ?? os.tmpdir(), "guong-bench-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const count = Number(positionals[0] ?? 10000), at = (name) => path.join(folder, name), pagefind = findPagefind();
  const page = pagefind ? writePage(at("pages")) : () => {};
  const queries = writeDocuments(at("docs.jsonl"), count, { length: Number(values.length), compounds: Number(values.compounds) }, page);
  console.log(`${count} documents of about ${values.length} syllables, ${100 * values.compounds} % in compounds; ${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}`);
  const [indexer, ...before] = indexerCommand(), ours = [], theirs = [];
  for (let run = 0; run < Number(values.runs); run++) {
    ours.push(await timed(indexer, [...before, at("docs.jsonl"), at("index")]));
    if (pagefind) theirs.push(await timed(pagefind, ["--site", at("pages"), "--output-path", at("pagefind")]));
  }
  report("Gương", ours, at("index"));
  const { milliseconds, peak } = JSON.parse(ours.at(-1).printed.trim().split("\n").at(-1));
  console.log(`  of which indexing alone, last run: ${milliseconds} ms; peak ${Math.round(peak / 1024)} MiB`);
  const rows = await askCold(at("index"), queries);
  reportQueries(rows);
  console.log("  new files a keystroke:", show(spread(await typeQueries(at("index"), queries.filter((_, i) => i % TYPED === 0)))));
  const right = await precision(at("docs.jsonl"), rows);
  console.log(`  first ten right: ${(100 * right.mean).toFixed(1)} % (${right.queries} queries word for word)`);
  if (!pagefind) return console.log("Pagefind: not installed");
  report("Pagefind", theirs, at("pagefind"));
  const ratios = theirs.map(({ wall }, run) => wall / ours[run].wall);
  console.log(`  wall time in times of ours: ${show(ratios.map((ratio) => ratio.toFixed(1)))}`);
  console.log("  bytes from cold:", show(spread((await askPagefind(at("pagefind"), queries.slice(0, ASKED))).map(({ bytes }) => bytes))));
}

const show = (values) => Object.entries(values).map(([name, value]) => (isNaN(name) ? `${name} ${value}` : value)).join(", ");

function report(name, runs, folder) {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  console.log(`${name}: whole program ${show(runs.map(({ wall }) => (wall / 1000).toFixed(2) + " s"))}; peak ${Math.round(Math.max(...runs.map(({ peak }) => peak)) / 1024)} MiB; ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
}

function reportQueries(rows) {
  for (const kind of ["bytes", "index", "files"]) console.log(`  ${kind} from cold:`, show(spread(rows.map((row) => row[kind]))));
  for (const way of [...new Set(rows.map((row) => row.way))].sort()) {
    const some = rows.filter((row) => row.way === way);
    console.log(`    ${way.padEnd(6)} ${String(some.length).padStart(4)} queries: bytes ${show(spread(some.map(({ bytes }) => bytes)))}; without an answer ${some.filter(({ total }) => !total).length}`);
  }
}

function indexerCommand() {
  if (process.env.GUONG_SEARCH_INDEX) return [process.env.GUONG_SEARCH_INDEX];
  execFileSync("cargo", ["build", "--quiet", "--locked", "--release", "--example", "search-index"], { cwd: root, stdio: "inherit" });
  return [path.join(root, "target/release/examples/search-index")];
}

function findPagefind() {
  const program = process.env.PAGEFIND ?? "pagefind";
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return program;
  } catch {
    return undefined;
  }
}

// Writes each document as a page of its own, as Pagefind reads them.
function writePage(folder) {
  const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return ({ id, title, body }) => {
    const place = path.join(folder, id);
    fs.mkdirSync(place, { recursive: true });
    fs.writeFileSync(path.join(place, "index.html"), `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${safe(title)}</title><main data-pagefind-body><h1>${safe(title)}</h1><p>${safe(body)}</p></main></html>`);
  };
}

// Runs a program; its wall time in milliseconds and the most memory it had in KiB, looked up twenty times a second.
function timed(command, words) {
  return new Promise((resolve, reject) => {
    const start = performance.now(), child = spawn(command, words, { stdio: ["ignore", "pipe", "inherit"] });
    let peak = 0, printed = "";
    const look = () => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
      } catch { /* it has ended, or this is no Linux */ }
    };
    const timer = setInterval(look, 50);
    child.stdout.on("data", (data) => (printed += data));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      if (code) reject(new Error(`${command} ended with ${code}`));
      else resolve({ wall: performance.now() - start, peak, printed });
    });
  });
}
