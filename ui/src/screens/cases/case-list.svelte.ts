import { searchCases } from '../../commands';
import { refusalOf } from '../../refusal';
import type { CasePage, CaseQuery, CaseStatus, Refusal } from '../../types';
import { LatestOnly } from '../../parts/latest-only';

/** Rows on one page of the list. */
export const pageSize = 50;

/** The list of cases as the person sees it: what is searched, which page, which row. */
export class CaseList {
  text = $state('');
  status = $state<CaseStatus | null>(null);
  offset = $state(0);
  /** Row on this page that the arrow keys stand on. */
  row = $state(0);
  page = $state.raw<CasePage | null>(null);
  refusal = $state.raw<Refusal | null>(null);

  #search = new LatestOnly<CaseQuery, CasePage>(
    searchCases,
    (page) => {
      this.page = page;
      this.refusal = null;
      this.row = Math.max(0, Math.min(this.row, page.rows.length - 1));
    },
    (cause) => {
      this.refusal = refusalOf(cause);
    },
  );

  /** Whether the list is narrowed by a search or a status. */
  get narrowed(): boolean {
    return this.text.trim() !== '' || this.status !== null;
  }

  /** Reads the present page again. */
  load(): void {
    this.#search.put({
      text: this.text,
      status: this.status,
      offset: this.offset,
      limit: pageSize,
    });
  }

  /** Reads from the first page, after the search or the status changed. */
  restart(): void {
    this.offset = 0;
    this.row = 0;
    this.load();
  }

  /** Turns to the page that begins at `offset`, standing on `row`. */
  turn(offset: number, row: number): void {
    const total = this.page?.total ?? 0;
    if (offset < 0 || offset >= total) return;
    this.offset = offset;
    this.row = row;
    this.load();
  }
}
