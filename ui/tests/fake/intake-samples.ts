// A made-up file of applications, and what its rows would become.

import type {
  IntakeField,
  IntakeFieldView,
  IntakeLook,
  IntakePerson,
  IntakePreview,
  IntakeRow,
  IntakeVerdict,
  LinkedNumber,
} from '../../src/types';

const field = (key: IntakeField, name: string, written: string, required = false): IntakeFieldView => ({
  field: key,
  name,
  required,
  written,
});

const day = '令和8年4月1日、R8.4.1、2026-04-01';

export const fields: IntakeFieldView[] = [
  field('insurer_number', '保険者番号', '6桁までの数字'),
  field('insured_number', '被保険者番号', '10桁までの数字', true),
  field('name', '氏名', '', true),
  field('kana', 'ふりがな', 'ひらがな・カタカナ・半角カナ'),
  field('sex', '性別', '男・女、1・2'),
  field('birth_date', '生年月日', day),
  field('insured_category', '被保険者区分', '第1号・第2号、1・2'),
  field('kind', '申請区分', '新規・更新・区分変更・職権、1〜4'),
  field('applied_on', '申請日', day),
  field('previous_level', '前回の要介護度', '要介護2、22'),
  field('previous_months', '前回の有効期間の月数', '12、12か月'),
  field('previous_from', '前回の有効期間の開始日', day),
  field('previous_to', '前回の有効期間の終了日', day),
];

export const look: IntakeLook = {
  digest: 'c0ffee',
  encoding: 'Shift_JIS',
  rows: 21,
  first: ['被保険者番号', '氏名', 'カナ氏名', '性別', '生年月日', '申請区分', '申請日', '前回要介護度', '受付窓口', '備考'],
  samples: [
    ['0000101234', '架空 太郎', 'ｶｸｳ ﾀﾛｳ', '1', 'S10.4.5', '更新', 'R8.11.2', '要介護2', '本庁', ''],
    ['0000105678', '架空 花子', 'ｶｸｳ ﾊﾅｺ', '2', 'S12.8.15', '新規', 'R8.11.4', '', '北支所', ''],
    ['0000109012', '例示 一郎', 'ﾚｲｼﾞ ｲﾁﾛｳ', '1', 'S8.1.20', '区分変更', 'R8.11.5', '要介護1', '本庁', ''],
  ],
  fields,
  mapping: {
    header: true,
    columns: { insured_number: 0, name: 1, kana: 2, sex: 3, birth_date: 4, kind: 5, applied_on: 6, previous_level: 7 },
    insurer_number: '',
  },
  kept: false,
};

export const person = (name: string, kana: string, birth_date: string, insured_number: string, sex = '男'): IntakePerson => ({
  name,
  kana,
  birth_date,
  sex,
  insurer_number: '999999',
  insured_number,
});

const row = (number: number, verdict: IntakeVerdict, of: IntakePerson, cases: number[] = []): IntakeRow => ({
  row: number,
  person: of,
  kind: '更新',
  applied_on: '2026-11-02',
  verdict,
  cases,
});

const nearPeople = [
  person('架空 三郎', 'カクウ サブロウ', '1938-02-11', '0000101299'),
  person('例示 はな', 'レイジ ハナ', '1940-07-30', '0000103344', '女'),
  person('見本 渡辺', 'ミホン ワタナベ', '1936-12-01', '0000105555'),
] as const;

export const preview: IntakePreview = {
  rows: 20,
  counts: { new: 11, known: 3, near: 3, taken: 1, refused: 2 },
  listed: [
    ...Array.from({ length: 11 }, (_, index) =>
      row(index + 2, 'new', person(`架空 新規${index + 1}`, 'カクウ シンキ', '1941-05-05', `000020000${index}`)),
    ),
    row(13, 'known', person('架空 太郎', 'カクウ タロウ', '1935-04-05', '0000101234'), [12, 45]),
    row(14, 'known', person('架空 花子', 'カクウ ハナコ', '1937-08-15', '0000105678', '女'), [13]),
    row(15, 'known', person('例示 一郎', 'レイジ イチロウ', '1933-01-20', '0000109012'), [14]),
    row(16, 'near', nearPeople[0]),
    row(17, 'near', nearPeople[1]),
    row(18, 'near', nearPeople[2]),
    row(19, 'taken', person('架空 済美', 'カクウ スミ', '1944-03-03', '0000107777', '女'), [77]),
  ],
  near: [
    {
      row: 16,
      person: nearPeople[0],
      kind: '更新',
      applied_on: '2026-11-02',
      candidates: [
        {
          case: 31,
          number: 31,
          person: person('架空 三郎', 'カクウ サブロウ', '1938-02-11', '0000101929'),
          applied_on: '2024-10-30',
          why: '氏名と生年月日が同じで、被保険者番号が違います。',
        },
      ],
    },
    {
      row: 17,
      person: nearPeople[1],
      kind: '新規',
      applied_on: '2026-11-04',
      candidates: [
        {
          case: 32,
          number: 32,
          person: person('例示 ハナ', 'レイジ ハナ', '1940-07-03', '0000103344', '女'),
          applied_on: '2025-01-15',
          why: '被保険者番号が同じで、生年月日が違います。',
        },
        {
          case: 58,
          number: 58,
          person: person('例示 はな', 'レイジ ハナ', '1940-07-30', '0000203311', '女'),
          applied_on: '2023-06-01',
          why: '氏名と生年月日が同じで、被保険者番号が違います。',
        },
      ],
    },
    {
      row: 18,
      person: nearPeople[2],
      kind: '更新',
      applied_on: '2026-11-02',
      candidates: [
        {
          case: 33,
          number: 33,
          person: person('見本 渡邊', 'ミホン ワタナベ', '1936-12-01', '0000305555'),
          applied_on: null,
          why: '氏名が似ていて、生年月日が同じです。',
        },
      ],
    },
  ],
  refused: [
    { row: 20, column: '生年月日（E列）', code: 'row-date', sentence: '20行目「生年月日（E列）」: 日付として読めません。「令和8年4月1日」か「2026/04/01」の形にしてください。' },
    { row: 21, column: '被保険者番号（A列）', code: 'row-blank', sentence: '21行目「被保険者番号（A列）」: 値がありません。値を入れて、もう一度取り込んでください。' },
  ],
  notes: ['被保険者番号が10桁に足りない行が4行あります。表計算ソフトで先頭の0が消えたものとみて、0を補いました。'],
};

export const linked: LinkedNumber[] = [
  {
    id: 1,
    old_insurer_number: '999999',
    old_number: '0000101929',
    new_insurer_number: '999999',
    new_number: '0000101299',
    name: '架空 三郎',
    at: '2026-11-20T10:12:00+09:00',
    by: '事務 花子',
  },
];
