import { tenths } from '../../../format/tenths';

/** 305 → "30.5%"; a dash where there is none. */
export function percent(permille: number | null): string {
  return permille === null ? '—' : `${tenths(permille)}%`;
}

/** 341 → "34.1日". */
export function daysText(days: number | null): string {
  return days === null ? '—' : `${tenths(days)}日`;
}
