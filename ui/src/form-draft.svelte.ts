import { draft, keepDraft } from './keeping-commands';
import { beforeLocking } from './session';

/**
 * What is typed into a form that has a button to save it. Saving is for the person to do; where the file locks by itself
 * before that, it is kept in the file, and put back when the same person opens the form again.
 */
export class FormDraft {
  /** Whether what stands in the form was put back. */
  isBack = $state(false);

  /** `form` tells the form from all others. */
  constructor(private readonly form: string) {}

  /**
   * Puts back what is kept by `put`, and keeps what `typed` says when the file locks; null where nothing is unsaved.
   * `begun` ends when the form shows what is on file. Answers with what ends that.
   */
  attach(typed: () => string | null, put: (content: string) => void, begun: Promise<unknown> = Promise.resolve()): () => void {
    const putBack = async () => {
      await begun;
      const content = await draft(this.form);
      // What is typed already is newer.
      if (content === null || typed() !== null) return;
      put(content);
      this.isBack = true;
    };
    void putBack().catch(() => undefined);
    return beforeLocking(async () => {
      const content = typed();
      if (content !== null) await keepDraft(this.form, content);
    });
  }

  /** Throws away what is kept: it was saved, or is not wanted. */
  async drop(): Promise<void> {
    if (!this.isBack) return;
    await keepDraft(this.form, null);
    this.isBack = false;
  }

  /** Leaves the form unsaved by `close`: what is kept is not wanted any more. */
  async leave(close: () => unknown): Promise<void> {
    await this.drop().catch(() => undefined);
    await close();
  }
}
