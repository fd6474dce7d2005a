import { analysisExercise, markAnalysis } from '../../../training-commands';
import type { AnalysisMarkingView, AnalysisSource, AnalysisTask, AnalysisWritten, StatisticsQuery } from '../../../types';
import { fiscalYear } from '../../board/statistics/period';
import type { KeptWork } from '../kept-work.svelte';
import { newNumber } from '../numbered/new-number';
import { NumberedExercise } from '../numbered/numbered-exercise.svelte';

/** Reading 業務分析データ, as far as a learner has come. Kept while the program runs. */
export class AnalysisWork {
  /** Whose figures the next exercise is to be about. */
  kind = $state<AnalysisSource['kind']>('drawn');
  /** 課題番号 as typed for the next exercise. */
  number = $state(newNumber());
  /** The period for the next exercise on the office's own figures. */
  period = $state.raw<StatisticsQuery>(fiscalYear(new Date(), 0));
  readonly exercise: NumberedExercise<AnalysisSource, AnalysisTask, AnalysisWritten, AnalysisMarkingView>;
  /** Questions of which the learner asked where to look. */
  shown = $state.raw<ReadonlySet<string>>(new Set());

  constructor(kept: KeptWork) {
    this.exercise = new NumberedExercise({ kind: 'analysis', open: analysisExercise, mark: markAnalysis }, kept);
  }

  async open(source: AnalysisSource, sure = false): Promise<void> {
    await this.exercise.open(source, sure);
    const { task } = this.exercise;
    if (!task || this.exercise.asking !== null || this.exercise.opening.refusal) return;
    this.kind = task.source.kind;
    if (task.source.kind === 'drawn') this.number = task.source.number;
    else this.period = { from: task.source.from, to: task.source.to };
    this.shown = new Set();
  }

  /** Opens what the learner left unfinished. */
  async resume(task: string): Promise<void> {
    const source = await this.exercise.sourceOf(task);
    if (source !== null) await this.open(source);
  }

  /** Shows where to look for a question. */
  show(question: string): void {
    this.shown = new Set([...this.shown, question]);
  }
}
