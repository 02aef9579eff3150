// Portals that no ward has and every ward comes near to: names of two hundred letters, words without a space, and nothing yet.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { lie } from "./lib/lie.mjs";
import { none } from "./lib/none.mjs";
import { build, kind, reread, samples } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { served, visit } from "./lib/visit.mjs";

const stop = [];
after(() => Promise.all(stop.map((server) => server.stop())));

const WORDS = "Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số quốc gia và phục vụ hành chính công liên thông của Ủy ban nhân dân các phường Nguyễn Trường Tộ, Đường Nghĩa";
const long = (text) => `${text} ${WORDS}`.slice(0, 200).trim();
const solid = (text) => `${text.replace(/[^\p{L}\p{N}]/gu, "")}${"Nghiễngtrườngquyềnthưởng".repeat(6)}`.slice(0, 120);

// The keys of texts that stand on pages and mean nothing to the program.
const KEYS = /^(title|name|short|subject|measure|group|what|caption|author|place|problem|contact_office) = "(.*)"$/gm;

// A local award form, which lists name as they please.
const FORM = "Biểu trưng Cánh buồm";

// Gives every record of a portal other names.
function rename(folder, other) {
  for (const entry of fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name))) {
    if (!/\.(md|toml|csv)$/.test(entry)) continue;
    const text = fs.readFileSync(entry, "utf8"), plain = (value) => other(value.replace(/\\"/g, ""));
    fs.writeFileSync(entry, entry.endsWith(".csv")
      ? text.replace(/^(\d+;[^;]*;)([^;]+);([^;]+);/gm, (_, start, name, unit) => `${start}${plain(name)};${plain(unit)};`).replaceAll(FORM, plain(FORM))
      : text.replace(KEYS, (_, key, value) => `${key} = "${plain(value)}"`));
  }
}

// Takes all away but what a portal has on its first day: itself, its units, and one campaign that says only its time.
function empty(folder) {
  for (const name of ["awards", "plans", "stories", "pages", "campaigns", "documents.toml"]) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  const settings = path.join(folder, "site.toml");
  fs.writeFileSync(settings, fs.readFileSync(settings, "utf8").replace(/^\[menu\]\nitems = .*$/m, ""));
  fs.mkdirSync(path.join(folder, "campaigns"));
  fs.writeFileSync(path.join(folder, "campaigns/moi.md"), '+++\ntitle = "Phong trào mới"\nissuer = "ubnd"\nstart = "2026"\nend = "2030"\n+++\n');
}

for (const [what, change, least] of [
  ["names of two hundred letters", (folder) => rename(folder, long), 20],
  ["words without a space", (folder) => rename(folder, solid), 20],
  ["nothing but a new campaign", empty, 8],
]) {
  test(`a portal of ${what} is as fit to read as any other`, async () => {
    const portal = build("sample", "directory", { fresh: true });
    change(portal.content);
    reread(portal);
    const server = await serve(portal.root, "/");
    stop.push(server);
    const files = samples(portal).filter((file) => file !== "404.html");
    assert.ok(new Set(files.map(kind)).size >= least, `${new Set(files.map(kind)).size} kinds of pages`);
    for (const width of [360, 768, 1280]) {
      none(await visit(files, served(server), { viewport: { width, height: 900 } }, async (tab) => [
        ...await tab.evaluate(lie),
        ...(width === 360 ? await violations(tab) : []),
      ]));
    }
    const cards = [...portal.files.keys()].filter((file) => file.endsWith("chia-se.png"));
    assert.ok(cards.every((file) => portal.files.get(file).length < 60 * 1024), "cards stay small");
  });
}
