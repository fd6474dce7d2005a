// Made-up supplements for looking at the screens; no number of them is anybody's reading of a table.

import type { Supplement } from '../../src/types';
import type { FakeBackEnd } from '../fake/back-end';

const header = {
  edition: '2009-04',
  made_on: '2026-11-18',
  source: '介護認定審査会委員テキスト2009改訂版 p.48（架空の値）',
  made_by: '事務 花子',
  checked_by: '確認 次郎',
};

const halfDone: Supplement = {
  ...header,
  name: '清潔保持の樹形図',
  checked_by: '',
  trees: {
    hygiene: `第2群 生活機能:
  20.9以下:
    2-7 口腔清潔:
      介助されていない・一部介助: 18.2分
      全介助:
        1-2 拘縮の有無（肩関節）:
          ない: 21.0分
          ある: 24.3分
  21.0以上:
    1-10 洗身:
      介助されていない: 1.2分
      一部介助:
        第4群 精神・行動障害:
          88.4以下: 9.分
          88.5以上: 6.4分
      全介助:
        3-4 短期記憶:
          できる: 7.7分
          できない: 11.0分
`,
  },
  leaves: [],
  points: [{ item: '2-10', option: '見守り等', points: '' }],
  addition: null,
};

const points: Supplement = {
  ...header,
  name: '2-11 見守り等の得点',
  made_on: '2026-10-02',
  trees: {},
  leaves: [],
  points: [{ item: '2-11', option: '見守り等', points: '5.6' }],
  addition: null,
};

const leaf: Supplement = {
  ...header,
  name: '間接生活介助の枝の時間',
  made_on: '2026-09-11',
  trees: {},
  leaves: [{ tree: 'indirect', path: ['第2群 生活機能', '14.5以上', '2-1 移乗', '一部介助・全介助', '2-2 移動', '一部介助・全介助'], minutes: '5.0' }],
  points: [],
  addition: null,
};

/** One supplement in each state. */
export function addSupplements({ rules }: FakeBackEnd): void {
  rules.add(leaf, {
    state: 'withdrawn',
    adopted_at: '2026-09-14T10:12:00+09:00',
    adopted_by: '事務 花子',
    withdrawn_at: '2026-10-01T09:00:00+09:00',
    withdrawn_by: '確認 次郎',
    withdrawn_why: '改訂版の図と値が違ったため',
  });
  rules.add(points, { state: 'adopted', adopted_at: '2026-10-05T15:40:00+09:00', adopted_by: '事務 花子' });
  rules.add(halfDone);
}
