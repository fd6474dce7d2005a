import { Attempt } from '../../../attempt.svelte';
import { LatestOnly } from '../../../parts/latest-only';
import { refusalOf } from '../../../refusal';
import { calculation, calculationHint, calculationSheet, markCalculation } from '../../../training-commands';
import type {
  Calculation,
  CalculationMark,
  CalculationMarking,
  CalculationSheet,
  CalculationTask,
  Hint,
  HintDegree,
  HintsTold,
  LineId,
  Refusal,
  TreeId,
  Written,
  WrittenEntry,
} from '../../../types';
import type { KeptWork } from '../kept-work.svelte';
import { TaskWish } from './task-wish.svelte';

/** Hints, from the least to the most that is told. */
export const degrees: readonly HintDegree[] = ['place', 'comparison', 'value'];

type Hints = Readonly<Record<LineId, readonly Hint[]>>;

/** What is kept of unfinished work. */
interface Content {
  source: CalculationTask;
  written: Written;
  hints: Hints;
}

/** An exercise by hand, as far as the learner has come. Kept while the program runs, and in the file for a learner. */
export class CalculationWork {
  readonly wish = new TaskWish();
  /** What is worked on. */
  task = $state.raw<CalculationTask | null>(null);
  calculation = $state.raw<Calculation | null>(null);
  sheet = $state.raw<CalculationSheet>({ lines: [], unreadable: [] });
  written = $state.raw<Written>({});
  marking = $state.raw<CalculationMarking | null>(null);
  /** The lines that were changed after the marking. */
  changed = $state.raw<ReadonlySet<LineId>>(new Set());
  hints = $state.raw<Hints>({});
  /** The line that the focus is in. */
  at = $state<LineId | null>(null);
  /** The tree whose figure lies open. */
  figure = $state<TreeId | null>(null);
  /** What is to be opened although something is filled in that nobody keeps. */
  asking = $state.raw<CalculationTask | null>(null);
  /** Whether what is filled in was kept from before. */
  continued = $state(false);
  /** What was filled in before the learner began anew. */
  former = $state.raw<Pick<Content, 'written' | 'hints'> | null>(null);

  readonly opening = new Attempt();
  readonly working = new Attempt();
  readonly #kept: KeptWork;

  readonly #sheets = new LatestOnly<{ task: CalculationTask; written: Written }, CalculationSheet>(
    ({ task, written }) => calculationSheet(task, written),
    (sheet, { task }) => {
      if (task === this.task) this.sheet = sheet;
    },
    (cause) => (this.working.refusal = refusalOf(cause)),
  );

  constructor(kept: KeptWork) {
    this.#kept = kept;
  }

  /** Whether anything is filled in. */
  get begun(): boolean {
    return Object.keys(this.written).length > 0;
  }

  /** Why it could not be marked, or what is filled in not be kept. */
  get refusal(): Refusal | null {
    return this.working.refusal ?? this.#kept.refusal;
  }

  /** Opens `source`; asks first where something is filled in that nobody keeps. `sure`: the person was asked. */
  async open(source: CalculationTask, sure = false): Promise<void> {
    if (!sure && this.begun && this.#kept.learner === null) {
      this.asking = source;
      return;
    }
    this.asking = null;
    await this.opening.run(async () => {
      const opened = await calculation(source);
      const kept = await this.#kept.load<Content>(opened.task);
      const task = source.kind === 'drawn' ? { ...source, number: opened.number } : source;
      const written = kept?.written ?? {};
      const sheet = kept ? await calculationSheet(task, written) : opened.sheet;
      this.calculation = opened;
      this.task = task;
      this.wish.take(task);
      this.sheet = sheet;
      this.written = written;
      this.hints = kept?.hints ?? {};
      this.continued = kept !== null;
      this.former = null;
      this.marking = null;
      this.changed = new Set();
      this.at = null;
      this.figure = null;
    });
  }

  /** Opens what the learner left unfinished. */
  async resume(task: string): Promise<void> {
    const kept = await this.#kept.load<Content>(task);
    if (kept) await this.open(kept.source);
  }

  /**
   * Takes over what was filled in before the learner was chosen; false where there is nothing, or where the learner
   * has work of their own.
   */
  async takeOver(from: CalculationWork): Promise<boolean> {
    const { task, calculation: opened } = from;
    if (!task || !opened || !from.begun || this.begun) return false;
    if ((await this.#kept.load<Content>(opened.task)) !== null) return false;
    this.task = task;
    this.calculation = opened;
    this.wish.take(task);
    this.sheet = from.sheet;
    this.written = from.written;
    this.hints = from.hints;
    this.marking = from.marking;
    this.changed = from.changed;
    this.#keep();
    from.task = null;
    from.calculation = null;
    from.written = {};
    from.hints = {};
    return true;
  }

  /** Empties the worksheet; what stood there can be taken back, and stays in the file, until something is written. */
  beginAnew(): void {
    this.former = { written: this.written, hints: this.hints };
    this.#put({ written: {}, hints: {} });
  }

  takeBack(): void {
    if (this.former) this.#put(this.former);
    this.former = null;
  }

  #put({ written, hints }: Pick<Content, 'written' | 'hints'>): void {
    this.written = written;
    this.hints = hints;
    this.continued = false;
    this.marking = null;
    this.changed = new Set();
    this.refresh();
  }

  /** The focus came into a line. An open figure follows into the tree that is traced there. */
  enter(line: LineId): void {
    this.at = line;
    const tree = this.treeOf(line);
    if (this.figure !== null && tree !== null && this.calculation?.figures[tree]) this.figure = tree;
  }

  /** The tree that a line belongs to. */
  treeOf(line: LineId | null): TreeId | null {
    const kind = this.sheet.lines.find(({ id }) => id === line)?.kind;
    return kind?.kind === 'question' || kind?.kind === 'minutes' ? kind.tree : null;
  }

  /** Writes into a line; `null` empties it. */
  write(line: LineId, entry: WrittenEntry | null): void {
    const { [line]: _before, ...others } = this.written;
    this.written = entry ? { ...others, [line]: entry } : others;
    this.changed = new Set([...this.changed, line]);
    this.former = null;
    this.#keep();
  }

  /** Reads the worksheet again, so that what follows from an entry is shown. */
  refresh(): void {
    if (this.task) this.#sheets.put({ task: this.task, written: this.written });
  }

  async mark(): Promise<void> {
    const { task, calculation: opened } = this;
    if (!task || !opened) return;
    await this.working.run(async () => {
      const marking = await markCalculation(task, this.written, this.#kept.learner, this.#told());
      this.marking = marking;
      this.sheet = marking.sheet;
      this.changed = new Set();
      if (marking.complete) await this.#kept.drop(opened.task);
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
      this.former = null;
      this.#keep();
    });
  }

  /** Hints told so far, by degree. */
  #told(): HintsTold {
    const all = Object.values(this.hints).flat();
    const of = (wanted: HintDegree) => all.filter(({ degree }) => degree === wanted).length;
    return [of('place'), of('comparison'), of('value')];
  }

  #keep(): void {
    const { task, calculation: opened, written, hints } = this;
    if (!task || !opened) return;
    if (!this.begun && Object.keys(hints).length === 0) {
      void this.#kept.drop(opened.task);
      return;
    }
    const content: Content = { source: task, written, hints };
    this.#kept.keep('calculation', opened.task, opened.title, content);
  }
}
