import { LatestOnly } from '../../../parts/latest-only';
import { refusalOf } from '../../../refusal';
import { drawWorksheet, saveWorksheets } from '../../../training-commands';
import type { CalculationTask, PacketPaper, PacketProgress, Refusal, SavedSheet, WorksheetPartView, WorksheetRequest } from '../../../types';
import type { DrawnSheet } from '../../../commands';
import { TaskWish } from '../calculation/task-wish.svelte';

/** The most tasks that are printed at a time. */
export const mostTasks = 60;

/** 計算用紙 to be printed. Kept while the program runs. */
export class PrintingWork {
  readonly wish = new TaskWish();
  /** How many tasks, in the numbers that follow one another; as typed. */
  count = $state('1');
  paper = $state<PacketPaper>('a4');
  part = $state<WorksheetPartView>('blank');

  drawn = $state.raw<DrawnSheet | null>(null);
  drawing = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  progress = $state.raw<PacketProgress | null>(null);
  printing = $state(false);

  readonly #drawing = new LatestOnly<WorksheetRequest, DrawnSheet>(
    (request) => drawWorksheet(request),
    (drawn) => {
      this.drawing = false;
      this.drawn = drawn;
    },
    (cause) => {
      this.drawing = false;
      this.refusal = refusalOf(cause);
    },
  );

  /** How many tasks; null where what was typed is no such number. */
  get many(): number | null {
    if (this.wish.exercise !== null) return 1;
    const text = this.count.normalize('NFKC').trim();
    const many = Number(text);
    return /^\d+$/.test(text) && many >= 1 && many <= mostTasks ? many : null;
  }

  /** The tasks to be printed; the first alone where what was typed is no number. */
  get tasks(): CalculationTask[] {
    const { task } = this.wish;
    if (!task) return [];
    const { many } = this;
    if (task.kind === 'kept' || many === null || many === 1) return [task];
    const first = firstNumber(task.number);
    if (first === null) return [task];
    return Array.from({ length: many }, (_one, index) => ({ ...task, number: String(first + BigInt(index)) }));
  }

  /** What is to be printed; null where it cannot be said yet. */
  get request(): WorksheetRequest | null {
    const { tasks, paper, part } = this;
    return tasks.length === 0 || this.many === null ? null : { tasks, paper, part };
  }

  /** A preview shows the first task of a row. */
  get preview(): WorksheetRequest | null {
    const { request } = this;
    return request && { ...request, tasks: request.tasks.slice(0, 1) };
  }

  draw(preview: WorksheetRequest): void {
    this.drawing = true;
    this.drawn = null;
    this.refusal = null;
    this.#drawing.put(preview);
  }

  async print(request: WorksheetRequest, path: string, replace: boolean): Promise<SavedSheet | null> {
    this.progress = null;
    this.printing = true;
    try {
      return await saveWorksheets(request, path, replace, (told) => (this.progress = told));
    } finally {
      this.printing = false;
    }
  }
}

/** The number as typed; null where it is none. */
export function firstNumber(text: string): bigint | null {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,20}$/.test(plain) ? BigInt(plain) : null;
}
