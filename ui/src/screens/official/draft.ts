// Drafts of supplements from what official results show. A draft changes no calculation: a person checks and adopts it.

import { tenths } from '../../format/tenths';
import type { Cause, Proposal, RuleTables, Supplement } from '../../types';
import { emptySupplement, type NewDraft } from '../rules/editor/empty-supplement';
import { count } from './counts';
import { placeEnd, pointsOption } from './place-text';

/** The built-in edition that the rules in use rest on: 2009-04 of 2009-04+補完3. */
export function baseEdition({ current, editions }: Pick<RuleTables, 'current' | 'editions'>): string {
  return editions.findLast(({ id }) => current === id || current.startsWith(`${id}+`))?.id ?? current;
}

/** Whether a value for the proposal's place is in `draft` already. */
export function holds(draft: Supplement, { gap }: Proposal): boolean {
  switch (gap.kind) {
    case 'leaf':
      return draft.leaves.some(({ tree, path }) => tree === gap.tree && path.join('\n') === gap.path.join('\n'));
    case 'points':
      return draft.points.some(({ item, option }) => item === gap.place.item && option === pointsOption(gap.place));
    case 'points_sum':
      return false;
  }
}

/** `draft` with the proposed value and where it comes from; what is in it stays as it is. */
export function withProposal(draft: Supplement, proposal: Proposal): Supplement {
  const { gap } = proposal;
  const value = tenths(proposal.tenths);
  const source = `公式結果${count(proposal.count)}件による`;
  const begun = { ...draft, source: draft.source === '' ? source : `${draft.source}、${proposal.place}は${source}` };
  switch (gap.kind) {
    case 'leaf':
      return { ...begun, leaves: [...draft.leaves, { tree: gap.tree, path: [...gap.path], minutes: value }] };
    case 'points':
      return {
        ...begun,
        points: [...draft.points, { item: gap.place.item, option: pointsOption(gap.place), points: value }],
      };
    case 'points_sum':
      return draft;
  }
}

/** Whether a supplement can mend the place of `cause`; official parts that do not add up are no fault of the tables. */
export function canBeMended({ kind }: Cause): boolean {
  return kind !== 'total' && kind !== 'level';
}

/** 10.5 of 「10.5分」; nothing of words. */
function numberOf(text: string): string {
  return /^(\d+\.\d)[分点]?$/.exec(text)?.[1] ?? '';
}

/**
 * A new draft for the place of `cause`, ready to be corrected: the leaf or the score with the official value where the
 * official results tell one, the whole tree (`outline`) where the question itself is in doubt.
 */
export function draftForCause(cause: Cause, edition: string, today: string, outline: string | null): NewDraft {
  const [root = '', ...path] = cause.place;
  const empty = {
    ...emptySupplement(edition, today),
    name: `${root} ${placeEnd(cause)}`.trim(),
    source: `公式結果${count(cause.count)}件との相違による`,
  };
  if (cause.kind === 'addition') {
    return { supplement: { ...empty, addition: '' }, place: { kind: 'addition' }, path: [] };
  }
  if (cause.part.kind === 'tree') {
    const { tree } = cause.part;
    return cause.kind === 'leaf' ?
        {
          supplement: { ...empty, leaves: [{ tree, path, minutes: numberOf(cause.official) }] },
          place: { kind: 'leaf', index: 0 },
          path: [],
        }
      : { supplement: { ...empty, trees: { [tree]: outline ?? '' } }, place: { kind: 'tree', tree }, path };
  }
  const [question = '', option = ''] = path;
  const item = /^\d(?:-\d+)?/.exec(question)?.[0] ?? '';
  return {
    supplement: { ...empty, points: [{ item, option, points: numberOf(cause.official) }] },
    place: { kind: 'points', index: 0 },
    path: [],
  };
}
