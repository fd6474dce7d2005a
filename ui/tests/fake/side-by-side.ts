// Two judgments side by side, as far as the screens need it.

import type { Interval, Judgment, Parting, PartingSide, PathNode, Question, SideBySide } from '../../src/types';
import { questions } from './form';

type Answers = Record<string, number[] | undefined>;

export function sideBySideOf(a: Judgment, answersA: Answers, b: Judgment, answersB: Answers): SideBySide {
  const pair = (of: (judgment: Judgment) => Interval) => ({ a: exact(of(a)), b: exact(of(b)) });
  return {
    rules: [a.rules, b.rules],
    items: questions
      .filter(({ id }) => answersA[id]?.join() !== answersB[id]?.join())
      .map((question) => ({
        item: question.id,
        name: question.short_name,
        a: labelsOf(question, answersA[question.id]),
        b: labelsOf(question, answersB[question.id]),
      })),
    groups: a.steps.groups.map((group, index) => ({
      group: group.group,
      name: group.name,
      a: group.sum,
      b: b.steps.groups[index]?.sum ?? group.sum,
    })),
    trees: a.steps.trees.map((tree, index) => {
      const other = b.steps.trees[index] ?? tree;
      return { tree: tree.tree, name: tree.name, a: tree.minutes, b: other.minutes, parting: partingOf(tree.path, other.path, []) };
    }),
    special_care: pair((judgment) => judgment.special_care),
    subtotal: pair((judgment) => judgment.steps.subtotal),
    dementia_addition: pair((judgment) => judgment.dementia_addition),
    total: pair((judgment) => judgment.total),
    care_levels: { a: a.care_levels, b: b.care_levels },
  };
}

const exact = ([low, high]: Interval): [number, number] => [low, high];

const labelsOf = ({ options }: Question, numbers: number[] | undefined) =>
  numbers ? options.filter(({ no }) => numbers.includes(no)).map(({ label }) => label) : null;

function partingOf(a: PathNode | null, b: PathNode | null, path: string[]): Parting | null {
  if (a?.kind !== 'question' || b?.kind !== 'question') return null;
  const one = sideOf(a);
  const other = sideOf(b);
  if (one.branches.join() !== other.branches.join()) return { path, a: one, b: other };
  for (const [index, branch] of a.branches.entries()) {
    const found = partingOf(branch.next, b.branches[index]?.next ?? null, [...path, a.asks, branch.label]);
    if (found) return found;
  }
  return null;
}

function sideOf(node: PathNode & { kind: 'question' }): PartingSide {
  return {
    asks: node.asks,
    value:
      node.value.kind === 'score'
        ? `${node.value.points.map((count) => count / 10).join('〜')}点`
        : node.value.labels.join('、'),
    branches: node.branches.filter(({ next }) => next).map(({ label }) => label),
    minutes: minutesBelow(node),
  };
}

function minutesBelow(node: PathNode): [number, number] {
  if (node.kind === 'leaf') return exact(node.minutes);
  if (node.kind === 'step') return [0, 0];
  const below = node.branches.flatMap(({ next }) => (next ? [minutesBelow(next)] : []));
  return [Math.min(...below.map(([low]) => low)), Math.max(...below.map(([, high]) => high))];
}
