import type { DeadlineView, Waiting, WaitingState } from '../../../types';

/** Days within which an application is to be decided (介護保険法27条11項). */
export const limit = 30;

export const stateNames: Record<WaitingState, string> = {
  over: '30日を過ぎた',
  near: '30日目まで7日以内',
  early: '30日目まで8日以上',
};

/** "4日超過", "あと2日", "今日が30日目". */
export function remaining({ days }: Waiting): string {
  const left = limit - days;
  if (left < 0) return `${-left}日超過`;
  return left === 0 ? '今日が30日目' : `あと${left}日`;
}

/** How many applications are in each state. */
export function countsOf(applications: readonly DeadlineView[]): Record<WaitingState, number> {
  const counts = { over: 0, near: 0, early: 0 };
  for (const { state } of applications) counts[state] += 1;
  return counts;
}
