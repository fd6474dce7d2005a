import { SvelteSet } from 'svelte/reactivity';

import { waitingCases } from '../../../board-commands';
import { refusalOf } from '../../../refusal';
import type { Refusal, WaitingPage, WaitingQuery } from '../../../types';
import { LatestOnly } from '../../../parts/latest-only';

/** Rows read at a time. */
const pageSize = 50;

/** The cases that wait for a meeting, as far as they are shown, and those that are chosen. */
export class WaitingList {
  text = $state('');
  offset = $state(0);
  page = $state.raw<WaitingPage | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** Keys of the chosen cases; they stay chosen while the list is searched. */
  readonly chosen = new SvelteSet<number>();

  readonly #search = new LatestOnly<WaitingQuery, WaitingPage>(
    waitingCases,
    (page) => {
      this.page = page;
      this.refusal = null;
    },
    (cause) => (this.refusal = refusalOf(cause)),
  );

  constructor() {
    this.load();
  }

  /** Reads the present page again. */
  load(): void {
    this.#search.put({ text: this.text, offset: this.offset, limit: pageSize });
  }

  /** Reads from the first page, after the search changed. */
  restart(): void {
    this.offset = 0;
    this.load();
  }

  get hasEarlier(): boolean {
    return this.offset > 0;
  }

  get hasLater(): boolean {
    return this.offset + pageSize < (this.page?.total ?? 0);
  }

  turn(by: 1 | -1): void {
    this.offset = Math.max(0, this.offset + by * pageSize);
    this.load();
  }

  choose(key: number, chosen: boolean): void {
    if (chosen) this.chosen.add(key);
    else this.chosen.delete(key);
  }
}
