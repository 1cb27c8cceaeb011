// The JSON API, as the pages use it.

/** Sends a new annotation; answers the saved object, or throws an error that says why not, if anybody knows. */
export async function post(address, body) {
  const answer = await ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept": "application/json" },
    body: JSON.stringify(body),
  });
  const content = await answer?.json().catch(() => null);
  if (!answer?.ok || !content) throw new Error(content?.detail ?? content?.title ?? "");
  return content;
}

/** The entities whose names begin like this, those of an article first. */
export async function entities(typed, article) {
  const parameters = new URLSearchParams({ q: typed, article, size: "8" });
  const answer = await ask(`/api/entities?${parameters}`, { headers: { "Accept": "application/json" } });
  return answer?.ok ? (await answer.json()).items : [];
}

// Without a connection there is no answer, and nothing a browser says about it is in the reader's language.
export function ask(address, request) {
  return fetch(address, request).catch(() => null);
}
