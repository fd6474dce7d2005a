const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Characters of a note as a reader counts them: 𠮷 is one, か with its sound mark is one, line breaks are none. */
export function charactersOf(note: string): number {
  let count = 0;
  for (const { segment } of letters.segment(note.trim())) {
    if (segment !== '\n' && segment !== '\r\n') count += 1;
  }
  return count;
}
