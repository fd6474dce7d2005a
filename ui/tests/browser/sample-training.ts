// A class in the middle of the course.

import type { Attempt, ExerciseKind } from '../../src/types';
import type { FakeBackEnd } from '../fake/back-end';

const names = ['架空 花子', '', '設例 太郎', '見本 一郎', ''];

/** Learner, kind, task, title, right of lines, first wrong line with its cause, hints, and whether all was right. */
type Row = [number, ExerciseKind, string, string, number, number, [string, string] | null, number, boolean];

const rows: Row[] = [
  [1, 'calculation', 'D1/120345', 'D1 課題120345', 40, 62, ['1-3 寝返りの得点', '得点表の行の読み違い'], 1, false],
  [1, 'calculation', 'D1/120345', 'D1 課題120345', 62, 62, null, 2, true],
  [1, 'calculation', 'D2/120345', 'D2 課題120345', 71, 78, ['排泄 問い2', '境目の読み方の誤り'], 0, false],
  [1, 'review', 'review/77', '簡素化と有効期間 課題77', 12, 12, null, 0, true],
  [2, 'calculation', 'D1/120345', 'D1 課題120345', 55, 62, ['第1群 身体機能・起居動作の得点', '足し算の誤り'], 4, false],
  [2, 'calculation', 'D1/120345', 'D1 課題120345', 58, 62, ['1-3 寝返りの得点', '得点表の行の読み違い'], 5, false],
  [3, 'calculation', 'D3/120345', 'D3 課題120345', 99, 101, ['食事 問い3', '枝の選び違い'], 2, false],
  [3, 'analysis', 'analysis/5', '業務分析データ 課題5', 5, 8, ['問3', '分母の取り違え'], 0, false],
];

export function fillTraining({ training }: FakeBackEnd): void {
  for (const name of names) training.learners.save(null, name);
  const last = training.learners.learners.at(-1);
  if (last) last.left = true;
  for (const [learner, kind, task, title, right, lines, wrong, hints, complete] of rows) {
    const attempt: Attempt = {
      kind,
      task,
      title,
      lines,
      filled: lines,
      right,
      first_wrong: wrong?.[0] ?? null,
      cause: wrong?.[1] ?? null,
      hints: [hints, 0, 0],
      complete,
    };
    training.learners.attempts.push({ learner, attempt });
  }
  for (const [task, title] of [['D2/120345', 'D2 課題120345'], ['D5/7', 'D5 課題7']] as const) {
    training.learners.works.push({
      learner: 1,
      kind: 'calculation',
      task,
      title,
      at: '2026-11-20T16:31:00+09:00',
      content: JSON.stringify({ source: { kind: 'drawn', number: '7', difficulty: {} }, written: {}, hints: {} }),
    });
  }
  training.exercises.add('認知症加算のある事例');
  training.exercises.add('要支援2と要介護1の振り分けを確かめる事例（状態の安定性）');
}
