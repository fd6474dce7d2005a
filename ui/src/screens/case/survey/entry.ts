// How the survey answers a key: a pure function from where the person is to where they are then.

import type { ItemId, Question } from '../../../types';
import type { AnswerKey } from './keys';

/** What a key did. */
export interface Pressed {
  /** The question the person is at now. */
  current: ItemId;
  /** The answer to save, where the key gave one or took one back. */
  answer?: { item: ItemId; numbers: number[] | null };
  /** A sentence where the key could do nothing. */
  notice: string;
}

/** What `key` does at `question`, answered so far by `given`, on a form whose questions come in `order`. */
export function press(
  key: AnswerKey,
  question: Question,
  given: readonly number[] | null,
  order: readonly ItemId[],
): Pressed {
  const item = question.id;
  const stay = (notice: string): Pressed => ({ current: item, notice });
  const at = order.indexOf(item);
  const following = order[at + 1];

  switch (key.kind) {
    case 'next':
      return following === undefined ? stay('最後の項目です。') : { current: following, notice: '' };
    case 'previous':
      return { current: order[at - 1] ?? item, notice: at === 0 ? '最初の項目です。' : '' };
    case 'take_back':
      if (given === null) return stay('この項目はまだ回答していません。');
      return { current: item, answer: { item, numbers: null }, notice: '' };
    case 'none_of_them':
      if (!question.may_be_none) return stay('この項目に「なし」のキーはありません。番号で選んでください。');
      return { current: item, answer: { item, numbers: [] }, notice: '' };
    case 'option': {
      if (!question.options.some((option) => option.no === key.no)) {
        return stay(`${item}の選択肢は1から${question.options.length}までです。`);
      }
      if (question.multiple) {
        return { current: item, answer: { item, numbers: toggled(question, given, key.no) }, notice: '' };
      }
      return {
        current: following ?? item,
        answer: { item, numbers: [key.no] },
        notice: following === undefined ? '最後の項目です。' : '',
      };
    }
  }
}

/**
 * The set after option `no` was pressed. The excluding option (ない) and the others put each other out.
 * An empty set takes the answer back: "none of them" is only ever said on purpose.
 */
function toggled(question: Question, given: readonly number[] | null, no: number): number[] | null {
  const chosen = given ?? [];
  if (chosen.includes(no)) {
    const left = chosen.filter((other) => other !== no);
    return left.length === 0 ? null : left;
  }
  if (no === question.exclusive_option) return [no];
  return [...chosen.filter((other) => other !== question.exclusive_option), no].sort((a, b) => a - b);
}

/** The item that a person means who types `text`: "1-10", "110", "1.10", also in full width. */
export function readItem(text: string, order: readonly ItemId[]): ItemId | null {
  const plain = text.normalize('NFKC').trim().replace(/[ー−‐.・\s]/gu, '-');
  const whole = order.find((item) => item === plain);
  if (whole !== undefined) return whole;
  return order.find((item) => item.replace('-', '') === plain) ?? null;
}
