// What is done to an annotation without opening its card: its borders, its state, its end.
import { put, read, remove } from "./api.js";

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
