import type { AgendaRow, MeetingView, OpenCheck } from '../../../types';

/** A case of the agenda and what stands against giving it to the members. */
export interface CheckedCase {
  row: AgendaRow;
  checks: OpenCheck[];
}

/** The cases that have something open, in the order of the agenda. */
export function casesWithOpenChecks({ agenda, open_checks }: Pick<MeetingView, 'agenda' | 'open_checks'>): CheckedCase[] {
  const byCase = new Map<number, OpenCheck[]>();
  for (const check of open_checks) byCase.set(check.case, [...(byCase.get(check.case) ?? []), check]);
  return agenda.flatMap((row) => {
    const checks = byCase.get(row.case);
    return checks ? [{ row, checks }] : [];
  });
}
