// Places in the article's text: UTF-16 code units of its text content, which the server makes equal to the stored text.

/** How many code units of the root's text stand before a point of the document. */
export function offsetOf(root, node, offset) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** The range of the document that covers a stretch of the root's text. */
export function rangeOf(root, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let at = 0;
  let isOpen = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (!isOpen && start < next) {
      range.setStart(node, start - at);
      isOpen = true;
    }
    if (isOpen && end <= next) {
      range.setEnd(node, end - at);
      return range;
    }
    at = next;
  }
  return range;
}

/** Where the caret stands in the root's text, or null when it is elsewhere or something is selected. */
export function caretIn(root) {
  const selection = getSelection();
  return selection.isCollapsed && root.contains(selection.focusNode) ? offsetOf(root, selection.focusNode, selection.focusOffset) : null;
}

/** The selected stretch of the root's text, or null when nothing of it is selected. */
export function selectedSpan(root) {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = root.contains(range.startContainer) ? offsetOf(root, range.startContainer, range.startOffset) : 0;
  const end = root.contains(range.endContainer) ? offsetOf(root, range.endContainer, range.endOffset) : root.textContent.length;
  return start < end ? { start, end } : null;
}
