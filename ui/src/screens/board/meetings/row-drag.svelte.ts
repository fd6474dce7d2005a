import { placeAt } from './moved';

/** Distance from the window's edge at which the page begins to scroll, and how far it does per frame, pixels. */
const edge = 56;
const pace = 10;

/** A row of a table while it is dragged by mouse, pen or finger. */
export class RowDrag {
  /** The row that is dragged, counted from 0. */
  from = $state<number | null>(null);
  /** Where it would stand. */
  to = $state<number | null>(null);
  #y = 0;
  #frame = 0;
  #listeners: AbortController | null = null;

  constructor(
    private readonly rows: () => HTMLElement[],
    private readonly ondrop: (from: number, to: number) => void,
  ) {}

  start(event: PointerEvent, from: number): void {
    if (event.button !== 0 || this.from !== null) return;
    event.preventDefault();
    this.from = this.to = from;
    this.#y = event.clientY;
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const only = (handle: () => void) => (other: PointerEvent) => {
      if (other.pointerId === event.pointerId) handle();
    };
    window.addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== event.pointerId) return;
        this.#y = move.clientY;
        this.#look();
      },
      { signal },
    );
    window.addEventListener('pointerup', only(() => this.#drop()), { signal });
    window.addEventListener('pointercancel', only(() => this.stop()), { signal });
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return;
        key.preventDefault();
        this.stop();
      },
      { signal },
    );
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  /** Ends the drag where it began. */
  stop(): void {
    this.#listeners?.abort();
    this.#listeners = null;
    cancelAnimationFrame(this.#frame);
    this.from = this.to = null;
  }

  #look(): void {
    if (this.from === null) return;
    this.to = placeAt(this.#y, this.from, this.rows().map((row) => row.getBoundingClientRect()));
  }

  #scroll(): void {
    const by = this.#y < edge ? -pace : this.#y > window.innerHeight - edge ? pace : 0;
    if (by !== 0) {
      window.scrollBy(0, by);
      this.#look();
    }
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  #drop(): void {
    const { from, to } = this;
    this.stop();
    if (from !== null && to !== null && from !== to) this.ondrop(from, to);
  }
}
