import { interval, tenths } from '../../../../format/tenths';
import type { Interval, MinutesPair } from '../../../../types';

/** One of the two columns: which of the pair, and what it is called. */
export interface Side {
  key: 'a' | 'b';
  name: string;
}

/** "+3.4", "−0.5", "同じ"; "幅が違う" where the two ends do not move by the same. */
export function differenceText(pair: MinutesPair, [first, second]: readonly [Side, Side]): string {
  const from: Interval = pair[first.key];
  const to: Interval = pair[second.key];
  if (interval(from) === interval(to)) return '同じ';
  const by = to[0] - from[0];
  if (by !== to[1] - from[1]) return '幅が違う';
  return `${by > 0 ? '+' : '−'}${tenths(Math.abs(by))}`;
}
