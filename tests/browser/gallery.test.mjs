// The gallery of components, which the preview shows to those who make themes: each example by itself keeps the rules.
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { lie } from "./lib/lie.mjs";
import { none } from "./lib/none.mjs";
import { program, repository } from "./lib/portal.mjs";
import { visit } from "./lib/visit.mjs";

const preview = spawn(program, ["--site", path.join(repository, "tests/site"), "serve", "--port", "0"]);
after(() => preview.kill());

// The preview says where it stands.
async function started() {
  for (const stream of [preview.stdout, preview.stderr]) stream.setEncoding("utf8");
  let said = "";
  for await (const line of createInterface({ input: preview.stderr })) {
    said += line;
    const home = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (home) return home[0];
  }
  throw new Error(`the preview ended: ${said}`);
}
const home = await started();

// Many examples of one page's parts on one page: ids, names of landmarks and the order of headings repeat.
const REPEATED = ["duplicate-id", "duplicate-id-aria", "landmark-unique", "landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo",
  "landmark-banner-is-top-level", "landmark-contentinfo-is-top-level", "landmark-complementary-is-top-level", "heading-order", "page-has-heading-one",
  "empty-heading", "skip-link"];

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`every example keeps the rules: ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      none(await visit([""], () => `${home}/__guong/components`, options, async (tab) => {
        // A row is nothing outside of its table.
        await tab.evaluate(() => document.getElementById("award_row").closest("section").remove());
        return [...await violations(tab, REPEATED), ...await tab.evaluate(lie)];
      }));
    });
  }
}
