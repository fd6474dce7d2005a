// What the program says about itself: two of its tables, one supplement.

import type { AboutProgram } from '../../src/types';

export const about: AboutProgram = {
  version: '0.1.0',
  rules: '2009-04+補完3',
  supplements: [
    {
      id: 3,
      name: '清潔保持の樹形図',
      made_on: '2026-11-01',
      source: '架空の教材 12ページ',
      made_by: '架空 作成',
      checked_by: '架空 確認',
      adopted_on: '2026-11-02',
    },
  ],
  trouble: null,
  folder: '/home/user/.local/share/jp.nintei.desktop',
  tables: [
    {
      subject: '規則の表（一次判定）',
      edition: '平成21年4月版（2009-04）',
      applies_from: '2009-04-01',
      applies_to: null,
      source: '要介護認定等基準時間の推計の方法（平成12年厚生省告示第91号、平成21年改正）、要介護認定等に係る介護認定審査会による審査及び判定の基準等に関する省令（平成11年厚生省令第58号）、介護認定審査会委員テキスト2009改訂版',
      source_url: '',
    },
    {
      subject: '認定調査票',
      edition: '令和6年4月版（2024-04）',
      applies_from: '2024-04-01',
      applies_to: null,
      source: '厚生労働省「認定調査員テキスト2009改訂版（令和6年4月）」 認定調査票（概況調査・基本調査・特記事項）',
      source_url: 'https://www.mhlw.go.jp/content/001249525.pdf',
    },
    {
      subject: '審査会の簡素化',
      edition: '',
      applies_from: '2018-04-01',
      applies_to: null,
      source: '社会保障審議会介護保険部会（第85回）令和元年11月14日 参考資料1、能力向上研修会資料（2021年3月）',
      source_url: '',
    },
    { subject: 'サービスの種類', edition: '', applies_from: null, applies_to: null, source: '能力向上研修会資料（2021年3月）「介護サービスの種類」', source_url: '' },
  ],
};
