// Drafts of supplements from what official results show. A draft changes no calculation: a person checks and adopts it.

import { count } from '../../format/counts';
import { tenths } from '../../format/tenths';
import type { Cause, Proposal, RuleTables, Supplement, TreeId } from '../../types';
import type { EditorPlace } from '../rules/editor/editor-place';
import { emptySupplement, type NewDraft } from '../rules/editor/empty-supplement';
import { pointsOption } from './place-text';

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

/** Where a proposed value comes from, with what speaks against it. */
function sourceOf({ count: cases, contradictions }: Proposal): string {
  const others = contradictions.reduce((sum, other) => sum + other.count, 0);
  return `公式結果${count(cases)}件による${others > 0 ? `（別の値を示すものが${count(others)}件）` : ''}`;
}

/** `draft` with the proposed value and where it comes from; what is in it stays as it is. */
export function withProposal(draft: Supplement, proposal: Proposal): Supplement {
  const { gap } = proposal;
  const value = tenths(proposal.tenths);
  const source = sourceOf(proposal);
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

/** Why no supplement can mend the place of `cause`, in a sentence; null where one can. */
export function whyNotMended({ kind, part, place }: Cause): string | null {
  switch (kind) {
    case 'total':
    case 'level':
      return '公式結果の値どうしが合わないため、補完では直せません。取り込んだデータを確かめてください。';
    case 'addition':
    case 'special_care':
      return 'この表は補完の対象ではありません。回答と公式結果の値を確かめてください。';
    case 'points':
      return place.length > 2 ? null : '原因の選択肢が一つに絞れないため、補完を作れません。例の記録を確かめてください。';
    case 'outside_range':
      return part.kind === 'tree' ? null : '原因の選択肢が分からないため、補完を作れません。例の記録を確かめてください。';
    case 'question':
    case 'leaf':
      return null;
  }
}

/** Whether the place of `cause` is a leaf of a tree; otherwise its tree is in doubt from a question on. */
const isLeaf = ({ place }: Cause) => place.length > 1 && place.length % 2 === 1;

/** The tree whose whole outline a draft for the place of `cause` begins with. */
export function treeInDoubt(cause: Cause): TreeId | null {
  return cause.part.kind === 'tree' && !isLeaf(cause) ? cause.part.tree : null;
}

/** 10.5 of 「10.5分」; nothing of several values. */
function numberOf(text: string): string {
  return /^(\d+\.\d)[分点]$/.exec(text)?.[1] ?? '';
}

/**
 * A new draft for the place of `cause`, ready to be corrected: the leaf or the score with the official value where the
 * official results tell one, the whole tree (`outline`) where a question is in doubt.
 */
export function draftForCause(cause: Cause, edition: string, today: string, outline: string | null): NewDraft {
  const [root = '', ...path] = cause.place;
  const supplement = {
    ...emptySupplement(edition, today),
    name: [root, ...path.slice(path.length % 2 === 0 ? -2 : -1)].join(' '),
    source: `公式結果${count(cause.count)}件との相違による`,
  };
  const official = numberOf(cause.official);
  const tree = treeInDoubt(cause);
  if (tree !== null) {
    return { supplement: { ...supplement, trees: { [tree]: outline ?? '' } }, place: { kind: 'tree', tree }, path };
  }
  if (cause.part.kind === 'tree') {
    const leaves = [{ tree: cause.part.tree, path, minutes: official }];
    return { supplement: { ...supplement, leaves }, place: { kind: 'leaf', index: 0 }, path: [] };
  }
  const [question = '', option = ''] = path;
  const [, item = '', joint] = /^(\d-\d+) .*?(?:（(.+)）)?$/.exec(question) ?? [];
  const points = [{ item, option: joint === undefined ? option : `${joint} ${option}`, points: official }];
  return { supplement: { ...supplement, points }, place: { kind: 'points', index: 0 }, path: [] };
}

/** Where `begun` already says something about the place of `draft`; null where it does not. */
export function placeIn(begun: Supplement, { supplement: { leaves, points, trees }, path }: NewDraft): EditorPlace | null {
  const [tree] = Object.keys(trees) as TreeId[];
  if (tree !== undefined) return begun.trees[tree] === undefined ? null : { part: { kind: 'tree', tree }, path };
  const [leaf] = leaves;
  if (leaf) {
    const index = begun.leaves.findIndex((one) => one.tree === leaf.tree && one.path.join('\n') === leaf.path.join('\n'));
    return index < 0 ? null : { part: { kind: 'leaf', index }, path: [] };
  }
  const [entry] = points;
  const index = begun.points.findIndex(({ item, option }) => item === entry?.item && option === entry.option);
  return index < 0 ? null : { part: { kind: 'points', index }, path: [] };
}
