// What the mouse has chosen in an element whose text is exactly the original.

import type { Span } from './masks';

/** The chosen part in units of the element's text, of no length after a click; null where it lies elsewhere. */
export function selectionIn(element: HTMLElement): Span | null {
  const selection = element.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer)) return null;
  const start = lengthBefore(element, range.startContainer, range.startOffset);
  // Dragged beyond the text, the choice ends with it.
  const end = element.contains(range.endContainer)
    ? lengthBefore(element, range.endContainer, range.endOffset)
    : (element.textContent?.length ?? start);
  return { start, end };
}

/** The place in the element's text under a finger, which selects nothing by a touch; null beside the text. */
export function placeUnder(element: HTMLElement, { clientX, clientY }: PointerEvent): number | null {
  const range = element.ownerDocument.caretRangeFromPoint(clientX, clientY);
  if (!range || !element.contains(range.startContainer)) return null;
  return lengthBefore(element, range.startContainer, range.startOffset);
}

function lengthBefore(element: HTMLElement, node: Node, offset: number): number {
  const before = element.ownerDocument.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
