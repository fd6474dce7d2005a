// Official results as they look after an import, for tests and for looking at the screens.

import type { Cause, ImportReport, OfficialFindings, Proposal } from '../../src/types';

/** An import of which three rows were refused. */
export const firstReport: ImportReport = {
  encoding: 'Shift_JIS',
  columns_by: 'names',
  new: 12_341,
  same: 0,
  changed: 6,
  refused: [
    {
      row: 57,
      column: '1-10 洗身',
      code: 'option-unknown',
      sentence: '57行目の「1-10 洗身」の値「7」は、この項目の選択肢の番号ではありません。1から4までの番号にしてください。',
    },
    {
      row: 1_203,
      column: '要介護認定等基準時間（食事）',
      code: 'minutes-unreadable',
      sentence: '1203行目の「要介護認定等基準時間（食事）」の値「11-5」は時間として読めません。小数第1位までの数にしてください。',
    },
    { row: 9_870, column: '申請日', code: 'date-unreadable', sentence: '9870行目の「申請日」の値「20261340」は日付として読めません。' },
  ],
  refused_count: 3,
  missing_columns: ['状態の安定性', '認知症自立度Ⅱ以上の蓋然性'],
};

/** The same file once more. */
export const secondReport: ImportReport = { ...firstReport, new: 0, same: 12_347, changed: 0, refused: [], refused_count: 0, missing_columns: [] };

const bpsd = ['第4群 精神・行動障害', '81.0以下', '1-1 麻痺等の有無', 'ない', '3-1 意思の伝達'];

export const leafCause: Cause = {
  key: 'leaf bpsd 1',
  kind: 'leaf',
  part: { kind: 'tree', tree: 'bpsd' },
  place: ['BPSD関連行為', ...bpsd, '調査対象者が意思を他者に伝達できる・ときどき伝達できる・ほとんど伝達できない', '1-7 歩行', '何かにつかまればできる・できない', '1-5 座位保持', 'できる'],
  sentence: 'この枝の時間が、公式結果では37件すべてで9.6分です。',
  ours: '10.6分',
  official: '9.6分',
  count: 37,
  agreeing: 0,
  examples: [12, 57, 203],
};

export const questionCause: Cause = {
  key: 'question bpsd 2',
  kind: 'question',
  part: { kind: 'tree', tree: 'bpsd' },
  place: ['BPSD関連行為', ...bpsd],
  sentence: '「3-1 意思の伝達」が「ほとんど伝達できない」の人で、公式結果は「できない」の枝へ進んでいます。',
  ours: '「ほとんど伝達できない」までの枝',
  official: '「できない」の枝（21.2分）',
  count: 214,
  agreeing: 1_630,
  examples: [3, 5, 8, 13, 21],
};

export const pointsCause: Cause = {
  key: 'points 2-2',
  kind: 'points',
  part: { kind: 'score', group: 2 },
  place: ['第2群 生活機能', '2-2 移動', '一部介助'],
  sentence: '「2-2 移動」が「一部介助」の人で、公式の得点の合計が0.3点高くなっています。',
  ours: '3.6点',
  official: '3.9点',
  count: 91,
  agreeing: 0,
  examples: [44],
};

export const totalCause: Cause = {
  key: 'total',
  kind: 'total',
  part: { kind: 'total' },
  place: ['要介護認定等基準時間'],
  sentence: '公式結果の樹形図ごとの時間を足しても、公式の合計になりません。',
  ours: '内訳の合計',
  official: '表示された合計',
  count: 2,
  agreeing: 12_345,
  examples: [900],
};

export const leafProposal: Proposal = {
  gap: {
    kind: 'leaf',
    tree: 'indirect',
    path: ['第2群 生活機能', '14.5以上', '2-1 移乗', '一部介助・全介助', '2-2 移動', '介助されていない・見守り等'],
  },
  place: '間接生活介助 › 2-1 移乗「一部介助・全介助」 › 2-2 移動「介助されていない・見守り等」',
  value: '5.1分',
  tenths: 51,
  bound: [27, 94],
  count: 12,
  examples: [31, 77, 80],
  contradictions: [],
  sound: true,
};

export const pointsProposal: Proposal = {
  gap: { kind: 'points', place: { item: '2-10', name: '上衣の着脱', part: null, option: '見守り等' } },
  place: '2-10 上衣の着脱「見守り等」',
  value: '5.7点',
  tenths: 57,
  bound: [48, 66],
  count: 131,
  examples: [9, 14],
  contradictions: [
    { value: '5.4点', count: 2, examples: [650, 651] },
    { value: '4.9点', count: 1, examples: [702] },
  ],
  sound: false,
};

export const sumProposal: Proposal = {
  gap: {
    kind: 'points_sum',
    places: [
      { item: '2-10', name: '上衣の着脱', part: null, option: '見守り等' },
      { item: '2-11', name: 'ズボン等の着脱', part: null, option: '見守り等' },
    ],
  },
  place: '2-10 上衣の着脱「見守り等」と2-11 ズボン等の着脱「見守り等」の合計',
  value: '11.2点',
  tenths: 112,
  bound: [97, 131],
  count: 40,
  examples: [15],
  contradictions: [],
  sound: false,
};

export const findings: OfficialFindings = {
  compared: 12_347,
  agreeing: 12_003,
  causes: [questionCause, pointsCause, leafCause, totalCause],
  unsorted: 0,
  proposals: [leafProposal, pointsProposal, sumProposal],
  addition: [
    { level: '要支援2・要介護1', none: 310, one_step: 122, two_steps: 4 },
    { level: '要介護2', none: 205, one_step: 61, two_steps: 0 },
  ],
  cases: { 12: 1, 3: 2 },
};

/** As after a comparison by quite wrong tables: `count` causes. */
export const manyCauses = (count: number): Cause[] =>
  Array.from({ length: count }, (_, index) => ({
    ...([questionCause, leafCause, pointsCause][index % 3] ?? leafCause),
    key: `cause ${index}`,
    count: count - index,
  }));
