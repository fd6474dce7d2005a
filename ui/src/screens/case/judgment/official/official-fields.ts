import { treeNames, trees } from '../../../../format/names';
import { tenths } from '../../../../format/tenths';
import type { CareLevel, OfficialResult, OfficialResultEntry, Stability, TreeId } from '../../../../types';
import type { FieldSet } from '../../fields/field-draft.svelte';

export type ScoreField = `score-${1 | 2 | 3 | 4 | 5}`;

/** Every field of the official 一次判定結果. */
export type OfficialField =
  | TreeId
  | ScoreField
  | 'judged_on'
  | 'level'
  | 'level_with_addition'
  | 'total'
  | 'dementia_addition'
  | 'stability'
  | 'likelihood_percent';

export const scoreFields: readonly ScoreField[] = ['score-1', 'score-2', 'score-3', 'score-4', 'score-5'];

const names: Partial<Record<OfficialField, string>> = {
  judged_on: '判定日',
  level: '一次判定の要介護度',
  level_with_addition: '認知症加算後の要介護度',
  total: '要介護認定等基準時間',
  dementia_addition: '認知症加算',
  stability: '状態の安定性',
  likelihood_percent: '認知症自立度Ⅱ以上の蓋然性',
};

export const stabilities: readonly Stability[] = ['安定', '不安定'];

/** What is typed is sent as it is typed: the back end reads numbers and says where one cannot be read. */
export const officialFields: FieldSet<OfficialField, OfficialResultEntry | null> = {
  prefix: 'official',
  name: (field) =>
    `公式の${names[field] ?? (field.startsWith('score-') ? `第${field.slice(-1)}群の得点` : treeNames[field as TreeId])}`,
  kind: (field) =>
    field === 'judged_on' ? 'date'
    : field === 'level' || field === 'level_with_addition' || field === 'stability' ? 'choice'
    : 'text',
  fieldsOf: (entry) => {
    const fields: Partial<Record<OfficialField, string>> = {
      judged_on: entry?.judged_on ?? '',
      level: entry?.level ?? '',
      level_with_addition: entry?.level_with_addition ?? '',
      total: entry?.total ?? '',
      dementia_addition: entry?.dementia_addition ?? '',
      stability: entry?.stability ?? '',
      likelihood_percent: entry?.likelihood_percent ?? '',
    };
    for (const tree of trees) fields[tree] = entry?.minutes[tree] ?? '';
    for (const field of scoreFields) fields[field] = entry?.scores[field.slice(-1)] ?? '';
    return fields as Record<OfficialField, string>;
  },
  wholeOf: (fields) => {
    if (Object.values(fields).every((text) => text.trim() === '')) return null;
    return {
      judged_on: fields.judged_on,
      level: (fields.level || null) as CareLevel | null,
      level_with_addition: (fields.level_with_addition || null) as CareLevel | null,
      total: fields.total,
      minutes: Object.fromEntries(trees.map((tree) => [tree, fields[tree]])),
      dementia_addition: fields.dementia_addition,
      scores: Object.fromEntries(scoreFields.map((field) => [field.slice(-1), fields[field]])),
      stability: (fields.stability || null) as Stability | null,
      likelihood_percent: fields.likelihood_percent,
    };
  },
};

const text = (count: number | null | undefined) => (count === null || count === undefined ? '' : tenths(count));

/** A result on file as it would be typed. */
export function entryOf(result: OfficialResult): OfficialResultEntry {
  return {
    judged_on: result.judged_on ?? '',
    level: result.level,
    level_with_addition: result.level_with_addition,
    total: text(result.total),
    minutes: Object.fromEntries(trees.map((tree) => [tree, text(result.minutes[tree])])),
    dementia_addition: text(result.dementia_addition),
    scores: Object.fromEntries(scoreFields.map((field) => [field.slice(-1), text(result.scores[Number(field.slice(-1))])])),
    stability: result.stability,
    likelihood_percent: result.likelihood_percent?.toString() ?? '',
  };
}
