import { refusalOf } from '../../refusal';
import { dropWork, keepWork, keptWork } from '../../training-commands';
import type { ExerciseKind, Refusal } from '../../types';

/** So long after the last change, in milliseconds, unfinished work is kept. */
const pause = 600;

interface Waiting {
  kind: ExerciseKind;
  title: string;
  content: string;
}

/**
 * The unfinished work of a learner, by task. Without a learner nothing is kept and nothing is found.
 *
 * The part of the course that a task belongs to drops what is finished.
 */
export class KeptWork {
  /** Why the last change could not be kept. */
  refusal = $state.raw<Refusal | null>(null);

  readonly #waiting = new Map<string, Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Calls follow one another, so that an older content never replaces a newer one. */
  #last: Promise<void> = Promise.resolve();

  /** `learner`: whose work; null where nothing is to be recorded. */
  constructor(readonly learner: number | null) {}

  /** What the learner left of a task; null where there is none. */
  async load<Content>(task: string): Promise<Content | null> {
    if (this.learner === null) return null;
    await this.flush();
    const content = await keptWork(this.learner, task);
    return content === null ? null : (JSON.parse(content) as Content);
  }

  /** Keeps what is filled in, a moment after the last change. */
  keep(kind: ExerciseKind, task: string, title: string, content: unknown): void {
    if (this.learner === null) return;
    this.#waiting.set(task, { kind, title, content: JSON.stringify(content) });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Forgets what was left of a task: it is finished, or begun anew. */
  async drop(task: string): Promise<void> {
    const { learner } = this;
    if (learner === null) return;
    this.#waiting.delete(task);
    await this.#inOrder(async () => void (await dropWork(learner, task)));
  }

  /** Keeps at once what still waits: before another learner is chosen, the screen is left or the file is locked. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const { learner } = this;
    if (learner === null) return;
    const all = [...this.#waiting];
    this.#waiting.clear();
    for (const [task, work] of all) {
      void this.#inOrder(async () => {
        try {
          await keepWork(learner, work.kind, task, work.title, work.content);
        } catch (cause) {
          // Tried again with the next change, unless that holds something newer.
          if (!this.#waiting.has(task)) this.#waiting.set(task, work);
          throw cause;
        }
      });
    }
    await this.#last;
  }

  #inOrder(call: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      try {
        await call();
        this.refusal = null;
      } catch (cause) {
        this.refusal = refusalOf(cause);
      }
    });
    return this.#last;
  }
}
