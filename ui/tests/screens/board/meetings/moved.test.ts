import { describe, expect, it } from 'vitest';

import { moved, placeAt } from '../../../../src/screens/board/meetings/moved';

describe('a row put elsewhere', () => {
  it('stands at its new place and leaves the others in their order', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'];
    for (let from = 0; from < rows.length; from += 1) {
      for (let to = 0; to < rows.length; to += 1) {
        const after = moved(rows, from, to);
        expect(after[to]).toBe(rows[from]);
        expect(after.filter((row) => row !== rows[from])).toEqual(rows.filter((row) => row !== rows[from]));
      }
    }
  });

  it('changes nothing where there is no such row', () => {
    expect(moved(['a'], 3, 0)).toEqual(['a']);
  });
});

describe('the place under the pointer', () => {
  const rows = [0, 40, 80, 120].map((top) => ({ top, bottom: top + 40 }));

  it('is its own while the pointer is within the row', () => {
    expect(placeAt(50, 1, rows)).toBe(1);
  });

  it('is before the first row whose middle lies below', () => {
    expect([-10, 10, 25, 95, 110, 130, 150].map((y) => placeAt(y, 1, rows))).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });

  it('is the end below the last row', () => {
    expect(placeAt(9999, 0, rows)).toBe(3);
  });
});
