/**
 * Says once that a story was read, after it was in sight for some seconds: no cookie goes along, and
 * nothing that tells one reader from another. Who asks not to be tracked is not counted.
 */

const LONG_ENOUGH = 8000; // milliseconds in sight

const mark = document.querySelector("[data-read]");
const asked = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
// A preview shows the same page at another address.
if (mark && !asked && decodeURI(location.pathname) === mark.dataset.story) watch();

function watch() {
  let timer;
  let left = LONG_ENOUGH;
  let since;
  const look = () => {
    const inSight = document.visibilityState === "visible" && !document.prerendering;
    if (inSight && !timer) {
      since = performance.now();
      timer = setTimeout(tell, left);
    } else if (!inSight && timer) {
      clearTimeout(timer);
      timer = undefined;
      left -= performance.now() - since;
    }
  };
  const tell = () => {
    document.removeEventListener("visibilitychange", look);
    fetch(mark.dataset.read, {
      method: "POST",
      body: mark.dataset.story,
      credentials: "omit",
      keepalive: true,
      referrerPolicy: "no-referrer",
    }).catch(() => {}); // not counted
  };
  document.addEventListener("visibilitychange", look);
  document.addEventListener("prerenderingchange", look, { once: true });
  look();
}
