import type { StatisticsQuery } from '../../../types';
import { dayOf } from '../../rules/editor/empty-supplement';

/** The fiscal year, April to March, that `today` is in; `before`: how many years before that. */
export function fiscalYear(today: Date, before: number): StatisticsQuery {
  const begins = today.getFullYear() - (today.getMonth() < 3 ? 1 : 0) - before;
  return { from: `${begins}-04-01`, to: `${begins + 1}-03-31` };
}

/** The twelve months that end with `today`. */
export function lastYear(today: Date): StatisticsQuery {
  const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
  const from = new Date(tomorrow.getFullYear() - 1, tomorrow.getMonth(), tomorrow.getDate());
  return { from: dayOf(from), to: dayOf(today) };
}

export const everything: StatisticsQuery = { from: null, to: null };

export const samePeriod = (one: StatisticsQuery, other: StatisticsQuery) => one.from === other.from && one.to === other.to;
