/** The tabs of one case, in the order of the work. */
export const caseTabs = [
  { id: 'application', name: '申請・前回' },
  { id: 'survey', name: '基本調査' },
  { id: 'judgment', name: '試算' },
  { id: 'sheet', name: '帳票' },
] as const;

export type CaseTab = (typeof caseTabs)[number]['id'];
