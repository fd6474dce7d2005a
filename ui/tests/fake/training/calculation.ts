// Reckoning by hand as the back end gives it: two exercises with their keys, written out by the program. Marking here
// only compares with the key; why a line is wrong is the back end's own matter.

import type {
  Calculation,
  CalculationMark,
  CalculationMarking,
  CalculationSheet,
  CalculationTask,
  Hint,
  HintDegree,
  HintsTold,
  Line,
  LineId,
  LineVerdict,
  TrainingChoices,
  Written,
  WrittenEntry,
} from '../../../src/types';
import { refuse } from '../case';
import additionJson from './addition.json';
import choicesJson from './choices.json';
import type { FakeExercises } from './exercises';
import type { FakeLearners } from './learners';
import { markedLine, numberOf, summed, tenthsOf } from './marked';
import wholeJson from './whole.json';

/** An exercise with everything that can be asked about it. */
interface WrittenOut {
  calculation: Omit<Calculation, 'task' | 'title' | 'made_up'>;
  /** The worksheet with every question of the right ways. */
  lines: Line[];
  key: Record<LineId, { kind: string; value?: number; arm?: number; level?: string }>;
  hints: Record<LineId, Hint[]>;
}

const choices = choicesJson as unknown as TrainingChoices;
export const whole = wholeJson as unknown as WrittenOut;
export const addition = additionJson as unknown as WrittenOut;

const degrees: HintDegree[] = ['place', 'comparison', 'value'];

function isWritten(entry: WrittenEntry | undefined): boolean {
  if (!entry) return false;
  return entry.kind === 'number' ? tenthsOf(entry.text) !== null : entry.kind === 'level' || entry.arm !== null;
}

export class FakeCalculation {
  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    training_choices: () => choices,
    calculation: ({ task }) => this.open(task as CalculationTask),
    calculation_sheet: ({ task, written }) => this.sheet(this.of(task as CalculationTask), written as Written),
    mark_calculation: ({ task, written, learner, hints }) =>
      this.attempt(task as CalculationTask, written as Written, learner as number | null, hints as HintsTold),
    calculation_hint: ({ task, line, degree }) =>
      this.of(task as CalculationTask).hints[String(line)]?.[degrees.indexOf(degree as HintDegree)],
  };

  constructor(
    private readonly learners: FakeLearners,
    private readonly exercises: FakeExercises,
  ) {}

  /** The exercise whose difficulty comes nearest. */
  private of(task: CalculationTask): WrittenOut {
    return task.kind === 'drawn' && task.difficulty.dementia_addition === 'yes' ? addition : whole;
  }

  /** Key, title and number, as the back end makes them. */
  private named(task: CalculationTask): Pick<Calculation, 'task' | 'title' | 'number' | 'made_up'> {
    if (task.kind === 'kept') {
      const kept = this.exercises.one(task.exercise);
      return { task: `kept/${kept.id}`, title: kept.title, number: String(kept.id), made_up: false };
    }
    const number = numberOf(task.number, refuse);
    const asked = JSON.stringify(task.difficulty);
    const preset = choices.presets.find(({ difficulty }) => JSON.stringify(difficulty) === asked)?.preset;
    return {
      task: preset ? `${preset}/${number}` : `own/${number}/0a1b2c3d`,
      title: `${preset ?? '自分で選んだ条件'} 課題${number}`,
      number,
      made_up: true,
    };
  }

  private open(task: CalculationTask): Calculation {
    const exercise = this.of(task);
    return { ...exercise.calculation, ...this.named(task), sheet: this.sheet(exercise, {}) };
  }

  /** A tree's questions down to the first that is not filled in. */
  private sheet(exercise: WrittenOut, written: Written): CalculationSheet {
    const hidden = new Set<string>();
    const lines = exercise.lines.filter(({ id, kind }) => {
      if (kind.kind !== 'question') return true;
      if (hidden.has(kind.tree)) return false;
      if (!isWritten(written[id])) hidden.add(kind.tree);
      return true;
    });
    const unreadable = Object.entries(written).flatMap(([id, entry]) => {
      const text = entry.kind === 'number' ? entry.text : entry.kind === 'branch' ? entry.read : '';
      if (text.trim() === '' || tenthsOf(text) !== null) return [];
      return [{ id, sentence: `「${text}」は数として読めません。「7.4」のように小数第1位までの数を書いてください。` }];
    });
    return { lines, unreadable };
  }

  private attempt(task: CalculationTask, written: Written, learner: number | null, hints: HintsTold): CalculationMarking {
    const exercise = this.of(task);
    const marking = this.mark(exercise, written);
    const name = exercise.lines.find(({ id }) => id === marking.first_wrong)?.label ?? null;
    this.learners.attempt(learner, { kind: 'calculation', ...this.named(task), hints, name, cause: '得点表の行の読み違い' }, marking);
    return marking;
  }

  private mark(exercise: WrittenOut, written: Written): CalculationMarking {
    const sheet = this.sheet(exercise, written);
    const asked = sheet.lines.filter(({ kind }) => kind.kind !== 'given');
    const lines: CalculationMark[] = asked.map((line) =>
      markedLine(line.id, line.label, this.verdict(exercise, line, written[line.id])),
    );
    return { sheet, ...summed(lines) };
  }

  private verdict({ key }: WrittenOut, line: Line, entry: WrittenEntry | undefined): LineVerdict {
    if (!entry || !isWritten(entry)) return 'not_filled';
    const right = key[line.id];
    if (!right) return 'accepted';
    const same =
      entry.kind === 'number' ? tenthsOf(entry.text) === right.value
      : entry.kind === 'level' ? entry.level === right.level
      : entry.arm === right.arm;
    return same ? 'right' : 'wrong';
  }
}
