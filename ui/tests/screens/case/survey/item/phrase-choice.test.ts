import { describe, expect, it } from 'vitest';

import { charactersOf } from '../../../../../src/screens/case/survey/item/length';
import { byDigit, fitting } from '../../../../../src/screens/case/survey/item/phrase-choice';

const phrases = ['ヘルパーが［頻度］行う', '家族が ABC する'].map((text) => ({ id: null, item: '2-4', text }));

describe('the phrase book', () => {
  it('finds a phrase whatever the width, case and kind of kana', () => {
    expect(fitting(phrases, 'へるぱー')).toEqual([phrases[0]]);
    expect(fitting(phrases, 'ａｂｃ')).toEqual([phrases[1]]);
    expect(fitting(phrases, '')).toEqual(phrases);
    expect(fitting(phrases, '入浴')).toEqual([]);
  });

  it('chooses by a digit, also in full width, and nothing where there is no such phrase', () => {
    expect([byDigit(phrases, '1'), byDigit(phrases, '２')]).toEqual(phrases);
    expect([byDigit(phrases, '3'), byDigit(phrases, '0'), byDigit(phrases, 'a')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the length of a note', () => {
  it('counts characters as a reader sees them, without line breaks and blanks around', () => {
    expect(charactersOf('𠮷野家😀')).toBe(4);
    expect(charactersOf('か\u3099葛\u{E0100}')).toBe(2);
    expect(charactersOf(' 一\n二\r\n三 ')).toBe(3);
    expect(charactersOf('')).toBe(0);
  });
});
