// The rules of WCAG 2.2, and of good practice, that a program can check.
import fs from "node:fs";
import { createRequire } from "node:module";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What is wrong with the page in this tab. `leave` names rules of good practice that do not fit the page.
export async function violations(tab, leave = []) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((leave) => globalThis.axe.run(document, {
    resultTypes: ["violations"],
    rules: Object.fromEntries(leave.map((rule) => [rule, { enabled: false }])),
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }), leave);
  const told = ({ target, html, failureSummary }) => `${target} ${html.slice(0, 120)} ${failureSummary.replace(/\s+/g, " ")}`;
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${told(node)}`));
}
