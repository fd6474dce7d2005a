// The exercise on 業務分析データ: the figures of the statistics in memory, with three questions.

import type {
  AnalysisMarkingView,
  AnalysisMarkView,
  AnalysisQuestion,
  AnalysisSource,
  AnalysisTask,
  AnalysisWritten,
  AnalysisWrittenAnswers,
  LineVerdict,
} from '../../../src/types';
import type { FakeBoard } from '../board';
import { statisticsOf } from '../board-statistics';
import { refuse } from '../case';
import type { FakeLearners } from './learners';
import { markedLine, numberOf, summed, tenthsOf } from './marked';

const questions: AnalysisQuestion[] = [
  {
    id: 'first-12',
    text: '新規申請で、有効期間が12か月の認定は何%ですか。',
    kind: { kind: 'percent' },
    where_to_look: '「有効期間」の表の「新規」',
  },
  {
    id: 'first-12-national',
    text: '新規申請で12か月の認定の割合は、全国より何ポイント高いですか（低いときは負の数）。',
    kind: { kind: 'points' },
    where_to_look: '「有効期間」の表の「新規」と全国の列',
  },
  {
    id: 'direction',
    text: '一次判定から二次判定への変更は、どちらが多いですか。',
    kind: { kind: 'choice', options: ['重度変更が多い', '軽度変更が多い', '同じ'] },
    where_to_look: '「一次判定からの変更」の表',
  },
];

/** What is right: tenths, or the position of the option. */
export const analysisKey: Record<string, number> = { 'first-12': 742, 'first-12-national': -160, direction: 0 };

const readable = (entry: AnalysisWritten | undefined): boolean =>
  !entry || entry.kind === 'choice' || entry.text.trim() === '' || tenthsOf(entry.text) !== null;

export class FakeAnalysis {
  /** Decided cases of the office's own period. */
  decided = 412;

  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    analysis_exercise: ({ source }) => this.open(source as AnalysisSource),
    mark_analysis: ({ source, written, learner }) =>
      this.mark(source as AnalysisSource, written as AnalysisWrittenAnswers, learner as number | null),
  };

  constructor(
    private readonly learners: FakeLearners,
    private readonly board: () => FakeBoard,
  ) {}

  private open(source: AnalysisSource): AnalysisTask {
    if (source.kind === 'office' && this.decided < 10) {
      throw refuse('analysis-too-few', `この期間の判定は${this.decided}件です。問題にするには10件以上必要です。期間を広げてください。`);
    }
    const statistics = { ...statisticsOf(this.board()).statistics, panels: [], investigators: [] };
    if (source.kind === 'office') {
      return { task: 'analysis/office', title: '業務分析データ 自分の市区町村', source, statistics, questions };
    }
    const number = numberOf(source.number, refuse);
    return {
      task: `analysis/${number}`,
      title: `業務分析データ 課題${number}`,
      source: { kind: 'drawn', number },
      statistics,
      questions,
    };
  }

  private mark(source: AnalysisSource, written: AnalysisWrittenAnswers, learner: number | null): AnalysisMarkingView {
    const { task, title } = this.open(source);
    const lines = questions.map(({ id }, index): AnalysisMarkView => markedLine(id, `問${index + 1}`, this.verdict(id, written[id])));
    const unreadable = questions
      .filter(({ id }) => !readable(written[id]))
      .map(({ id }) => ({ id, sentence: '数として読めません。「7.4」のように小数第1位までの数を書いてください。' }));
    const marking = summed(lines);
    const at = questions.findIndex(({ id }) => id === marking.first_wrong);
    this.learners.attempt(
      learner,
      { kind: 'analysis', task, title, name: at < 0 ? null : `問${at + 1}`, cause: '分母の取り違え' },
      marking,
    );
    return { ...marking, unreadable };
  }

  private verdict(id: string, entry: AnalysisWritten | undefined): LineVerdict {
    if (!entry || !readable(entry)) return 'not_filled';
    const value = entry.kind === 'choice' ? entry.option : tenthsOf(entry.text);
    if (value === null) return 'not_filled';
    return value === analysisKey[id] ? 'right' : 'wrong';
  }
}
