// What the rules say about 有効期間 of a level, as the screens ask it.

import { warekiOf } from '../../../format/dates';
import type { CareLevel, LevelPeriod, ValidityPeriod } from '../../../types';

/** The period of `level`; null where it has none or it cannot be told. */
export function periodOf(periods: readonly LevelPeriod[], level: CareLevel | null): ValidityPeriod | null {
  const validity = periods.find((one) => one.level === level)?.validity;
  return validity && 'Ok' in validity && validity.Ok.kind === 'period' ? validity.Ok : null;
}

/** Why `level` has no period, or why it cannot be told. */
export function withoutPeriod(periods: readonly LevelPeriod[], level: CareLevel | null): string | null {
  const validity = periods.find((one) => one.level === level)?.validity;
  if (!validity) return null;
  if ('Err' in validity) return validity.Err.message;
  return validity.Ok.kind === 'no_period' ? validity.Ok.reason : null;
}

/** Last day of `months`; null where they are not allowed. */
export function endOf(period: ValidityPeriod, months: number | null): string | null {
  return period.ends.find((end) => end.months === months)?.last_day ?? null;
}

/** "１２" → 12; null where it is no whole number of months. */
export function monthsOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/(?:か|ヶ|カ|ケ|箇)?月$/, '');
  return /^\d{1,3}$/.test(plain) ? Number(plain) : null;
}

/** Lengths that boards choose most, as far as they are allowed. */
export function commonLengths(period: ValidityPeriod): number[] {
  const lengths = [3, 6, 12, 24, 36, 48, period.default_months, period.max_months];
  return [...new Set(lengths)]
    .filter((months) => months >= period.min_months && months <= period.max_months)
    .sort((one, other) => one - other);
}

/** 令和8年12月1日〜令和9年11月30日 */
export const fromTo = (from: string, to: string): string => `${warekiOf(from)}〜${warekiOf(to)}`;
