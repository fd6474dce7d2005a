import type { OpenPointKind } from '../../../types';

/** One kind of open points, as the list names it. */
export interface PointGroup {
  kind: OpenPointKind;
  name: string;
  /** What the person does about it. */
  todo: string;
}

/** The kinds in the order in which they are worked off. */
export const groups: readonly PointGroup[] = [
  { kind: 'Permission', name: '調査員の要件', todo: '調査できる人かを確かめます。' },
  { kind: 'MissingApplication', name: '申請の未記入', todo: '' },
  { kind: 'MissingOverview', name: '概況調査の未記入', todo: '' },
  { kind: 'DoubtfulOverview', name: '概況調査で確かめる値', todo: '' },
  { kind: 'UnansweredItem', name: '未回答の項目', todo: '' },
  { kind: 'ExpectedNote', name: '特記事項が求められる項目', todo: '書くか、書かない理由を残します。' },
  { kind: 'UnfilledBlank', name: '文例の空欄', todo: '' },
  { kind: 'NoteTooLong', name: '特記事項の長さ', todo: '' },
  { kind: 'VagueWord', name: '頻度や量があいまいな言葉', todo: '回数や量を数で書きます。' },
  { kind: 'Name', name: '個人や施設を特定する名称', todo: '特記事項には書きません。' },
];
