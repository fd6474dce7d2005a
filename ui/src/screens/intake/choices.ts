import type { NearRow } from '../../types';
import type { Choice } from './intake-work.svelte';

/** A choice about a row, with the mark of its field and what it means. */
export interface Offered {
  id: string;
  choice: Choice;
  name: string;
  meaning: string;
}

/** The choices about `near`: each of the people, another person, not at all, later. */
export function choicesOf(near: NearRow): Offered[] {
  const people = near.candidates.map(({ case: id, number }): Offered => ({
    id: `link-${id}`,
    choice: { kind: 'link', case: id },
    name: `整理番号${number}と同じ人`,
    meaning: '同じ人の新しい申請として取り込みます。被保険者番号が違うときは、二つの番号を結び付けます。',
  }));
  return [
    ...people,
    { id: 'separate', choice: { kind: 'separate' }, name: '別の人', meaning: '似ているだけの別の方の申請として取り込みます。' },
    { id: 'skip', choice: { kind: 'skip' }, name: '取り込まない', meaning: 'この行は取り込みません。' },
    { id: 'later', choice: { kind: 'later' }, name: 'まだ決めない', meaning: '今回は取り込みません。同じ人かどうかが分かってから、同じファイルをもう一度取り込んでください。' },
  ];
}

export const isSame = (one: Choice, other: Choice): boolean =>
  one.kind === other.kind && (one.kind !== 'link' || (other.kind === 'link' && one.case === other.case));

/** What is decided, as the list tells it. */
export function choiceName(near: NearRow, choice: Choice): string {
  return choice.kind === 'later' ? '未定' : (choicesOf(near).find((offered) => isSame(offered.choice, choice))?.name ?? '未定');
}
