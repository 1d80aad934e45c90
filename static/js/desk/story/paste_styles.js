/** Pages and Excel say bold and italic in a style sheet beside the text: here it is said of the words. */

const SHEET = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const OF_A_CLASS = /^(?:span|td|font)?\.([\w-]+)$/i;

/** What the style sheets of a page say of each class's letters, as declarations. */
export function lettersOf(html) {
  const said = new Map();
  for (const [, sheet] of html.matchAll(SHEET)) {
    const rules = sheet.replace(/<!--|-->|\/\*[\s\S]*?\*\//g, "");
    for (const [, selectors, declarations] of rules.matchAll(RULE)) {
      const letters = lettersIn(declarations.toLowerCase());
      for (const selector of letters ? selectors.split(",") : []) {
        const name = selector.trim().match(OF_A_CLASS)?.[1];
        if (name) said.set(name, `${said.get(name) ?? ""};${letters}`);
      }
    }
  }
  return said;
}

function lettersIn(declarations) {
  const kept = declarations.match(/(?<![\w-])(font-weight|font-style|text-decoration)\s*:[^;]*/g) ?? [];
  const font = declarations.match(/(?<![\w-])font\s*:([^;]*)/)?.[1] ?? "";
  if (/\b(italic|oblique)\b/.test(font)) kept.push("font-style:italic");
  if (/\b(bold|[6-9]00)\b/.test(font)) kept.push("font-weight:bold");
  return kept.join(";");
}

/** Say it of each element; what it says of itself comes first and counts. */
export function sayLetters(body, said) {
  for (const element of body.querySelectorAll("span[class], td[class], font[class]")) {
    for (const name of element.classList) {
      if (said.has(name)) element.dataset.style = `${element.dataset.style ?? ""};${said.get(name)}`;
    }
  }
}
