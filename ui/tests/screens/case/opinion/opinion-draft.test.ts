import { describe, expect, it } from 'vitest';

import { numbersIn, textOf } from '../../../../src/screens/case/opinion/opinion-draft.svelte';

describe('the marks of an item as text', () => {
  it('tell not transcribed, none of them and several apart', () => {
    for (const numbers of [null, [], [5], [1, 12]]) expect(numbersIn(textOf(numbers))).toEqual(numbers);
    expect(textOf([12, 1])).toBe('1,12');
  });
});
