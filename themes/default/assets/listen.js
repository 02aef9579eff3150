/*
Reads a story aloud, sentence by sentence, with a voice that the browser has.

The story comes from this portal: the address names only its id, and what does not look like one is not asked for.
Nothing is remembered, and nothing is said before the reader asks for it.
*/
(function () {
  "use strict";

  const part = (name) => document.querySelector("[data-listen-" + name + "]");
  const words = JSON.parse(part("words").textContent);
  const desk = part("desk"), state = part("state"), shown = part("text"), play = part("play"), slower = part("slower"), faster = part("faster");
  const RATES = [0.6, 0.8, 1, 1.25, 1.5];
  /* How long a browser may take to find its voices. */
  const PATIENCE = 3000;
  /* What is read in one go; a text outside all of these is read with what it stands in. */
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, tr, figcaption, dt, dd, blockquote";
  /* Marks of notes and the way back from them are for the eye. */
  const UNSAID = "sup, script, [hidden], [aria-hidden=true], [role=doc-backlink]";

  let pieces = [], at = 0, sentence = 0, rate = 2, playing = false, voice = null, language = "vi";
  /* Kept here because some browsers forget to tell the end of what nobody holds. */
  let utterance = null;

  const say = (text) => { state.textContent = text; };

  /* The parts of a page that its theme gives to be read, as texts: `{ text, heading }`. */
  function textsOf(page) {
    const found = [];
    for (const area of page.querySelectorAll("[data-read]")) {
      const walker = page.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      let last = {};
      while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (parent.closest(UNSAID)) continue;
        const inner = parent.closest(BLOCKS), block = inner && area.contains(inner) ? inner : area, cell = parent.closest("td, th");
        if (block !== last.block) found.push(last = { block, text: "", heading: /^H\d$/.test(block.tagName) });
        last.text += (last.text && cell !== last.cell ? ", " : "") + node.data;
        last.cell = cell;
      }
    }
    return found.map(({ text, heading }) => ({ text: text.replace(/\s+/g, " ").trim(), heading })).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  }

  function sentencesOf(text) {
    const split = window.Intl && Intl.Segmenter
      ? Array.from(new Intl.Segmenter(language, { granularity: "sentence" }).segment(text), ({ segment }) => segment)
      : text.match(/.+?(?:[.!?\u2026]+(?=\s|$)|$)/g) || [];
    return split.map((part) => part.trim()).filter(Boolean);
  }

  /* A voice of the story's language; one of the device before one that the browser's maker speaks on a server. */
  function findVoice() {
    const right = speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
    return right.find(({ localService }) => localService) || right[0] || null;
  }

  function mark() {
    pieces.forEach(({ element }, position) => {
      if (position === at) element.setAttribute("aria-current", "true");
      else element.removeAttribute("aria-current");
    });
  }

  function draw() {
    play.textContent = playing ? words.pause : words.play;
    slower.setAttribute("aria-disabled", String(rate === 0));
    faster.setAttribute("aria-disabled", String(rate === RATES.length - 1));
  }

  /* Says the sentence at which the reader is. What is said is cut off and begun again rather than paused: telephones
     cannot pause. */
  function speak() {
    utterance = null;
    if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
    draw();
    if (!playing) return;
    const mine = utterance = new SpeechSynthesisUtterance(pieces[at].sentences[sentence]);
    Object.assign(mine, { voice, lang: voice.lang, rate: RATES[rate] });
    mine.onend = () => mine === utterance && proceed();
    mine.onerror = () => {
      if (mine !== utterance) return;
      playing = false;
      say(words.failed);
      speak();
    };
    speechSynthesis.speak(mine);
  }

  function proceed() {
    if (++sentence < pieces[at].sentences.length) return speak();
    if (at + 1 < pieces.length) return go(at + 1);
    playing = false;
    say(words.end);
    go(0, false);
  }

  function go(to, follow = true) {
    at = Math.min(Math.max(to, 0), pieces.length - 1);
    sentence = 0;
    mark();
    if (follow) pieces[at].element.scrollIntoView({ block: "center" });
    speak();
  }

  function change(step) {
    const wanted = rate + step;
    if (RATES[wanted]) rate = wanted;
    say(words.rate.replace("{n}", RATES[rate].toLocaleString(document.documentElement.lang)));
    speak();
  }

  /* Voices may come late, and may come or go while the page is open. */
  function settle(late) {
    const before = voice;
    voice = findVoice();
    part("controls").hidden = !voice;
    if (voice && !before) say(voice.localService ? words.ready : words.remote);
    if (!voice && before) {
      playing = false;
      speak();
    }
    if (!voice && (before || late)) say(words.no_voice);
  }

  function fill(page, address) {
    const title = page.querySelector("h1").textContent.trim(), heading = document.createElement("h2"), link = document.createElement("a");
    language = (page.documentElement.lang || "vi").toLowerCase().split(/[-_]/)[0];
    Object.assign(link, { href: address, textContent: title });
    heading.append(link);
    const rest = textsOf(page).map(({ text, heading }) => Object.assign(document.createElement(heading ? "h3" : "p"), { textContent: text }));
    shown.lang = language;
    shown.replaceChildren(heading, ...rest);
    pieces = [heading, ...rest].map((element) => ({ element, sentences: sentencesOf(element.textContent) })).filter(({ sentences }) => sentences.length);
    document.title = title + " \u2013 " + document.title;
    part("choose").hidden = true;
    desk.hidden = false;
  }

  async function start() {
    const id = new URLSearchParams(location.search).get("bai");
    if (id === null) return;
    /* Pages from a disk may not read one another. */
    if (location.protocol === "file:") return say(words.disk);
    if (!/^[a-z0-9-]+$/.test(id)) return say(words.missing);
    const { before, after } = desk.dataset, stories = new URL(before, location.href).href, address = stories + id + after;
    const response = await fetch(address, { credentials: "omit" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok || !response.url.startsWith(stories) || !page.querySelector("[data-read]")) return say(words.missing);
    fill(page, address);
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) return say(words.unable);
    play.addEventListener("click", () => {
      playing = !playing;
      say("");
      mark();
      speak();
    });
    part("back").addEventListener("click", () => go(at - 1));
    part("forward").addEventListener("click", () => go(at + 1));
    slower.addEventListener("click", () => change(-1));
    faster.addEventListener("click", () => change(1));
    /* What is said goes on after its page is gone, unless it is told to stop. */
    addEventListener("pagehide", () => {
      playing = false;
      speak();
    });
    say(words.looking);
    draw();
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", () => settle(false));
    settle(false);
    setTimeout(() => voice || settle(true), PATIENCE);
  }

  start().catch(() => say(words.missing));
})();
