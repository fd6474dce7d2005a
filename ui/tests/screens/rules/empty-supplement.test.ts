import { describe, expect, it } from 'vitest';

import { draftFor, emptySupplement, isAbout } from '../../../src/screens/rules/editor/empty-supplement';
import type { RuleGap } from '../../../src/types';

const gap: RuleGap = { kind: 'addition_steps', tree: null, item: null, path: [], option: null, bound: '', reason: '' };
const rule = '2-4 食事摂取:\n  全介助: 未確定\n';

describe('a draft for the step rule of 認知症加算', () => {
  it('goes on from the rule that was adopted last', async () => {
    const older = { ...emptySupplement('2009-04', '2026-01-01'), addition: '2-4 食事摂取:\n' };
    const adopted = [older, { ...older, addition: rule }, emptySupplement('2009-04', '2026-03-01')];
    const draft = await draftFor({ ...gap, path: ['2-4 食事摂取', '全介助'] }, '2009-04', '2026-11-21', adopted);
    expect(draft).toMatchObject({
      supplement: { edition: '2009-04', made_on: '2026-11-21', addition: rule },
      place: { kind: 'addition' },
      path: ['2-4 食事摂取', '全介助'],
    });
  });

  it('is known as one about it', () => {
    expect(isAbout({ ...emptySupplement('2009-04', '2026-11-21'), addition: '' }, gap)).toBe(true);
    expect(isAbout(emptySupplement('2009-04', '2026-11-21'), gap)).toBe(false);
  });
});
