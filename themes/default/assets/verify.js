/*
Checks the publication log, and a part or a version of a record against it, in the reader's browser.

Nothing leaves the page: the log stands in a script beside it (`guongLog`), hashing and signatures are WebCrypto's.
The forms are told in `src/ledger/mod.rs`, and `tests/vectors/ledger.json` holds both programs to them.
*/
(function () {
  "use strict";

  const encoder = new TextEncoder();

  /* Canonical JSON (RFC 8785) of texts, whole numbers, flags, lists and objects. */
  function canonical(value) {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value !== null && typeof value === "object") {
      const keys = Object.keys(value).sort();
      return "{" + keys.map((key) => JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}";
    }
    return JSON.stringify(value);
  }

  async function sha256(bytes) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  }

  function hex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function hashOf(text) {
    return hex(await sha256(encoder.encode(text)));
  }

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  }

  function joined(...parts) {
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  function partHash(part) {
    return hashOf(canonical(["guong/part/1", part.salt, part.key, part.value]));
  }

  /* The root of the tree of RFC 9162 over leaves that are hashes already. */
  async function rootOf(leaves) {
    if (leaves.length === 0) return sha256(new Uint8Array());
    let row = leaves;
    while (row.length > 1) {
      const next = [];
      for (let at = 0; at + 1 < row.length; at += 2) next.push(await sha256(joined([1], row[at], row[at + 1])));
      if (row.length % 2 === 1) next.push(row[row.length - 1]);
      row = next;
    }
    return row[0];
  }

  function readCheckpoint(text) {
    const [body, signatures] = text.split("\n\n");
    const [origin, size, root] = body.split("\n");
    return { origin, size: Number(size), root: hex(bytesOf(root)), body: [origin, size, root, ""].join("\n"), signatures: signatures || "" };
  }

  /* true or false; null where the browser knows no Ed25519. */
  async function isSigned(checkpoint, key) {
    const fields = key.trim().split("+");
    const publicKey = bytesOf(fields.slice(2).join("+")).slice(1);
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
    } catch {
      return null;
    }
    for (const line of checkpoint.signatures.split("\n")) {
      const [dash, name, encoded] = line.split(" ");
      if (dash !== "\u2014" || name !== fields[0]) continue;
      const bytes = bytesOf(encoded);
      if (hex(bytes.slice(0, 4)) !== fields[1]) continue;
      if (await crypto.subtle.verify("Ed25519", imported, bytes.slice(4), encoder.encode(checkpoint.body))) return true;
    }
    return false;
  }

  /* Reads the log and says at which entry it breaks, from 0; -1 where it holds. */
  async function readLog(log) {
    const lines = log.ledger.split("\n").slice(0, -1);
    const checkpoint = readCheckpoint(log.checkpoint);
    const entries = [];
    const leaves = [];
    let previous = await hashOf(checkpoint.origin);
    let broken = -1;
    for (const [at, line] of lines.entries()) {
      let entry = null;
      try {
        entry = JSON.parse(line);
      } catch {
        entry = null;
      }
      const holds = entry !== null && canonical(entry) === line && entry.seq === at && entry.previous === previous &&
        entry.sha256 === await hashOf(canonical(["guong/record/1", entry.record, entry.version, entry.parts]));
      if (!holds && broken < 0) broken = at;
      entries.push(entry);
      const bytes = encoder.encode(line);
      previous = hex(await sha256(bytes));
      leaves.push(await sha256(joined([0], bytes)));
    }
    const whole = checkpoint.size === lines.length && hex(await rootOf(leaves)) === checkpoint.root;
    const signed = log.key ? await isSigned(checkpoint, log.key) : undefined;
    return { entries, leaves, checkpoint, broken, whole, signed };
  }

  /* What a reader gave: a version, or one line of its file. */
  function parts(text) {
    const given = JSON.parse(text.trim().replace(/,$/, ""));
    if (Array.isArray(given.parts)) return { record: given.record, version: given.version, parts: given.parts };
    if (typeof given.key !== "string") throw new Error("neither a version nor a part");
    return { part: given };
  }

  /* The latest entry that sealed a part as it was given. */
  async function entryOf(state, part) {
    const hash = await partHash(part);
    const has = (entry) => entry && entry.parts.some(([key, own]) => key === part.key && own === hash);
    return state.entries.filter(has).pop();
  }

  /* Holds what a reader gave against the log: the entry, and for every part whether it is as it was sealed. */
  async function check(state, given) {
    const single = given.part ? await entryOf(state, given.part) : null;
    const { record, version } = single || given;
    const given_parts = given.part ? [given.part] : given.parts;
    const own = state.entries.filter((entry) => entry && entry.record === record);
    const entry = own.find((candidate) => candidate.version === version);
    if (!entry) return { entry: null };
    const sealed = new Map(entry.parts);
    const results = [];
    for (const part of given_parts) {
      const hash = sealed.get(part.key);
      if (part.value === undefined) {
        const name = entry.version + ":" + part.key;
        const withdrawn = own.some((later) => later.version > entry.version && later.withdrawn.includes(name));
        results.push({ key: part.key, state: hash && withdrawn ? "withdrawn" : "wrong" });
      } else {
        results.push({ key: part.key, state: hash !== undefined && (await partHash(part)) === hash ? "right" : "wrong" });
      }
    }
    const all = Boolean(given.part) || (given.parts.length === entry.parts.length &&
      given.parts.every((part, at) => part.key === entry.parts[at][0]));
    return { entry, results, all, latest: own[own.length - 1] === entry };
  }

  const api = { canonical, hashOf, partHash, rootOf, readLog, parts, check, hex };
  if (typeof document === "undefined") {
    globalThis.guongVerify = api;
    return;
  }

  const find = (name) => document.querySelector(`[data-verify${name}]`);
  const words = JSON.parse(find("-words").textContent);

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function say(place, sentences) {
    place.replaceChildren(...sentences.map((sentence) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = sentence;
      return paragraph;
    }));
  }

  function saidOfLog(state) {
    const said = [];
    if (state.broken >= 0) said.push(fill(words.broken, { n: state.broken + 1 }));
    else if (!state.whole) said.push(words.other_root);
    else said.push(fill(words.whole, { n: state.entries.length }));
    if (state.signed === true) said.push(words.signed);
    else if (state.signed === false) said.push(words.not_signed);
    else if (state.signed === null) said.push(words.cannot_sign);
    else said.push(words.unsigned);
    return said;
  }

  /* A printed copy names a checkpoint: `#12.<root>`. */
  async function saidOfPrint(state) {
    const named = /^#(\d+)\.([0-9a-f]{64})$/.exec(location.hash);
    if (!named) return [];
    const size = Number(named[1]);
    const same = size <= state.leaves.length && hex(await rootOf(state.leaves.slice(0, size))) === named[2];
    return [fill(same ? words.print : words.not_print, { n: size })];
  }

  async function run(state) {
    const place = find("-result");
    let given;
    try {
      given = parts(find("-text").value);
    } catch {
      say(place, [words.unreadable]);
      return;
    }
    const found = await check(state, given);
    if (!found.entry) {
      say(place, [words.unknown]);
      return;
    }
    const list = (wanted) => found.results.filter((result) => result.state === wanted).map((result) => result.key);
    const [right, wrong, withdrawn] = ["right", "wrong", "withdrawn"].map(list);
    const sound = state.broken < 0 && state.whole && state.signed !== false;
    const said = [];
    if (wrong.length > 0) said.push(fill(words.wrong, { parts: wrong.join(", ") }));
    else if (!found.all) said.push(words.missing);
    else if (sound) said.push(fill(words.right, { n: right.length, date: found.entry.time.slice(0, 10), version: found.entry.version }));
    else said.push(words.log_broken);
    if (withdrawn.length > 0) said.push(fill(words.withdrawn, { parts: withdrawn.join(", ") }));
    if (wrong.length === 0 && !found.latest) said.push(words.superseded);
    say(place, said);
  }

  async function start() {
    const place = find("-log");
    if (!globalThis.crypto || !crypto.subtle) {
      say(place, [words.insecure]);
      return;
    }
    const state = await readLog(globalThis.guongLog);
    say(place, [...saidOfLog(state), ...await saidOfPrint(state)]);
    find("-file").addEventListener("change", async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      find("-text").value = await file.text();
      await run(state);
    });
    find("-run").addEventListener("click", () => run(state));
  }

  start();
})();
