import { SvelteSet } from 'svelte/reactivity';

import { waitingCases } from '../../../board-commands';
import { PagedList, type Part } from '../../../parts/paged-list.svelte';
import type { WaitingPage, WaitingQuery } from '../../../types';

/** The cases that wait for a meeting, as far as they are shown, and those that are chosen. */
export class WaitingList extends PagedList<WaitingQuery, WaitingPage> {
  /** Keys of the chosen cases; they stay chosen while the list is searched. */
  readonly chosen = new SvelteSet<number>();

  constructor() {
    super(waitingCases);
    this.load();
  }

  protected query(part: Part): WaitingQuery {
    return part;
  }

  choose(key: number, chosen: boolean): void {
    if (chosen) this.chosen.add(key);
    else this.chosen.delete(key);
  }
}
