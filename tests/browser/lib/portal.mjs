// Portals to test: the repository's own, the small made-up one, and one with more of everything ("stress"), built into folders
// of their own.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { write } from "./stress.mjs";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

// The day that every portal is built for, so that phases and deadlines stay where they are.
const TODAY = "2026-11-21";
// The program under test.
export const program = process.env.GUONG || path.join(repository, "target/debug/guong");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "guong-browser-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

const SOURCES = { own: repository, sample: path.join(repository, "tests/site") };

// Builds one of the portals, with the links that a server or a disk needs, and reads what was published.
//
// `links` is "directory" or "explicit". The answer has the published folder and every file in it by its path, the
// address that the portal believes to have, and the folder of its content. One that a test changes has to be `fresh`.
export function build(name, links = "directory", { fresh = false } = {}) {
  const site = fresh ? fs.mkdtempSync(path.join(folder, `${name}-`)) : path.join(folder, `${name}-${links}`);
  if (name === "stress") write(path.join(site, "content"));
  else fs.cpSync(path.join(SOURCES[name], "content"), path.join(site, "content"), { recursive: true });
  const settings = path.join(site, "content/site.toml");
  const text = fs.readFileSync(settings, "utf8").replace(/^links = .*\n/m, "");
  fs.writeFileSync(settings, `links = "${links}"\n${text}`);
  publish(site);
  const root = path.join(site, "public");
  return { name, links, site, root, files: published(root), baseUrl: /^base_url = "(.*)"/m.exec(text)[1], content: path.join(site, "content") };
}

// Publishes a portal again after its content was changed.
export const rebuild = ({ site }) => publish(site);

// The same, and reads what is published now.
export function reread(portal) {
  rebuild(portal);
  portal.files = published(portal.root);
}

const published = (root) => new Map(listing(root).map((file) => [file, fs.readFileSync(path.join(root, file))]));

function publish(site) {
  try {
    execFileSync(program, ["--site", site, "build", "--today", TODAY], { stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    throw new Error(`the portal ${path.basename(site)} was not built: ${error.stderr || error.message}`);
  }
}

// Every published file, by its path below the folder; what begins with a dot is nobody's page.
function listing(root, below = "") {
  return fs.readdirSync(path.join(root, below), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => entry.isDirectory() ? listing(root, `${below}${entry.name}/`) : [`${below}${entry.name}`])
    .sort();
}

// The pages of a portal, by path.
export const pages = (portal) => [...portal.files.keys()].filter((file) => file.endsWith(".html"));

// Whether a page only leads to another.
export const redirects = (portal, file) => /http-equiv="?refresh/.test(portal.files.get(file).toString());

// Pages that stay where they are.
export const staying = (portal) => pages(portal).filter((file) => !redirects(portal, file));

// The kind of page that stands at a path: pages of one kind have one template, and one of them speaks for all.
export function kind(file) {
  const [first, second, third] = file.split("/");
  if (file === "index.html") return "home";
  if (first === "404.html") return "404";
  const lists = ["noi-dung", "don-vi", "loai", "nam", "trang", "phong-trao", "tinh-trang", "ke-hoach"];
  const known = ["phong-trao", "ke-hoach", "guong", "khen-thuong", "don-vi", "van-ban", "chi-tieu", "lich", "tim-kiem", "du-lieu", "nhat-ky", "ngoai-tuyen", "nghe", "en"];
  if (!known.includes(first)) return "page";
  if (second === "index.html") return first;
  if (["guong", "chi-tieu", "lich"].includes(first) && lists.includes(second) && third) return `${first}/${second}/*`;
  return `${first}/*`;
}

// Up to two pages of each kind: the largest and the smallest. A page that only leads to another is none of them.
export function samples(portal) {
  const kinds = new Map();
  for (const file of staying(portal)) kinds.set(kind(file), [...(kinds.get(kind(file)) || []), file]);
  const size = (file) => portal.files.get(file).length;
  return [...kinds.values()].flatMap((files) => {
    const sorted = [...files].sort((one, other) => size(other) - size(one));
    return sorted.length > 1 ? [sorted[0], sorted.at(-1)] : sorted;
  }).sort();
}
