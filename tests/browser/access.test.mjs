// Whether everybody can use the pages: the checks of WCAG 2.2 that a machine can do, at every width and in every colour
// scheme, and what it cannot do by itself: the keyboard, large text, wide spacing, high contrast, no motion.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { lie } from "./lib/lie.mjs";
import { none } from "./lib/none.mjs";
import { build, kind, samples } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { launch, served, visit } from "./lib/visit.mjs";

const own = build("own"), sample = build("sample");
const root = await serve(sample.root, "/"), below = await serve(own.root, new URL(own.baseUrl).pathname);
after(() => Promise.all([root.stop(), below.stop()]));

// One page of every kind: the largest.
const size = (file) => own.files.get(file).length;
const kinds = [...new Map(samples(own).sort((one, other) => size(one) - size(other)).map((file) => [kind(file), file])).values()];

test("there is a page of every kind to look at", () => assert.ok(kinds.length >= 22, `${kinds.length} of them`));

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 768, 1280]) {
    test(`no rule of WCAG 2.2 that a program can check is broken: ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      none(await visit(samples(own), served(below), options, (tab) => violations(tab)));
    });
  }
}

test("what unfolds keeps the rules too", async () => {
  none(await visit(kinds, served(below), { viewport: { width: 360, height: 900 } }, async (tab) => {
    await tab.evaluate(unfold);
    return [...await violations(tab), ...await tab.evaluate(lie)];
  }));
});

// Runs in the page: opens everything that folds, also where only one of several may be open.
function unfold() {
  for (const fold of document.querySelectorAll("details")) {
    fold.removeAttribute("name");
    fold.open = true;
  }
}

test("the program that looks for violations is awake", async () => {
  none(await visit(["index.html"], served(below), {}, async (tab) => {
    await tab.evaluate(() => document.querySelector("main").append(document.createElement("button")));
    const found = await violations(tab);
    return found.some((fault) => fault.startsWith("button-name")) ? [] : ["a button without a name was not found"];
  }));
});

test("what looks for covered and cut text is awake", async () => {
  none(await visit(["index.html"], served(below), { bypassCSP: true }, async (tab) => {
    await tab.addStyleTag({ content: "h1 { margin-bottom: -2em } .g-lead { height: 1em; overflow: hidden } .g-brand { margin-left: -3em }" });
    const found = (await tab.evaluate(lie)).join();
    return ["stand on each other", "cuts", "beyond the edge"].filter((fault) => !found.includes(fault)).map((fault) => `${fault} was not found in ${found}`);
  }));
});

test("text reflows at 400 % zoom: 1280 px become 320", async () => {
  const options = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
  none(await visit(kinds, served(below), options, (tab) => tab.evaluate(lie)));
});

for (const [what, width] of [["a wide screen", 1280], ["a tablet", 768], ["a phone", 360]]) {
  test(`nothing is cut off or covered on ${what}`, async () => {
    none(await visit(samples(own), served(below), { viewport: { width, height: 900 } }, (tab) => tab.evaluate(lie)));
    none(await visit(samples(sample).filter((file) => file !== "404.html"), served(root), { viewport: { width, height: 900 } }, (tab) => tab.evaluate(lie)));
  });

  test(`text that is spaced out as WCAG 1.4.12 says loses nothing on ${what}`, async () => {
    // The policy of the pages forbids the reader's style too; readers have browsers that do not ask it.
    const options = { viewport: { width, height: 900 }, bypassCSP: true };
    none(await visit(kinds, served(below), options, async (tab) => {
      await tab.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }" });
      return tab.evaluate(lie);
    }));
  });
}

test("text is as large as the browser's setting asks: twice the size loses nothing", async () => {
  const large = await launch("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26");
  try {
    for (const width of [1280, 360]) {
      none(await visit(kinds, served(below), { viewport: { width, height: 900 }, browser: large }, async (tab) => {
        const smallest = await tab.evaluate(() => Math.min(...[...document.querySelectorAll("main *")].map((element) => parseFloat(getComputedStyle(element).fontSize))));
        return [...(smallest < 32 ? [`text of ${smallest} px`] : []), ...await tab.evaluate(lie)];
      }));
    }
  } finally {
    await large.close();
  }
});

test("no text is smaller than 16 px", async () => {
  none(await visit(kinds, served(below), {}, (tab) => tab.evaluate(() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 16)
    .map((element) => `${getComputedStyle(element).fontSize}: ${element.textContent.trim().slice(0, 40)}`))));
});

test("whatever is touched is 44 px high", async () => {
  none(await visit(kinds, served(below), {}, async (tab) => {
    await tab.evaluate(unfold);
    return tab.evaluate(() => [...document.querySelectorAll("a[href], button, input, summary")]
      .filter((element) => element.checkVisibility() && !element.closest(".g-skip"))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.5 || box.width < 24)
      .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 80)}`).slice(0, 5));
  }));
});

test("whoever asks for less motion sees none", async () => {
  none(await visit(kinds, served(below), { reducedMotion: "reduce" }, (tab) => tab.evaluate(() => [...document.querySelectorAll("*")].flatMap((element) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const moves = animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior !== "auto";
    return moves ? [`${element.tagName} ${animationName} ${transitionDuration} ${scrollBehavior}`] : [];
  }))));
});

test("with the system's own colours what is chosen, drawn and focused can still be told", async () => {
  none(await visit(kinds, served(below), { forcedColors: "active", viewport: { width: 1280, height: 900 } }, async (tab) => {
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Tab");
    // A key that is up has been taken, not yet drawn.
    await tab.waitForFunction(() => document.activeElement.matches("body :focus-visible"), null, { timeout: 10000 });
    return tab.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor, faults = [];
      const style = (element, part) => getComputedStyle(element, part);
      for (const element of document.querySelectorAll(".g-bar__v, .g-bar__g, .g-time__d, .g-time__p, .g-line__done")) {
        if (style(element).fill === paper) faults.push(`${element.getAttribute("class")} is not seen`);
      }
      for (const element of document.querySelectorAll(".g-fig")) if (style(element, "::before").backgroundColor === paper) faults.push("the stroke of a figure is not seen");
      for (const element of document.querySelectorAll(".g-nav [aria-current], .g-page b, .g-filter [aria-current]")) {
        const { borderBottomWidth, borderLeftWidth, outlineStyle } = style(element);
        if (!element.checkVisibility()) continue;
        if (Math.max(parseFloat(borderBottomWidth), parseFloat(borderLeftWidth)) < 2 && outlineStyle === "none") faults.push(`${element.outerHTML.slice(0, 60)} does not show that it is chosen`);
      }
      if (style(document.activeElement).outlineStyle === "none") faults.push("the focus is not seen");
      return faults;
    });
  }));
});

test("the keyboard reaches everything in the order of the page, and shows where it is", async () => {
  none(await visit(kinds, served(below), { viewport: { width: 1280, height: 900 } }, async (tab) => {
    const faults = [], reached = [];
    // The page about reading without a network lists what is kept when it has looked.
    await tab.waitForFunction(() => !document.querySelector("[data-offline-choice][hidden]"), null, { timeout: 10000 });
    const count = await tab.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
      .filter((element) => element.checkVisibility() && !element.disabled).map((element, at) => (element.dataset.stop = at)).length);
    for (let press = 0; press < count; press++) {
      await tab.keyboard.press("Tab");
      const { stop, name, marked, seen } = await tab.evaluate(focused);
      reached.push(Number(stop));
      if (!marked) faults.push(`${name} does not show that it has the focus`);
      if (!seen) faults.push(`${name} has the focus out of sight`);
    }
    if (reached.some((stop, at) => stop !== at)) faults.push(`stops at ${reached.slice(0, 20)}… of ${count}`);
    return [...new Set(faults)];
  }));
});

// Runs in the page: the element that has the focus.
function focused() {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    stop: element.dataset.stop,
    name: `${element.tagName.toLowerCase()} “${(element.textContent || element.name || "").trim().slice(0, 30)}”`,
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}

test("the first stop of the keyboard leads over the head of the page", async () => {
  none(await visit(samples(sample).filter((file) => file !== "404.html"), served(root), {}, async (tab) => {
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    // Going to a part of the page is not done when the key is up: the next stop is counted from where the page then is.
    await tab.waitForFunction(() => location.hash === "#noi-dung", null, { timeout: 10000 });
    await tab.keyboard.press("Tab");
    const inside = await tab.evaluate(() => document.querySelector("main").contains(document.activeElement) || document.querySelector("main a, main input, main summary") === null);
    return new URL(tab.url()).hash === "#noi-dung" && inside ? [] : ["does not lead into main"];
  }));
});
