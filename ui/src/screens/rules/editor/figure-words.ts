// The words of the figures: every question a tree can ask, and its answers.

import type { FormEdition } from '../../../types';

/** A question as the figures word it. */
export interface Asked {
  /** 第2群 生活機能, 2-4 食事摂取, 1-2 拘縮の有無（肩関節）. */
  asks: string;
  /** What is typed for it: 2-4, 第2群. Not unique for the joints of 1-2. */
  key: string;
  /** Its answers in order; null where a score is asked. */
  answers: readonly string[] | null;
}

const joints = ['肩関節', '股関節', '膝関節'] as const;

/** The tables judge 1-1 by its pattern. */
const paralysisPatterns = ['ない', 'いずれか一肢のみ', '両下肢のみ', '左上下肢あるいは右上下肢のみ', 'その他の四肢の麻痺'] as const;

/** Every question that a figure of `form` can ask: the five groups, then the items. */
export function askedBy(form: FormEdition): Asked[] {
  const groups = form.sections
    .slice(0, 5)
    .map(({ id, name }): Asked => ({ asks: `第${id}群 ${name}`, key: `第${id}群`, answers: null }));
  const items = form.sections
    .flatMap(({ questions }) => questions)
    .flatMap(({ id, short_name, multiple, options }): Asked[] => {
      const asks = `${id} ${short_name}`;
      if (id === '1-2') return joints.map((joint) => ({ asks: `${asks}（${joint}）`, key: id, answers: ['ない', 'ある'] }));
      if (id === '1-1') return [{ asks, key: id, answers: paralysisPatterns }];
      return multiple ? [] : [{ asks, key: id, answers: options.map(({ label }) => label) }];
    });
  return [...groups, ...items];
}

/** The score table's rows of each item that has points: item, name, options. */
export function scoredBy(form: FormEdition): { item: string; name: string; options: string[] }[] {
  return form.sections.slice(0, 5).flatMap(({ questions }) =>
    questions.map(({ id, short_name, options }) => ({
      item: id,
      name: short_name,
      options:
        id === '1-1' ? [...paralysisPatterns]
        : id === '1-2' ? joints.flatMap((joint) => [`${joint} ない`, `${joint} ある`])
        : options.map(({ label }) => label),
    })),
  );
}

/** 第2群 where somebody types ２群 or g2, 2-4 where 2-4 or 24. */
function keyOf(typed: string): string {
  const plain = typed.normalize('NFKC').toLowerCase().replaceAll(/[ー−‐]/gu, '-').trim();
  const [, group] = /^(?:第|g)?([1-5])(?:群|(?<=g.))$/u.exec(plain) ?? [];
  if (group) return `第${group}群`;
  return /^[1-57]\d{1,2}$/u.test(plain) ? `${plain[0]}-${plain.slice(1)}` : plain;
}

/** The one question that `typed` can only mean; undefined where none or several. */
export function exactly(typed: string, asked: readonly Asked[]): Asked | undefined {
  const same = asked.find(({ asks }) => asks === typed.trim());
  if (same) return same;
  const [only, second] = asked.filter(({ key }) => key === keyOf(typed));
  return second ? undefined : only;
}

/** Questions that `typed` may mean, best first. */
export function questionsLike(typed: string, asked: readonly Asked[]): Asked[] {
  const key = keyOf(typed);
  if (key === '') return [];
  const rank = ({ asks, key: known }: Asked) =>
    known === key ? 0 : known.startsWith(key) ? 1 : asks.includes(typed.trim()) ? 2 : 3;
  return asked.filter((one) => rank(one) < 3).sort((one, other) => rank(one) - rank(other));
}
