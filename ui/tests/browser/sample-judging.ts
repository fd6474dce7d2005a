// What stands beside the judgments of the made-up cases: official results, what decides the level, kept judgments.

import { trees } from '../../src/format/names';
import type { Deciding, Judgment, OfficialResult, SingleChange } from '../../src/types';
import type { FakeBackEnd } from '../fake/back-end';
import { questions } from '../fake/form';
import { complete, half } from '../fake/judgments';

const middle = ([low, high]: readonly [number, number]) => Math.round((low + high) / 2);

/** As the judgment has it, with 移動 and 第2群 otherwise. */
function officialOf(judgment: Judgment): OfficialResult {
  const minutes = Object.fromEntries(trees.map((tree) => [tree, middle(judgment.minutes[tree]) + (tree === 'mobility' ? 13 : 0)]));
  const scores = Object.fromEntries(judgment.steps.groups.map(({ group, sum }) => [group, middle(sum) - (group === 2 ? 42 : 0)]));
  return {
    judged_on: '2026-11-13',
    level: '要介護2',
    level_with_addition: null,
    total: middle(judgment.total) + 13,
    minutes,
    dementia_addition: 0,
    scores,
    stability: null,
    likelihood_percent: null,
    warnings: [],
  };
}

const change = (item: string, name: string, from: string, to: string, total: number, heavier: boolean): SingleChange => ({
  subject: { kind: 'item', item },
  name: `${item} ${name}`,
  from: [from],
  to: [to],
  numbers: [heavier ? 3 : 1],
  total: [total, total + 2],
  care_levels: [heavier ? '要介護3' : '要介護1'],
  direction: heavier ? 'heavier' : 'lighter',
});

const decided: Deciding = {
  total: complete.total,
  care_levels: complete.care_levels,
  to_next_up: { levels: ['要介護3'], minutes: 118, total: 700 },
  to_next_down: { levels: ['要支援2', '要介護1'], minutes: 81, total: 499 },
  single_changes: [
    change('1-4', '起き上がり', '何かにつかまればできる', 'できない', 702, true),
    change('2-1', '移乗', '見守り等', '全介助', 731, true),
    change('2-4', '食事摂取', '見守り等', '介助されていない', 472, false),
    change('2-4', '食事摂取', '見守り等', '全介助', 812, true),
    change('2-5', '排尿', '見守り等', '全介助', 716, true),
    change('2-6', '排便', '見守り等', '介助されていない', 488, false),
    change('3-1', '意思の伝達', 'ときどき伝達できる', 'できない', 704, true),
  ],
  open_items: [],
};

const open: Deciding = {
  total: half.total,
  care_levels: half.care_levels,
  to_next_up: null,
  to_next_down: { levels: ['要支援1'], minutes: 21, total: 319 },
  single_changes: [],
  open_items: [
    {
      subject: { kind: 'tree', tree: 'hygiene' },
      name: '樹形図 清潔保持',
      span: 231,
      levels_ruled_out: 2,
      options: [
        { label: '1.2分', numbers: [], total: [340, 482], care_levels: ['要支援2', '要介護1'] },
        { label: '24.3分', numbers: [], total: [571, 713], care_levels: ['要介護2', '要介護3'] },
      ],
    },
    ...questions
      .filter(({ id }) => id === '4-12' || id === '5-1')
      .map(({ id, short_name, options }, at) => ({
        subject: { kind: 'item' as const, item: id },
        name: `${id} ${short_name}`,
        span: 64 - at * 30,
        levels_ruled_out: 1 - at,
        options: options.map(({ label, no }) => ({
          label,
          numbers: [no],
          total: [340 + 20 * no, 713] as [number, number],
          care_levels: at === 0 && no === 3 ? (['要介護1', '要介護2', '要介護3'] as const).slice() : half.care_levels,
        })),
      })),
    {
      subject: { kind: 'stability' },
      name: '状態の安定性',
      span: 0,
      levels_ruled_out: 1,
      options: [
        { label: '安定', numbers: [], total: half.total, care_levels: half.care_levels.filter((level) => level !== '要介護1') },
        { label: '不安定', numbers: [], total: half.total, care_levels: half.care_levels.filter((level) => level !== '要支援2') },
      ],
    },
  ],
};

/** Fills in what stands beside the judgments of the cases in `backEnd`. */
export function fillJudging(backEnd: FakeBackEnd): void {
  const [, first, second] = backEnd.cases;
  if (!first || !second) return;
  const { judging } = backEnd;
  judging.decide = (_fake, judgment) => (judgment.care_levels.length === 1 ? decided : open);
  judging.typed.set(first.id, officialOf(complete));
  judging.imported.set(second.id, officialOf(complete));
  judging.record(first, half, { made_at: '2026-11-18T16:20:00+09:00', rules: '2009-04' });
  judging.record(first, complete, { made_at: '2026-11-20T09:41:00+09:00', made_by: '事務 花子', occasion: 'printed', rules: '2009-04+補完3' });
}

/** A judgment in which a supplement holds a tree and a score. */
export function supplemented(judgment: Judgment): Judgment {
  const told = structuredClone(judgment);
  const note = {
    id: 3,
    name: '清潔保持の樹形図と2-10・2-11の得点',
    made_on: '2026-11-01',
    source: '介護認定審査会委員テキスト2009改訂版 48頁',
    made_by: '事務 花子',
    checked_by: '課長 一郎',
    adopted_on: '2026-11-10',
  };
  told.rules = '2009-04+補完3';
  told.steps.supplements = [note];
  for (const tree of told.steps.trees) if (tree.tree === 'hygiene') Object.assign(tree, { source: 'supplement', supplement: 3, traced: null });
  for (const group of told.steps.groups) for (const line of group.lines) if (line.item === '2-10' || line.item === '2-11') line.supplement = 3;
  told.steps.marks.push({
    kind: 'supplemented',
    place: '清潔保持',
    reason: `補完3「${note.name}」（出典: ${note.source}、確認者: ${note.checked_by}）の値です。`,
  });
  return told;
}
