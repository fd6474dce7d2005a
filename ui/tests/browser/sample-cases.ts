// Made-up cases for the screens in a browser: the first is new, the second complete, the others somewhere between.

import { emptyApplication } from '../../src/screens/case/application/empty-application';
import type { Application, LastSurvey } from '../../src/types';
import type { FakeBackEnd, FakeCase } from '../fake/back-end';
import { emptyOverview } from '../fake/case';
import { form, questions } from '../fake/form';

const names = [
  ['山田 花子', 'やまだ はなこ'], ['佐藤 一郎', 'さとう いちろう'], ['鈴木 キヨ', 'すずき きよ'],
  ['高橋 正', 'たかはし ただし'], ['田中 ハル', 'たなか はる'], ['渡邉 𠮷右衛門', 'わたなべ きちえもん'],
  ['小鳥遊 日向子', 'たかなし ひなこ'], ['長谷川 マサエ', 'はせがわ まさえ'],
];
const statuses = ['surveying', 'surveyed', 'closed'] as const;

const notes = {
  '1-1': '左上下肢に麻痺があり、左手で物をつかむことができない。更衣と入浴で毎日介助している。',
  '4-1': '財布を盗られたとときどき訴える。家族がそのつど一緒に探している。',
  '4-12': '食事をしたことを忘れ、週に2、3回、食事をまた求める。家族が説明して納得する。',
};

function application(at: number): Application {
  const [name = '', kana = ''] = names[at % names.length] ?? [];
  if (at === 0) return emptyApplication();
  return {
    ...emptyApplication(),
    name,
    kana,
    insured_number: String(1000000000 + at * 7919),
    insurer_number: '131016',
    sex: at % 2 === 0 ? '女' : '男',
    birth_date: '1938-04-05',
    insured_category: '第1号',
    kind: (['新規', '更新', '区分変更'] as const)[at % 3] ?? null,
    applied_on: '2026-11-02',
    surveyed_on: '2026-11-20',
    investigator: '調査 太郎',
    previous: { level: '要介護1', months: 24, from: '2024-12-01', to: '2026-11-30' },
  };
}

function answers(at: number): Record<string, number[]> {
  const until = at === 0 ? 0 : at === 1 ? questions.length : (at * 7) % (questions.length + 1);
  return Object.fromEntries(
    questions.slice(0, until).map((question, index) => [
      question.id,
      question.id === '6' ? [5]
      : question.id === '1-1' ? [4, 5]
      : [(index * at) % 3 === 0 ? 1 : Math.min(2, question.options.length)],
    ]),
  );
}

function lastSurvey(number: number): LastSurvey {
  return {
    case: number,
    number,
    surveyed_on: '2024-11-18',
    form: form.name,
    answers: Object.fromEntries(
      questions.map((question, index) => {
        const numbers = question.id === '6' ? [] : [1 + (index % Math.min(3, question.options.length))];
        const labels = question.options.filter(({ no }) => numbers.includes(no)).map(({ label }) => label);
        return [question.id, { numbers, labels }];
      }),
    ),
    notes: { '1-1': '左手に軽いしびれがある。', '1-12': '新聞の見出しは読める。', '4-12': '薬を飲んだことを忘れる。週に1回ほど。' },
  };
}

function sampleCase(at: number): Partial<FakeCase> {
  return {
    example: at % 3 !== 2,
    status: statuses[Math.floor(at / 5) % 3] ?? 'surveying',
    age: 70 + (at % 25),
    application: application(at),
    answers: answers(at),
    ...(at === 0 ? {} : { last: lastSurvey(at), last_survey: { choice: 'case' as const, number: at } }),
    ...(at === 1 || at === 4
      ? {
          notes: { ...notes },
          memos: { '1-1': '左が利かない。手すりは玄関のみ。', '2-1': '妻が毎回手を添える', '3-4': '直前のことは答えられず' },
          circumstances: { '1-7': ['NotTried'], '2-1': ['InappropriateCare', 'NobodyPresent'] },
          overview: {
            ...emptyOverview(),
            started_at: '10:00:00',
            ended_at: '11:20:00',
            place: '自宅内',
            contact: { postal_code: '1000001', address: '東京都千代田区千代田1-1', phone: '03-0000-0000' },
            family_name: '山田 太郎',
            family_relation: '長男',
          },
          opinion: {
            items: { ShortTermMemory: [2], DementiaIndependence: [3], Stability: [1] },
            dementia_likelihood_percent: null,
            physician: '診療 次郎',
            institution: '中央医院',
            written_on: '2026-11-10',
          },
        }
      : {}),
  };
}

/** Fills the back end with `count` cases and an office. */
export function fill(backEnd: FakeBackEnd, count: number): void {
  for (let at = 0; at < count; at += 1) backEnd.addCase(sampleCase(at));
  backEnd.office.limits = { note_characters: 400, all_characters: 3000, all_lines: null };
  backEnd.office.saveInvestigator(null, {
    name: '調査 太郎',
    kana: 'ちょうさ たろう',
    organization: '架空市 介護保険課',
    employer: '市町村',
    qualification: '介護支援専門員',
    care_practice_years: 12,
    survey_practice_years: 6,
    trained: true,
  });
  backEnd.office.saveInvestigator(null, {
    name: '委託 花江',
    kana: 'いたく はなえ',
    organization: '架空居宅介護支援事業所',
    employer: '居宅介護支援事業者等（委託）',
    qualification: '介護支援専門員',
    care_practice_years: 5,
    survey_practice_years: null,
    trained: null,
  });
}
