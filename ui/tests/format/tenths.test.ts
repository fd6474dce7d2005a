import { describe, expect, it } from 'vitest';

import { interval, isExact, percentOf, tenths } from '../../src/format/tenths';

describe('tenths as text', () => {
  it('always show exactly one decimal', () => {
    expect([0, 1, 9, 10, 184, 1250].map(tenths)).toEqual(['0.0', '0.1', '0.9', '1.0', '18.4', '125.0']);
  });

  it('keep the sign of a number between zero and minus one', () => {
    expect([-1, -10, -15].map(tenths)).toEqual(['-0.1', '-1.0', '-1.5']);
  });

  it('show an interval by both ends and a single value once', () => {
    expect(interval([324, 713])).toBe('32.4〜71.3');
    expect(interval([582, 582])).toBe('58.2');
    expect(isExact([582, 582])).toBe(true);
    expect(isExact([580, 582])).toBe(false);
  });

  it('never leave the scale of a bar', () => {
    expect(percentOf(625, 1250)).toBe(50);
    expect(percentOf(2974, 1250)).toBe(100);
    expect(percentOf(-5, 1250)).toBe(0);
  });
});
