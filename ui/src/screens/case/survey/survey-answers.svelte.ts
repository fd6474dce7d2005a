import { SvelteMap } from 'svelte/reactivity';

import { refusalOf } from '../../../refusal';
import type { AnswerSaved, ItemId, Refusal } from '../../../types';
import type { Serial } from '../serial';
import type { DrawnTogether } from './drawn-together';

/** Whether the answer on the screen is the one in the file. */
export type AnswerState = 'empty' | 'saved' | 'saving' | 'failed';

interface Entry {
  /** As the person gave it; stays on the screen whatever becomes of the saving. */
  given: number[] | null;
  /** As the file has it. */
  saved: number[] | null;
  /** Requests on their way. */
  waiting: number;
  refusal: Refusal | null;
}

const nothing: Entry = { given: null, saved: null, waiting: 0, refusal: null };

/** The answers of one survey on the screen, and how far each is saved. */
export class SurveyAnswers {
  readonly #entries = new SvelteMap<ItemId, Entry>();
  readonly #serial: Serial;
  readonly #send: (item: ItemId, numbers: number[] | null) => Promise<AnswerSaved>;
  readonly #onsaved: (saved: AnswerSaved) => void;

  /** `items` are those of the form: each is followed by itself, so that one answer redraws one row. */
  constructor(
    items: readonly ItemId[],
    answers: Record<ItemId, number[] | undefined>,
    serial: Serial,
    send: (item: ItemId, numbers: number[] | null) => Promise<AnswerSaved>,
    onsaved: (saved: AnswerSaved) => void,
  ) {
    this.#serial = serial;
    this.#send = send;
    this.#onsaved = onsaved;
    for (const item of items) {
      const numbers = answers[item] ?? null;
      this.#entries.set(item, { ...nothing, given: numbers, saved: numbers });
    }
  }

  /** The answer on the screen; null where there is none. */
  given(item: ItemId): number[] | null {
    return this.#entry(item).given;
  }

  /** The answer in the file; null where there is none. */
  saved(item: ItemId): number[] | null {
    return this.#entry(item).saved;
  }

  state(item: ItemId): AnswerState {
    const { given, waiting, refusal } = this.#entry(item);
    if (waiting > 0) return 'saving';
    if (refusal) return 'failed';
    return given === null ? 'empty' : 'saved';
  }

  refusal(item: ItemId): Refusal | null {
    return this.#entry(item).refusal;
  }

  /** Items whose answer on the screen is not in the file. */
  get failed(): ItemId[] {
    return [...this.#entries].filter(([, entry]) => entry.refusal).map(([item]) => item);
  }

  /**
   * Takes an answer, shows it and saves it. Nothing is sent where the file has it already. `drawing` may hold back what
   * is shown until the file has answered.
   */
  give(item: ItemId, numbers: number[] | null, drawing?: DrawnTogether): void {
    const entry = this.#entry(item);
    if (entry.waiting === 0 && !entry.refusal && same(entry.given, numbers)) return;
    void this.#save(item, numbers, drawing);
  }

  /** Shows what the file has by now, after undo. An answer that is not saved yet stays on the screen. */
  put(item: ItemId, numbers: number[] | null): void {
    const entry = this.#entry(item);
    if (same(entry.given, entry.saved)) this.#entries.set(item, { ...nothing, given: numbers, saved: numbers });
    else this.#entries.set(item, { ...entry, saved: numbers });
  }

  /** Saves an answer again that could not be saved. */
  async retry(item: ItemId): Promise<void> {
    if (this.#entry(item).refusal) await this.#save(item, this.given(item));
  }

  async #save(item: ItemId, numbers: number[] | null, drawing?: DrawnTogether): Promise<void> {
    const begin = () => {
      const before = this.#entry(item);
      this.#entries.set(item, { ...before, given: numbers, waiting: before.waiting + 1, refusal: null });
    };
    if (drawing) drawing.hold(begin);
    else begin();
    try {
      const saved = await this.#serial.run(() => this.#send(item, numbers));
      drawing?.draw();
      const entry = this.#entry(item);
      this.#entries.set(item, { ...entry, saved: saved.numbers, waiting: entry.waiting - 1 });
      this.#onsaved(saved);
    } catch (cause) {
      drawing?.draw();
      const entry = this.#entry(item);
      const waiting = entry.waiting - 1;
      // While a newer answer is on its way, only that one's fate counts.
      this.#entries.set(item, { ...entry, waiting, refusal: waiting === 0 ? refusalOf(cause) : null });
    }
  }

  #entry(item: ItemId): Entry {
    return this.#entries.get(item) ?? nothing;
  }
}

function same(one: readonly number[] | null, other: readonly number[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((number) => other.includes(number));
}
