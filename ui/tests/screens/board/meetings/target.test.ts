import { describe, expect, it } from 'vitest';

import { comingMeetings, roomIn } from '../../../../src/screens/board/meetings/target';
import type { MeetingRow } from '../../../../src/types';

const row = (id: number, held_on: string | null, cases = 0): MeetingRow => ({
  id,
  panel_name: null,
  cases,
  decided: 0,
  simplified: 0,
  open_checks: 0,
  meeting: { number: id, panel: null, held_on, starts_at: null, place: '', capacity: 12, attending: [], remarks: '' },
});

describe('meetings that cases may be put on', () => {
  it('are today’s and later ones, the soonest first, those without a day last', () => {
    const rows = [row(5, null), row(4, '2026-12-10'), row(3, '2026-11-26'), row(2, '2026-11-21'), row(1, '2026-11-20')];
    expect(comingMeetings(rows, '2026-11-21').map(({ id }) => id)).toEqual([2, 3, 4, 5]);
  });

  it('never have less than no room', () => {
    expect([roomIn(row(1, null, 3)), roomIn(row(1, null, 12)), roomIn(row(1, null, 14))]).toEqual([9, 0, 0]);
  });
});
