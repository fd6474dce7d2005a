import type { PacketWarning } from '../../types';

/** The parts of the board's screen. */
export type BoardPart = 'meetings' | 'deadlines' | 'statistics' | 'services' | 'register';

/** The parts of one meeting. */
export type MeetingPart = 'agenda' | 'simplified' | 'assign' | 'papers' | 'day';

/** Where a person is among the meetings. Kept while a case is open, so that they come back to the same place. */
export class BoardPlace {
  part = $state<BoardPart>('meetings');
  /** Whether the meetings are listed or the waiting cases are put on them, while no meeting is open. */
  listPart = $state<'list' | 'assign'>('list');
  /** The meeting that is open, by its key. */
  meeting = $state<number | null>(null);
  meetingPart = $state<MeetingPart>('agenda');
  /** The meeting to stand on when the list of meetings appears. */
  left: number | null = null;
  /** The case to stand on when the agenda appears. */
  case = $state<number | null>(null);
  /** What the reader of the packet saved last should know, and of which meeting it is. */
  packetWarnings = $state.raw<{ meeting: number; warnings: readonly PacketWarning[] } | null>(null);
  /** What is typed and not saved, by name. */
  unsaved = $state<string | null>(null);

  openMeeting(id: number, part: MeetingPart = 'agenda'): void {
    this.part = 'meetings';
    this.meeting = id;
    this.meetingPart = part;
  }

  /** Shows the list of meetings, or the cases that wait. */
  closeMeeting(part: 'list' | 'assign' = 'list'): void {
    this.part = 'meetings';
    this.left = this.meeting;
    this.meeting = null;
    this.listPart = part;
  }
}
