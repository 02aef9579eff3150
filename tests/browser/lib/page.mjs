// What a published page holds, read from its file: elements, ids, headings, and everything that it points at.
import { parse } from "parse5";

// Attributes that hold one address, by element.
const ADDRESSES = {
  a: ["href"], area: ["href"], link: ["href"], script: ["src"], img: ["src"], source: ["src"], iframe: ["src"], video: ["src", "poster"],
  audio: ["src"], form: ["action"], use: ["href"], object: ["data"], embed: ["src"],
};

// `{ elements, ids, links, headings, text }`; links are `{ tag, rel, to }`, headings are levels in the order of the page.
export function read(html) {
  const elements = [];
  walk(parse(html), (node) => elements.push(node));
  const links = elements.flatMap((node) => (ADDRESSES[node.tagName] || []).flatMap((name) => {
    const to = attribute(node, name);
    return to === undefined ? [] : [{ tag: node.tagName, rel: attribute(node, "rel"), to }];
  }));
  for (const node of elements) {
    for (const candidate of (attribute(node, "srcset") || "").split(",").filter(Boolean)) {
      links.push({ tag: node.tagName, to: candidate.trim().split(/\s/)[0] });
    }
  }
  const ids = elements.map((node) => attribute(node, "id")).filter((id) => id !== undefined);
  const headings = elements.filter((node) => /^h[1-6]$/.test(node.tagName)).map((node) => +node.tagName[1]);
  return { elements, ids, links, headings };
}

function walk(node, visit) {
  if (node.tagName) visit(node);
  for (const child of node.childNodes || []) walk(child, visit);
  if (node.content) walk(node.content, visit);
}

export function attribute(node, name) {
  return node.attrs.find((attr) => attr.name === name)?.value;
}

// The text inside an element.
export function text(node) {
  return node.value ?? (node.childNodes || []).map(text).join("");
}
