/** What this page knows of the library's pictures: their looks, by key. */
const known = new Map();

/** Keep what the library said of a picture, so that it can be drawn. */
export function remember(picture) {
  known.set(picture.key, { ...picture, preview: picture.preview ?? picture.thumb });
}

export function pictureFor(key) {
  return known.get(key);
}

/** Read the pictures that the server put into the page. */
export function readPictures(id) {
  for (const picture of JSON.parse(document.getElementById(id)?.textContent ?? "[]")) {
    remember(picture);
  }
}
