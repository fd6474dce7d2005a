import { refusalOf } from '../../../refusal';
import { markReview, reviewExercise } from '../../../training-commands';
import type { ReviewLineView, ReviewMarkingView, ReviewTask, ReviewWritten } from '../../../types';
import { readField, shownField } from '../../case/fields/field-kinds';
import type { KeptWork } from '../kept-work.svelte';
import { newNumber } from '../numbered/new-number';
import { NumberedExercise } from '../numbered/numbered-exercise.svelte';

/** 簡素化 and 有効期間 of a made-up case, as far as a learner has come. Kept while the program runs. */
export class ReviewWork {
  /** 課題番号 as typed for the next exercise. */
  number = $state(newNumber());
  readonly exercise: NumberedExercise<string, ReviewTask, ReviewWritten, ReviewMarkingView>;
  /** What was read in the lines that were left: a day as ISO text, or why it is none. */
  read = $state.raw<Readonly<Record<string, { day: string } | { unreadable: string }>>>({});

  constructor(kept: KeptWork) {
    this.exercise = new NumberedExercise({ kind: 'review', open: reviewExercise, mark: markReview }, kept);
  }

  async open(number: string, sure = false): Promise<void> {
    await this.exercise.open(number, sure);
    const { task } = this.exercise;
    if (!task || this.exercise.asking !== null || this.exercise.opening.refusal) return;
    this.number = task.number;
    this.read = {};
    await Promise.all(task.lines.map((line) => this.leave(line)));
  }

  /** Opens what the learner left unfinished. */
  async resume(task: string): Promise<void> {
    const number = await this.exercise.sourceOf(task);
    if (number !== null) await this.open(number);
  }

  textOf(line: string): string {
    const entry = this.exercise.written[line];
    return entry && 'text' in entry ? entry.text : '';
  }

  type(line: ReviewLineView, text: string): void {
    const { [line.id]: _before, ...others } = this.read;
    this.read = others;
    const kind = line.kind === 'day' ? 'day' : 'months';
    this.exercise.write(line.id, text.trim() === '' ? null : { kind, text });
  }

  /** Reads what was typed into a line, so that a slip shows before the marking. */
  async leave({ id, kind }: ReviewLineView): Promise<void> {
    const text = this.textOf(id);
    if (kind === 'verdict' || text === '') return;
    try {
      const value = await readField(kind === 'day' ? 'date' : 'months', text);
      // The learner may have typed on meanwhile; then that text stays.
      if (this.textOf(id) !== text || kind !== 'day') return;
      if (shownField('date', value) !== text) this.exercise.restate(id, { kind, text: shownField('date', value) });
      this.read = { ...this.read, [id]: { day: value } };
    } catch (cause) {
      if (this.textOf(id) === text) this.read = { ...this.read, [id]: { unreadable: refusalOf(cause).message } };
    }
  }

  /** Why what stands in a line is no day or no number of months. */
  unreadableOf(line: string): string | null {
    const read = this.read[line];
    return read && 'unreadable' in read ? read.unreadable : this.exercise.unreadableOf(line);
  }
}
