import type { Meeting, MeetingRow } from '../../../types';

/** A meeting that cases may be put on. */
export interface Target {
  id: number;
  meeting: Meeting;
  panel_name: string | null;
  /** Cases on its agenda. */
  cases: number;
}

/** How many cases a meeting still takes. */
export function roomIn({ meeting, cases }: Target): number {
  return Math.max(0, meeting.capacity - cases);
}

/** The meetings still to be held, the soonest first; those without a day last. `today` is ISO text. */
export function comingMeetings(rows: readonly MeetingRow[], today: string): MeetingRow[] {
  const day = ({ meeting }: MeetingRow) => meeting.held_on ?? '9999-12-31';
  return rows
    .filter((row) => day(row) >= today)
    .sort((one, other) => day(one).localeCompare(day(other)) || one.meeting.number - other.meeting.number);
}
