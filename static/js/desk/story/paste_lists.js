/** Word's lists arrive as paragraphs that only look like lists; here they become lists. */

const BULLET = /^[\s\u00a0]*([·•◦▪§o\-–\uf0b7\uf0a7])[\s\u00a0]+/u;
const NUMBER = /^[\s\u00a0]*\(?(\d{1,3}|[a-z]|[ivxlc]{1,6})[.)][\s\u00a0]+/i;
const MARKER = "[data-style*='mso-list:Ignore' i], [data-style*='mso-list: Ignore' i]";

/** Turn each run of paragraphs that Word marks as list items into one list, nested by its levels. */
export function listsFromWord(body) {
  for (const parent of new Set([...body.querySelectorAll("p")].filter(isItem).map((p) => p.parentNode))) {
    let run = [];
    for (const child of [...parent.childNodes]) {
      if (child.nodeType === 3 && !child.data.trim()) continue;
      if (child.nodeType === 1 && isItem(child)) {
        run.push(child);
        continue;
      }
      replaceRun(run);
      run = [];
    }
    replaceRun(run);
  }
}

/** Google Docs puts a deeper list beside its item; it belongs inside. */
export function mendNestedLists(body) {
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    const item = list.previousElementSibling;
    if (item?.localName === "li") item.append(list);
  }
}

/** Word on the web wraps every item in a list of its own. */
export function joinSplitLists(body) {
  const wrapped = ".ListContainerWrapper > :is(ul, ol)";
  for (const list of body.querySelectorAll(wrapped)) {
    const before = list.parentNode.previousElementSibling?.querySelector(":scope > :is(ul, ol)");
    if (before?.matches(wrapped) && before.localName === list.localName) {
      list.prepend(...before.childNodes);
      before.parentNode.remove();
    }
  }
}

function isItem(element) {
  if (element.localName !== "p") return false;
  const style = element.dataset.style ?? "";
  if (/mso-list:\s*none/i.test(style)) return false;
  if (/mso-list:/i.test(style)) return true;
  return /^MsoList(?!ParagraphHead)/.test(element.className) && markerOf(element) !== null;
}

function markerOf(item) {
  const marked = item.querySelector(MARKER);
  const text = marked ? `${marked.textContent} ` : item.textContent;
  const match = text.match(BULLET) ?? text.match(NUMBER);
  return match ? match[1] : null;
}

function replaceRun(items) {
  if (!items.length) return;
  const page = items[0].ownerDocument;
  const open = []; // the lists that are open, outermost first
  let first = null;
  for (const item of items) {
    const level = Number(item.dataset.style?.match(/level(\d)/i)?.[1] ?? 1);
    const marker = markerOf(item);
    const tag = marker && /^(\d+|[a-np-z]|[ivxlc]+)$/i.test(marker) ? "ol" : "ul";
    while (open.length > level || (open.length === level && open.at(-1).localName !== tag && level > 1)) {
      open.pop();
    }
    if (open.length === 1 && level === 1 && open[0].localName !== tag) open.pop();
    if (!open.length) {
      first = page.createElement(tag);
      if (tag === "ol" && Number(marker) > 1) first.setAttribute("start", marker);
      item.before(first);
      open.push(first);
    }
    while (open.length < level && open.at(-1).lastElementChild) {
      const deeper = page.createElement(tag);
      open.at(-1).lastElementChild.append(deeper);
      open.push(deeper);
    }
    open.at(-1).append(listItem(page, item));
  }
  for (const item of items) item.remove();
}

function listItem(page, paragraph) {
  const marked = paragraph.querySelector(MARKER);
  if (marked) marked.remove();
  else stripMarker(paragraph);
  const item = page.createElement("li");
  const text = page.createElement("p");
  text.append(...paragraph.childNodes);
  item.append(text);
  return item;
}

function stripMarker(paragraph) {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  if (!walker.nextNode()) return;
  const text = walker.currentNode;
  text.data = text.data.replace(BULLET, "").replace(NUMBER, "");
}
