import type { ExerciseKind, TaskProgress } from '../../../types';

/** As the tabs name the kinds of exercises. */
export const kindNames: Readonly<Record<ExerciseKind, string>> = {
  calculation: '手計算',
  review: '簡素化と有効期間',
  analysis: '業務分析データ',
};

/** A task as a list of several kinds names it; the titles of the other kinds begin with the kind. */
export const taskName = ({ kind, title }: Pick<TaskProgress, 'kind' | 'title'>) =>
  kind === 'calculation' ? `${kindNames[kind]} ${title}` : title;
