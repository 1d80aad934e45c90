/** This browser's own memory of what was typed, for when the desk cannot be reached or the page dies. */

const STORE = "typed";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("story-journal", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function inStore(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Keep what stands in a form now; true once it is written. */
export const write = (entry) => inStore("readwrite", (store) => store.put(entry)).then(() => true, () => false);

export const forget = (key) => inStore("readwrite", (store) => store.delete(key)).catch(() => {});

/** All that was kept under keys that begin alike. */
export const kept = (beginning) => inStore(
  "readonly", (store) => store.getAll(IDBKeyRange.bound(beginning, `${beginning}\uffff`)),
).catch(() => []);
