import { Attempt } from '../../../attempt.svelte';
import type { ExerciseKind, LineVerdict, Refusal } from '../../../types';
import type { KeptWork } from '../kept-work.svelte';

/** How a line was marked. */
export interface MarkedLine {
  id: string;
  verdict: LineVerdict;
  words: string;
  sentence: string | null;
}

/** How everything was marked. */
export interface LineMarking {
  lines: MarkedLine[];
  /** What was typed and is no number or no day, by line. */
  unreadable: { id: string; sentence: string }[];
  first_wrong: string | null;
  complete: boolean;
}

/** What an exercise asks the back end. */
interface Calls<Source, Task, Entry, Marking> {
  kind: ExerciseKind;
  open: (source: Source) => Promise<Task>;
  /** `learner`: whose attempt is kept; null keeps none. */
  mark: (source: Source, written: Record<string, Entry>, learner: number | null) => Promise<Marking>;
}

/** What is kept of unfinished work. */
interface Content<Source, Entry> {
  source: Source;
  written: Record<string, Entry>;
}

/**
 * An exercise of lines to be written and marked. What a learner wrote is kept in the file until everything is right;
 * without a learner it stays while the program runs.
 */
export class NumberedExercise<Source, Task extends { task: string; title: string }, Entry, Marking extends LineMarking> {
  /** What is worked on. */
  source = $state.raw<Source | null>(null);
  task = $state.raw<Task | null>(null);
  written = $state.raw<Readonly<Record<string, Entry>>>({});
  marking = $state.raw<Marking | null>(null);
  /** The lines that were changed after the marking. */
  changed = $state.raw<ReadonlySet<string>>(new Set());
  /** Whether what is written was kept from before. */
  continued = $state(false);
  /** What is to be opened although something is written that nobody keeps. */
  asking = $state.raw<Source | null>(null);

  readonly opening = new Attempt();
  readonly working = new Attempt();
  readonly #calls: Calls<Source, Task, Entry, Marking>;
  readonly #kept: KeptWork;

  constructor(calls: Calls<Source, Task, Entry, Marking>, kept: KeptWork) {
    this.#calls = calls;
    this.#kept = kept;
  }

  /** Whether anything is written. */
  get begun(): boolean {
    return Object.keys(this.written).length > 0;
  }

  /** Why it could not be marked, or what is written not be kept. */
  get refusal(): Refusal | null {
    return this.working.refusal ?? this.#kept.refusal;
  }

  /** Opens `source`; asks first where something is written that nobody keeps. `sure`: the person was asked. */
  async open(source: Source, sure = false): Promise<void> {
    if (!sure && this.begun && this.#kept.learner === null) {
      this.asking = source;
      return;
    }
    this.asking = null;
    await this.opening.run(async () => {
      const task = await this.#calls.open(source);
      const kept = await this.#kept.load<Content<Source, Entry>>(task.task);
      this.source = source;
      this.task = task;
      this.written = kept?.written ?? {};
      this.continued = kept !== null;
      this.marking = null;
      this.changed = new Set();
    });
  }

  /** Where a task that the learner left unfinished comes from; null where nothing is kept of it. */
  async sourceOf(task: string): Promise<Source | null> {
    return (await this.#kept.load<Content<Source, Entry>>(task))?.source ?? null;
  }

  /** Writes into a line; `null` empties it. */
  write(line: string, entry: Entry | null): void {
    const { [line]: _before, ...others } = this.written;
    this.written = entry === null ? others : { ...others, [line]: entry };
    this.changed = new Set([...this.changed, line]);
    this.#keep();
  }

  /** Puts what was written in another form; what it says stays as it was marked. */
  restate(line: string, entry: Entry): void {
    this.written = { ...this.written, [line]: entry };
    this.#keep();
  }

  async mark(): Promise<void> {
    const { source, task } = this;
    if (source === null || !task) return;
    await this.working.run(async () => {
      const marking = await this.#calls.mark(source, this.written, this.#kept.learner);
      this.marking = marking;
      this.changed = new Set();
      if (marking.complete) await this.#kept.drop(task.task);
    });
  }

  /** How a line was marked; null where it was changed since, or never marked. */
  markOf(line: string): MarkedLine | null {
    if (this.changed.has(line)) return null;
    return this.marking?.lines.find(({ id }) => id === line) ?? null;
  }

  /** Why a line could not be read when it was marked. */
  unreadableOf(line: string): string | null {
    if (this.changed.has(line)) return null;
    return this.marking?.unreadable.find(({ id }) => id === line)?.sentence ?? null;
  }

  #keep(): void {
    const { source, task, written } = this;
    if (task) this.#kept.keep(this.#calls.kind, task.task, task.title, { source, written });
  }
}
