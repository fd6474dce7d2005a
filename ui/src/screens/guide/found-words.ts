// Marks the words that are looked for in the text that is read, without touching the text.

import { placesOf } from './guide-search';

const name = 'guide-words';

/** Marks every place of `words` within `element`. A window that cannot mark shows the text all the same. */
export function mark(element: Element, words: readonly string[]): void {
  if (words.length === 0 || typeof Highlight === 'undefined') return;
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const [begin, end] of placesOf(words, node.textContent ?? '')) {
      const range = document.createRange();
      range.setStart(node, begin);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}

/** Takes the marks away. */
export function unmark(): void {
  if (typeof Highlight !== 'undefined') CSS.highlights.delete(name);
}
