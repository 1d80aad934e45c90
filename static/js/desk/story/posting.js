/** Posting from a page that stays open through a sign-out: its token is fetched anew when it is stale. */

let isStale = false; // the session ended: whoever signs in again has another token

/** Post a body; with the answer of the door where nobody is signed in. */
export async function post(form, url, body, options = {}) {
  const send = () => {
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(url, { ...options, method: "POST", body });
  };
  const sendAnew = async () => {
    const page = await renew();
    return page.redirected ? page : send();
  };
  let answer = await (isStale ? sendAnew() : send());
  if (answer.status === 403 && !isJson(answer)) answer = await sendAnew();
  isStale = answer.redirected;
  return answer;
}

/** Where to sign in, from the answer to somebody who is not: the story opens again behind it. */
export const doorOf = (answer) => `${new URL(answer.url).pathname}?next=${encodeURIComponent(location.pathname)}`;

export const isJson = (answer) => Boolean(answer.headers.get("Content-Type")?.includes("json"));

/** Take the page's token from the desk again, unless somebody else has signed in meanwhile. */
async function renew() {
  const page = await fetch(location.pathname);
  if (page.redirected || !page.ok) return page;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const owner = (tree) => tree.getElementById("unsaved-words")?.dataset.journalOf;
  const token = fresh.querySelector("[name=csrfmiddlewaretoken]");
  if (!token || owner(fresh) !== owner(document)) return page;
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token.value;
  return page;
}
