import type { ChangeKind } from '../../../types';

/** What a person looks for in the journal, each several kinds of changes. */
export const kindGroups = [
  { id: 'application', name: '申請・状況' },
  { id: 'survey', name: '調査・特記・意見書' },
  { id: 'judgment', name: '試算・公式結果・補完' },
  { id: 'board', name: '審査会' },
  { id: 'transfer', name: '引渡し・取り込み' },
  { id: 'training', name: '研修' },
  { id: 'office', name: '名簿・文例' },
  { id: 'people', name: '利用者・鍵・バックアップ・設定' },
] as const;

export type KindGroup = (typeof kindGroups)[number]['id'];

const groupOf = {
  created: 'application',
  application: 'application',
  status: 'application',
  investigator: 'application',
  last_survey: 'application',
  answer: 'survey',
  opinion: 'survey',
  traced: 'survey',
  overview: 'survey',
  note: 'survey',
  memo: 'survey',
  circumstances: 'survey',
  dismissal: 'survey',
  official: 'judgment',
  judgment_record: 'judgment',
  supplement: 'judgment',
  official_import: 'judgment',
  official_record: 'judgment',
  member: 'board',
  panel: 'board',
  meeting: 'board',
  agenda: 'board',
  assignment: 'board',
  full_review: 'board',
  masked_text: 'board',
  attachment: 'board',
  decision: 'board',
  station: 'transfer',
  peer: 'transfer',
  bundle: 'transfer',
  case_identity: 'transfer',
  taken: 'transfer',
  conflict: 'transfer',
  lending: 'transfer',
  intake: 'transfer',
  linked_number: 'transfer',
  learner: 'training',
  attempt: 'training',
  exercise: 'training',
  record_sheet: 'training',
  register: 'office',
  phrase: 'office',
  setting: 'people',
  user: 'people',
} as const satisfies Record<ChangeKind, KindGroup>;

/** The kinds of a group; none for all. */
export function kindsOf(group: KindGroup | ''): ChangeKind[] {
  return (Object.keys(groupOf) as (keyof typeof groupOf)[]).filter((kind) => groupOf[kind] === group);
}
