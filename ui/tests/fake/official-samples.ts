// Official results as they look after an import, for tests and for looking at the screens.

import type { Cause, ImportReport, OfficialFindings, Proposal } from '../../src/types';

/** An import of which three rows were refused. */
export const firstReport: ImportReport = {
  encoding: 'Shift_JIS',
  columns_by: 'names',
  missing_columns: ['状態の安定性', '認知症自立度Ⅱ以上の蓋然性'],
  marks: 'one_two',
  notes: ['麻痺・拘縮・特別な医療の列は「1 ない・2 ある」と読みました（2のある行が9,214行）。'],
  rows: 12_350,
  new: 12_341,
  same: 0,
  changed: 6,
  refused: [
    {
      row: 57,
      column: '洗身',
      code: 'row-unknown-code',
      sentence: '57行目「洗身」: この列にない記号です（7）。1・2・3・4のどれかにしてください。',
    },
    {
      row: 1_203,
      column: '一次判定 食事',
      code: 'row-tenths',
      sentence: '1203行目「一次判定 食事」: 0.1を単位とする整数として読めません（11-5）。48.2分は「482」と書かれているはずです。列のずれがないかを確かめてください。',
    },
    { row: 9_870, column: '', code: 'row-columns', sentence: '9870行目: 列が325個です（326個のはずです）。引用符やコンマの欠けがないかを確かめて、この行を書き出し直してください。' },
  ],
  refused_count: 3,
  stopped: false,
};

/** The same file once more. */
export const secondReport: ImportReport = { ...firstReport, new: 0, same: 12_347, changed: 0, refused: [], refused_count: 0 };

const bpsd = ['第4群 精神・行動障害', '81.0以下', '1-1 麻痺等の有無', 'ない', '3-1 意思の伝達'];

export const leafCause: Cause = {
  key: 'leaf bpsd 1',
  kind: 'leaf',
  part: { kind: 'tree', tree: 'bpsd' },
  place: ['BPSD関連行為', ...bpsd, '調査対象者が意思を他者に伝達できる・ときどき伝達できる・ほとんど伝達できない', '1-7 歩行', '何かにつかまればできる・できない', '1-5 座位保持', 'できる'],
  sentence: 'この枝に来た37件のすべてで、公式の時間が10.6分ではありません。',
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
  sentence: '「3-1 意思の伝達」で公式は別の枝に進んだとすると、214件のすべてで公式の時間になります。ここを通って一致するものは1630件です。',
  ours: '調査対象者が意思を他者に伝達できる・ときどき伝達できる・ほとんど伝達できない',
  official: 'できない',
  count: 214,
  agreeing: 1_630,
  examples: [3, 5, 8, 13, 21],
};

export const pointsCause: Cause = {
  key: 'points 2-2',
  kind: 'points',
  part: { kind: 'score', group: 2 },
  place: ['第2群 生活機能', '2-2 移動', '一部介助'],
  sentence: 'この選択肢のある91件のすべてで、公式の得点が+0.3点ずれています。',
  ours: '3.6点',
  official: '3.9点',
  count: 91,
  agreeing: 0,
  examples: [44],
};

/** No single option stands out. */
export const openPointsCause: Cause = {
  key: 'group3/points/-0.8',
  kind: 'points',
  part: { kind: 'score', group: 3 },
  place: ['第3群 認知機能'],
  sentence: '8件のすべてで公式の得点が-0.8点ずれています。この2個の選択肢のどれかの得点によると考えられます。',
  ours: '3-5 自分の名前を言う「できない」、3-7 場所の理解「できない」',
  official: '-0.8点',
  count: 8,
  agreeing: 11_204,
  examples: [71, 72],
};

/** The leaf is not established, and no official value lies in what is known of it. */
export const outsideCause: Cause = {
  key: 'hygiene/outside_range/',
  kind: 'outside_range',
  part: { kind: 'tree', tree: 'hygiene' },
  place: ['清潔保持'],
  sentence: '枝または時間が決まらない所ですが、公式の時間は、残るどの値でもありません。',
  ours: '1.2〜24.3分',
  official: '0.9分',
  count: 3,
  agreeing: 0,
  examples: [501],
};

export const totalCause: Cause = {
  key: 'total',
  kind: 'total',
  part: { kind: 'total' },
  place: ['要介護認定等基準時間'],
  sentence: '公式の合計が、公式の内訳を足したものになりません。値の写し間違いがないか確かめてください。',
  ours: '',
  official: '',
  count: 2,
  agreeing: 0,
  examples: [900],
};

export const leafProposal: Proposal = {
  gap: {
    kind: 'leaf',
    tree: 'indirect',
    path: ['第2群 生活機能', '14.5以上', '2-1 移乗', '一部介助・全介助', '2-2 移動', '介助されていない・見守り等'],
  },
  place: '間接生活介助 › 第2群 生活機能 › 14.5以上 › 2-1 移乗 › 一部介助・全介助 › 2-2 移動 › 介助されていない・見守り等',
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
  place: '2-10 上衣の着脱「見守り等」＋2-11 ズボン等の着脱「見守り等」',
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
  causes: [questionCause, pointsCause, leafCause, openPointsCause, outsideCause, totalCause],
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
