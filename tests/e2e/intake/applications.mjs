// Made-up applications: those on file, and a list of twenty as an office's system exports it, with every verdict in it.

const insurer = '999999';

/** On file before the list is taken. */
export const onFile = [
  { insured_number: '0000000101', name: '架空 既知', kana: 'カクウ キチ', sex: '男', birth_date: '1935-04-05', applied_on: '2024-10-30' },
  { insured_number: '0000000102', name: '架空 済美', kana: 'カクウ スミ', sex: '女', birth_date: '1944-03-03', applied_on: '2026-11-02' },
  { insured_number: '0000000103', name: '架空 三郎', kana: 'カクウ サブロウ', sex: '男', birth_date: '1938-02-11', applied_on: '2024-10-30' },
  { insured_number: '0000000104', name: '例示 ハナ', kana: 'レイジ ハナ', sex: '女', birth_date: '1940-07-03', applied_on: '2025-01-15' },
  { insured_number: '0000000105', name: '見本 渡邊', kana: 'ミホン ワタナベ', sex: '男', birth_date: '1936-12-01', applied_on: '2025-06-10' },
].map((one) => ({ insurer_number: insurer, ...one }));

/** The rows of the list, from the second row of the file on. The office's spreadsheet has eaten the zeros of a number. */
const rows = [
  // Row 2: of a person on file. Row 3: on file itself.
  ['101', '架空 既知', 'ｶｸｳ ｷﾁ', '1', 'S10.4.5', '更新', 'R8.11.2', '要介護2', '本庁'],
  ['0000000102', '架空 済美', 'ｶｸｳ ｽﾐ', '2', 'S19.3.3', '更新', 'R8.11.2', '要介護1', '本庁'],
  // Rows 4 to 6: the same name and birth with another number; the same number with another birth; a similar name.
  ['0000000193', '架空 三郎', 'ｶｸｳ ｻﾌﾞﾛｳ', '1', 'S13.2.11', '更新', 'R8.11.2', '要介護3', '北支所'],
  ['0000000104', '例示 はな', 'ﾚｲｼﾞ ﾊﾅ', '2', 'S15.7.30', '新規', 'R8.11.4', '', '北支所'],
  ['0000000195', '見本 渡辺', 'ﾐﾎﾝ ﾜﾀﾅﾍﾞ', '1', 'S11.12.1', '更新', 'R8.11.2', '12', '本庁'],
  // Rows 7 and 8 cannot be read.
  ['0000000107', '例示 日付', 'ﾚｲｼﾞ ﾋﾂﾞｹ', '1', 'S20.2.30', '新規', 'R8.11.5', '', '本庁'],
  ['0000000108', '例示 区分', 'ﾚｲｼﾞ ｸﾌﾞﾝ', '1', 'S10.9.9', '継続', 'R8.11.5', '', '本庁'],
  // Rows 9 to 21: of nobody on file. 髙 and ① are letters that Windows alone has in Shift_JIS.
  ...Array.from({ length: 13 }, (_, index) => [
    String(2001 + index).padStart(10, '0'),
    index === 0 ? '髙橋 ①郎' : `新規 ${'一二三四五六七八九十百千万'[index]}子`,
    `ｼﾝｷ ${'ｱｲｳｴｵｶｷｸｹｺｻｼｽ'[index]}`,
    index === 0 ? '1' : '2',
    `S${5 + index}.${(index % 12) + 1}.15`,
    '新規',
    'R8.11.9',
    '',
    '南支所',
  ]),
];

/** The columns as that system calls them. 届出 says nothing of what it is. */
const names = ['被保険者番号', '氏名', 'カナ氏名', '性別', '生年月日', '申請区分', '届出', '前回要介護度', '受付窓口'];

/** The list as CSV, with `more` rows at its end. */
export const list = (...more) => [names, ...rows, ...more].map((row) => row.join(',')).join('\r\n') + '\r\n';
