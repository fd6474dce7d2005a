import type { Interval, Judgment, MarkKind, TreeSource } from '../../../../types';

/** One part of the total: a tree, 特別な医療 or 認知症加算. */
export interface MinuteLine {
  /** ① … ⑩, the mark that ties a stretch of the bar to its row. */
  sign: string;
  name: string;
  minutes: Interval;
  /** Why the minutes are not plainly read from the tables. */
  marks: MarkKind[];
}

const signs = [...'①②③④⑤⑥⑦⑧⑨⑩'];

/** The parts of the total in the order of the result sheet. */
export function minuteLines(judgment: Judgment): MinuteLine[] {
  const parts: Omit<MinuteLine, 'sign'>[] = judgment.steps.trees.map((tree) => ({
    name: tree.name,
    minutes: tree.minutes,
    marks: marksOf(tree.source),
  }));
  parts.push({
    name: '特別な医療',
    minutes: judgment.special_care,
    marks: judgment.steps.special_care.answered ? [] : ['unanswered'],
  });
  const [low, high] = judgment.dementia_addition;
  parts.push({
    name: '認知症加算',
    minutes: judgment.dementia_addition,
    marks: low === high ? [] : ['not_established'],
  });
  return parts.map((part, index) => ({ sign: signs[index] ?? '', ...part }));
}

/** How a tree's minutes are marked for what they rest on. */
export function marksOf(source: TreeSource): MarkKind[] {
  if (source === 'table') return [];
  return [source === 'supplement' ? 'supplemented' : source];
}
