import '@digital-go-jp/design-tokens/dist/tokens.css';
import '../../src/styles/base.css';
import '../../src/styles/controls.css';
import '../../src/styles/print.css';

import { mount } from 'svelte';

import App from '../../src/App.svelte';
import { emptyApplication } from '../../src/screens/case/application/empty-application';
import type { Judgment } from '../../src/types';
import { FakeBackEnd, type FakeCase } from '../fake/back-end';
import { questions } from '../fake/form';

const options = (item: string) => questions.find((question) => question.id === item)?.options ?? [];
const label = (item: string, no: number | undefined | null) =>
  options(item).find((option) => option.no === no)?.label;

async function judge({ answers, opinion, traced }: FakeCase): Promise<Judgment> {
  const items = questions
    .filter((question) => answers[question.id] && !question.id.startsWith('7'))
    .map((question) => [question.id, question.multiple ? answers[question.id] : answers[question.id]?.[0]]);
  const degrees = ['7-1', '7-2'].flatMap((item) => {
    const chosen = label(item, answers[item]?.[0]);
    return chosen === undefined ? [] : [[item, chosen]];
  });
  const line = {
    answers: Object.fromEntries(items),
    independence: Object.fromEntries(degrees),
    opinion: opinion.dementia === null ? {} : { dementia: label('7-2', opinion.dementia) },
    ...(opinion.stability === null ? {} : { stability: opinion.stability }),
    ...(opinion.dementia_likelihood_percent === null
      ? {}
      : { dementia_likelihood_percent: opinion.dementia_likelihood_percent }),
    traced: Object.fromEntries(Object.entries(traced).map(([tree, value]) => [tree, value.minutes])),
  };
  const reply = await fetch('/judge', { method: 'POST', body: `${JSON.stringify(line)}\n` });
  return (await reply.json()) as Judgment;
}

const ask = new URLSearchParams(location.search);
const backEnd = new FakeBackEnd(judge);
backEnd.state = ask.get('vault') === 'new' ? 'new' : ask.get('vault') === 'locked' ? 'locked' : 'open';
backEnd.sheet = async () => (await fetch('/sheet.pdf')).arrayBuffer();

const names = [
  ['山田 花子', 'やまだ はなこ'], ['佐藤 一郎', 'さとう いちろう'], ['鈴木 キヨ', 'すずき きよ'],
  ['高橋 正', 'たかはし ただし'], ['田中 ハル', 'たなか はる'], ['渡邉 𠮷右衛門', 'わたなべ きちえもん'],
  ['小鳥遊 日向子', 'たかなし ひなこ'], ['長谷川 マサエ', 'はせがわ まさえ'],
];
const statuses = ['surveying', 'surveyed', 'closed'] as const;
for (let at = 0; at < Number(ask.get('cases') ?? 137); at += 1) {
  const [name = '', kana = ''] = names[at % names.length] ?? [];
  const until = at === 0 ? 0 : at === 1 ? questions.length : (at * 7) % (questions.length + 1);
  backEnd.addCase({
    example: at % 3 !== 2,
    status: statuses[Math.floor(at / 5) % 3] ?? 'surveying',
    age: 70 + (at % 25),
    application: {
      ...emptyApplication(),
      name: at === 0 ? '' : name,
      kana: at === 0 ? '' : kana,
      insured_number: at === 0 ? '' : String(1000000000 + at * 7919),
      insurer_number: '131016',
      sex: at % 2 === 0 ? '女' : '男',
      birth_date: '1938-04-05',
      insured_category: '第1号',
      kind: at === 0 ? null : (['新規', '更新', '区分変更'] as const)[at % 3] ?? null,
      applied_on: at === 0 ? null : '2026-11-02',
      surveyed_on: '2026-11-20',
      investigator: '調査 太郎',
      residence: '居宅',
      previous: { level: '要介護1', months: 24, from: '2024-12-01', to: '2026-11-30' },
    },
    answers: Object.fromEntries(
      questions.slice(0, until).map((question, index) => [
        question.id,
        question.id === '6' ? [5] : question.id === '1-1' ? [4, 5] : [(index * at) % 3 === 0 ? 1 : Math.min(2, question.options.length)],
      ]),
    ),
  });
}
backEnd.install();

const target = document.getElementById('app');
if (target) mount(App, { target });
