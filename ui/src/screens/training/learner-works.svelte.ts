import { AnalysisWork } from './analysis/analysis-work.svelte';
import { CalculationWork } from './calculation/calculation-work.svelte';
import { KeptWork } from './kept-work.svelte';
import { NotesWork } from './notes/notes-work.svelte';
import { ReviewWork } from './review/review-work.svelte';

/** What one learner works on, part by part. */
export class LearnerWorks {
  readonly kept: KeptWork;
  readonly calculation: CalculationWork;
  readonly review: ReviewWork;
  readonly analysis: AnalysisWork;
  readonly notes = new NotesWork();

  /** `learner`: null where nothing is to be recorded. */
  constructor(learner: number | null) {
    this.kept = new KeptWork(learner);
    this.calculation = new CalculationWork(this.kept);
    this.review = new ReviewWork(this.kept);
    this.analysis = new AnalysisWork(this.kept);
  }
}
