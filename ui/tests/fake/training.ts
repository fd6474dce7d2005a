// The course as the back end gives it. Each part of it is a file of the folder `training`.

import type { VagueOccurrence } from '../../src/types';
import type { FakeBoard } from './board';
import type { FakeCase } from './case';
import { FakeAnalysis } from './training/analysis';
import { FakeCalculation } from './training/calculation';
import { FakeExercises } from './training/exercises';
import { FakeLearners } from './training/learners';
import notesJson from './training/notes.json';
import { FakeRecordSheets } from './training/record-sheets';
import { FakeReview } from './training/review';

export { addition, whole } from './training/calculation';

/** One word stands for all vague ones. */
const vagueIn = (text: string): VagueOccurrence[] =>
  [...text.matchAll(/ときどき/gu)].map(({ index }) => ({
    span: { start: index, end: index + 4, quoted: 'ときどき' },
    instead: '「週に2、3回」のように回数を書いてください。',
  }));

export class FakeTraining {
  readonly learners = new FakeLearners();
  readonly recordSheets = new FakeRecordSheets();
  readonly exercises: FakeExercises;
  readonly calculation: FakeCalculation;
  readonly review: FakeReview;
  readonly analysis: FakeAnalysis;
  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown>;

  constructor(cases: () => FakeCase[], board: () => FakeBoard) {
    this.exercises = new FakeExercises(cases);
    this.calculation = new FakeCalculation(this.learners, this.exercises);
    this.review = new FakeReview(this.learners);
    this.analysis = new FakeAnalysis(this.learners, board);
    this.commands = {
      note_course: () => notesJson,
      vague_words: ({ text }) => vagueIn(String(text)),
      ...this.calculation.commands,
      ...this.exercises.commands,
      ...this.review.commands,
      ...this.analysis.commands,
      ...this.learners.commands,
      ...this.recordSheets.commands,
    };
  }
}
