import type { AgendaRow, MeetingView, PacketWarning } from '../../../types';

/** A case of a packet and what its reader should know; `case` is null where it left the agenda since. */
export interface WarnedCase {
  place: number;
  number: number;
  row: AgendaRow | null;
  sentences: string[];
}

/** The warnings of each case by 審査順, and those about no single one. */
export function byCase({ agenda }: Pick<MeetingView, 'agenda'>, warnings: readonly PacketWarning[]): { whole: string[]; cases: WarnedCase[] } {
  const whole: string[] = [];
  const cases = new Map<number, WarnedCase>();
  for (const { about, sentence } of warnings) {
    if (about === null) {
      whole.push(sentence);
      continue;
    }
    const { place, number } = about;
    const known = cases.get(number) ?? { place, number, row: agenda.find((row) => row.number === number) ?? null, sentences: [] };
    known.sentences.push(sentence);
    cases.set(number, known);
  }
  return { whole, cases: [...cases.values()].sort((one, other) => one.place - other.place) };
}
