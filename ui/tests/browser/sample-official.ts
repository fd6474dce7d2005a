import type { FindingsProgress, ImportProgress } from '../../src/types';
import type { FakeBackEnd } from '../fake/back-end';
import { findings, firstReport, manyCauses } from '../fake/official-samples';

/**
 * Official results to look at: `none` on file, `some`, `many` causes of difference, or `running`: work that reports
 * how far it is and does not end.
 */
export function fillOfficial({ official }: FakeBackEnd, kind: string): void {
  official.report = firstReport;
  if (kind === 'none') return;
  official.overview = {
    count: 12_347,
    imports: [
      { at: '2026-11-21T14:03:00+09:00', by: '事務 花子', rows: 12_350, new: 12_341, same: 0, changed: 6, refused: 3, finished: true },
      { at: '2026-10-20T09:41:00+09:00', by: '事務 花子', rows: 6, new: 6, same: 0, changed: 0, refused: 0, finished: false },
    ],
  };
  official.findings = kind === 'many' ? { ...findings, agreeing: 4_021, causes: manyCauses(4000), unsorted: 12 } : findings;
  if (kind !== 'running') return;
  const without = new Promise(() => undefined);
  official.commands['import_official'] = ({ progress }) => {
    (progress as { onmessage: (told: ImportProgress) => void }).onmessage({ rows: 84_000, of: 120_000, refused: 21, done: false });
    return without;
  };
  official.commands['official_findings'] = ({ progress }) => {
    (progress as { onmessage: (told: FindingsProgress) => void }).onmessage({ done: 7_000, of: 12_347 });
    return without;
  };
}
