// The exercise on 簡素化 and 有効期間: one made-up case, whatever the number.

import type {
  ConditionVerdict,
  LineVerdict,
  ReviewLineView,
  ReviewMark,
  ReviewMarkingView,
  ReviewTask,
  ReviewWritten,
  ReviewWrittenLines,
} from '../../../src/types';
import { conditions } from '../board-case';
import { refuse } from '../case';
import type { FakeLearners } from './learners';
import { markedLine, numberOf, summed } from './marked';

/** What is right, as it would be written. Condition 4 fails: the earlier period is of six months. */
export const reviewKey: Record<string, string> = {
  'condition/1': '満たす',
  'condition/2': '満たす',
  'condition/3': '満たす',
  'condition/4': '満たさない',
  'condition/5': '満たす',
  'condition/6': '満たす',
  eligible: '満たさない',
  start: '2026-12-01',
  default: '12',
  shortest: '3',
  longest: '48',
  end: '2028-11-30',
};

const asked: ReviewLineView[] = [
  ...conditions.map((_condition, index): ReviewLineView => ({ id: `condition/${index + 1}`, label: `条件${index + 1}`, kind: 'verdict' })),
  { id: 'eligible', label: '簡素化の対象', kind: 'verdict' },
  { id: 'start', label: '有効期間の開始日', kind: 'day' },
  { id: 'default', label: '原則の月数', kind: 'months' },
  { id: 'shortest', label: '最短の月数', kind: 'months' },
  { id: 'longest', label: '最長の月数', kind: 'months' },
  { id: 'end', label: '有効期間の満了日（24か月としたとき）', kind: 'day' },
];

/** 令和8年12月1日 → 2026-12-01, as the screen writes a day that was read. */
const isoOf = (text: string) =>
  text.replace(/^令和(\d+)年(\d+)月(\d+)日$/u, (_whole, year: string, month: string, day: string) =>
    [2018 + Number(year), month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );

const textOf = (entry: ReviewWritten | undefined): string =>
  !entry ? '' : entry.kind === 'verdict' ? entry.verdict : isoOf(entry.text.normalize('NFKC').replace(/か月$/u, '').trim());

const readable = (entry: ReviewWritten | undefined): boolean =>
  !entry || entry.kind === 'verdict' || textOf(entry) === '' || (entry.kind === 'day' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d+$/).test(textOf(entry));

export class FakeReview {
  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    review_exercise: ({ number }) => this.open(String(number)),
    mark_review: ({ number, written, learner }) =>
      this.mark(String(number), written as ReviewWrittenLines, learner as number | null),
  };

  constructor(private readonly learners: FakeLearners) {}

  private open(typed: string): ReviewTask {
    const number = numberOf(typed, refuse);
    return {
      task: `review/${number}`,
      title: `簡素化と有効期間 課題${number}`,
      number,
      facts: [
        { label: '被保険者区分', value: '第1号被保険者' },
        { label: '申請区分', value: '更新申請' },
        { label: '申請日', value: '令和8年10月13日' },
        { label: 'コンピュータ判定結果', value: '要介護3' },
        { label: '要介護認定等基準時間', value: '78.4分' },
        { label: '前回の認定', value: '要介護3　令和8年6月1日〜令和8年11月30日（6か月）' },
        { label: '二次判定', value: '要介護3（令和8年11月10日）' },
        { label: '審査会が定めた有効期間', value: '24か月' },
      ],
      conditions: conditions.map(([wording], index) => ({ no: index + 1, wording })),
      months: 24,
      lines: asked,
    };
  }

  private mark(typed: string, written: ReviewWrittenLines, learner: number | null): ReviewMarkingView {
    const { task, title } = this.open(typed);
    const lines = asked.map(
      ({ id, label }): ReviewMark => ({ ...markedLine(id, label, this.verdict(id, written[id])), id }),
    );
    const unreadable = asked
      .filter(({ id }) => !readable(written[id]))
      .map(({ id, kind }) => ({
        id,
        sentence: `「${textOf(written[id])}」は${kind === 'day' ? '日付' : '月数'}として読めません。書き直してください。`,
      }));
    const marking = summed(lines);
    const name = asked.find(({ id }) => id === marking.first_wrong)?.label ?? null;
    this.learners.attempt(learner, { kind: 'review', task, title, name, cause: '条件の判断の誤り' }, marking);
    return { ...marking, unreadable };
  }

  private verdict(id: string, entry: ReviewWritten | undefined): LineVerdict {
    const text = textOf(entry) as ConditionVerdict | string;
    if (text === '' || !readable(entry)) return 'not_filled';
    return text === reviewKey[id] ? 'right' : 'wrong';
  }
}
