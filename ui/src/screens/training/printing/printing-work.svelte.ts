import { LatestOnly } from '../../../parts/latest-only';
import { refusalOf } from '../../../refusal';
import { drawWorksheet, saveWorksheets } from '../../../training-commands';
import type { CalculationTask, PacketPaper, PacketProgress, Refusal, SavedSheet, WorksheetPartView, WorksheetRequest, WorksheetTasks } from '../../../types';
import type { DrawnSheet } from '../../../commands';
import { TaskWish } from '../calculation/task-wish.svelte';
import { newNumber } from '../numbered/new-number';

/** The most tasks that are printed at a time. */
export const mostTasks = 60;

/** What the worksheets are of: cases to reckon by hand, or 簡素化 and 有効期間. */
export type WorksheetKind = 'calculation' | 'review';

/** What is filled in is called. */
export const blankNames: Record<WorksheetKind, string> = { calculation: '計算用紙', review: '演習用紙' };

/** Worksheets to be printed. Kept while the program runs. */
export class PrintingWork {
  kind = $state<WorksheetKind>('calculation');
  /** Which case is to be reckoned by hand. */
  readonly wish = new TaskWish();
  /** 課題番号 of the first exercise on 簡素化 and 有効期間, as typed. */
  reviewNumber = $state(newNumber());
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
    if (this.kind === 'calculation' && this.wish.exercise !== null) return 1;
    const text = this.count.normalize('NFKC').trim();
    const many = Number(text);
    return /^\d+$/.test(text) && many >= 1 && many <= mostTasks ? many : null;
  }

  /** The cases to be reckoned by hand; the first alone where what was typed is no number. */
  get tasks(): CalculationTask[] {
    const { task } = this.wish;
    if (!task) return [];
    if (task.kind === 'kept') return [task];
    return this.#inRow(task.number).map((number) => ({ ...task, number }));
  }

  /** The exercises on 簡素化 and 有効期間, likewise. */
  get reviews(): string[] {
    return this.#inRow(this.reviewNumber);
  }

  /** How many are printed. */
  get length(): number {
    return this.kind === 'review' ? this.reviews.length : this.tasks.length;
  }

  /** What is to be printed; null where it cannot be said yet. */
  get request(): WorksheetRequest | null {
    return this.#request(this.length);
  }

  /** A preview shows the first task of a row. */
  get preview(): WorksheetRequest | null {
    return this.#request(1);
  }

  /** Another number. */
  renew(): void {
    if (this.kind === 'review') this.reviewNumber = newNumber();
    else this.wish.renew();
  }

  #request(most: number): WorksheetRequest | null {
    const { kind, paper, part } = this;
    if (this.length === 0 || this.many === null) return null;
    const tasks: WorksheetTasks =
      kind === 'review' ? { review: this.reviews.slice(0, most) } : { calculation: this.tasks.slice(0, most) };
    return { tasks, paper: kind === 'review' ? 'a4' : paper, part };
  }

  /** As many numbers as are wanted, from the one that was typed on; that one alone where it is no number. */
  #inRow(typed: string): string[] {
    const { many } = this;
    const first = firstNumber(typed);
    if (many === null || many === 1 || first === null) return [typed];
    return Array.from({ length: many }, (_one, index) => String(first + BigInt(index)));
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
