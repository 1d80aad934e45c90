/** What is pasted from Word, Outlook, Pages, Excel, Google Docs or a page becomes plain blocks of the body. */
import { joinSplitLists, listsFromWord, mendNestedLists } from "desk/story/paste_lists";
import { lettersOf, sayLetters } from "desk/story/paste_styles";

const TRACKERS = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hsenc|_hsmi)$/i;
const DROPPED = [
  "style", "script", "meta", "link", "title", "img", "picture", "svg", "video", "iframe", "object",
  "del", "[data-style*='mso-element:comment-list' i]", "[data-style*='mso-comment-reference' i]",
  "[data-style*='display:none' i]", ".MsoCommentReference", "[class~=EOP]",
].join(",");
const UNWRAPPED = "span, font, ins, center, div, section, article, main, header, o\\:p, b, i, u";
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, aside, figure, hr, pre, div";
const WINDOWS = { // what Windows-1252 bytes become where a program mislabels them
  "\u0085": "…", "\u0091": "‘", "\u0092": "’", "\u0093": "“", "\u0094": "”", "\u0095": "•",
  "\u0096": "–", "\u0097": "—",
};

/** Clean HTML from the clipboard; what was copied from an editor of ours is left as it is. */
export function cleanPasted(html) {
  if (html.includes("data-pm-slice")) return html;
  const page = new DOMParser().parseFromString(withoutEffect(html), "text/html");
  const { body } = page;
  removeComments(page);
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  sayLetters(body, lettersOf(html));
  listsFromWord(body);
  joinSplitLists(body);
  mendNestedLists(body);
  spansToMarks(body);
  renameBlocks(body);
  unwrapAll(body);
  for (const link of body.querySelectorAll("a")) mendLink(link);
  for (const table of body.querySelectorAll("table")) mendTable(table);
  mendText(page);
  wrapLooseText(body);
  dropEmpty(body);
  for (const element of body.querySelectorAll("*")) keepOnly(element);
  return body.innerHTML;
}

/** Styles become mere data to read, handlers nothing: the page's policy would complain of either. */
export function withoutEffect(html) {
  return html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "").replace(/<[a-z][^<>]*>/gi, (tag) => tag
    .replace(/([\s"'])style\s*=/gi, "$1data-style=")
    .replace(/([\s"'])on\w+\s*=/gi, "$1data-handler="));
}

/** Without campaign and click trackers, and without Google's detour. */
export function plainAddress(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (/(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url") {
    const target = url.searchParams.get("q") ?? url.searchParams.get("url");
    if (target) return plainAddress(target);
  }
  const tracked = [...url.searchParams.keys()].filter((name) => TRACKERS.test(name));
  if (!tracked.length) return address;
  for (const name of tracked) url.searchParams.delete(name);
  return url.href;
}

function removeComments(page) {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const comment of found) comment.remove();
}

/** Programs say bold and italic in styles; the body says it in marks. */
function spansToMarks(body) {
  for (const element of body.querySelectorAll("span, font, b, i, strong, em, sup, sub, td")) {
    const style = (element.dataset.style ?? "").replace(/\s+/g, "").toLowerCase();
    const tag = element.localName;
    const weight = style.match(/(?:^|;)font-weight:(\w+)/)?.[1];
    const slant = style.match(/(?:^|;)font-style:(\w+)/)?.[1];
    const raised = style.match(/(?:^|;)vertical-align:(super|sub)/)?.[1];
    const bold = weight ? /^(bold|bolder|[6-9]00)$/.test(weight) : tag === "b" || tag === "strong";
    const italic = slant ? /^(italic|oblique)$/.test(slant) : tag === "i" || tag === "em";
    if (bold) wrapInside(element, "strong");
    if (italic) wrapInside(element, "em");
    if (raised) wrapInside(element, raised === "super" ? "sup" : "sub");
    if (/text-decoration(-line)?:[^;]*line-through/.test(style)) wrapInside(element, "s");
    if (tag === "strong" || tag === "em") element.replaceWith(...element.childNodes);
  }
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    for (const mark of heading.querySelectorAll("strong")) mark.replaceWith(...mark.childNodes);
  }
}

function wrapInside(element, tag) {
  if (!element.textContent.trim() || element.querySelector(BLOCKS)) return;
  const mark = element.ownerDocument.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}

const RENAMED = { h1: "h2", h4: "h3", h5: "h3", h6: "h3", pre: "p", strike: "s" };

function renameBlocks(body) {
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h2");
  for (const quote of body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")) {
    const wrapper = quote.ownerDocument.createElement("blockquote");
    quote.replaceWith(wrapper);
    wrapper.append(quote);
  }
  for (const [old, name] of Object.entries(RENAMED)) {
    for (const element of body.querySelectorAll(old)) rename(element, name);
  }
}

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name);
  for (const span of ["colspan", "rowspan"]) {
    if (element.hasAttribute(span)) renamed.setAttribute(span, element.getAttribute(span));
  }
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function unwrapAll(body) {
  for (const element of body.querySelectorAll(UNWRAPPED)) {
    const holdsWords = element.localName === "div" && !element.querySelector(BLOCKS);
    if (holdsWords && !element.closest("li, td, th, p, blockquote")) rename(element, "p");
    else element.replaceWith(...element.childNodes);
  }
}

function mendLink(link) {
  const address = link.getAttribute("href");
  if (!address || address.startsWith("#") || /^(file|javascript|data):/i.test(address)) {
    link.replaceWith(...link.childNodes); // a bookmark of the document, or nothing a reader can follow
    return;
  }
  link.setAttribute("href", plainAddress(address));
}

/** Cells are head cells where the page says so; bold letters in a first row say nothing. */
function mendTable(table) {
  for (const cell of table.querySelectorAll(":scope > thead > tr > td")) rename(cell, "th");
  if (table.querySelector("[rowspan]")) return; // an empty row may be held open by a cell above it
  for (const row of table.querySelectorAll(":scope > * > tr")) {
    if (!row.textContent.trim()) row.remove();
  }
}

function mendText(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    text.data = text.data
      .replace(/[\u0085\u0091-\u0097]/g, (character) => WINDOWS[character])
      .replace(/[\u00ad\u200b\u2060\ufeff\uf000-\uf0ff]/g, "")
      .replace(/[\u00a0\u2007\t\r\n ]+/g, " ");
  }
}

/** Words between blocks become paragraphs; line breaks between blocks are only air. */
function wrapLooseText(body) {
  if (!body.querySelector(BLOCKS)) return;
  let paragraph = null;
  for (const node of [...body.childNodes]) {
    if (node.nodeType === 1 && (node.matches(BLOCKS) || node.localName === "br")) {
      if (node.localName === "br") node.remove();
      paragraph = null;
    } else if (paragraph) {
      paragraph.append(node);
    } else if (node.textContent.trim()) {
      paragraph = body.ownerDocument.createElement("p");
      node.replaceWith(paragraph);
      paragraph.append(node);
    }
  }
}

function dropEmpty(body) {
  for (const element of [...body.querySelectorAll("strong, em, a, s, p, h2, h3, li, ul, ol")].reverse()) {
    if (element.closest("td, th") && element.localName === "p") continue;
    if (!element.textContent.trim() && !element.querySelector("figure, hr")) {
      element.replaceWith(...(element.textContent ? [" "] : []));
    }
  }
  for (const block of body.querySelectorAll("p, h2, h3")) trimEnds(block);
}

function trimEnds(block) {
  while (block.lastChild?.localName === "br") block.lastChild.remove();
  if (block.firstChild?.nodeType === 3) block.firstChild.data = block.firstChild.data.trimStart();
  if (block.lastChild?.nodeType === 3) block.lastChild.data = block.lastChild.data.trimEnd();
}

const KEPT = { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"], ol: ["start"] };

function keepOnly(element) {
  const kept = KEPT[element.localName] ?? [];
  for (const name of element.getAttributeNames()) {
    if (!kept.includes(name)) element.removeAttribute(name);
  }
}
