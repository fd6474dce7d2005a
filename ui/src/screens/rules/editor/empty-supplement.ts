import { treeOutline } from '../../../commands';
import { treeNames } from '../../../format/names';
import type { FaultPart, RuleGap, Supplement } from '../../../types';

/** A new draft and the place in it where the person goes on. */
export interface NewDraft {
  supplement: Supplement;
  place: FaultPart;
  /** In the outline of a tree: questions and answers down to the line. */
  path: string[];
}

const two = (part: number) => String(part).padStart(2, '0');

/** The day of `now` on this computer, as ISO text. */
export const dayOf = (now: Date) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

export function emptySupplement(edition: string, today: string): Supplement {
  return {
    name: '',
    edition,
    made_on: today,
    source: '',
    made_by: '',
    checked_by: '',
    trees: {},
    leaves: [],
    points: [],
    addition: null,
  };
}

/** A draft that completes or corrects `gap`, prefilled with what the tables and the adopted supplements say there now. */
export async function draftFor(
  gap: RuleGap,
  edition: string,
  today: string,
  adopted: readonly Supplement[],
): Promise<NewDraft> {
  const empty = emptySupplement(edition, today);
  const { kind, tree, item, option, path } = gap;
  if (kind === 'points' && item !== null && option !== null) {
    const name = `${item} ${option}の得点`;
    return { supplement: { ...empty, name, points: [{ item, option, points: '' }] }, place: { kind: 'points', index: 0 }, path: [] };
  }
  if (kind === 'leaf' && tree !== null) {
    const name = `${treeNames[tree]}の枝の時間`;
    return { supplement: { ...empty, name, leaves: [{ tree, path, minutes: '' }] }, place: { kind: 'leaf', index: 0 }, path: [] };
  }
  if (tree !== null) {
    const outline = (await treeOutline(tree)) ?? '';
    const name = kind === 'doubt' ? `${treeNames[tree]}の照合` : `${treeNames[tree]}の樹形図`;
    return { supplement: { ...empty, name, trees: { [tree]: outline } }, place: { kind: 'tree', tree }, path };
  }
  const addition = adopted.findLast((one) => one.addition !== null)?.addition ?? '';
  return { supplement: { ...empty, name: '認知症加算の段階', addition }, place: { kind: 'addition' }, path };
}

/** Whether `supplement` says something about the place of `gap`. */
export function isAbout(supplement: Supplement, { kind, tree, item, option, path }: RuleGap): boolean {
  if (kind === 'points') return supplement.points.some((entry) => entry.item === item && entry.option === option);
  if (tree === null) return supplement.addition !== null;
  if (supplement.trees[tree] !== undefined) return true;
  return supplement.leaves.some((leaf) => leaf.tree === tree && leaf.path.join('\n') === path.join('\n'));
}
