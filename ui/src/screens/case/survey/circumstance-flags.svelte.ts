import { SvelteMap } from 'svelte/reactivity';

import { refusalOf } from '../../../refusal';
import type { Circumstance, ItemId, Refusal } from '../../../types';

interface Entry {
  /** As on the screen; stays there whatever becomes of the saving. */
  flagged: readonly Circumstance[];
  /** Requests on their way. */
  waiting: number;
  refusal: Refusal | null;
}

/** What is flagged about the items on the screen. Only flags that are not in the file yet are kept here. */
export class CircumstanceFlags {
  readonly #entries = new SvelteMap<ItemId, Entry>();
  readonly #read: (item: ItemId) => readonly Circumstance[];
  readonly #send: (item: ItemId, flagged: readonly Circumstance[]) => Promise<void>;

  /** `read` tells what the file has; `send` saves in the order in which it is called. */
  constructor(
    read: (item: ItemId) => readonly Circumstance[],
    send: (item: ItemId, flagged: readonly Circumstance[]) => Promise<void>,
  ) {
    this.#read = read;
    this.#send = send;
  }

  flagged(item: ItemId): readonly Circumstance[] {
    return this.#entries.get(item)?.flagged ?? this.#read(item);
  }

  /** Items whose flags could not be saved. */
  get failed(): ItemId[] {
    return [...this.#entries].filter(([, entry]) => entry.refusal).map(([item]) => item);
  }

  refusal(item: ItemId): Refusal | null {
    return this.#entries.get(item)?.refusal ?? null;
  }

  /** Flags `circumstance`, or takes its flag away; what was tapped a moment before counts. */
  async toggle(item: ItemId, circumstance: Circumstance): Promise<void> {
    const flagged = this.flagged(item);
    await this.#save(
      item,
      flagged.includes(circumstance)
        ? flagged.filter((other) => other !== circumstance)
        : [...flagged, circumstance],
    );
  }

  /** Saves everything again that could not be saved. */
  async retryAll(): Promise<void> {
    await Promise.all(this.failed.map((item) => this.#save(item, this.flagged(item))));
  }

  async #save(item: ItemId, flagged: readonly Circumstance[]): Promise<void> {
    const waiting = (this.#entries.get(item)?.waiting ?? 0) + 1;
    this.#entries.set(item, { flagged, waiting, refusal: null });
    let refusal: Refusal | null = null;
    try {
      await this.#send(item, flagged);
    } catch (cause) {
      refusal = refusalOf(cause);
    }
    const entry = this.#entries.get(item);
    if (!entry) return;
    // While newer flags are on their way, only their fate counts.
    if (entry.waiting > 1) this.#entries.set(item, { ...entry, waiting: entry.waiting - 1 });
    else if (refusal) this.#entries.set(item, { ...entry, waiting: 0, refusal });
    else this.#entries.delete(item);
  }
}
