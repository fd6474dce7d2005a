import type { DocumentKind } from '../../../types';

/** A document that can be printed from a case. */
export interface PrintedDocument {
  kind: DocumentKind;
  name: string;
  /** What it is for. */
  purpose: string;
}

/** The documents in the order of the work after the survey; the memo sheet, for the time before it, last. */
export const documents: readonly PrintedDocument[] = [
  {
    kind: 'result_sheet',
    name: '一次判定結果票（試算）',
    purpose: '要介護認定等基準時間の試算と調査結果',
  },
  {
    kind: 'survey_form',
    name: '認定調査票',
    purpose: '概況調査・基本調査・特記事項',
  },
  {
    kind: 'memo_sheet',
    name: '調査用メモ票',
    purpose: '訪問先で手で書き込む用紙（A4両面1枚）',
  },
];
