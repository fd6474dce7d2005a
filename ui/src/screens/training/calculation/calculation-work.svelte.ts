import { Attempt } from '../../../attempt.svelte';
import { refusalOf } from '../../../refusal';
import {
  calculation,
  calculationHint,
  calculationSheet,
  markCalculation,
  trainingChoices,
} from '../../../training-commands';
import type {
  Calculation,
  CalculationMark,
  CalculationMarking,
  CalculationSheet,
  CalculationTask,
  Difficulty,
  Hint,
  HintDegree,
  LineId,
  Preset,
  TrainingChoices,
  Written,
  WrittenEntry,
} from '../../../types';
import { LatestOnly } from '../../../parts/latest-only';

/** Hints, from the least to the most that is told. */
export const degrees: readonly HintDegree[] = ['place', 'comparison', 'value'];

/** An exercise by hand, as far as the learner has come. Kept while the program runs. */
export class CalculationWork {
  choices = $state.raw<TrainingChoices | null>(null);
  /** The difficulty chosen for the next exercise; null where its details were changed. */
  preset = $state<Preset | null>('D1');
  difficulty = $state.raw<Difficulty | null>(null);
  /** 課題番号 as typed for the next exercise. */
  number = $state('');
  /** What is worked on. */
  task = $state.raw<CalculationTask | null>(null);
  calculation = $state.raw<Calculation | null>(null);
  sheet = $state.raw<CalculationSheet>({ lines: [], unreadable: [] });
  written = $state.raw<Written>({});
  marking = $state.raw<CalculationMarking | null>(null);
  /** The lines that were changed after the marking. */
  changed = $state.raw<ReadonlySet<LineId>>(new Set());
  hints = $state.raw<Readonly<Record<LineId, readonly Hint[]>>>({});
  /** The line that the focus is in. */
  at = $state<LineId | null>(null);
  /** The learner was asked whether to leave what is filled in. */
  asking = $state(false);

  readonly opening = new Attempt();
  readonly working = new Attempt();

  readonly #sheets = new LatestOnly<{ task: CalculationTask; written: Written }, CalculationSheet>(
    ({ task, written }) => calculationSheet(task, written),
    (sheet, { task }) => {
      if (task === this.task) this.sheet = sheet;
    },
    (cause) => (this.working.refusal = refusalOf(cause)),
  );

  async look(): Promise<void> {
    if (this.choices) return;
    await this.opening.run(async () => {
      this.choices = await trainingChoices();
      this.choose(this.choices.presets[0]?.preset ?? 'D1');
      this.number = newNumber();
    });
  }

  choose(preset: Preset): void {
    this.preset = preset;
    this.difficulty = this.choices?.presets.find((known) => known.preset === preset)?.difficulty ?? null;
  }

  /** Changes a detail of what the next exercise asks. */
  detail(part: Partial<Difficulty>): void {
    if (!this.difficulty) return;
    this.difficulty = { ...this.difficulty, ...part };
    this.preset = null;
  }

  /** Whether anything is filled in. */
  get begun(): boolean {
    return Object.keys(this.written).length > 0;
  }

  /** Opens the exercise that is chosen; asks first where something is filled in. */
  async open(): Promise<void> {
    if (this.begun && !this.asking) {
      this.asking = true;
      return;
    }
    this.asking = false;
    await this.opening.run(async () => {
      if (!this.difficulty) return;
      const task = { number: this.number, difficulty: this.difficulty };
      const opened = await calculation(task);
      this.calculation = opened;
      this.task = { ...task, number: opened.number };
      this.number = opened.number;
      this.sheet = opened.sheet;
      this.written = {};
      this.marking = null;
      this.changed = new Set();
      this.hints = {};
      this.at = null;
    });
  }

  /** Opens another exercise of the same difficulty. */
  async openAnother(): Promise<void> {
    if (!this.begun || this.asking) this.number = newNumber();
    await this.open();
  }

  /** Writes into a line; `null` empties it. */
  write(line: LineId, entry: WrittenEntry | null): void {
    const { [line]: _before, ...others } = this.written;
    this.written = entry ? { ...others, [line]: entry } : others;
    this.changed = new Set([...this.changed, line]);
  }

  /** Reads the worksheet again, so that what follows from an entry is shown. */
  refresh(): void {
    if (this.task) this.#sheets.put({ task: this.task, written: this.written });
  }

  async mark(): Promise<void> {
    const { task } = this;
    if (!task) return;
    await this.working.run(async () => {
      const marking = await markCalculation(task, this.written);
      this.marking = marking;
      this.sheet = marking.sheet;
      this.changed = new Set();
    });
  }

  /** How a line was marked; null where it was changed since, or never marked. */
  markOf(line: LineId): CalculationMark | null {
    if (this.changed.has(line)) return null;
    return this.marking?.lines.find(({ id }) => id === line) ?? null;
  }

  /** Asks for the next hint of a line. */
  async hint(line: LineId): Promise<void> {
    const { task } = this;
    const told = this.hints[line] ?? [];
    const degree = degrees[told.length];
    if (!task || !degree) return;
    await this.working.run(async () => {
      const next = await calculationHint(task, this.written, line, degree);
      this.hints = { ...this.hints, [line]: [...told, next] };
    });
  }
}

/** A 課題番号 of six digits, so that a teacher can call it out. */
function newNumber(): string {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(100_000 + (drawn % 900_000));
}
