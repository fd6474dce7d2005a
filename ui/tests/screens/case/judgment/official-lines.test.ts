import { describe, expect, it } from 'vitest';

import { officialLines } from '../../../../src/screens/case/judgment/official/official-lines';
import type { ComparisonLine, OfficialResult } from '../../../../src/types';
import { besideOfficial } from '../../../fake/official-entry';
import { complete } from '../../../fake/judgments';

const result: OfficialResult = {
  judged_on: null,
  level: '要介護1',
  level_with_addition: '要介護2',
  total: null,
  minutes: {},
  dementia_addition: null,
  scores: {},
  stability: null,
  likelihood_percent: null,
  warnings: [],
};

const level = (kind: 'level' | 'level_before_addition', ours: string): ComparisonLine => ({
  part: { kind },
  name: '一次判定',
  unit: '',
  ours,
  official: '',
  numbers: null,
  verdict: 'agrees',
  because: null,
});

describe('the lines of an official result', () => {
  it('lay the level before the addition beside the first level, and the final one beside the second', () => {
    const lines = [level('level_before_addition', '要介護1'), level('level', '要介護2')];
    const { minutes } = officialLines(complete, { result, comparison: { lines } });
    const found = (field: string) => minutes.find((line) => line.field === field);
    expect(found('level')?.ours).toBe('要介護1');
    expect(found('level')?.line?.part.kind).toBe('level_before_addition');
    expect(found('level_with_addition')?.line?.part.kind).toBe('level');
  });

  it('lay the final level beside the only one that the sheet shows', () => {
    const { minutes } = officialLines(complete, {
      result: { ...result, level_with_addition: null },
      comparison: { lines: [level('level', '要介護2')] },
    });
    expect(minutes.find(({ field }) => field === 'level')?.line?.part.kind).toBe('level');
    expect(minutes.find(({ field }) => field === 'level_with_addition')?.line).toBeUndefined();
  });

  it('count 特別な医療 among 医療関連行為, as the sheet does', () => {
    const { minutes } = officialLines(complete, null);
    expect(minutes.find(({ field }) => field === 'medical')?.ours).toBe('4.0');
    expect(besideOfficial('typed', { ...result, minutes: { medical: 40 } }, complete).comparison.agrees).toBe(true);
  });
});
