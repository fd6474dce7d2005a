// Where a learner is in the figure of a tree.

import type { Line, LineId, TreeId, Written } from '../../../types';

/** The branches that a learner took in a tree, and those that lead to the question the learner is at. */
export interface FigurePlace {
  way: string;
  at: string;
}

const pathOf = (line: LineId) => line.split('/')[2] ?? '';

/** `focused`: the line that the focus is in. The place is the last question shown where the focus is elsewhere. */
export function placeIn(tree: TreeId, lines: readonly Line[], written: Written, focused: LineId | null): FigurePlace {
  const questions = lines.filter(({ kind }) => kind.kind === 'question' && kind.tree === tree);
  const at = questions.find(({ id }) => id === focused) ?? questions.at(-1);
  return { way: wayOf(tree, written), at: at ? pathOf(at.id) : '' };
}

/** The learner's own branches, from the first question on. */
function wayOf(tree: TreeId, written: Written): string {
  const way: number[] = [];
  for (;;) {
    const entry = written[`question/${tree}/${way.join('.')}`];
    if (entry?.kind !== 'branch' || entry.arm === null) return way.join('.');
    way.push(entry.arm);
  }
}
