import type { ExerciseKind } from '../../../types';

/** As the tabs name the kinds of exercises. */
export const kindNames: Readonly<Record<ExerciseKind, string>> = {
  calculation: '手計算',
  review: '簡素化と有効期間',
  analysis: '業務分析データ',
};
