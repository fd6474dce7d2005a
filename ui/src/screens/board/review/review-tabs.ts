import type { ReviewView } from '../../../types';

/** The parts of a review, in the order in which the office and then the board come to them. */
export const reviewTabs = [
  { id: 'review-matter', name: '審査事項' },
  { id: 'review-masking', name: 'マスキング' },
  { id: 'review-files', name: '意見書の添付' },
  { id: 'review-decision', name: '二次判定' },
] as const;

export type ReviewTab = (typeof reviewTabs)[number]['id'];

/** How much is open on each tab against the members' packet. */
export function openOn({ open_checks }: ReviewView): Partial<Record<ReviewTab, number>> {
  const texts = open_checks.filter(({ text }) => text !== null).length;
  return { 'review-masking': texts, 'review-files': open_checks.length - texts };
}

/** Where a person begins: with what stands against the packet, else with what the board looks at. */
export function firstTab(view: ReviewView): ReviewTab {
  if (view.decision) return 'review-decision';
  const open = openOn(view);
  return open['review-masking'] ? 'review-masking' : open['review-files'] ? 'review-files' : 'review-matter';
}

/** The tab in which a person goes on to the next case of an agenda; taken up once by the screen that opens there. */
let carried: ReviewTab | null = null;

export function carryTab(tab: ReviewTab): void {
  carried = tab;
}

export function carriedTab(): ReviewTab | null {
  const tab = carried;
  carried = null;
  return tab;
}
