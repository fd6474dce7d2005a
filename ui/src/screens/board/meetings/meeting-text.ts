// What the lists of the board write of a meeting and of a case.

import { warekiOf } from '../../../format/dates';
import { levelsText } from '../../../format/names';
import type { Meeting, OrderBy, OrderKey, PrimaryResult } from '../../../types';

const weekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' });

/** "2026-11-26" → "令和8年11月26日（木）". */
export function dayText(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : `${warekiOf(iso)}（${weekday.format(day)}）`;
}

/** "13:30:00" → "13:30". */
export function timeText(iso: string): string {
  const [hour = '', minute = ''] = iso.split(':');
  return `${Number(hour)}:${minute}`;
}

/** "令和8年11月26日（木） 13:30", "開催日未定". */
export function whenText({ held_on, starts_at }: Pick<Meeting, 'held_on' | 'starts_at'>): string {
  return held_on === null ? '開催日未定' : `${dayText(held_on)}${starts_at === null ? '' : ` ${timeText(starts_at)}`}`;
}

/** Today in this computer's calendar, as ISO text. */
export function isoToday(): string {
  // Sweden writes days as ISO text.
  return new Intl.DateTimeFormat('sv-SE').format(new Date());
}

/** The levels that the 一次判定 leaves possible; 未確定 where none is known. */
export function primaryText({ levels }: PrimaryResult): string {
  return levels.length === 0 ? '未確定' : levelsText(levels);
}

export const orderKeyNames: Record<OrderKey, string> = {
  terminal_cancer: '末期がん',
  simplified: '簡素化',
  applied_on: '申請日',
  kind: '申請区分',
  primary_level: '一次判定',
  investigator: '調査員',
  surveyed_on: '調査日',
  number: '整理番号',
};

/** "末期がん、申請日の順"; "手で並べた順" where no keys made it. */
export function orderText(order: readonly OrderBy[]): string {
  if (order.length === 0) return '手で並べた順';
  return `${order.map(({ key, descending }) => `${orderKeyNames[key]}${descending ? '（逆順）' : ''}`).join('、')}の順`;
}
