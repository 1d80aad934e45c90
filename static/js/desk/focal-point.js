// A click on the picture says what every crop must keep; the two number fields hold it.

const print = document.querySelector(".picture-focus");
const across = document.querySelector("#id_focal_x");
const down = document.querySelector("#id_focal_y");

if (print && across && down) {
  const mark = print.querySelector(".picture-mark");
  const show = () => {
    mark.style.left = `${across.value * 100}%`;
    mark.style.top = `${down.value * 100}%`;
  };
  print.addEventListener("click", (event) => {
    const box = print.getBoundingClientRect();
    const part = (place, size) => Math.min(1, Math.max(0, place / size)).toFixed(2);
    across.value = part(event.clientX - box.left, box.width);
    down.value = part(event.clientY - box.top, box.height);
    show();
  });
  across.addEventListener("input", show);
  down.addEventListener("input", show);
  print.classList.add("is-lively");
  mark.hidden = false;
  show();
}
