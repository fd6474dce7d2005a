import type { DecidingSubject, SingleChange } from '../../../../types';

/** Answers of one item that would lead to the same total and the same levels. */
export interface ChangeOutcome extends Pick<SingleChange, 'numbers' | 'total' | 'care_levels' | 'direction'> {
  /** Each answer's wordings as one text. */
  to: string[];
}

/** What one item's answers would change. */
export interface ChangeGroup {
  subject: DecidingSubject;
  name: string;
  from: string;
  outcomes: ChangeOutcome[];
}

/** Wordings of one answer: 左上肢、左下肢. */
export const wordings = (labels: readonly string[]) => labels.join('、') || 'なし';

/** The changes item by item, in their order; answers with the same outcome stand together. */
export function changeGroups(changes: readonly SingleChange[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const { subject, name, from, to, ...outcome } of changes) {
    const group = groups.get(name) ?? { subject, name, from: wordings(from), outcomes: [] };
    groups.set(name, group);
    const same = group.outcomes.find(
      ({ total, care_levels }) => total.join() === outcome.total.join() && care_levels.join() === outcome.care_levels.join(),
    );
    if (same) same.to.push(wordings(to));
    else group.outcomes.push({ ...outcome, to: [wordings(to)] });
  }
  return [...groups.values()];
}
