import { describe, expect, it } from 'vitest';

import { askedBy } from '../../../src/screens/rules/editor/figure-words';
import { readOutlineKey } from '../../../src/screens/rules/editor/outline-keys';
import { complete, suggestionsAt } from '../../../src/screens/rules/editor/suggestions';
import { form } from '../../fake/form';

const asked = askedBy(form);
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const key = (name: string, more: Partial<typeof plain> & { code?: string } = {}) =>
  readOutlineKey({ key: name, code: '', ...plain, ...more });

describe('the keys of the outline', () => {
  it('mean what the help says', () => {
    expect(key('Enter')).toEqual({ kind: 'new_line' });
    expect(key('Enter', { ctrlKey: true })).toEqual({ kind: 'answers' });
    expect(key('Tab', { shiftKey: true })).toEqual({ kind: 'indent', by: -1 });
    expect(key('ArrowUp', { altKey: true })).toEqual({ kind: 'move', by: -1 });
    expect(key('F8')).toEqual({ kind: 'next_fault', by: 1 });
    expect(key('j', { ctrlKey: true })).toEqual({ kind: 'join' });
    expect(key('z', { ctrlKey: true })).toEqual({ kind: 'step', way: 'undo' });
    expect(key('Z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'step', way: 'redo' });
  });

  it('leave everything else to the field and to the window', () => {
    expect(key('a')).toBeNull();
    expect(key('ArrowUp')).toBeNull();
    expect(key('Tab', { ctrlKey: true })).toBeNull();
    expect(key('j')).toBeNull();
  });
});

describe('what completes a line', () => {
  const at = (text: string) => suggestionsAt({ text, start: text.length, end: text.length }, asked);

  it('are questions where a question stands, and open answers below one', () => {
    expect(at('2-4')).toEqual(['2-4 食事摂取']);
    expect(at('口腔')).toEqual(['2-7 口腔清潔']);
    expect(at('2-7 口腔清潔:\n  一部介助: 1.0分\n  介助')).toEqual(['介助されていない', '全介助']);
  });

  it('is nothing where the words stand already, where a number is typed, and behind a colon', () => {
    expect(at('2-7 口腔清潔')).toEqual([]);
    expect(at('2-7 口腔清潔:\n  1')).toEqual([]);
    expect(at('2-7 口腔清潔:\n  全介助: ')).toEqual([]);
    expect(at('')).toEqual([]);
  });

  it('takes the place of what was typed', () => {
    const text = '2-7 口腔清潔:\n  全介助:\n    口腔';
    expect(complete({ text, start: text.length, end: text.length }, '2-7 口腔清潔', asked).text).toBe(
      '2-7 口腔清潔:\n  全介助:\n    2-7 口腔清潔:',
    );
  });
});
