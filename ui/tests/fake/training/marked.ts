// What every marking in memory does alike.

import type { LineVerdict } from '../../../src/types';

export const verdictWords: Record<LineVerdict, string> = {
  right: '正解',
  follow_on: '前の誤りによる（計算は正しい）',
  accepted: '範囲内（テキストの図で確かめる）',
  wrong: '誤り',
  not_filled: '未記入',
};

interface Marked {
  id: string;
  verdict: LineVerdict;
  words: string;
  sentence: string | null;
}

export const markedLine = (id: string, label: string, verdict: LineVerdict): Marked => ({
  id,
  verdict,
  words: verdictWords[verdict],
  sentence: verdict === 'wrong' ? `${label}: 確かめてください。` : null,
});

export function summed<Line extends Marked>(lines: Line[]) {
  const first_wrong = lines.find(({ verdict }) => verdict === 'wrong')?.id ?? null;
  const complete = first_wrong === null && lines.every(({ verdict }) => verdict !== 'not_filled');
  return { lines, first_wrong, complete };
}

/** A number with at most one decimal, in tenths; null where it is none. */
export function tenthsOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/(点|分|%|ポイント|日|件)$/u, '').replace('−', '-').trim();
  return /^-?\d+(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : null;
}

/** 課題番号 as read. */
export function numberOf(text: string, refuse: (code: string, message: string) => unknown): string {
  const number = text.normalize('NFKC').trim();
  if (!/^\d+$/.test(number)) {
    throw refuse('exercise-number', `課題番号「${number}」は数として読めません。「120345」のように数字だけで書いてください。`);
  }
  return number;
}
