import { refusalOf } from '../refusal';
import type { Refusal } from '../types';
import { LatestOnly } from './latest-only';

/** Rows read at a time. */
const pageSize = 50;

/** What is read of a list that is searched and turned over. */
export interface Part {
  text: string;
  offset: number;
  limit: number;
}

/** A list that is searched while one types and read page by page. */
export abstract class PagedList<Query extends Part, Page extends { total: number }> {
  text = $state('');
  offset = $state(0);
  page = $state.raw<Page | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  readonly #search: LatestOnly<Query, Page>;

  constructor(read: (query: Query) => Promise<Page>) {
    this.#search = new LatestOnly<Query, Page>(
      read,
      (page) => {
        this.page = page;
        this.refusal = null;
      },
      (cause) => (this.refusal = refusalOf(cause)),
    );
  }

  /** What is asked for to read `part`. */
  protected abstract query(part: Part): Query;

  /** Reads the present page again. */
  load(): void {
    this.#search.put(this.query({ text: this.text, offset: this.offset, limit: pageSize }));
  }

  /** Reads from the first page, after what is searched for changed. */
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
}
