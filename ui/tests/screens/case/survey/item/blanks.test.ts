import { describe, expect, it } from 'vitest';

import { blankAfter, blanksIn, placeOf, selectionAfter } from '../../../../../src/screens/case/survey/item/blanks';

const phrase = '［場面］で［介助の内容］を［頻度］行う。';
const at = (quoted: string, text = phrase) => ({ start: text.indexOf(quoted), end: text.indexOf(quoted) + quoted.length });

describe('the blanks of a note', () => {
  it('are found in order, also after characters of two units', () => {
    expect(blanksIn(phrase)).toEqual([at('［場面］'), at('［介助の内容］'), at('［頻度］')]);
    expect(blanksIn('𠮷😀［　］')).toEqual([{ start: 4, end: 7 }]);
  });

  it('are not what stands in brackets over a line or more than 20 characters apart', () => {
    expect(blanksIn('［頻\n度］')).toEqual([]);
    expect(blanksIn(`［${'あ'.repeat(21)}］`)).toEqual([]);
    expect(blanksIn('［［頻度］')).toEqual([{ start: 1, end: 5 }]);
  });
});

describe('Tab in a note', () => {
  it('goes to the next blank, and from behind the last one to the first', () => {
    expect(blankAfter(phrase, at('［場面］'))).toEqual(at('［介助の内容］'));
    expect(blankAfter(phrase, { start: phrase.length, end: phrase.length })).toEqual(at('［場面］'));
  });

  it('leaves the field from the last blank, and where there is none', () => {
    expect(blankAfter(phrase, at('［頻度］'))).toBeNull();
    expect(blankAfter('週に2回', { start: 0, end: 0 })).toBeNull();
  });
});

describe('a phrase that was put into a note', () => {
  it('has its first blank selected, or the cursor behind it', () => {
    expect(selectionAfter(phrase, 10)).toEqual({ start: 10, end: 14 });
    expect(selectionAfter('介助なし。', 3)).toEqual({ start: 8, end: 8 });
  });
});

describe('a word that was found when the note was saved', () => {
  it('is found again after text was typed before it, the nearest of several', () => {
    expect(placeOf('朝、ときどき', 'ときどき', 0)).toEqual({ start: 2, end: 6 });
    expect(placeOf('ときどき、昼はときどき', 'ときどき', 6)).toEqual({ start: 7, end: 11 });
  });

  it('is gone where it was changed', () => {
    expect(placeOf('週に2回', 'ときどき', 0)).toBeNull();
  });
});
