import { interval, isExact, tenths } from '../../../../format/tenths';
import type { Interval, MinutesPair } from '../../../../types';

/** One of the two columns: which of the pair, and what it is called. */
export interface Side {
  key: 'a' | 'b';
  name: string;
}

/** "+3.4", "−0.5", "同じ"; "幅が違う" where a side has no single value. */
export function differenceText(pair: MinutesPair, [first, second]: readonly [Side, Side]): string {
  const from: Interval = pair[first.key];
  const to: Interval = pair[second.key];
  if (interval(from) === interval(to)) return '同じ';
  if (!isExact(from) || !isExact(to)) return '幅が違う';
  const by = to[0] - from[0];
  return `${by > 0 ? '+' : '−'}${tenths(Math.abs(by))}`;
}
