import { describe, expect, it } from 'vitest';

import { readMaskingKey } from '../../../../src/screens/board/review/masking/masking-keys';
import { replacements } from '../../../../src/screens/board/review/masking/replacements';

const read = (key: string, more: KeyboardEventInit = {}) => readMaskingKey(new KeyboardEvent('keydown', { key, ...more }));

describe('the keys of masking', () => {
  it('confirm, mask, unmask, take everything and go back with one key each', () => {
    expect(read('Enter')).toEqual({ kind: 'confirm' });
    expect(read('m')).toEqual({ kind: 'put', word: '●●' });
    expect(read('Delete')).toEqual({ kind: 'unmask' });
    expect(read('a')).toEqual({ kind: 'take_all' });
    expect(read('z', { ctrlKey: true })).toEqual({ kind: 'undo' });
  });

  it('mean the same while Japanese input is on', () => {
    expect(read('ｍ')).toEqual(read('m'));
    expect(read('５')).toEqual(read('5'));
    expect(read('Process', { code: 'KeyA' })).toEqual({ kind: 'take_all' });
    expect(read('Process', { code: 'Numpad5' })).toEqual(read('5'));
  });

  it('give every replacement a key of its own', () => {
    const words = replacements.map(({ key }) => read(key));
    expect(words).toEqual(replacements.map(({ word }) => ({ kind: 'put', word })));
    expect(new Set(replacements.map(({ key }) => key)).size).toBe(replacements.length);
  });

  it('leave the keys of the program alone', () => {
    expect(read('1', { altKey: true })).toBeNull();
    expect(read('a', { ctrlKey: true })).toBeNull();
    expect(read('x')).toBeNull();
  });
});
