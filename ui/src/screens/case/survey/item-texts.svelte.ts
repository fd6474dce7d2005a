import { SvelteMap } from 'svelte/reactivity';

import { refusalOf } from '../../../refusal';
import type { ItemId, Refusal } from '../../../types';
import type { Serial } from '../serial';

/** Whether the text on the screen is the one in the file. */
export type TextState = 'empty' | 'saved' | 'changed' | 'saving' | 'failed';

interface Entry {
  /** As on the screen; stays there whatever becomes of the saving. */
  text: string;
  /** As the file has it. */
  saved: string;
  /** As last sent to the file. */
  sent: string;
  /** Requests on their way. */
  waiting: number;
  refusal: Refusal | null;
}

const nothing: Entry = { text: '', saved: '', sent: '', waiting: 0, refusal: null };

/** How long a person pauses before what was typed is saved, milliseconds. */
const pause = 700;

/** One text per item (特記事項, or the memos of the visit) on the screen, and how far each is saved. */
export class ItemTexts<Saved> {
  readonly #entries = new SvelteMap<ItemId, Entry>();
  readonly #timers = new Map<ItemId, ReturnType<typeof setTimeout>>();
  readonly #serial: Serial;
  readonly #send: (item: ItemId, text: string) => Promise<Saved>;
  readonly #onsaved: (saved: Saved) => void;

  /** `items` are those of the form: each is followed by itself, so that one text redraws one row. */
  constructor(
    items: readonly ItemId[],
    texts: Record<ItemId, string | undefined>,
    serial: Serial,
    send: (item: ItemId, text: string) => Promise<Saved>,
    onsaved: (saved: Saved) => void,
  ) {
    this.#serial = serial;
    this.#send = send;
    this.#onsaved = onsaved;
    for (const item of items) {
      const text = texts[item] ?? '';
      this.#entries.set(item, { ...nothing, text, saved: text });
    }
  }

  /** The text of `item` as on the screen. */
  text(item: ItemId): string {
    return this.#entry(item).text;
  }

  state(item: ItemId): TextState {
    const { text, saved, waiting, refusal } = this.#entry(item);
    if (waiting > 0) return 'saving';
    if (refusal) return 'failed';
    if (text !== saved) return 'changed';
    return text === '' ? 'empty' : 'saved';
  }

  refusal(item: ItemId): Refusal | null {
    return this.#entry(item).refusal;
  }

  /** Items whose text could not be saved. */
  get failed(): ItemId[] {
    return [...this.#entries].filter(([, entry]) => entry.refusal).map(([item]) => item);
  }

  /** Takes what was typed; it is saved after a pause, or when the field is left. */
  type(item: ItemId, text: string): void {
    this.#entries.set(item, { ...this.#entry(item), text });
    clearTimeout(this.#timers.get(item));
    this.#timers.set(item, setTimeout(() => void this.leave(item), pause));
  }

  /** Saves `item` now if its text changed. */
  async leave(item: ItemId): Promise<void> {
    clearTimeout(this.#timers.get(item));
    this.#timers.delete(item);
    const { text, saved, sent, waiting, refusal } = this.#entry(item);
    if (!refusal && text === (waiting > 0 ? sent : saved)) return;
    await this.#save(item);
  }

  /** Saves everything that changed. */
  async leaveAll(): Promise<void> {
    await Promise.all([...this.#timers.keys()].map((item) => this.leave(item)));
  }

  /** Saves a text again that could not be saved. */
  async retry(item: ItemId): Promise<void> {
    if (this.#entry(item).refusal) await this.#save(item);
  }

  /** Shows what the file has by now, after undo or a copy. A text that is not saved yet stays on the screen. */
  put(item: ItemId, text: string): void {
    const entry = this.#entry(item);
    if (entry.text === entry.saved) this.#entries.set(item, { ...nothing, text, saved: text });
    else this.#entries.set(item, { ...entry, saved: text });
  }

  async #save(item: ItemId): Promise<void> {
    const before = this.#entry(item);
    const { text } = before;
    this.#entries.set(item, { ...before, sent: text, waiting: before.waiting + 1, refusal: null });
    try {
      const saved = await this.#serial.run(() => this.#send(item, text));
      const entry = this.#entry(item);
      this.#entries.set(item, { ...entry, saved: text, waiting: entry.waiting - 1 });
      this.#onsaved(saved);
    } catch (cause) {
      const entry = this.#entry(item);
      const waiting = entry.waiting - 1;
      // While a newer text is on its way, only that one's fate counts.
      this.#entries.set(item, { ...entry, waiting, refusal: waiting === 0 ? refusalOf(cause) : null });
    }
  }

  #entry(item: ItemId): Entry {
    return this.#entries.get(item) ?? nothing;
  }
}
