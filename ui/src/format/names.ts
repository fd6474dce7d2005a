// Names of fixed sets, as a public office writes them.

import type { ApplicationKind, CareLevel, CaseStatus, MarkKind, Section, TreeId } from '../types';

/** 要介護状態区分等 from light to heavy. */
export const careLevels: readonly CareLevel[] = [
  '非該当',
  '要支援1',
  '要支援2',
  '要介護1',
  '要介護2',
  '要介護3',
  '要介護4',
  '要介護5',
];

export const applicationKinds: readonly ApplicationKind[] = ['新規', '更新', '区分変更', '職権'];

export const statusNames: Record<CaseStatus, string> = {
  surveying: '調査中',
  surveyed: '調査済',
  closed: '終了',
  cancelled: '取消',
};

/** Where a case stands while it is worked on; 取消 is for those that were begun by mistake. */
export const workStatuses = ['surveying', 'surveyed', 'closed'] as const satisfies readonly CaseStatus[];

export const markNames: Record<MarkKind, string> = {
  unanswered: '未回答',
  not_established: '未確定',
  to_be_checked: '要照合',
  traced: '手でたどった値',
  supplemented: '補完',
};

/** The eight 樹形図 in the order of the result sheet. */
export const treeNames: Record<TreeId, string> = {
  meal: '食事',
  excretion: '排泄',
  mobility: '移動',
  hygiene: '清潔保持',
  indirect: '間接生活介助',
  bpsd: 'BPSD関連行為',
  functional_training: '機能訓練関連行為',
  medical: '医療関連行為',
};

export const trees = Object.keys(treeNames) as TreeId[];

/** 第1群 身体機能・起居動作; the blocks without a group number by their name alone. */
export function sectionTitle({ id, name }: Pick<Section, 'id' | 'name'>): string {
  return id <= 5 ? `第${id}群 ${name}` : name;
}

/** "要支援2・要介護1"; more than two as "要支援2〜要介護3" where they follow each other. */
export function levelsText(levels: readonly CareLevel[]): string {
  const first = levels[0];
  const last = levels[levels.length - 1];
  if (first === undefined || last === undefined) return '—';
  const adjoining = careLevels.indexOf(last) - careLevels.indexOf(first) + 1 === levels.length;
  return levels.length > 2 && adjoining ? `${first}〜${last}` : levels.join('・');
}
