// The course as the back end gives it: two exercises with their keys, written out by the program. Marking here only
// compares with the key; why a line is wrong is the back end's own matter.

import type {
  Calculation,
  CalculationMark,
  CalculationMarking,
  CalculationSheet,
  CalculationTask,
  Hint,
  HintDegree,
  Line,
  LineId,
  LineVerdict,
  TrainingChoices,
  VagueOccurrence,
  Written,
  WrittenEntry,
} from '../../src/types';
import { refuse } from './case';
import additionJson from './training/addition.json';
import choicesJson from './training/choices.json';
import notesJson from './training/notes.json';
import wholeJson from './training/whole.json';

/** An exercise with everything that can be asked about it. */
interface WrittenOut {
  calculation: Calculation;
  /** The worksheet with every question of the right ways. */
  lines: Line[];
  key: Record<LineId, { kind: string; value?: number; arm?: number; level?: string }>;
  hints: Record<LineId, Hint[]>;
}

const choices = choicesJson as unknown as TrainingChoices;
export const whole = wholeJson as unknown as WrittenOut;
export const addition = additionJson as unknown as WrittenOut;

const words: Record<LineVerdict, string> = {
  right: '正解',
  follow_on: '前の誤りによる（計算は正しい）',
  accepted: '範囲内（テキストの図で確かめる）',
  wrong: '誤り',
  not_filled: '未記入',
};
const degrees: HintDegree[] = ['place', 'comparison', 'value'];

function tenthsOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[点分]$/u, '').trim();
  return /^\d+(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : null;
}

function isWritten(entry: WrittenEntry | undefined): boolean {
  if (!entry) return false;
  return entry.kind === 'number' ? tenthsOf(entry.text) !== null : entry.kind === 'level' || entry.arm !== null;
}

/** One word stands for all vague ones. */
const vagueIn = (text: string): VagueOccurrence[] =>
  [...text.matchAll(/ときどき/gu)].map(({ index }) => ({
    span: { start: index, end: index + 4, quoted: 'ときどき' },
    instead: '「週に2、3回」のように回数を書いてください。',
  }));

export class FakeTraining {
  readonly commands: Record<string, (payload: Record<string, unknown>) => unknown> = {
    training_choices: () => choices,
    note_course: () => notesJson,
    vague_words: ({ text }) => vagueIn(String(text)),
    calculation: ({ task }) => this.open(task as CalculationTask),
    calculation_sheet: ({ task, written }) => this.sheet(this.of(task as CalculationTask), written as Written),
    mark_calculation: ({ task, written }) => this.mark(this.of(task as CalculationTask), written as Written),
    calculation_hint: ({ task, line, degree }) =>
      this.of(task as CalculationTask).hints[String(line)]?.[degrees.indexOf(degree as HintDegree)],
  };

  /** The exercise whose difficulty comes nearest. */
  private of({ difficulty }: CalculationTask): WrittenOut {
    return difficulty.dementia_addition === 'yes' ? addition : whole;
  }

  private open(task: CalculationTask): Calculation {
    const number = task.number.normalize('NFKC').trim();
    if (!/^\d+$/.test(number)) {
      throw refuse('exercise-number', `課題番号「${number}」は数として読めません。「120345」のように数字だけで書いてください。`);
    }
    const { calculation } = this.of(task);
    const sheet = this.sheet(this.of(task), {});
    return { ...calculation, number, sheet };
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

  private mark(exercise: WrittenOut, written: Written): CalculationMarking {
    const sheet = this.sheet(exercise, written);
    const asked = sheet.lines.filter(({ kind }) => kind.kind !== 'given');
    const lines = asked.map((line): CalculationMark => {
      const verdict = this.verdict(exercise, line, written[line.id]);
      const sentence = verdict === 'wrong' ? `${line.label}: 確かめてください。` : null;
      return { id: line.id, verdict, words: words[verdict], sentence };
    });
    const first = lines.find(({ verdict }) => verdict === 'wrong');
    const complete = !first && lines.every(({ verdict }) => verdict !== 'not_filled');
    return { sheet, lines, first_wrong: first?.id ?? null, complete };
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
