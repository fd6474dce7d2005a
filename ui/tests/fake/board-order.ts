// The order of an agenda by up to three keys.

import { applicationKinds, careLevels } from '../../src/format/names';
import type { AgendaRow, OrderBy, OrderKey } from '../../src/types';

const values: Record<OrderKey, (row: AgendaRow) => number | string> = {
  terminal_cancer: (row) => (row.terminal_cancer ? 0 : 1),
  simplified: (row) => (row.simplified ? 0 : 1),
  applied_on: (row) => row.applied_on ?? '9999',
  kind: (row) => (row.kind ? applicationKinds.indexOf(row.kind) : 9),
  primary_level: ({ primary: { levels } }) => (levels[0] && levels.length === 1 ? careLevels.indexOf(levels[0]) : 9),
  investigator: (row) => row.investigator || '\uffff',
  surveyed_on: () => '9999',
  number: (row) => row.number,
};

/** The keys of the cases in order; the first key weighs most. */
export function ordered(agenda: readonly AgendaRow[], keys: readonly OrderBy[]): number[] {
  return [...agenda]
    .sort((one, other) => {
      for (const { key, descending } of keys) {
        const [a, b] = [values[key](one), values[key](other)];
        if (a !== b) return (a < b ? -1 : 1) * (descending ? -1 : 1);
      }
      return one.place - other.place;
    })
    .map((row) => row.case);
}
