import { describe, expect, it } from 'vitest';

import { scrolledTo, seenRows } from '../../src/parts/seen-rows';

describe('the rows of a long list that are drawn', () => {
  it('are those in view and a few on either side, however long the list is', () => {
    expect(seenRows(5000, 500, 50, 100_000, 2)).toEqual({ from: 98, to: 112 });
  });

  it('end with the list', () => {
    expect(seenRows(0, 500, 50, 4, 2)).toEqual({ from: 0, to: 4 });
    expect(seenRows(99_500, 500, 50, 2000, 2)).toEqual({ from: 1988, to: 2000 });
  });

  it('are none where the list became shorter than it is scrolled', () => {
    const { from, to } = seenRows(5000, 500, 50, 3, 2);
    expect(to - from).toBe(0);
  });

  it('are some before the list is laid out', () => {
    expect(seenRows(0, 0, 50, 1000).to).toBeGreaterThan(5);
  });
});

describe('scrolling to a row', () => {
  it('leaves the list where the row is in full view', () => {
    expect(scrolledTo(3, 100, 500, 50)).toBe(100);
  });

  it('shows a row above at the top and a row below at the bottom', () => {
    expect(scrolledTo(1, 100, 500, 50)).toBe(50);
    expect(scrolledTo(20, 100, 500, 50)).toBe(550);
  });
});
