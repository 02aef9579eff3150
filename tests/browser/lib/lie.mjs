// How text lies on a page, whatever its size and spacing: functions that run in the page.

// Everything that is wrong with where text stands: beyond the window, cut off, or on top of other text.
export function lie() {
  const width = document.documentElement.clientWidth, faults = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""}`;
  const wide = document.documentElement.scrollWidth, cards = matchMedia("(max-width: 47.99em)").matches;
  if (wide > width) faults.push(`${wide} px wide at ${width}`);
  // Words for screen readers only are cut on purpose; what scrolls by itself may be wider than the window.
  const cuts = (element) => /hidden|clip/.test(getComputedStyle(element).overflow + getComputedStyle(element).overflowX);
  const scrolls = (element) => element.closest("pre, table, .g-doc__html, .g-filter ul") && element.closest("pre, .g-prose table, .g-doc__html, .g-filter ul");
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, words = node.data.trim();
    if (!words || element.closest(".g-hide, .g-skip, script, [hidden]") || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (cards && element.closest(".g-table--cards thead")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      if ((box.right > width + 1 || box.left < -1) && !scrolls(element)) faults.push(`${name(element)} “${words.slice(0, 40)}” stands beyond the edge`);
      // Half a line of free space belongs to the line box, not to the letters.
      lines.push({ top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2, left: box.left, right: box.right, element, words });
    }
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (cuts(at) && (at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1) && !scrolls(at)) faults.push(`${name(at)} cuts “${words.slice(0, 40)}”`);
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.top >= one.bottom - 1) break;
      const over = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (over > 2 && one.element.closest(".g-filter ul") === other.element.closest(".g-filter ul")) {
        faults.push(`“${one.words.slice(0, 30)}” and “${other.words.slice(0, 30)}” (${name(other.element)}) stand on each other`);
      }
    }
  });
  return [...new Set(faults)];
}
