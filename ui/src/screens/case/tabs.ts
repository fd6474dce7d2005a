import type { PointPlace } from '../../types';

/** The tabs of one case, in the order of the work. */
export const caseTabs = [
  { id: 'application', name: '申請・前回' },
  { id: 'overview', name: '概況調査' },
  { id: 'survey', name: '基本調査・特記' },
  { id: 'opinion', name: '意見書' },
  { id: 'check', name: '点検' },
  { id: 'judgment', name: '試算' },
  { id: 'sheet', name: '帳票' },
] as const;

/** The tab where a place of the survey is. */
export function tabOf(place: PointPlace): CaseTab {
  switch (place.at) {
    case 'Application':
      return 'application';
    case 'Overview':
    case 'Investigator':
      return 'overview';
    default:
      return 'survey';
  }
}

export type CaseTab = (typeof caseTabs)[number]['id'];
