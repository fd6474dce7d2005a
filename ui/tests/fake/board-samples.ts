// A made-up board for the screens in a browser: members, two panels, three meetings, cases that wait.

import type { Member } from '../../src/types';
import { emptyApplication } from '../../src/screens/case/application/empty-application';
import type { FakeBackEnd } from './back-end';

const members: [string, string, Member['profession'], string, string][] = [
  ['医師 健一', 'いし けんいち', '医療', '医師', '架空市医師会'],
  ['看護 涼子', 'かんご りょうこ', '医療', '看護師', '架空市民病院'],
  ['保健 直美', 'ほけん なおみ', '保健', '保健師', '架空市健康課'],
  ['福祉 守', 'ふくし まもる', '福祉', '社会福祉士', '架空市社会福祉協議会'],
  ['調査 太郎', 'ちょうさ たろう', '福祉', '介護支援専門員', '架空市 介護保険課'],
  ['歯科 実', 'しか みのる', '医療', '歯科医師', '架空市歯科医師会'],
  ['薬師 光', 'くすし ひかる', '医療', '薬剤師', '架空薬剤師会'],
];

const people = [
  '伊藤 トメ', '加藤 三郎', '吉田 フミ', '山本 清', '中村 スエ', '小林 茂', '松本 ヨシ', '井上 武', '木村 カネ', '林 勝',
  '清水 ハナ', '山崎 進', '森 ミツ', '池田 昭二', '橋本 チヨ', '阿部 実', '石川 イネ', '前田 弘', '藤田 サダ', '小川 久',
];

const notes = [
  '右上肢に麻痺があり、伊藤さんの長女が毎日更衣を手伝っている。連絡は090-0000-0000。',
  '架空病院を退院してから歩行が不安定で、屋内は伝い歩きをしている。',
  '食事は自分で食べるが、こぼすことが週に2回ほどある。',
];

/** Adds surveyed cases of the board and fills it. */
export function fillBoard(backEnd: FakeBackEnd): void {
  const { board } = backEnd;
  for (const [name, kana, profession, occupation, affiliation] of members) {
    const member = { name, kana, profession, occupation, affiliation, investigator: name === '調査 太郎' ? 1 : null };
    board.members.push({ id: board.members.length + 1, member, retired: name === '薬師 光' });
  }
  board.panels = [
    { id: 1, panel: { name: '第1合議体', members: [1, 2, 3, 4], chair: 1 }, retired: false },
    { id: 2, panel: { name: '第2合議体', members: [6, 3, 5], chair: 6 }, retired: false },
  ];
  const cases = people.map((name, at) => boardCase(backEnd, name, at));
  const meeting = (number: number, panel: number | null, held_on: string | null, capacity: number) => ({
    number, panel, held_on, starts_at: held_on === null ? null : '13:30:00', place: held_on === null ? '' : '市役所 第2会議室', capacity, attending: [], remarks: '',
  });
  board.meetings = [
    { id: 1, meeting: { ...meeting(10, 1, '2026-11-12', 35), attending: [1, 2, 3] }, cases: cases.slice(0, 2), order: [] },
    { id: 2, meeting: meeting(11, 2, '2026-11-26', 12), cases: cases.slice(2, 12), order: [{ key: 'applied_on', descending: false }] },
    { id: 3, meeting: meeting(12, 1, null, 35), cases: [], order: [] },
  ];
  for (const id of cases.slice(0, 2)) decideAsBefore(backEnd, id);
}

function boardCase(backEnd: FakeBackEnd, name: string, at: number): number {
  const level = (['要支援1', '要支援2', '要介護1', '要介護2', '要介護3'] as const)[at % 5] ?? '要介護1';
  const kind = (['更新', '更新', '新規', '区分変更'] as const)[at % 4] ?? '更新';
  const { id } = backEnd.addCase({
    example: true,
    status: 'surveyed',
    age: 72 + at,
    application: {
      ...emptyApplication(),
      name,
      insured_number: String(2000000000 + at * 7919),
      insurer_number: '131016',
      sex: at % 2 === 0 ? '女' : '男',
      birth_date: '1945-06-01',
      insured_category: '第1号',
      kind,
      applied_on: `2026-10-${String(10 + at).padStart(2, '0')}`,
      surveyed_on: '2026-11-05',
      investigator: at % 6 === 4 ? '調査 太郎' : '委託 花江',
      terminal_cancer: at === 5 || at === 17,
      previous: kind === '新規' ? null : { level, months: 12, from: '2025-12-01', to: '2026-11-30' },
    },
    notes: at % 3 === 0 ? { '1-1': notes[0] ?? '', '2-4': notes[2] ?? '' } : { '1-7': notes[1] ?? '' },
  });
  const known = backEnd.board.of(id);
  if (kind === '更新') {
    known.primary = { ...known.primary, source: '公式', levels: [level], total: [412, 412] };
    known.eligible = '満たす';
  }
  return id;
}

function decideAsBefore({ board }: FakeBackEnd, id: number): void {
  const fake = board.case(id);
  for (const [item, original] of Object.entries(fake.notes)) {
    board.of(id).masked.set(`note/${item}`, { original, masks: [], checked: true });
  }
  const level = fake.application.previous?.level ?? '要介護1';
  board.commands['decide']?.({
    id,
    entry: { outcome: 'decided', level, care1_state: level === '要介護1' ? '不安定' : null, months: 24, change_reason: '特記事項から介護の手間が多い。', opinion: '', deferred_because: '' },
  });
}
