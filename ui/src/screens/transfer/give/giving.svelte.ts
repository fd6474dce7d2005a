import { SvelteMap } from 'svelte/reactivity';

import { searchCases } from '../../../commands';
import { PagedList, type Part } from '../../../parts/paged-list.svelte';
import { makeBundle } from '../../../transfer-commands';
import type { CasePage, CaseQuery, CaseStatus, Handover, PeerView, SavedSheet, TransferStep } from '../../../types';
import type { GivableCase } from './not-given';

/** A bundle that was just saved. */
export interface Given {
  path: string;
  cases: number;
  to: string;
  handover: Handover;
}

/** What is to be given to whom, and the cases to choose from as far as they are shown. */
export class Giving extends PagedList<CaseQuery, CasePage> {
  status = $state<CaseStatus | null>(null);
  /** The chosen cases by key; they stay chosen while the list is searched. */
  readonly chosen = new SvelteMap<number, GivableCase>();
  handover = $state<Handover>('lend');
  /** Number of the peer; null before one is chosen. */
  peer = $state<number | null>(null);
  progress = $state.raw<TransferStep | null>(null);
  given = $state.raw<Given | null>(null);

  constructor() {
    super(searchCases);
  }

  protected query(part: Part): CaseQuery {
    return { ...part, status: this.status };
  }

  choose(key: number, chosen: GivableCase | null): void {
    if (chosen) this.chosen.set(key, chosen);
    else this.chosen.delete(key);
  }

  /** Writes the bundle to `path`; null where the person stopped it. */
  async give(peer: PeerView, path: string, replace: boolean): Promise<SavedSheet | null> {
    this.progress = null;
    try {
      const { handover } = this;
      const cases = [...this.chosen.keys()];
      const made = await makeBundle(peer.number, cases, handover, path, replace, (told) => (this.progress = told));
      if (!made) return null;
      this.given = { path: made.path, cases: made.cases, to: peer.name, handover };
      this.chosen.clear();
      return { path: made.path, warnings: [] };
    } finally {
      this.progress = null;
    }
  }
}
