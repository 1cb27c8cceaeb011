// What is done to an annotation without opening its card: its borders, its state, its end; and taking back what was done here.
import { put, read, remove, undo } from "./api.js";

const done = [];

/** Replaces a part of what an annotation says. The version that the page shows is the one that is changed. */
export async function change(entry, alter) {
  const { content } = await read(entry.address);
  const body = { ...content, ...alter(content) };
  try {
    return await put(entry.address, entry.version, body);
  } catch (fault) {
    fault.change = body;
    throw fault;
  }
}

export const setState = (entry, state) => change(entry, () => ({ state }));

export const setParts = (entry, parts) => change(entry, () => (entry.isQuote ? { parts } : parts[0]));

export const erase = entry => remove(entry.address, entry.version);

/** Remembers a change, so that it can be taken back. */
export function remember(number) {
  if (number) done.push(number);
}

/** Takes the last change back that was made here. @returns the annotation it was made to, such as quote-12; null when there is none */
export async function undoLast() {
  if (done.length === 0) return null;
  const { content } = await undo(done.pop());
  return `${content.subject}-${content.subjectId}`;
}
