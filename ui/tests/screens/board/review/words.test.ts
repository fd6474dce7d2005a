import { describe, expect, it } from 'vitest';

import { nextMark, nextWord, resized, tidied, wordAt } from '../../../../src/screens/board/review/masking/words';

const text = '朝は長女の花子が手を添える。';
const quoted = (span: { start: number; end: number } | null, of = text) => span && of.slice(span.start, span.end);

describe('choosing by keyboard', () => {
  it('goes from word to word over particles, and begins anew at the end', () => {
    const first = nextWord(text, [], null, 1);
    const second = nextWord(text, [], first, 1);
    expect([quoted(first), quoted(second)]).toEqual(['朝', '長女']);
    expect(quoted(nextWord(text, [], nextWord(text, [], null, -1), 1))).toBe('朝');
  });

  it('takes a mark as one, whatever words it is made of', () => {
    const mark = { start: 2, end: 7 };
    expect(nextWord(text, [mark], { start: 0, end: 1 }, 1)).toEqual(mark);
    expect(nextMark([mark], null, 1)).toEqual(mark);
    expect(nextMark([], null, 1)).toBeNull();
  });

  it('widens on the side of the arrow, narrows in its direction, and keeps one character', () => {
    const chosen = { start: 5, end: 7 };
    expect(quoted(resized(text, chosen, 1, true))).toBe('花子が');
    expect(quoted(resized(text, chosen, -1, true))).toBe('の花子');
    expect(quoted(resized(text, chosen, -1, false))).toBe('花');
    expect(quoted(resized(text, chosen, 1, false))).toBe('子');
    expect(resized(text, { start: 5, end: 6 }, 1, false)).toEqual({ start: 5, end: 6 });
    expect(resized(text, { start: 0, end: 1 }, -1, true)).toEqual({ start: 0, end: 1 });
  });

  it('never stops within a character of two units', () => {
    const rare = '𠮷田が';
    expect(quoted(resized(rare, { start: 2, end: 3 }, -1, true), rare)).toBe('𠮷田');
    expect(quoted(resized(rare, { start: 0, end: 3 }, -1, false), rare)).toBe('𠮷');
  });
});

describe('choosing with the mouse', () => {
  it('takes the word under a click, hiragana too', () => {
    expect(quoted(wordAt(text, [], 6))).toBe('花子');
    expect(quoted(wordAt('はなが来る', [], 0), 'はなが来る')).toMatch(/^は/);
    expect(wordAt('。。', [], 1)).toBeNull();
  });

  it('takes blanks off a drag and every mark it cuts as a whole', () => {
    const spaced = ' 花子 が';
    expect(quoted(tidied(spaced, { start: 0, end: 4 }, []), spaced)).toBe('花子');
    expect(tidied(text, { start: 6, end: 9 }, [{ start: 5, end: 7 }])).toEqual({ start: 5, end: 9 });
    expect(tidied('   ', { start: 0, end: 3 }, [])).toBeNull();
  });
});
