import { describe, expect, it } from 'vitest';

import { emptySupplement } from '../../../src/screens/rules/editor/empty-supplement';
import { baseEdition, draftForCause, holds, placeIn, whyNotMended, withProposal } from '../../../src/screens/official/draft';
import {
  leafCause,
  leafProposal,
  openPointsCause,
  outsideCause,
  pointsCause,
  pointsProposal,
  questionCause,
  sumProposal,
  totalCause,
} from '../../fake/official-samples';

const empty = emptySupplement('2009-04', '2026-11-21');
const edition = (id: string) => ({ id, name: id, form: '2024-04', applies_from: '2009-04-01', applies_to: null });

describe('the edition of a draft', () => {
  it('is the built-in one, without the supplements laid over it', () => {
    const editions = [edition('2009-04'), edition('2027-04')];
    expect(baseEdition({ current: '2009-04+補完3', editions })).toBe('2009-04');
    expect(baseEdition({ current: '2027-04', editions })).toBe('2027-04');
  });
});

describe('a proposal put into a draft', () => {
  it('enters its value with the number of cases as its source', () => {
    const draft = withProposal(empty, leafProposal);
    expect(draft.leaves).toEqual([{ tree: 'indirect', path: leafProposal.gap.kind === 'leaf' && leafProposal.gap.path, minutes: '5.1' }]);
    expect(draft.source).toBe('公式結果12件による');
    expect(draft.checked_by).toBe('');
  });

  it('keeps what a person has written in the draft, and names each source with what speaks against it', () => {
    const draft = withProposal({ ...withProposal(empty, leafProposal), source: 'テキスト42頁' }, pointsProposal);
    expect(draft.leaves).toHaveLength(1);
    expect(draft.points).toEqual([{ item: '2-10', option: '見守り等', points: '5.7' }]);
    expect(draft.source).toBe('テキスト42頁、2-10 上衣の着脱「見守り等」は公式結果131件による（別の値を示すものが3件）');
  });

  it('is known to be in it', () => {
    expect(holds(empty, leafProposal)).toBe(false);
    expect(holds(withProposal(empty, leafProposal), leafProposal)).toBe(true);
    expect(holds(withProposal(empty, leafProposal), pointsProposal)).toBe(false);
  });

  it('names the joint of 1-2 in its option', () => {
    const gap = { kind: 'points' as const, place: { item: '1-2', name: '拘縮の有無', part: '肩関節', option: 'ない' } };
    expect(withProposal(empty, { ...pointsProposal, gap }).points[0]?.option).toBe('肩関節 ない');
  });

  it('enters nothing where only the sum of several values is known', () => {
    expect(withProposal(empty, sumProposal)).toEqual(empty);
  });
});

describe('a draft for the place of a difference', () => {
  it('has the branch with the official minutes where the leaf is in doubt', () => {
    const { supplement, place } = draftForCause(leafCause, '2009-04', '2026-11-21', null);
    expect(supplement.leaves).toEqual([{ tree: 'bpsd', path: leafCause.place.slice(1), minutes: '9.6' }]);
    expect(supplement.source).toBe('公式結果37件との相違による');
    expect(place).toEqual({ kind: 'leaf', index: 0 });
  });

  it('has the whole tree, at the question, where the question is in doubt', () => {
    const { supplement, place, path } = draftForCause(questionCause, '2009-04', '2026-11-21', '図:\n');
    expect(supplement.trees).toEqual({ bpsd: '図:\n' });
    expect(place).toEqual({ kind: 'tree', tree: 'bpsd' });
    expect(path.at(-1)).toBe('3-1 意思の伝達');
  });

  it('has the option where its points are in doubt', () => {
    const { supplement } = draftForCause(pointsCause, '2009-04', '2026-11-21', null);
    expect(supplement.points).toEqual([{ item: '2-2', option: '一部介助', points: '3.9' }]);
  });

  it('has the whole tree where it is not established at all', () => {
    const { supplement, place } = draftForCause(outsideCause, '2009-04', '2026-11-21', null);
    expect(supplement.trees).toEqual({ hygiene: '' });
    expect(place).toEqual({ kind: 'tree', tree: 'hygiene' });
  });

  it('names the joint of 1-2 in its option', () => {
    const place = ['第1群 身体機能・起居動作', '1-2 拘縮の有無（肩関節）', 'ある'];
    const { supplement } = draftForCause({ ...pointsCause, place, official: '0.4点' }, '2009-04', '2026-11-21', null);
    expect(supplement.points).toEqual([{ item: '1-2', option: '肩関節 ある', points: '0.4' }]);
  });

  it('leaves the value open where the official results tell several', () => {
    const official = '9.6分（30件）、9.9分（7件）';
    const { supplement } = draftForCause({ ...leafCause, official }, '2009-04', '2026-11-21', null);
    expect(supplement.leaves[0]?.minutes).toBe('');
  });

  it('is not begun twice: what is about the place is found by the place, not by its name', () => {
    const draft = draftForCause(leafCause, '2009-04', '2026-11-21', null);
    const elsewhere = draftForCause({ ...leafCause, place: ['BPSD関連行為', '3-1 意思の伝達', 'できない', '1-5 座位保持', 'できる'] }, '2009-04', '2026-11-21', null);
    expect(elsewhere.supplement.name).toBe(draft.supplement.name);
    expect(placeIn(elsewhere.supplement, draft)).toBeNull();
    const both = { ...elsewhere.supplement, leaves: [...elsewhere.supplement.leaves, ...draft.supplement.leaves] };
    expect(placeIn(both, draft)).toEqual({ part: { kind: 'leaf', index: 1 }, path: [] });
    const tree = draftForCause(questionCause, '2009-04', '2026-11-21', '');
    expect(placeIn(tree.supplement, tree)?.part).toEqual({ kind: 'tree', tree: 'bpsd' });
    expect(placeIn(draft.supplement, tree)).toBeNull();
  });

  it('is offered only where a supplement can mend it', () => {
    expect([leafCause, questionCause, pointsCause, outsideCause].map(whyNotMended)).toEqual([null, null, null, null]);
    expect(whyNotMended(totalCause)).toMatch(/公式結果の値どうしが合わない/);
    expect(whyNotMended(openPointsCause)).toMatch(/一つに絞れない/);
    expect(whyNotMended({ ...leafCause, kind: 'special_care' })).toMatch(/補完の対象ではありません/);
  });
});
