// Which cases wait for a meeting, and how they get onto its agenda.

import type { AssignmentProposal, Waiting, WaitingPage, WaitingQuery, WaitingRow } from '../../src/types';
import type { FakeBoard, Payload } from './board';
import { refuse, type FakeCase } from './case';

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export function waiting(applied_on: string, today: string): Waiting {
  const waited = days(applied_on, today);
  return {
    days: waited,
    thirtieth: new Date(Date.parse(`${applied_on}T00:00:00Z`) + 30 * 86_400_000).toISOString().slice(0, 10),
    state: waited > 30 ? 'over' : waited > 23 ? 'near' : 'early',
  };
}

export function waitingRow({ id, example, application }: FakeCase, board: FakeBoard): WaitingRow {
  const { name, kind, applied_on, terminal_cancer, investigator } = application;
  const { decision } = board.of(id);
  return {
    case: id,
    number: id,
    example,
    name,
    kind,
    applied_on,
    waiting: applied_on === null ? null : waiting(applied_on, board.today),
    terminal_cancer,
    investigator,
    deferred_because: decision?.entry.deferred_because || null,
  };
}

/** 末期がん first, then the oldest application. */
function waitingRows(board: FakeBoard): WaitingRow[] {
  return board
    .all()
    .filter(({ id, status }) => status === 'surveyed' && !board.meetingOf(id) && board.of(id).decision?.entry.outcome !== 'decided')
    .map((fake) => waitingRow(fake, board))
    .sort(
      (one, other) =>
        Number(other.terminal_cancer) - Number(one.terminal_cancer) ||
        (one.applied_on ?? '9999').localeCompare(other.applied_on ?? '9999') ||
        one.number - other.number,
    );
}

function page(board: FakeBoard, { text, offset, limit }: WaitingQuery): WaitingPage {
  const rows = waitingRows(board).filter(({ name, number }) => name.includes(text) || String(number).startsWith(text));
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

function propose(board: FakeBoard, ids: number[]): AssignmentProposal {
  const meetings = ids.map((id) => board.meeting(id));
  const taken = new Map(meetings.map(({ id, cases }) => [id, cases.length]));
  return {
    placements: waitingRows(board).map((row) => {
      const clashes = meetings.filter(({ meeting }) => board.conflict(row.case, meeting) !== null);
      const free = meetings.find((one) => !clashes.includes(one) && (taken.get(one.id) ?? 0) < one.meeting.capacity);
      if (free) taken.set(free.id, (taken.get(free.id) ?? 0) + 1);
      const why = row.terminal_cancer ? '末期がんのため、最も早い審査会に入れます。' : '申請日の早い順に、空きのある最も早い審査会に入れます。';
      return {
        row,
        case: row.case,
        meeting: free?.id ?? null,
        meeting_number: free?.meeting.number ?? null,
        reason:
          free && clashes.length > 0 ? `${why}第${clashes[0]?.meeting.number ?? ''}回には、この人を調査した委員がいます。`
          : free ? why
          : '空きのある審査会がありません。定員を増やすか、審査会を加えてください。',
      };
    }),
  };
}

function assign(board: FakeBoard, placements: { case: number; meeting: number | null }[]): null {
  const wanted = new Map<number, number>();
  for (const { case: id, meeting } of placements) {
    if (board.of(id).decision !== null && board.meetingOf(id)) {
      throw refuse('case-decided', `整理番号${id}は決定しているため、動かせません。先に決定を取り消してください。`);
    }
    if (meeting !== null) wanted.set(meeting, (wanted.get(meeting) ?? 0) + 1);
  }
  for (const [id, count] of wanted) {
    const { cases, meeting } = board.meeting(id);
    if (cases.length + count > meeting.capacity) {
      throw refuse('meeting-full', `第${meeting.number}回の定員は${meeting.capacity}件です。いま${cases.length}件あり、${count}件は入りません。`);
    }
  }
  for (const { case: id, meeting } of placements) {
    for (const kept of board.meetings) kept.cases = kept.cases.filter((one) => one !== id);
    if (meeting !== null) board.meeting(meeting).cases.push(id);
  }
  return null;
}

export const assignmentCommands = (board: FakeBoard) => ({
  waiting_cases: ({ query }: Payload) => page(board, query as WaitingQuery),
  propose_assignment: ({ meetings }: Payload) => propose(board, meetings as number[]),
  assign_cases: ({ placements }: Payload) => assign(board, placements as { case: number; meeting: number | null }[]),
});
