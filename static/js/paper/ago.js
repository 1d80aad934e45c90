/** How long ago a story of the last day came out; its exact time stays on the element. */

const UNITS = [
  ["minute", 60_000],
  ["hour", 3_600_000],
];
const DAY = 86_400_000;
const said = new Intl.RelativeTimeFormat(`${document.documentElement.lang}-u-nu-latn`);

for (const time of document.querySelectorAll(".card-foot time")) {
  const passed = Date.now() - new Date(time.dateTime);
  if (passed < 60_000 || passed >= DAY) continue;
  const [unit, length] = UNITS.findLast(([, length]) => passed >= length);
  time.textContent = said.format(-Math.floor(passed / length), unit);
}
