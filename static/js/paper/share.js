/** A story's link, copied or given to the reader's own programs: nobody else is told. */

const copy = document.querySelector(".share-copy");
const share = document.querySelector(".share-with");

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy.dataset.address);
    document.querySelector(".share-said").textContent = copy.dataset.done;
  });
}

if (share && navigator.share) {
  share.hidden = false;
  share.addEventListener("click", () => {
    const { title, address } = share.dataset;
    navigator.share({ title, url: address }).catch(() => {}); // the reader thought better of it
  });
}
