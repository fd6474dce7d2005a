import { refusalOf } from '../../../refusal';
import type { Refusal } from '../../../types';
import { LatestOnly } from '../../../parts/latest-only';

/** What the back end says about a case that may change at any time: only the newest answer is shown. */
export class Asked<Question, Answer> {
  /** The newest answer; undefined before the first. It stays on the screen while it is asked anew. */
  answer = $state.raw<Answer | undefined>(undefined);
  /** Why the newest question was refused; null where it was not. */
  refusal = $state.raw<Refusal | null>(null);
  readonly #latest: LatestOnly<Question, Answer>;

  constructor(ask: (question: Question) => Promise<Answer>) {
    this.#latest = new LatestOnly(
      ask,
      (answer) => {
        this.answer = answer;
        this.refusal = null;
      },
      (cause) => {
        this.refusal = refusalOf(cause);
      },
    );
  }

  put(question: Question): void {
    this.#latest.put(question);
  }
}
