// The script of the verification page reads the log as the program writes it: both are held to tests/vectors/ledger.json.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const root = new URL("../../", import.meta.url);
const log = JSON.parse(fs.readFileSync(new URL("tests/vectors/ledger.json", root), "utf8"));
const context = vm.createContext({ crypto, TextEncoder, atob });
vm.runInContext(fs.readFileSync(new URL("themes/default/assets/verify.js", root), "utf8"), context);
const { readLog, parts, check } = context.guongVerify;
const states = ({ results }) => Array.from(results, ({ key, state }) => `${key} ${state}`);

test("an honest log is whole and signed", async () => {
  const { entries, broken, whole, signed } = await readLog(log);
  assert.deepEqual([entries.length, broken, whole, signed], [3, -1, true, true]);
  assert.equal((await readLog({ ...log, key: null })).signed, undefined);
});

test("every changed letter of the log or the checkpoint is found", async () => {
  for (const name of ["ledger", "checkpoint"]) {
    const text = log[name];
    for (let at = 0; at < text.length; at += 7) {
      const changed = text.slice(0, at) + (text[at] === "x" ? "y" : "x") + text.slice(at + 1);
      const state = await readLog({ ...log, [name]: changed }).catch(() => ({ broken: 0 }));
      assert.ok(state.broken >= 0 || !state.whole || !state.signed, `${name}, letter ${at}`);
    }
  }
});

test("a version, a row, and a withdrawn row are told apart", async () => {
  const state = await readLog(log);
  const [first, , third] = log.versions;
  assert.deepEqual(states(await check(state, parts(first))), ["head right", "#dong-1 withdrawn", "#dong-2 right"]);
  assert.equal((await check(state, parts(first))).latest, false);
  const latest = await check(state, parts(third));
  assert.ok(latest.latest && latest.all && latest.results.every(({ state }) => state === "right"));
  assert.deepEqual(states(await check(state, parts(third.replace("(đã gỡ)", "Bế Thị An")))), ["head right", "#dong-1 wrong", "#dong-2 right"]);
  const row = third.split("\n").find((line) => line.includes("#dong-2"));
  assert.deepEqual(states(await check(state, parts(row))), ["#dong-2 right"]);
  assert.equal((await check(state, parts(row.replace("Tổ 5", "Tổ 6")))).entry, null);
  assert.equal((await check(state, parts(first.replace('"version":1', '"version":9')))).entry, null);
});
