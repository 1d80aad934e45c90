/** The public's own page of what stands in the form, at a phone's, a tablet's or a desk's width. */

export function bindPreview(form) {
  const dialog = document.getElementById("front-preview");
  const frame = dialog.querySelector("iframe");
  const room = dialog.querySelector(".front-preview-page");
  const width = dialog.querySelector("[data-width]");
  const scheme = dialog.querySelector("[data-scheme]");
  if (matchMedia("(width < 60rem)").matches) width.value = "390";

  function dress() {
    frame.width = width.value;
    const scale = Math.min(1, room.clientWidth / Number(width.value));
    frame.style.transform = scale < 1 ? `scale(${scale})` : "";
    frame.style.height = `${room.clientHeight / scale}px`;
    frame.style.marginInline = scale < 1 ? "0" : "auto";
    const root = frame.contentDocument?.documentElement;
    const own = document.documentElement.dataset.theme;
    const chosen = scheme.value || (own === "auto" ? "" : own);
    if (chosen) root?.setAttribute("data-scheme", chosen);
    else root?.removeAttribute("data-scheme");
  }

  document.querySelector("[data-open-preview]").addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) })
      .catch(() => null);
    if (!answer?.ok) {
      form.querySelector("[data-status]").textContent = form.dataset.failed;
      return;
    }
    dialog.showModal();
    frame.addEventListener("load", dress, { once: true });
    frame.srcdoc = await answer.text();
    dress();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  width.addEventListener("change", dress);
  scheme.addEventListener("change", dress);
  addEventListener("resize", () => dialog.open && dress());
}
