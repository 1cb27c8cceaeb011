// The JSON API, as the pages use it.

/** Why something was not saved: the sentence of the server, if there is one, and what stands there now. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? "");
    this.status = status;
    this.current = problem?.current ?? null;
  }
}

/** @returns what stands at an address, and its version */
export const read = address => send("GET", address);

/** @returns the new object, the number of the change, and other quotations it changed */
export const post = (address, body) => send("POST", address, body);

/** Replaces what was seen in a version. */
export const put = (address, version, body) => send("PUT", address, body, version);

/** Deletes what was seen in a version. */
export const remove = (address, version) => send("DELETE", address, null, version);

/** Takes a change back. */
export const undo = change => send("POST", `/api/changes/${change}/undo`);

/** The entities whose names begin like this, those of an article first. */
export async function entities(typed, article) {
  const parameters = new URLSearchParams({ q: typed, article, size: "8" });
  return await send("GET", `/api/entities?${parameters}`).then(answer => answer.content.items, () => []);
}

// Without a connection there is no answer, and nothing a browser says about it is in the reader's language.
export function ask(address, request) {
  return fetch(address, request).catch(() => null);
}

async function send(method, address, body = null, version = null) {
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (version !== null) headers["If-Match"] = `"${version}"`;
  const answer = await ask(address, { method, headers, body: body && JSON.stringify(body) });
  const content = answer?.status === 204 ? null : await answer?.json().catch(() => null);
  const isEmpty = content === null && answer?.status !== 204;
  if (!answer?.ok || isEmpty) throw new Refusal(answer?.status, content);
  const also = answer.headers.get("X-Also-Changed")?.split(",") ?? [];
  return { content, change: Number(answer.headers.get("X-Change-Id")), also };
}
