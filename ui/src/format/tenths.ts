// Minutes and points are whole tenths everywhere; here, and only here, they become text.

import type { Interval } from '../types';

/** 184 → "18.4". */
export function tenths(count: number): string {
  const sign = count < 0 ? '-' : '';
  const size = Math.abs(count);
  return `${sign}${Math.floor(size / 10)}.${size % 10}`;
}

/** [324, 713] → "32.4〜71.3"; one value where both ends meet. */
export function interval([low, high]: Interval): string {
  return low === high ? tenths(low) : `${tenths(low)}〜${tenths(high)}`;
}

/** Whether an interval is a single value. */
export function isExact([low, high]: Interval): boolean {
  return low === high;
}

/** How far along a scale that ends at `end` tenths a value lies, in percent from 0 to 100. */
export function percentOf(count: number, end: number): number {
  return Math.max(0, Math.min(100, (count / end) * 100));
}
