import { describe, expect, it } from 'vitest';

import { levelsText } from '../../src/format/names';

describe('levels as text', () => {
  it('name one or two levels in full', () => {
    expect(levelsText(['要介護2'])).toBe('要介護2');
    expect(levelsText(['要支援2', '要介護1'])).toBe('要支援2・要介護1');
  });

  it('shorten a run of levels to its ends, but only a run without gaps', () => {
    expect(levelsText(['要支援2', '要介護1', '要介護2', '要介護3'])).toBe('要支援2〜要介護3');
    expect(levelsText(['要支援1', '要介護1', '要介護2'])).toBe('要支援1・要介護1・要介護2');
  });
});
