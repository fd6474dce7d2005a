// Reads an official result as it is typed and compares it with a judgment, as far as the screens need it.

import { treeNames, trees } from '../../src/format/names';
import { interval, tenths } from '../../src/format/tenths';
import type {
  CaseOfficialResult,
  ComparedPart,
  ComparisonLine,
  Interval,
  Judgment,
  OfficialResult,
  OfficialResultEntry,
} from '../../src/types';
import { refuse } from './case';

function number(name: string, text: string, most: number): number | null {
  const plain = text.normalize('NFKC').replace(/[分点]$/u, '').trim();
  if (plain === '') return null;
  if (!/^\d+(\.\d)?$/.test(plain)) {
    throw refuse('official-entry', `${name}の「${text}」は数として読めません。「12.3」のように小数第1位まで入力してください。`);
  }
  const count = Math.round(Number(plain) * 10);
  if (count > most) throw refuse('official-entry', `${name}の${tenths(count)}は、公式の結果票が表す値の外です。結果票の値を確かめてください。`);
  return count;
}

export function readEntry(entry: OfficialResultEntry): OfficialResult {
  const minutes = trees.flatMap((tree) => {
    const count = number(treeNames[tree], entry.minutes[tree] ?? '', 999);
    return count === null ? [] : [[tree, count] as const];
  });
  const scores = Object.entries(entry.scores).flatMap(([group, text]) => {
    const count = number(`第${group}群の得点`, text, 1000);
    return count === null ? [] : [[group, count] as const];
  });
  return {
    judged_on: entry.judged_on || null,
    level: entry.level,
    level_with_addition: entry.level_with_addition,
    total: number('要介護認定等基準時間', entry.total, 9999),
    minutes: Object.fromEntries(minutes),
    dementia_addition: number('認知症加算', entry.dementia_addition, 400),
    scores: Object.fromEntries(scores),
    stability: entry.stability,
    likelihood_percent: entry.likelihood_percent === '' ? null : Number(entry.likelihood_percent),
    warnings: [],
  };
}

export function besideOfficial(
  origin: CaseOfficialResult['origin'],
  result: OfficialResult,
  judgment: Judgment,
  importedBeside = false,
): CaseOfficialResult {
  const lines: ComparisonLine[] = [];
  const add = (part: ComparedPart, name: string, unit: string, [low, high]: Interval, official: number | null | undefined) => {
    if (official === null || official === undefined) return;
    const verdict = official < low || official > high ? 'differs' : low === high ? 'agrees' : 'within';
    lines.push({
      part,
      name,
      unit,
      ours: interval([low, high]),
      official: tenths(official),
      numbers: { ours: [low, high], official },
      verdict,
      because: verdict === 'differs' ? `「${name}」の道筋の終わりの値が、公式の値と違います。` : null,
    });
  };
  Object.values(judgment.scores).forEach((sum, index) => {
    add({ kind: 'score', group: index + 1 }, `第${index + 1}群 ${judgment.steps.groups[index]?.name ?? ''}`, '点', sum, result.scores[index + 1]);
  });
  for (const tree of trees) {
    const [low, high] = judgment.minutes[tree];
    const [least, most] = tree === 'medical' ? judgment.special_care : [0, 0];
    add({ kind: 'tree', tree }, treeNames[tree], '分', [low + least, high + most], result.minutes[tree]);
  }
  add({ kind: 'addition' }, '認知症加算', '分', judgment.dementia_addition, result.dementia_addition);
  add({ kind: 'total' }, '要介護認定等基準時間', '分', judgment.total, result.total);
  const level = result.level_with_addition ?? result.level;
  if (level !== null) {
    const possible = judgment.care_levels.includes(level);
    lines.push({
      part: { kind: 'level' },
      name: '一次判定',
      unit: '',
      ours: judgment.care_levels.join('・'),
      official: level,
      numbers: null,
      verdict: !possible ? 'differs' : judgment.care_levels.length === 1 ? 'agrees' : 'within',
      because: null,
    });
  }
  const agrees = lines.every(({ verdict }) => verdict !== 'differs');
  return { origin, result, comparison: { lines, total_reading: 'unknown', agrees }, imported_beside: importedBeside };
}
