import { describe, expect, it } from 'vitest';

import {
  copyOf,
  maskedWords,
  masksOfWord,
  openProposals,
  partsOf,
  startingMasks,
  withMasks,
  withoutMasks,
} from '../../../../src/screens/board/review/masking/masks';
import type { Mask, MaskedTextView } from '../../../../src/types';

const text = '隣の鈴木さんが来て、鈴木さんの家で休んだ。';
const mask = (start: number, end: number, instead = '●●'): Mask => ({ start, end, instead });
const none = new Map<string, string>();

const view = (part: Partial<MaskedTextView> = {}): MaskedTextView => ({
  key: 'note/1-7',
  name: '(1-7) 歩行',
  original: text,
  kept: null,
  copy: text,
  changed_since: false,
  proposed: [{ mask: mask(2, 4), quoted: '鈴木', reason: 'before_honorific' }],
  open: true,
  ...part,
});

describe('the masks of a text', () => {
  it('put into the text give the copy that the board reads', () => {
    expect(copyOf(text, [mask(2, 4, '知人'), mask(10, 12, '知人')])).toBe('隣の知人さんが来て、知人さんの家で休んだ。');
    expect(copyOf(text, [])).toBe(text);
  });

  it('leave no letter of what they cover in the copy, whatever is chosen across them', () => {
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start + 1; end <= text.length; end += 1) {
        const masks = [mask(2, 4, '知人'), mask(10, 12, '知人')];
        const parts = partsOf(text, masks, [], { start, end });
        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.map((part) => part.instead ?? part.text).join('')).toBe(copyOf(text, masks));
      }
    }
  });

  it('never overlap: a new one takes the place of those it touches', () => {
    expect(withMasks([mask(2, 4), mask(10, 12)], [mask(3, 6, '知人')])).toEqual([mask(3, 6, '知人'), mask(10, 12)]);
  });

  it('are taken away where the choice touches them, and nowhere else', () => {
    expect(withoutMasks([mask(2, 4), mask(10, 12)], { start: 11, end: 14 })).toEqual([mask(2, 4)]);
  });

  it('of a word cover it wherever it stands, and a single letter only where it was chosen', () => {
    expect(masksOfWord(text, { start: 2, end: 4 }, [], '知人')).toEqual([mask(2, 4, '知人'), mask(10, 12, '知人')]);
    expect(masksOfWord(text, { start: 5, end: 6 }, [], '知人')).toEqual([mask(5, 6, '知人')]);
  });

  it('of a word leave other masks as they are', () => {
    expect(masksOfWord(text, { start: 2, end: 4 }, [mask(10, 14, '友人')], '知人')).toEqual([mask(2, 4, '知人')]);
  });
});

describe('the masks that a person begins with', () => {
  it('are those proposed where nothing was kept', () => {
    expect(startingMasks(view(), none)).toEqual([mask(2, 4)]);
  });

  it('are those kept, and a proposal that was turned down stays a proposal', () => {
    const text = view({ kept: { original: view().original, masks: [], checked: true } });
    expect(startingMasks(text, none)).toEqual([]);
    expect(openProposals(text, [], none).map(({ reason }) => reason)).toEqual(['before_honorific']);
  });

  it('carry over what was masked before the text changed, as far as it is found', () => {
    const changed = view({
      original: `今朝、${text}`,
      proposed: [],
      changed_since: true,
      kept: { original: text, masks: [mask(2, 4, '知人'), mask(17, 18, '居室')], checked: true },
    });
    expect(copyOf(changed.original, startingMasks(changed, none))).toBe('今朝、隣の知人さんが来て、知人さんの家で休んだ。');
  });

  it('cover words masked in other texts, with an honorific or without', () => {
    const other = view({ kept: { original: '鈴木さんが来た。', masks: [mask(0, 4, '知人')], checked: true } });
    const words = maskedWords([other]);
    const plain = view({ original: '朝は鈴木が手伝う。', proposed: [] });
    expect(copyOf(plain.original, startingMasks(plain, words))).toBe('朝は知人が手伝う。');
  });

  it('give the longer word where one lies within the other', () => {
    const words = new Map([['架空', '○○市'], ['架空病院', '○○病院']]);
    const plain = view({ original: '架空病院へ行く。', proposed: [] });
    expect(copyOf(plain.original, startingMasks(plain, words))).toBe('○○病院へ行く。');
  });
});
