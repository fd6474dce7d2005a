import { refusalOf } from '../../refusal';
import type { CalculationTask, ExerciseKind, KeptWorkView, Refusal } from '../../types';
import { Exercises } from './exercises/exercises.svelte';
import { LearnerWorks } from './learner-works.svelte';
import { Learners } from './learners/learners.svelte';
import { PrintingWork } from './printing/printing-work.svelte';
import { RecordSheets } from './record-sheet/record-sheets.svelte';

/** The parts of the course's screen. */
export type TrainingPart = ExerciseKind | 'notes' | 'record-sheet' | 'material' | 'learners';

/** What is done in the course. Kept while the program runs and the file is open. */
export class TrainingWork {
  part = $state<TrainingPart>('calculation');
  readonly learners = new Learners();
  readonly exercises = new Exercises();
  readonly printing = new PrintingWork();
  readonly recordSheets = new RecordSheets();

  /** What each learner works on, by number, and what is not recorded. */
  readonly #works = new Map<number | null, LearnerWorks>();
  /** What the one works on who is chosen. */
  mine = $state.raw(new LearnerWorks(null));

  /** Why the learner could not be chosen, or the work not be gone on with. */
  refusal = $state.raw<Refusal | null>(null);
  /** Whether the learner took over what was filled in before anyone was chosen. */
  takenOver = $state(false);

  constructor() {
    this.#works.set(null, this.mine);
  }

  /** Who learns; null where nothing is to be recorded. */
  get learner(): number | null {
    return this.mine.kept.learner;
  }

  /** Chooses who learns. What was filled in by another stays theirs. */
  async choose(learner: number | null): Promise<void> {
    if (learner === this.learner) return;
    this.refusal = null;
    const before = this.mine;
    try {
      await before.kept.flush();
      const works = this.#works.get(learner) ?? new LearnerWorks(learner);
      this.takenOver = before.kept.learner === null && (await works.calculation.takeOver(before.calculation));
      this.#works.set(learner, works);
      this.mine = works;
    } catch (cause) {
      this.refusal = refusalOf(cause);
    }
  }

  /** Removes a learner with everything that was recorded. */
  async remove(learner: number): Promise<void> {
    if (learner === this.learner) await this.choose(null);
    if (await this.learners.remove(learner)) this.#works.delete(learner);
  }

  /** Goes on with what a learner left unfinished. */
  async resume(learner: number, { kind, task }: KeptWorkView): Promise<void> {
    await this.choose(learner);
    if (this.learner !== learner) return;
    this.part = kind;
    try {
      await this.mine[kind].resume(task);
    } catch (cause) {
      this.refusal = refusalOf(cause);
    }
  }

  print(task: CalculationTask): void {
    this.printing.kind = 'calculation';
    this.printing.wish.take(task);
    this.part = 'material';
  }

  /** Goes to print the exercise on 簡素化 and 有効期間 of this number. */
  printReview(number: string): void {
    this.printing.kind = 'review';
    this.printing.reviewNumber = number;
    this.part = 'material';
  }

  /** Keeps at once what is typed: before the screen is left or the file is locked. False where something is refused. */
  async settle(): Promise<boolean> {
    await this.mine.kept.flush();
    return (await this.recordSheets.settle()) && this.mine.kept.refusal === null;
  }
}
