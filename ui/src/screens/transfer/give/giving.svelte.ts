import { SvelteMap } from 'svelte/reactivity';

import { searchCases } from '../../../commands';
import { LatestOnly } from '../../../parts/latest-only';
import { refusalOf } from '../../../refusal';
import { makeBundle } from '../../../transfer-commands';
import type { CasePage, CaseQuery, CaseStatus, Handover, PeerView, Refusal, SavedSheet, TransferStep } from '../../../types';
import type { GivableCase } from './not-given';

/** Rows read at a time. */
const pageSize = 50;

/** A bundle that was just saved. */
export interface Given {
  path: string;
  cases: number;
  to: string;
  handover: Handover;
}

/** What is to be given to whom, and the cases to choose from as far as they are shown. */
export class Giving {
  text = $state('');
  status = $state<CaseStatus | null>(null);
  offset = $state(0);
  page = $state.raw<CasePage | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** The chosen cases by key; they stay chosen while the list is searched. */
  readonly chosen = new SvelteMap<number, GivableCase>();
  handover = $state<Handover>('lend');
  /** Number of the peer; null before one is chosen. */
  peer = $state<number | null>(null);
  progress = $state.raw<TransferStep | null>(null);
  given = $state.raw<Given | null>(null);

  readonly #search = new LatestOnly<CaseQuery, CasePage>(
    searchCases,
    (page) => {
      this.page = page;
      this.refusal = null;
    },
    (cause) => (this.refusal = refusalOf(cause)),
  );

  /** Reads the present page again. */
  load(): void {
    this.#search.put({ text: this.text, status: this.status, offset: this.offset, limit: pageSize });
  }

  /** Reads from the first page, after the search or the status changed. */
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
