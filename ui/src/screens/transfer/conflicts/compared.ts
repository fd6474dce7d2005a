// What differs between two texts, so that the eye finds it.

import { diffArrays } from 'diff';

/** A piece of a text, and whether the other text has it otherwise. */
export interface Piece {
  text: string;
  differs: boolean;
}

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const wordsOf = (text: string) => [...words.segment(text)].map(({ segment }) => segment);

/** Both texts in pieces. Where they have nothing in common no piece is marked, for all of it would be. */
export function compared(ours: string, theirs: string): { ours: Piece[]; theirs: Piece[] } {
  const parts = diffArrays(wordsOf(ours), wordsOf(theirs));
  const side = (absent: 'added' | 'removed') =>
    parts.filter((part) => !part[absent]).map((part) => ({ text: part.value.join(''), differs: part.added || part.removed }));
  const both = { ours: side('added'), theirs: side('removed') };
  if (parts.some((part) => !part.added && !part.removed)) return both;
  return { ours: [{ text: ours, differs: false }], theirs: [{ text: theirs, differs: false }] };
}
