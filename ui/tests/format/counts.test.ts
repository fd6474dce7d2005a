import { describe, expect, it } from 'vitest';

import { share } from '../../src/format/counts';

describe('a share in percent', () => {
  it('is all of them only where it is', () => {
    expect(share(99_999, 100_000)).toBe('99.9%');
    expect(share(100_000, 100_000)).toBe('100.0%');
  });

  it('is a dash of nothing', () => {
    expect(share(0, 0)).toBe('—');
  });
});
