// Blanks of phrases (［頻度］, ［　］) in a note: what the investigator still has to fill in.

/** A part of a text, in UTF-16 units, as a text field counts. */
export interface Part {
  start: number;
  end: number;
}

/** The blanks in `text`, in order. What stands more than 20 characters apart is text in brackets. */
export function blanksIn(text: string): Part[] {
  return [...text.matchAll(/［[^［］\n]{0,20}］/gu)].map(({ index, 0: blank }) => ({
    start: index,
    end: index + blank.length,
  }));
}

/**
 * The blank that Tab goes to from a selection: the next one, or the first where none follows. Null where Tab leaves
 * the field: there is no blank, or the last one is selected already.
 */
export function blankAfter(text: string, selected: Part): Part | null {
  const blanks = blanksIn(text);
  const next = blanks.find((blank) => blank.start >= selected.end);
  if (next) return next;
  const onBlank = blanks.some((blank) => blank.start === selected.start && blank.end === selected.end);
  return onBlank ? null : (blanks[0] ?? null);
}

/** What is selected once `phrase` stands at `at`: its first blank, else the place after it. */
export function selectionAfter(phrase: string, at: number): Part {
  const blank = blanksIn(phrase)[0];
  const end = at + phrase.length;
  return blank ? { start: at + blank.start, end: at + blank.end } : { start: end, end };
}

/**
 * Where `quoted`, found at `start` when the note was last saved, stands in the text on the screen: the occurrence
 * nearest to it. Null where it is gone.
 */
export function placeOf(text: string, quoted: string, start: number): Part | null {
  if (quoted === '') return null;
  if (text.startsWith(quoted, start)) return { start, end: start + quoted.length };
  const before = text.lastIndexOf(quoted, start);
  const after = text.indexOf(quoted, start);
  if (before === -1 && after === -1) return null;
  const at = before === -1 ? after : after === -1 ? before : start - before <= after - start ? before : after;
  return { start: at, end: at + quoted.length };
}
