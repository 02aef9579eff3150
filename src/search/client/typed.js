// What was typed: Telex and VNI keystrokes, document numbers and dates, one slip of the finger.
// Adds itself to the search engine, which asks it for the answer to a query.
(function (scope) {
  "use strict";
  const { tokens, makeToken, agreement, rank } = scope.GuongSearch;

  // ---- Document numbers and dates, as src/search/special.rs does ----

  const NAMES = ("nghi quyet:nq,quyet dinh:qd,qui dinh:qd,chi thi:ct,qui che:qc,thong bao:tb,huong dan:hd,chuong trinh:ctr," +
    "ke hoach:kh,phuong an:pa,de an:da,du an:da,bao cao:bc,bien ban:bb,to trinh:ttr,cong dien:cd,nghi dinh:nd,thong tu:tt," +
    "cong van:cv,ket luan:kl").split(",");
  const TYPES = [...NAMES.map((line) => line.split(":")[1]), "gm", "pc", "ttlt"];

  function specials(list) {
    const fold = (i) => (list[i] ? list[i].fold : "");
    // What stands before a token: "" nothing, " " space, one of / - . (spaces allowed), "x" else.
    const gap = (i) => {
      const before = list[i] && i ? list[i].before : "x", core = before.trim().replace("\u2013", "-");
      return core ? (/^[/.-]$/.test(core) ? core : "x") : before && " ";
    };
    const number = (i) => (/^\d+$/.test(fold(i)) ? +fold(i) : NaN), isNumber = (i) => number(i) >= 0;
    const within = (i, low, high) => (number(i) >= low && number(i) <= high ? number(i) : 0);
    const year = (i) => within(i, 1900, 2100), day = (i) => within(i, 1, 31), month = (i) => within(i, 1, 12);
    const isWord = (i, word) => gap(i) === " " && fold(i) === word;
    const joined = (i, by = "/-.") => gap(i).trim() && by.includes(gap(i));
    const type = (i) => list[i] && list[i].marks % 30 === 0 && TYPES.includes(fold(i)) && fold(i);
    const symbolAt = (i) => joined(i, "/-") && fold(i) && !isNumber(i);
    const key = (...parts) => "@" + parts.join("-");

    // The date whose first number is at i, and whether it has a day.
    function date(i) {
      if (joined(i) && isNumber(i - 1)) return [];
      const word = isWord(i + 1, "thang"), monthAt = word ? i + 2 : i + 1;
      if (!word && !joined(i + 1)) {
        const yearAt = isWord(i + 1, "nam") ? i + 2 : i + 1;
        return fold(i - 1) === "thang" && !isNumber(i - 2) && month(i) && gap(yearAt) === " " && year(yearAt) ? [key(year(yearAt), month(i))] : [];
      }
      if (year(i) && month(i + 1) && day(i + 2)) return joined(i + 2) ? [key(year(i), month(i + 1), day(i + 2)), true] : [];
      if (month(i) && year(i + 1) && !word) return symbolAt(i + 2) ? [] : [key(year(i + 1), month(i))];
      if (!day(i) || !month(monthAt)) return [];
      const named = isWord(monthAt + 1, "nam"), yearAt = named ? monthAt + 2 : monthAt + 1;
      if (joined(yearAt) || named || (word && gap(yearAt) === " ")) {
        const full = year(yearAt) || (gap(yearAt) === "/" && within(yearAt, 10, 99) && 2000 + number(yearAt));
        if (full) return [key(full, month(monthAt), day(i)), true];
      }
      const other = gap(monthAt) === "." || symbolAt(monthAt + 1) || (joined(monthAt + 1) && isNumber(monthAt + 1));
      return other ? [] : [key(month(monthAt), day(i)), true];
    }

    // The type of the document whose number is at i, from its symbol or the words before it.
    function documentType(i, dated) {
      if (joined(i) && isNumber(i - 1)) return;
      const symbol = year(i + 1) && joined(i + 1, "/-") ? i + 2 : i + 1;
      if (!/[x.]/.test(gap(symbol)) && type(symbol)) return type(symbol);
      if (gap(symbol) === "/" && !isNumber(symbol) && gap(symbol + 1) === "-") return "cv";
      if (dated || !i) return;
      const before = fold(i - 1) === "so" && i > 1 ? i - 2 : i - 1;
      if (!/[x/.]/.test(gap(i)) && type(before)) return type(before);
      const name = NAMES.find((line) => line.startsWith(fold(before - 1) + " " + fold(before) + ":"));
      return name && name.split(":")[1];
    }

    return list.flatMap((_, i) => {
      if (!isNumber(i)) return [];
      const [when, dated] = date(i), kind = documentType(i, dated);
      return [kind && "#" + kind + number(i), when].filter(Boolean);
    });
  }

  // ---- Telex and VNI keystrokes ----

  // The syllables that keys may spell. A key may be a letter or a mark, so there may be several.
  function keystrokes(word) {
    const vni = /\d/.test(word), tones = vni ? "12345" : "sfrxj", found = [];
    const horn = (letters) => (/(^|[^q])uo/.test(letters) ? 3 : 2);
    (function read(i, letters, stroke, hat, tone, used) {
      const c = word[i], vowel = /[aeiouy]/.test(letters), marked = (...marks) => read(i + 1, letters, ...marks, true);
      if (!c) return used && (vowel || stroke) && found.push(makeToken(letters, stroke, hat, tone));
      if (tones.includes(c) && vowel) marked(stroke, hat, tones.indexOf(c) + 1);
      else if (c === (vni ? "9" : "d") && /^d|d$/.test(letters) && !stroke) marked(1, hat, tone);
      else if (c === "6" && /[aeo]/.test(letters)) marked(stroke, 1, tone);
      else if (c === "7" && /[ou]/.test(letters)) marked(stroke, horn(letters), tone);
      else if (c === "8" && letters.includes("a")) marked(stroke, 4, tone);
      else if (c === "w" && !vni) {
        if (hat === 2 && letters.endsWith("o")) marked(stroke, 3, tone);
        else if (/[aou]/.test(letters) && hat !== 2) marked(stroke, /a/.test(letters) && !/(^|[^q])ua/.test(letters) ? 4 : horn(letters), tone);
        else read(i + 1, letters + "u", stroke, 2, tone, true);
      } else if (!/\d/.test(c)) {
        if (!vni && "aeo".includes(c) && letters.includes(c) && !hat) marked(stroke, 1, tone);
        read(i + 1, letters + c, stroke, hat, tone, used);
      }
    })(0, "", 0, 0, 0, false);
    return found;
  }

  // A query's tokens, special tokens and whether its last word may go on. Keystrokes are
  // read as syllables where that makes more of them known.
  function parse(index, query) {
    const known = ({ fold }) => index.syllables.has(fold) || fold < ":", often = ({ fold }) => index.syllables.get(fold) || 0;
    const pieces = (query.match(/[\p{Alphabetic}\p{M}0-9]+/gu) || []).map((text) => {
      const plain = tokens(text), keys = /^[a-z]+[a-z0-9]*$/i.test(text) ? keystrokes(text.toLowerCase()) : [];
      return { plain, read: keys.find(known), odd: !plain.every(known), vni: /\D\d/.test(text) };
    });
    const vni = pieces.filter((piece) => piece.vni);
    const keyed = pieces.some(({ read, odd }) => read && odd) || (vni.length > 1 && vni.every(({ read }) => read));
    const as = (keyed) => markFillers(pieces.flatMap(({ plain, read, odd, vni }) =>
      (keyed && read && (odd || vni || often(read) > 4 * often(plain[0])) ? [read] : plain)).slice(0, 24));
    return {
      list: as(keyed),
      // "nang6 cao" may be either: this reading is tried second.
      other: !keyed && vni.some(({ read }) => read) && as(true),
      keys: specials(tokens(query)),
      prefix: !keyed && /\p{Alphabetic}\p{M}*$/u.test(query),
    };
  }

  // Words of questions say little, however rare they are in documents. Without marks only some are
  // sure to be meant: "co" may be "c\u1edd", "cua" may be "c\u1eeda". A few words are no question.
  // (In Telex.)
  const marksOf = (text) => new Map(text.split(" ").map((word) => keystrokes(word)[0] || tokens(word)[0]).map(({ fold, marks }) => [fold, marks]));
  const SURE = marksOf("laf gif ai naof nhuwngx dduwowcj cacs vaf"), MARKED = marksOf("owr ddaau cuar cho cos thees nhuw bao nhieeu khi veef");
  const ASKS = /^(lam (the nao|sao) de|the nao la|danh sach (cac|nhung)|nhung ai duoc|ai (duoc|la)|tai sao|vi sao) /;
  const ASKED = / (la (gi|ai)|o dau|(nhu )?the nao|(cho|cua) ai|khi nao|bao (gio|nhieu)|ra sao|(duoc|hay) khong)$/;

  function markFillers(list) {
    const text = list.map(({ fold }) => fold).join(" "), size = (match) => (match ? match[0].trim().split(" ").length : 0);
    const from = size(ASKS.exec(text)), to = list.length - size(ASKED.exec(text));
    const filler = list.map(({ fold, marks }, i) => i < from || i >= to || (list.length > 3 && (SURE.get(fold) === marks || (!marks && SURE.has(fold)) ||
      (marks > 0 && MARKED.get(fold) === marks))));
    return filler.every(Boolean) ? list : list.map((word, i) => (filler[i] ? { ...word, filler: true } : word));
  }

  // ---- One slip of the finger ----

  // Index files and compressed bytes that a repair may read, and how many corrections are looked up.
  const FILES = 6, SHARE = 30000, SLIPS = 30;

  // Whether one letter more, less, other or swapped makes b of a.
  function near(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const x = a.slice(i), y = b.slice(i);
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
      (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  }

  // Queries with one syllable corrected that a neighbour confirms, likeliest first.
  async function repairs(index, list) {
    const letters = (fold) => [...fold].sort().join("");
    const slips = list.flatMap(({ fold, marks }, at) => (fold < ":" ? [] : [...index.syllables].filter(([other]) => other !== fold && near(fold, other))
      .map(([other, size]) => {
        const likely = Math.log2(size) / 20 + (index.syllables.has(fold) ? 0 : 1) - (fold[0] === other[0] ? 0 : 0.3) +
          (letters(fold) === letters(other) ? 0.5 : 0);
        return { list: list.map((word, i) => (i === at ? { fold: other, marks } : word)), at, likely };
      }))).sort((a, b) => b.likely - a.likely).slice(0, SLIPS);
    await Promise.all(slips.map(async (slip) => {
      const { list, at } = slip, fits = await Promise.all([at - 1, at].map(async (i) => list[i] && list[i + 1] ?
        Math.max(0, ...(await index.find(list[i].fold + " " + list[i + 1].fold))
          .map(({ first, second }) => agreement(list[i].marks, first) * agreement(list[i + 1].marks, second))) : 0));
      slip.evidence = list.length > 1 ? 2 * (fits[0] + fits[1]) : 1;
    }));
    return slips.filter(({ evidence }) => evidence).sort((a, b) => b.evidence + b.likely - a.evidence - a.likely).slice(0, 3).map(({ list }) => list);
  }

  // ---- The best answer to a query ----

  // As neighbours, as keystrokes, with a slip repaired, or its words apart.
  async function answer(index, query, tails) {
    const { other, ...parsed } = parse(index, query), { list } = parsed, ranking = await rank(index, parsed, tails).near();
    const found = ({ phrases, full }) => phrases || full;
    if (found(ranking) || !list.length) return ranking;
    if (other) {
      const keyed = await rank(index, { list: other, keys: [] }, tails).near();
      if (found(keyed)) return keyed;
    }
    const repaired = async () => {
      // Something is left for the words apart, should there be no repair.
      const { left } = index, share = Math.min(SHARE, FILES * index.root.size, left / 2);
      index.left = share;
      try {
        for (const better of await repairs(index, list)) {
          const ranking = await rank(index, { list: better, keys: [] }, tails).near();
          if (!ranking.docs.length) await ranking.apart();
          if (found(ranking)) return Object.assign(ranking, { corrected: true });
        }
      } finally {
        index.left += left - share;
      }
    };
    if (ranking.unknown) return (await repaired()) || ranking.apart();
    await ranking.apart();
    if (ranking.full && list.length < 3) return ranking;
    const corrected = await repaired();
    return corrected && (corrected.phrases || !ranking.full) ? corrected : ranking;
  }

  // The corrected query as documents write it.
  function suggest(hits, list) {
    const texts = hits.flatMap(({ title, titleMarks, excerpt, marks }) => [[title, titleMarks], [excerpt, marks]])
      .flatMap(([text, marks]) => marks.map(([start, end]) => text.slice(start, end).toLowerCase()));
    return texts.find((text) => tokens(text).length === list.length) || list.map(({ fold }) => fold).join(" ");
  }

  Object.assign(scope.GuongSearch, { answer, suggest, specials, keystrokes });
})(globalThis);
