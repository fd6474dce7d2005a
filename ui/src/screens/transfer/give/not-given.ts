// Why a case cannot be given: the back end refuses it too, but only once the bundle is made.

import type { CaseRow, Handover } from '../../../types';

/** What is known of a case that is to be given. */
export type GivableCase = Pick<CaseRow, 'number' | 'name' | 'conflicts' | 'lent'>;

/** Why it cannot be given to the computer of the number `to`, null before one is chosen; null where it can. */
export function notGiven({ conflicts, lent }: GivableCase, to: number | null): string | null {
  if (conflicts > 0) return `食い違いが${conflicts}件あり、解決するまで渡せません`;
  if (lent?.direction === 'out' && lent.peer !== to) return `貸出中のため、${lent.peer_name}のほかには渡せません`;
  return null;
}

/** The same, where it is given by way of `handover`. */
export function notGivenSo(one: GivableCase, to: number | null, handover: Handover): string | null {
  const borrowed = one.lent?.direction === 'in' && handover === 'lend';
  return notGiven(one, to) ?? (borrowed ? '借用中のため、「返却・引渡し」でだけ渡せます' : null);
}
