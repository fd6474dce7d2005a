import { describe, expect, it } from 'vitest';

import { clock, longDate, longMoment, momentLines, warekiOf } from '../../src/format/dates';

describe('days as text', () => {
  it('are written in 和暦 with 西暦 beside it', () => {
    expect(longDate('1935-04-05')).toBe('昭和10年4月5日（1935-04-05）');
  });

  it('change the era on its first day', () => {
    expect(warekiOf('2019-04-30')).toBe('平成31年4月30日');
    expect(warekiOf('2019-05-01')).toBe('令和元年5月1日');
    expect(warekiOf('1989-01-08')).toBe('平成元年1月8日');
    expect(warekiOf('1926-12-25')).toBe('昭和元年12月25日');
  });

  it('are left as they are where they are no day', () => {
    expect(warekiOf('まだ')).toBe('まだ');
  });

  it('stand in 和暦 and 西暦 before the time of a moment', () => {
    const afternoon = new Date(2026, 10, 1, 14, 3);
    expect(longMoment(afternoon.toISOString())).toBe('令和8年11月1日（2026-11-01）14:03');
    expect(longMoment('きのう')).toBe('きのう');
  });

  it('stand above 西暦 and the time where there is little room', () => {
    expect(momentLines(new Date(2019, 4, 1, 9, 5).toISOString())).toEqual(['令和元年5月1日', '（2019-05-01）9:05']);
    expect(momentLines('きのう')).toEqual(['きのう', '']);
  });

  it('show minutes of the clock with two digits', () => {
    expect(clock(new Date(2026, 10, 21, 14, 3))).toBe('14:03');
  });
});
