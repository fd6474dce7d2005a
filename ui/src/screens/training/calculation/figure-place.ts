// Where a learner is in the figure of a tree.

import type { Line, LineId, TreeId, Written } from '../../../types';

/** The branches that a learner took in a tree, and those that lead to the question the learner is at. */
export interface FigurePlace {
  way: string;
  at: string;
}

const pathOf = (line: LineId) => line.split('/')[2] ?? '';

/** `focused`: the line that the focus is in. The place is the first question where the focus is elsewhere. */
export function placeIn(tree: TreeId, lines: readonly Line[], written: Written, focused: LineId | null): FigurePlace {
  const questions = lines.filter(({ kind }) => kind.kind === 'question' && kind.tree === tree);
  const last = questions.at(-1);
  const before = last ? pathOf(last.id) : '';
  const entry = last && written[last.id];
  const arm = entry?.kind === 'branch' ? entry.arm : null;
  const way = arm === null ? before : [before, String(arm)].filter((step) => step !== '').join('.');
  const at = questions.find(({ id }) => id === focused) ?? last;
  return { way, at: at ? pathOf(at.id) : '' };
}
