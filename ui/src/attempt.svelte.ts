import { keepsFocus } from './parts/lost-focus';
import { refusalOf } from './refusal';
import type { Refusal } from './types';

/** One thing that a person asks for at a time, and what the back end said where it refused. */
export class Attempt {
  /** Whether it is under way. */
  busy = $state(false);
  /** Why the last one was refused; null while under way and where it was not. */
  refusal = $state.raw<Refusal | null>(null);

  /** Does `work`; nothing where something is under way already. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    const giveFocusBack = keepsFocus();
    this.busy = true;
    this.refusal = null;
    try {
      await work();
    } catch (cause) {
      this.refusal = refusalOf(cause);
    } finally {
      this.busy = false;
      giveFocusBack();
    }
  }
}
