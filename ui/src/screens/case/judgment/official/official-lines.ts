import { levelsText, treeNames, trees } from '../../../../format/names';
import { interval } from '../../../../format/tenths';
import type { ComparedPart, ComparisonLine, Interval, OfficialResult, Outcome } from '../../../../types';
import { scoreFields, type OfficialField } from './official-fields';

/** A row of the official result beside the calculation. */
export interface OfficialLine {
  field: OfficialField;
  name: string;
  unit: '分' | '点' | '';
  /** As the calculation has it. */
  ours: string;
  /** How the two compare, where the official value is known. */
  line: ComparisonLine | undefined;
}

const sum = ([low, high]: Interval, [more, most]: Interval): Interval => [low + more, high + most];

/** The field that holds the official side of `part`. */
export function fieldOf(part: ComparedPart, result: OfficialResult): OfficialField {
  switch (part.kind) {
    case 'tree':
      return part.tree;
    case 'score':
      return scoreFields[part.group - 1] ?? 'score-1';
    case 'addition':
      return 'dementia_addition';
    case 'level_before_addition':
      return 'level';
    case 'level':
      return result.level_with_addition === null ? 'level' : 'level_with_addition';
    default:
      return part.kind;
  }
}

/** The rows of levels and minutes in the order of the result sheet, and those of the scores. */
export function officialLines(
  outcome: Outcome,
  told: { result: OfficialResult; comparison: { lines: readonly ComparisonLine[] } } | null,
): { minutes: OfficialLine[]; scores: OfficialLine[] } {
  const byField = new Map(told?.comparison.lines.map((line) => [fieldOf(line.part, told.result), line]));
  const row = (field: OfficialField, name: string, unit: OfficialLine['unit'], ours: string): OfficialLine => {
    const line = byField.get(field);
    // Before 認知症加算 the calculation may have other levels than it shows elsewhere.
    return { field, name, unit, ours: line?.part.kind === 'level_before_addition' ? line.ours : ours, line };
  };
  const scores = Object.values(outcome.scores) as Interval[];
  return {
    minutes: [
      row('level', '要介護度', '', levelsText(outcome.care_levels)),
      row('level_with_addition', '認知症加算後の要介護度', '', levelsText(outcome.care_levels)),
      row('total', '要介護認定等基準時間', '分', interval(outcome.total)),
      ...trees.map((tree) =>
        // The official sheet counts 特別な医療 among 医療関連行為.
        tree === 'medical'
          ? row(tree, '医療関連行為（特別な医療を含む）', '分', interval(sum(outcome.minutes[tree], outcome.special_care)))
          : row(tree, treeNames[tree], '分', interval(outcome.minutes[tree])),
      ),
      row('dementia_addition', '認知症加算', '分', interval(outcome.dementia_addition)),
    ],
    scores: scoreFields.map((field, index) => {
      const points = scores[index];
      return row(field, `第${index + 1}群`, '点', points ? interval(points) : '');
    }),
  };
}
