// The queue by keys: J and K move, A approves, R and B open what asks for a reason, X chooses.

const list = document.querySelector("[data-comments]");
const comments = [...(list?.querySelectorAll("[data-comment]") ?? [])];
let here = comments.findIndex((comment) => `#${comment.id}` === location.hash);

const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, dialog");

function go(index) {
  if (!comments.length) return;
  here = Math.min(Math.max(index, 0), comments.length - 1);
  comments[here].focus({ preventScroll: true });
  comments[here].scrollIntoView({ block: "nearest" });
}

function act(key) {
  const way = comments[here]?.querySelector(`[data-key="${key}"]`);
  if (!way) return false;
  if (way.matches("details")) {
    way.open = true;
    way.querySelector("select, textarea").focus();
  } else {
    way.click();
  }
  return true;
}

function choose() {
  const box = comments[here]?.querySelector("input[type=checkbox]");
  box?.click();
  return Boolean(box);
}

const KEYS = {
  j: () => go(here + 1) ?? true,
  k: () => go(here - 1) ?? true,
  a: () => act("a"),
  r: () => act("r"),
  b: () => act("b"),
  x: choose,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (KEYS[event.key]?.()) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const index = comments.indexOf(event.target.closest?.("[data-comment]"));
  if (index >= 0) here = index;
});

if (comments.length && location.hash) go(Math.max(here, 0));
