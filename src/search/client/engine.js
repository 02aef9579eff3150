// The search engine: reads the index that the generator wrote, ranks documents, cuts excerpts.
//
//   const index = await GuongSearch.open("search/", {fetch});
//   const {total, facets, hits, suggestion} = await index.search("chuyen doi so", {limit, filters});
//
// A classic script without dependencies: it runs from a server, from a disk (where modules and fetch
// do not work), in Node, and under a strict content security policy. What was typed (keystrokes,
// numbers, dates, slips) is understood by typed.js, which answers for this API.
(function (scope) {
  "use strict";

  // ---- Text to tokens, as src/search/normalise.rs does ----

  const WORD = /(?!\p{M})\p{Alphabetic}[\p{Alphabetic}\p{M}]*|[0-9]+/gu;
  const TONES = "\u0301\u0300\u0309\u0303\u0323";

  // A token's fold and its marks code: 30 for a stroke, 6 for each hat, the tone.
  const makeToken = (fold, stroke, hat, tone) => ({
    fold: fold.replace(/^([hklmst]|qu)y$/, "$1i"),
    marks: 30 * stroke + 6 * hat + tone,
  });

  function token(word) {
    if (word[0] <= "9") return { fold: word.replace(/^0+(?=.)/, ""), marks: 0 };
    let fold = "", stroke = 0, circumflex = 0, horns = 0, breve = 0, tone = 0;
    for (const c of word.toLowerCase().normalize("NFD")) {
      if ("\u0111\u00f0".includes(c)) stroke = 1, fold += "d";
      else if (c === "\u0302") circumflex = 1;
      else if (c === "\u031b") horns++;
      else if (c === "\u0306") breve = 4;
      else if (TONES.includes(c)) tone = TONES.indexOf(c) + 1;
      else if (!/\p{M}/u.test(c)) fold += c;
    }
    return makeToken(fold, stroke, breve || (horns > 1 ? 3 : horns ? 2 : circumflex), tone);
  }

  // The tokens of a text, with their places and the text before each.
  function tokens(text) {
    let last = 0;
    return [...text.matchAll(WORD)].map(({ 0: word, index: start }) => {
      const before = text.slice(last, start);
      last = start + word.length;
      return { ...token(word), before, start, end: last };
    });
  }

  // How well a written syllable's marks answer typed ones: equal, none typed, a part typed, others.
  function agreement(typed, written) {
    if (typed === written) return 1;
    if (!typed) return 0.8;
    const hat = (marks) => Math.floor((marks % 30) / 6), tone = (marks) => marks % 6;
    const sameHat = hat(typed) === hat(written), sameTone = tone(typed) === tone(written);
    const part = (typed < 30 || written >= 30) && (!tone(typed) || sameTone) &&
      (!hat(typed) || sameHat || (hat(typed) === 2 && hat(written) === 3));
    return part ? 0.9 : sameHat || sameTone ? 0.2 : 0.15;
  }

  // ---- Posting lists, as src/search/postings.rs writes them ----

  const symbol = (text, i) => {
    const code = text.charCodeAt(i);
    return code - 35 - (code > 92);
  };

  // The number at i, five bits a symbol, and the place after it.
  function number(text, i) {
    let n = 0, factor = 1, value;
    for (; (value = symbol(text, i++)) > 31; factor *= 32) n += (value - 32) * factor;
    return [n + value * factor, i];
  }

  // Calls each(document, strength) for a list; strengths go from .45 to 1.45, titles count most.
  function eachPosting(list, each) {
    for (let i = 0, strength = 0, doc = 0, step; i < list.length;) {
      const level = symbol(list, i) - 64;
      if (level >= 0) strength = 0.45 + (0.55 * (level & 7)) / 7 + (level > 7 ? 0.45 : 0), doc = 0, i++;
      else [step, i] = number(list, i), each((doc += step), strength), doc++;
    }
  }

  // Keys are front-coded: a symbol for how much of the key before is kept, then the rest.
  const unfront = (last, line) => last.slice(0, symbol(line, 0)) + line.slice(1);

  // The records of an index file: from each key to its variants by marks. Of lists that were cut, `rests`
  // has the files and the places there of what is left.
  function parseRecords(text, name) {
    const records = new Map();
    let key = "";
    for (const line of text.slice(0, -1).split("~")) {
      const [head, ...variants] = line.split("|");
      key = unfront(key, head);
      const marks = key[0] === "!" ? 1 : 2;
      records.set(key, variants.map((variant) => {
        const [list, rest = ""] = variant.split("{"), numbers = [], rests = [];
        for (let i = 0, n; i < rest.length; numbers.push(n)) [n, i] = number(rest, i);
        for (let i = 1; numbers[i] >= 0; i += 2) rests.push([name + "-" + numbers[i], numbers[i + 1]]);
        return { first: symbol(list, 0), second: symbol(list, 1), list: list.slice(marks), size: numbers[0], rests };
      }));
    }
    return records;
  }

  // Names of files and the first key of each: of index files, named in groups, or of pages of such routes.
  function parseRoutes(text, pages) {
    let key = "", group, at;
    return text.slice(0, -1).split("~").map((line, n) => {
      const [rest, name] = line.split("|");
      if (name) group = name, at = 0;
      return { key: (key = unfront(key, rest)), name: group ? "i/" + group + at++ : "r/" + pages + n };
    });
  }

  // The routes that may lead to keys from low to high.
  const between = (routes, low, high) => routes.filter(({ key }, i) => key <= high && !(routes[i + 1] && routes[i + 1].key <= low));

  // ---- Files ----

  // Compressed bytes of index files that a query may read, and about those of a page of routes.
  const SHARE = 80000, PAGE = 800;

  const waiting = new Map();
  scope.guongSearch = (name, data) => waiting.has(name) && waiting.get(name)(data);

  // By script element: works from a disk too.
  const byScript = (base) => (name) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    waiting.set(name, (data) => (element.remove(), resolve(data)));
    element.onerror = () => reject(new Error(name));
    element.src = base + name + ".js";
    document.head.append(element);
  });

  // By a function like fetch, from an address to a response, a text or bytes.
  const byFetch = (base, fetch) => async (name) => {
    const answer = await fetch(base + name + ".js");
    if (answer.ok === false) throw new Error(name);
    const text = await (answer.text ? answer : new Response(answer)).text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };

  // Text as hits.rs writes it: marks as rare punctuation, which itself stands in the private area.
  const STAND_INS = "{\u0301`\u0300~\u0309^\u0303|\u0323}\u0302[\u031b]\u0306$\u0111@\u0110";
  const readable = (text) => text && text.replace(/[{`~^|}[\]$@]/g, (c) => STAND_INS[STAND_INS.indexOf(c) + 1]).normalize("NFC")
    .replace(/[\ue020-\ue07e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xe000));

  // Access to the index: the root, and files fetched once.
  async function openIndex(load) {
    const files = new Map(), root = await load("root");
    if (root.version !== 2) throw new Error("version");
    const routes = parseRoutes(root.routes, root.pages), syllables = new Map();
    let last = "";
    for (const [, kept, rest, size] of root.syllables.matchAll(/(.)([a-z]*)([^a-z])/g))
      syllables.set((last = unfront(last, kept + rest)), 2 ** (symbol(size, 0) / 2));

    const once = (id, make) => {
      if (!files.has(id)) files.set(id, make().catch((error) => { files.delete(id); throw error; }));
      return files.get(id);
    };
    const file = (name) => once(name, () => load(name));
    // A file of routes or lists, unless the query has had its share; `left` is what it may still read, compressed.
    async function list(name, least = root.size) {
      const fresh = !files.has(name);
      if (fresh && index.left < least) return "";
      if (fresh) index.left -= least;
      const data = await file(name);
      if (fresh) index.left -= Math.max(0, 0.65 * String(data).length - least);
      return data;
    }
    const parsed = async (name, parse, least) => (await list(name, least)) && once(name + "#", async () => parse(await file(name), name));
    const shard = async (name) => (await parsed(name, parseRecords)) || new Map();

    // Names of the files that may hold keys from low to high.
    async function route(low, high) {
      let found = between(routes, low, high);
      if (root.pages) found = (await Promise.all(found.slice(0, 2).map(({ name }) => parsed(name, parseRoutes, PAGE))))
        .flatMap((page) => between(page || [], low, high));
      return found.map(({ name }) => name);
    }

    const index = {
      root, syllables, file, list, left: 0,
      // The variants of one key.
      find: async (key) => {
        const [name] = await route(key, key);
        return (name && (await shard(name)).get(key)) || [];
      },
      // The keys that begin with `start`, with their variants, from at most two files.
      range: async (start) => {
        const records = await Promise.all((await route(start, start + "\uffff")).slice(0, 2).map(shard));
        return records.flatMap((map) => [...map]).filter(([key]) => key.startsWith(start));
      },
    };
    return index;
  }

  // ---- Ranking ----

  // Results weaker than this share of the best are left out.
  const RELEVANT = 0.1;
  // Worth of having all neighbours as typed; more than any title can make up for.
  const PHRASE = 1.5;
  const FILLER_WEIGHT = 0.15;
  // Most pairs of neighbours that are read, and compressed bytes of the rests of cut ones.
  const PAIRS = 7, REST = 30000;

  // Gathers evidence for a query and scores documents by it. `tails` asks for cut lists whole.
  function rank(index, { list, keys, prefix }, tails) {
    const ranking = { list, prefix, tails, cut: false };
    const count = index.root.docs, maps = (some) => some.map(() => new Map());
    const gaps = list.slice(1), single = maps(list), pairs = maps(gaps), quality = maps(gaps), special = new Map(), cutPairs = [];
    // In how many documents at least each word stands.
    const seen = list.map(({ fold }) => index.syllables.get(fold) || 0.5);
    // Words of a question that say little; pairs with them are not needed, at the ends not even read.
    const filler = list.map((word) => word.filler), start = filler.indexOf(undefined), end = filler.lastIndexOf(undefined);
    // Of many pairs those of the rarest words are read.
    const apart = (i) => (filler[i] && filler[i + 1]) || i < start || i >= end, rarity = (i) => seen[i] * seen[i + 1];
    const most = Math.max(2, Math.min(PAIRS, Math.floor(index.left / index.root.size) - 2));
    const read = gaps.map((_, i) => i).filter((i) => !apart(i)).sort((a, b) => rarity(a) - rarity(b)).slice(0, most);
    const loose = gaps.map((_, i) => filler[i] || filler[i + 1] || !read.includes(i));
    const raise = (map, doc, score) => { if (!(map.get(doc) >= score)) map.set(doc, score); };

    async function postings(variant, each) {
      eachPosting(variant.list, each);
      for (const [name, at] of variant.rests) {
        const lists = tails && await index.list(name);
        if (!lists) return (ranking.cut = true);
        eachPosting(lists[at], each);
      }
    }

    // A pair of neighbours; `sure` is how surely it is the one that was meant.
    async function addPair(i, variant, sure, second, first = agreement(list[i].marks, variant.first)) {
      const fit = sure * first * second;
      if (variant.size && !tails && fit > 0.4) cutPairs[i] = (cutPairs[i] || 0) + variant.size;
      seen[i + 1] = Math.max(seen[i + 1], variant.size || 0);
      await postings(variant, (doc, strength) => {
        raise(pairs[i], doc, strength * fit);
        raise(quality[i], doc, fit);
        raise(single[i], doc, strength * first);
        raise(single[i + 1], doc, strength * second);
      });
    }

    async function readPair(i) {
      for (const variant of await index.find(list[i].fold + " " + list[i + 1].fold))
        await addPair(i, variant, 1, agreement(list[i + 1].marks, variant.second));
    }

    // Two words of a short title, in either order.
    async function readName(_, i) {
      const swapped = list[i].fold > list[i + 1].fold, [a, b] = swapped ? [i + 1, i] : [i, i + 1];
      for (const variant of await index.find("+" + list[a].fold + " " + list[b].fold)) {
        const first = agreement(list[a].marks, variant.first), second = agreement(list[b].marks, variant.second);
        await (swapped ? addPair(i, variant, 0.5, first, second) : addPair(i, variant, 0.5, second, first));
      }
    }

    async function readSingle(i, fold = list[i].fold, sure = 1) {
      for (const variant of await index.find("!" + fold)) {
        const fit = sure < 1 ? sure : agreement(list[i].marks, variant.first), alone = gaps.length || fit < 1 ? 0 : 9;
        await postings(variant, (doc, strength) => raise(single[i], doc, strength * fit + alone));
      }
    }

    async function readSpecial(key) {
      for (const variant of await index.find("!" + key)) await postings(variant, (doc, strength) => raise(special, doc, strength));
    }

    // The last word may be unfinished.
    async function readPrefix() {
      const last = list.length - 1, { fold, marks } = list[last], fits = (written) => agreement(marks, written) > 0.5;
      if (last) {
        const sure = pairs[last - 1].size ? 0.4 : 0.9, key = list[last - 1].fold + " " + fold;
        // Folding wrote a final y as i.
        const starts = /[hklmstu]i$/.test(fold) ? [key, key.slice(0, -1) + "y"] : [key];
        for (const [found, variants] of (await Promise.all(starts.map(index.range))).flat())
          for (const variant of variants) if (found !== key && fits(variant.second)) await addPair(last - 1, variant, sure, sure);
      }
      if (fold.length > 1 && !index.syllables.has(fold) && !(last && pairs[last - 1].size)) {
        const longer = [...index.syllables].filter(([key]) => key.startsWith(fold)).sort((a, b) => b[1] - a[1]);
        await Promise.all(longer.slice(0, 4).map(([key]) => readSingle(last, key, 0.8)));
      }
    }

    // Puts the evidence together: a row for each document.
    function score() {
      const weight = list.map((_, i) => {
        const size = Math.min(count, Math.max(seen[i], single[i].size));
        return (Math.log(1 + (count - size + 0.5) / (size + 0.5)) + 0.1) * (filler[i] ? FILLER_WEIGHT : 1);
      });
      const all = weight.reduce((a, b) => a + b, 0), needed = loose.filter((l) => !l).length, rows = new Map();
      const row = (doc) => {
        if (!rows.has(doc)) rows.set(doc, { cover: 0, sum: 0, joined: 0, share: 0, least: 1 });
        return rows.get(doc);
      };
      single.forEach((map, i) => map.forEach((strength, doc) => {
        const r = row(doc);
        r.cover += weight[i];
        r.sum += weight[i] * strength;
      }));
      const worth = (i) => 0.6 * (weight[i] + weight[i + 1] + Math.min(weight[i], weight[i + 1]));
      const needs = gaps.reduce((sum, _, i) => sum + (loose[i] ? 0 : worth(i)), 0);
      pairs.forEach((map, i) => map.forEach((strength, doc) => {
        const r = row(doc);
        r.sum += worth(i) * strength;
        if (!loose[i]) r.joined++, r.share += worth(i) / needs, r.least = Math.min(r.least, quality[i].get(doc));
      }));

      special.forEach((_, doc) => row(doc));
      ranking.phrases = ranking.full = 0;
      const ranked = [...rows].map(([doc, r]) => {
        const phrase = needed && r.joined === needed, extra = special.get(doc) || 0;
        const cover = Math.max(r.cover / all, extra && 0.5);
        if (phrase) ranking.phrases++;
        if (extra || cover > 1 - FILLER_WEIGHT / 2) ranking.full++;
        return [doc, r.sum * cover * cover + all * PHRASE * r.least * (phrase ? 1 : 0.6 * r.share * r.share) + (extra && all * (PHRASE + extra) + 2)];
      }).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      ranking.docs = ranked.filter(([, value]) => !gaps.length || value > ranked[0][1] * RELEVANT).map(([doc]) => doc);
      return ranking;
    }

    // Neighbours come first: where they answer, the long lists of single syllables are not read.
    ranking.near = async () => {
      await Promise.all([...keys.map(readSpecial), ...read.map(readPair)]);
      // Where few have all pairs, cut lists are read on, the shortest first and within reason.
      const { left } = index, share = Math.min(left, REST), cut = read.filter((i) => cutPairs[i]).sort((a, b) => cutPairs[a] - cutPairs[b]);
      if (gaps[1] && cut[0] >= 0 && score().phrases < 10) {
        index.left = share;
        for (const i of cut) {
          tails = !(ranking.cut = false);
          await readPair(i);
          if (!ranking.cut) cutPairs[i] = 0;
        }
        tails = ranking.tails;
        ranking.cut = cutPairs.some(Boolean);
        index.left += left - share;
      }
      if (prefix && list.length) await readPrefix();
      ranking.unknown = list.some(({ fold }, i) => !index.syllables.has(fold) && fold > ":" && !single[i].size);
      if (score().phrases < 4 && gaps.length && gaps.length < 5 && !ranking.unknown) await Promise.all(gaps.map(readName));
      return score();
    };
    ranking.apart = async () => {
      const rare = list.map((_, i) => i).filter((i) => !filler[i]).sort((a, b) => single[a].size - single[b].size);
      await Promise.all(rare.slice(0, 5).map((i) => readSingle(i)));
      return score();
    };
    return ranking;
  }

  // ---- Excerpts ----

  const EXCERPT = 220, ELLIPSIS = "\u2026";

  // The part of a text that shows most of a query, and where: {excerpt, marks: [[start, end], …]}.
  function excerpt(text, list, prefix, width) {
    const words = tokens(text), last = list.length - 1;
    const place = words.map(({ fold }) => list.findIndex((word, i) => word.fold === fold || (prefix && i === last && fold.startsWith(word.fold))));
    const fit = words.map(({ marks }, i) => (place[i] < 0 ? 0 : agreement(list[place[i]].marks, marks)));
    const joined = (i) => i > 0 && place[i - 1] >= 0 && place[i] > 0 && list[place[i - 1] + 1] && list[place[i - 1] + 1].fold === list[place[i]].fold;
    const minor = (i) => list[place[i]].filler;
    let best = 0, from = 0;
    words.forEach((word, i) => {
      const met = new Set();
      let worth = 0;
      for (let j = i; fit[i] && j < words.length && words[j].end - word.start < width * 0.7; j++) {
        if (!fit[j]) continue;
        if (!met.has(place[j])) worth += fit[j] * (minor(j) ? 0.1 : 1);
        if (j > i && joined(j)) worth += 0.6 * fit[j];
        met.add(place[j]);
      }
      if (worth > best + 0.01) best = worth, from = i;
    });
    let start = 0, end = text.length;
    if (end > width * 1.2) {
      const room = best ? words[from].start - width / 4 : 0;
      if (room > 0) start = words.find((word) => word.start >= room).start;
      const edge = words.findLast((word) => word.end <= start + width);
      if (edge && edge.end + width / 8 < end) end = edge.end;
    }
    const lead = start ? ELLIPSIS + " " : "", shift = lead.length - start, marks = [];
    words.forEach((word, i) => {
      if (fit[i] < 0.5 || word.start < start || word.end > end || (minor(i) && !joined(i) && !joined(i + 1))) return;
      if (joined(i) && marks.length) marks[marks.length - 1][1] = word.end + shift;
      else marks.push([word.start + shift, word.end + shift]);
    });
    return { excerpt: lead + text.slice(start, end) + (end < text.length ? " " + ELLIPSIS : ""), marks };
  }

  // Whether the words of a query that count stand side by side in a text, in their order.
  function holds(text, list, prefix) {
    const words = tokens(text), counts = list.map(({ filler }) => !filler), first = counts.indexOf(true);
    const core = list.slice(first, counts.lastIndexOf(true) + 1);
    return words.some((_, at) => core.every(({ fold }, i) => {
      const word = words[at + i];
      return word && (word.fold === fold || (prefix && first + i > list.length - 2 && word.fold.startsWith(fold)));
    }));
  }

  // ---- The API ----

  async function open(base, { fetch } = {}) {
    if (base && !base.endsWith("/")) base += "/";
    const load = fetch ? byFetch(base, fetch) : byScript(base);
    let index = await openIndex(load), columns = new Map(), last = {};

    // A facet's values, and for each document the numbers of its values.
    async function readColumn(name) {
      const data = index.root.facets[name], [flat, sets, runs] = typeof data === "string" ? await index.file(data) : data;
      const of = new Uint32Array(index.root.docs), values = [];
      for (let i = 0; i < flat.length; i += 2) values.push({ id: readable(flat[i]), label: readable(flat[i + 1] || flat[i]) });
      for (let i = 0, doc = 0, set, more; i < runs.length; doc += more + 1) {
        [set, i] = number(runs, i);
        [more, i] = number(runs, i);
        of.fill(set, doc, doc + more + 1);
      }
      return { values, of: (doc) => sets[of[doc]] };
    }
    const column = (name) => {
      if (!columns.has(name)) columns.set(name, readColumn(name));
      return columns.get(name);
    };

    // What a result shows.
    async function hit(doc, { list, prefix }, shown, deep) {
      const [size, folders, textSize, textFolders] = index.root.hits;
      const read = async (size, folders) => {
        const file = Math.floor(doc / size), folder = Math.floor(file / 64) * 8;
        return (await index.file("h/" + folders.slice(folder, folder + 8) + "/" + file))[doc % size];
      };
      const [url, title, lead = "", unit = "", date = "", parent = "", form = "", state = ""] = (await read(size, folders)).map(readable);
      const first = ({ values, of } = {}) => (values && of(doc).length ? values[of(doc)[0]].id : "");
      const found = { url, title, titleMarks: [], kind: first(shown.kind), year: first(shown.year), unit, date, parent, form, state };
      const show = (text) => Object.assign(found, excerpt(text, list, prefix, EXCERPT));
      found.titleMarks = excerpt(title, list, prefix, 1e9).marks;
      show(lead);
      // 0 if the words stand side by side, 1 if that is not known or all are in the title, 2 if they stand apart.
      const names = tokens(title).map(({ fold }) => fold), { fold: final } = list[list.length - 1], text = title + "\n" + lead;
      const unfinished = prefix && (final.length < 2 || !index.syllables.has(final));
      const apart = holds(text, list, unfinished) ? 0 :
        lead.endsWith(ELLIPSIS) || list.every(({ fold }) => names.includes(fold)) || holds(text, list, prefix) ? 1 : 2;
      // Looks for the match in the rest of a long text too.
      found.deepen = async () => {
        const rest = !found.marks.length && lead.endsWith(ELLIPSIS) && readable(await read(textSize, textFolders));
        return rest ? show(lead.slice(0, -1) + " " + rest) : found;
      };
      if (deep) await found.deepen();
      return { apart, found };
    }

    async function ask(query, { limit = 10, offset = 0, filters = {}, facets, deep = true }) {
      const names = Object.keys(index.root.facets), small = names.filter((name) => typeof index.root.facets[name] !== "string");
      index.left = SHARE;
      const counted = facets || small, chosen = Object.entries(filters).filter(([name, ids]) => names.includes(name) && ids.length);
      const wanted = new Set([...counted, ...chosen.map(([name]) => name), "kind", "year"]), shown = {};
      await Promise.all(names.filter((name) => wanted.has(name)).map(async (name) => { shown[name] = await column(name); }));
      const tests = chosen.map(([name, ids]) => ({ name, test: (doc) => shown[name].of(doc).some((value) => [].concat(ids).includes(shown[name].values[value].id)) }));
      const passing = (docs, but) => docs.filter((doc) => tests.every(({ name, test }) => name === but || test(doc)));

      const ranked = (tails) => {
        const id = query + (tails ? "\n" : "");
        if (last.id !== id) last = { id, ranking: api.answer(index, query, tails) };
        return last.ranking;
      };
      let ranking = await ranked(last.id === query + "\n"), docs = passing(ranking.docs);
      // Lists cut short are read whole when their heads do not fill a page further on or a filter.
      if (ranking.cut && !ranking.tails && (offset || chosen.length || !ranking.full) && docs.length < offset + limit) ranking = await ranked(true), docs = passing(ranking.docs);

      const page = await Promise.all(docs.slice(offset, offset + limit).map((doc) => hit(doc, ranking, shown, deep)));
      // All pairs of neighbours are no proof that all words stand side by side; the texts show it.
      if (ranking.list.length > 2 && ranking.phrases) page.sort((a, b) => a.apart - b.apart);
      const hits = page.map(({ found }) => found);
      const tally = (name) => {
        const { values, of } = shown[name], counts = values.map(() => 0);
        for (const doc of passing(ranking.docs, name)) for (const value of of(doc)) counts[value]++;
        return values.map((value, i) => ({ ...value, count: counts[i] })).filter(({ count }) => count);
      };
      return {
        hits, total: docs.length, more: ranking.cut,
        suggestion: ranking.corrected ? api.suggest(hits.length ? hits : [(await hit(ranking.docs[0], ranking, shown)).found], ranking.list) : "",
        facets: Object.fromEntries(counted.filter((name) => shown[name]).map((name) => [name, tally(name)])),
      };
    }

    return {
      // Names of the facets that this index has.
      get facets() { return Object.keys(index.root.facets); },
      // A file may be gone because the site was published anew: then begin again from the root.
      search: (query, options = {}) => ask(query, options).catch(async () => {
        index = await openIndex(load);
        columns = new Map();
        last = {};
        return ask(query, options);
      }),
    };
  }

  const api = (scope.GuongSearch = { open, tokens, makeToken, agreement, rank });
})(globalThis);
