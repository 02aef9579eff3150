// Ways in which people type the same words: what the suite's queries and the property test are made
// of. Written without the client's code, so that a mistake there is not repeated here.

const TONES = { "\u0301": ["s", "1"], "\u0300": ["f", "2"], "\u0309": ["r", "3"], "\u0303": ["x", "4"], "\u0323": ["j", "5"] };
const HATS = { "\u0302": [null, "6"], "\u031b": ["w", "7"], "\u0306": ["w", "8"] };

// A small generator of random numbers, so that every run makes the same queries.
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)] };
}

export const unmarked = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").normalize("NFC");

// The words of a text: lower case, digits apart from letters.
export const words = (text) => text.normalize("NFC").toLowerCase().replace(/ð/g, "đ").match(/\p{L}+|[0-9]+/gu) || [];

// One word so that tone placement and i/y do not matter: its letters with hats, then its tone.
export function exact(word) {
  let tone = "";
  const base = word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => ((tone = mark), "")).normalize("NFC");
  return base.replace(/^([hklmst]|qu)y$/, "$1i").replace(/^0+(?=.)/, "") + tone;
}

export const folded = (word) => unmarked(word).replace(/^([hklmst]|qu)y$/, "$1i").replace(/^0+(?=.)/, "");

// Keystrokes of a word. `place` says where tone and hat keys go: "inline" right after their letter,
// "end" the tone last, "late" all of them last.
export function keystrokes(word, method, place) {
  const column = method === "telex" ? 0 : 1;
  let out = "", late = "", tone = "";
  for (const letter of word.toLowerCase().normalize("NFD").normalize("NFC")) {
    if (letter === "đ") {
      out += method === "telex" ? "dd" : "d9";
      continue;
    }
    const [base, ...marks] = letter.normalize("NFD");
    out += base;
    for (const mark of marks) {
      if (TONES[mark]) {
        tone = TONES[mark][column];
        if (place === "inline") out += tone;
      } else {
        const key = HATS[mark][column] ?? base;
        if (place === "late") late = late.includes(key) ? late : late + key;
        else if (place === "end" && method === "vni") late = late.includes(key) ? late : late + key;
        else out += key;
      }
    }
  }
  return out + late + (place === "inline" ? "" : tone);
}

// Keystrokes put a hat right after its letter, before the tone of the same letter.
export const typed = (text, method, place) => text.split(" ").map((word) => (/^\p{L}+$/u.test(word) ? keystrokes(word, method, place) : word)).join(" ");

// Marks left away from some words.
export const partly = (text, rng) => text.split(" ").map((word) => (rng.next() < 0.5 ? unmarked(word) : word)).join(" ");

// The other habit of placing a tone: hòa, hoà.
export function otherPlace(word) {
  const swaps = ["oa", "oe", "uy"].flatMap((pair) => [...Object.keys(TONES)].map((tone) => [(pair[0] + tone + pair[1]).normalize("NFC"), (pair + tone).normalize("NFC")]));
  for (const [a, b] of swaps) {
    if (/q/i.test(word)) break;
    if (word.endsWith(a)) return word.slice(0, -2) + b;
    if (word.endsWith(b)) return word.slice(0, -2) + a;
  }
  return word;
}

// i for y and y for i, after the onsets where both are written.
export const otherVowel = (word) => word.normalize("NFD").replace(/^([hklmst]|qu)([iy])(?=[\u0300-\u036f]*$)/i, (_, onset, vowel) => onset + (vowel === "i" ? "y" : "i")).normalize("NFC");

// One letter more, less, other or swapped, in one word of at least three letters.
export function slip(text, rng) {
  const list = text.split(" "), long = list.map((word, i) => [word, i]).filter(([word]) => word.length > 2 && /^\p{L}+$/u.test(word));
  if (!long.length) return text;
  const [word, at] = rng.pick(long), i = rng.below(word.length), letters = [...word];
  const ways = [
    () => letters.splice(i, 1),
    () => letters.splice(i, 0, letters[i]),
    () => (letters[i] = rng.pick([..."abcdeghiklmnopqrstuvxy"])),
    () => ([letters[Math.max(0, i - 1)], letters[i]] = [letters[i], letters[Math.max(0, i - 1)]]),
  ];
  rng.pick(ways)();
  list[at] = letters.join("");
  return list.join(" ");
}
