// A meeting whose cases carry as many notes as real ones do, for masking by hand and in tests.

import { emptyApplication } from '../../src/screens/case/application/empty-application';
import type { FakeBackEnd } from './back-end';

/** Notes as investigators write them, with names, facilities and numbers in them. */
export const namedNotes: Record<string, string> = {
  '1-1': '右上下肢に不全麻痺がある。架空脳神経外科病院で令和6年に脳梗塞と言われた。挙上して静止した状態を保てない。',
  '1-3': 'ベッド柵につかまれば自分で寝返る。週に2、3回、腰の痛みが強い朝は長女の花子が手を添える。',
  '1-7': '屋内は伝い歩きをしている。先月、廊下で転び、隣の鈴木さんが救急車を呼んだ。',
  '2-1': '椅子からベッドへは、手すりにつかまって自分で移る。ふらつくため夫が見守る。',
  '2-4': '箸は使えないがスプーンで自分で食べる。こぼすことが日に1回あり、花子が拭いている。',
  '2-5': '尿意はあるが間に合わないことが週に3回ほどあり、花子さんが下着を替えている。ひまわり苑の通所日は職員が誘導する。',
  '2-6': '便はほぼ失敗しない。トイレの水の流し忘れが日に1、2回あり、家族が流す。',
  '2-10': '袖を通すところは自分でする。ボタンは伊藤さんの夫が毎日留めている。',
  '3-1': '簡単なことは伝えられる。「ひまわり苑に行く日だ」と毎朝、電話（090-0000-0000）で花子に確かめる。',
  '4-1': '「佐藤さんに財布を盗られた」と週に2回ほど言う。花子が一緒に探し、見つかると落ち着く。',
  '4-12': '物を捨てずにためる。冷蔵庫の期限切れの食品は、週に1回、花子が片付けている。',
  '5-3': '献立を決めるのは本人だが、買い物の判断は難しく、必要な物は花子が決めている。',
};

/** Two cases with many notes on the agenda of one meeting, and one without a meeting. */
export function fillReview(backEnd: FakeBackEnd): { first: number; second: number; alone: number } {
  const { board } = backEnd;
  const surveyed = (name: string, notes: Record<string, string>): number =>
    backEnd.addCase({
      status: 'surveyed',
      example: true,
      age: 84,
      application: {
        ...emptyApplication(),
        name,
        insured_category: '第1号',
        kind: '更新',
        applied_on: '2026-11-05',
        surveyed_on: '2026-11-12',
        investigator: '調査 太郎',
        previous: { level: '要介護2', months: 24, from: '2024-12-01', to: '2026-11-30' },
      },
      notes,
    }).id;
  const first = surveyed('伊藤 トメ', namedNotes);
  const second = surveyed('加藤 三郎', { '2-4': '長男の太郎が毎食、刻んで出している。' });
  const alone = surveyed('吉田 フミ', {});
  for (const id of [first, second, alone]) {
    const known = board.of(id);
    known.primary = { source: '公式', levels: ['要介護2'], total: [574, 574], stability: '安定' };
    known.eligible = '満たす';
  }
  const id = 1 + Math.max(0, ...board.meetings.map((kept) => kept.id));
  board.meetings.push({
    id,
    meeting: {
      number: 12, panel: null, held_on: '2026-11-26', starts_at: '13:30:00', place: '市役所 第2会議室', capacity: 35, attending: [], remarks: '',
    },
    cases: [first, second],
    order: [],
  });
  return { first, second, alone };
}
